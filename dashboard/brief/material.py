"""What a brief is made from, as the queries give it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from dashboard.brief.citations import Citations
from dashboard.marks import Mark


@dataclass(frozen=True, slots=True)
class Material:
    """Values and reports of the bodies of a brief, in all years, and what is known of them.

    `marks` bear values (`queries.select_marks`), `reports` are the reports of the same bodies
    (`load_coverage`). `peers` are the values of all bodies of the same levels in the year of the
    brief, `peer_reports` their reports, `peer_places` the places that they are of, all if empty.
    `findings` are those of the checks on the year (`read_findings`). `snapshot` and `built_on`
    tell the state of the data.
    """

    marks: tuple[Mark, ...]
    reports: tuple[Mapping, ...]
    citations: Citations
    snapshot: str
    built_on: datetime | None
    peers: tuple[Mark, ...] = ()
    peer_reports: tuple[Mapping, ...] = ()
    peer_places: tuple[str, ...] = ()
    findings: tuple[Mapping, ...] = ()
    _stated: Mapping[tuple, list[Mark]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Order the values by body, matter and year, for a long brief asks for each of them."""
        stated: dict[tuple, list[Mark]] = {}
        for mark in self.marks:
            stated.setdefault((mark.place, mark.indicator, mark.level, mark.year), []).append(mark)
        object.__setattr__(self, "_stated", stated)

    def of_body(self, place: str) -> "Material":
        """Return what concerns the body at a place, without the bodies below it."""
        reports = tuple(row for row in self.reports if row["place"] == place)
        ids = {row["report_id"] for row in reports}
        return replace(
            self,
            marks=tuple(mark for mark in self.marks if mark.place == place),
            reports=reports,
            findings=tuple(row for row in self.findings if row["report_id"] in ids),
        )

    def years_reported(self) -> list[int]:
        """Return the years with a report, ascending."""
        return sorted({row["year"] for row in self.reports if row["year"] is not None})

    def reports_of(self, year: int) -> list[Mapping]:
        """Return the reports on a year."""
        return [row for row in self.reports if row["year"] == year]

    def at(self, like: Mark, year: int) -> list[Mark]:
        """Return what the body of a mark says of the same matter in a year: never empty.

        Values of the same unit, or else those of other units; where there is no value, one mark
        that tells a silent report from a missing one.
        """
        stated = self._stated.get((like.place, like.indicator, like.level, year), [])
        same = [mark for mark in stated if mark.unit == like.unit]
        return same or stated or [self.silent(like, year)]

    def silent(self, like: Mark, year: int) -> Mark:
        """Return a mark without value for the body of another mark in a year."""
        report = next(
            (row for row in self.reports if (row["place"], row["year"]) == (like.place, year)), None
        )
        return replace(
            like,
            year=year,
            value=None,
            qualifier="exact",
            count_ids=(),
            report_id=report and report["report_id"],
            title=report and (report["title"] or report["report"]),
        )
