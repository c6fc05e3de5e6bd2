"""What a chart draws: a mark is one value of one indicator of one body in one year."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.formatting import NOT_REPORTED, quantity, year_text
from dashboard.language import N_, _

REPORTED, NO_REPORT = N_("已报告"), N_("无报告")
# What a figure may be besides one of its year (口径): a total over several years, or one whose
# start is not written. `dashboard.analysis.cumulative` tells them by the words around a count.
BASES = {"running": N_("历年累计"), "open": N_("累计（起点未写明）")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its hedge and unit, and the counts it was read from.

    `value` None means that the body reported on the year but did not state the indicator;
    `report_id` None means that there is no report for the year at all. `basis` is a key of
    `BASES`, None for a figure of the year.
    """

    place: str
    name: str
    district: str | None
    level: str | None
    year: int | None
    category: str
    indicator: str
    unit: str | None
    value: float | None
    qualifier: str
    report_id: str | None
    title: str | None
    count_ids: tuple[str, ...] = ()
    basis: str | None = None

    @property
    def key(self) -> str:
        """Identity of the mark inside a snapshot."""
        return "|".join(
            (self.report_id or self.place, str(self.year), self.indicator, self.unit or "")
        )

    @property
    def hedged(self) -> bool:
        """Whether the report hedges the value."""
        return self.qualifier != "exact"

    @property
    def running(self) -> bool:
        """Whether the value is a running total, which compares with no year's own figure."""
        return self.basis == "running" and self.value is not None

    @property
    def state(self) -> str:
        """Whether the value is reported and on which basis, left out, or its report missing."""
        if self.report_id is None:
            return _(NO_REPORT)
        if self.value is None:
            return _(NOT_REPORTED)
        return _(BASES.get(self.basis, REPORTED))

    @property
    def panel(self) -> tuple[str, str | None, str | None, bool]:
        """What marks must share to stand on one axis: indicator, level, unit, and the span."""
        return self.indicator, self.level, self.unit, self.running

    def phrase(self, *, exact: bool = False) -> str:
        """Return hedge, number and unit."""
        return quantity(self.value, self.unit, self.qualifier, exact=exact)

    def heading(self) -> str:
        """Return body and year."""
        return f"{self.name} {year_text(self.year)}"


def mark_of(row: Mapping) -> Mark:
    """Make the mark of a row of `indicator_values` joined with its report."""
    fields = {name: row.get(name) for name in Mark.__dataclass_fields__ if name != "count_ids"}
    return Mark(**fields, count_ids=tuple(row["count_ids"] or ()))
