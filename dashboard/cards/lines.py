"""The lines of an indicator through the years, and what becomes of them in arithmetic."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.analysis import Change, explain_missing_changes, find_changes, split_running
from dashboard.cards.card import split_panels
from dashboard.formatting import HEDGE_SIGNS
from dashboard.language import _
from dashboard.marks import Mark

LINES = 8  # bodies of a panel that can still be told apart


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines of one indicator over some years.

    `panels` hold the figures of single years, `running` the running totals: the two never share a
    line. `lines` counts all lines, those too that are not among the marks. `changes` and
    `reasons` tell by key what each mark changed against the year before, or why that is not known.
    `stated` holds who states the indicator when, in whatever unit and however hedged.
    """

    indicator: str
    years: tuple[int, ...]
    panels: tuple[tuple[Mark, ...], ...]
    running: tuple[tuple[Mark, ...], ...]
    lines: int
    changes: Mapping[str, Change]
    reasons: Mapping[str, str]
    covered: Mapping[tuple[str, int], str]
    stated: frozenset[tuple[str, int]]

    @property
    def every_panel(self) -> tuple[tuple[Mark, ...], ...]:
        """All panels, the running totals last."""
        return *self.panels, *self.running

    @property
    def marks(self) -> list[Mark]:
        """The marks of all panels."""
        return [mark for panel in self.every_panel for mark in panel]

    def years_of(self, place: str) -> list[tuple[str, int]]:
        """Return the pairs of a place and the years of the axis in which it states the matter."""
        return [(place, year) for year in self.years if (place, year) in self.stated]


class ChangeCells(Mapping):
    """The further cells of the rows of marks by key, made only when a table asks for them."""

    def __init__(self, trend: Trend, marks: Iterable[Mark]) -> None:
        self._trend = trend
        self._keys = dict.fromkeys(mark.key for mark in marks)

    def __getitem__(self, key: str) -> dict[str, object]:
        if key not in self._keys:
            raise KeyError(key)
        return _change_cells(self._trend, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def make_trend(
    indicator: str,
    marks: Sequence[Mark],
    lines: int,
    around: Sequence[Mark],
    years: Sequence[int],
    covered: Mapping[tuple[str, int], str],
) -> Trend:
    """Order the lines of an indicator.

    `around` are all its marks of the bodies of `marks`, in every unit, the year before the first
    one among them. `covered` holds the report of each pair of place and year.
    """
    own, running = split_running(marks)
    stated = frozenset((mark.place, mark.year) for mark in around)
    return Trend(
        indicator,
        tuple(years),
        _panels(own, indicator),
        _panels(running, indicator),
        lines,
        find_changes(around),
        explain_missing_changes([*around, *_silent(marks, stated, covered)]),
        covered,
        stated,
    )


def listed_marks(trend: Trend, panels: Iterable[Sequence[Mark]]) -> list[Mark]:
    """Return the marks of panels, line by line; a year without one has a mark without value.

    A year in which the body states the indicator in another unit, or with a hedge that is
    filtered out, has none: it is reported.
    """
    found = []
    for panel in panels:
        for line in _lines(panel).values():
            for year in trend.years:
                found += [mark for mark in line if mark.year == year]
                if (line[0].place, year) not in trend.stated:
                    report_id = trend.covered.get((line[0].place, year))
                    found.append(_without_value(line[0], year, report_id))
    return found


def _change_cells(trend: Trend, key: str) -> dict[str, object]:
    """Return the further cells of the row of a mark: the year before and what changed since."""
    change = trend.changes.get(key)
    reason = trend.reasons.get(key, "")
    return {
        _("上年值"): change and change.before.value,
        _("上年限定"): HEDGE_SIGNS[change.before.qualifier] if change else "",
        _("增减"): change and change.difference,
        _("增幅（%）"): None if change is None or change.rate is None else change.rate * 100,
        _("增减限定"): HEDGE_SIGNS[change.qualifier] if change else "",
        _("同比"): change.phrase() if change else _(reason),
    }


def _panels(marks: Sequence[Mark], indicator: str) -> tuple[tuple[Mark, ...], ...]:
    return tuple(map(tuple, split_panels(marks, [indicator])))


def _lines(panel: Sequence[Mark]) -> dict[str, list[Mark]]:
    lines: dict[str, list[Mark]] = {}
    for mark in panel:
        lines.setdefault(mark.place, []).append(mark)
    return lines


def _silent(
    marks: Sequence[Mark],
    stated: frozenset[tuple[str, int]],
    covered: Mapping[tuple[str, int], str],
) -> list[Mark]:
    """Return a mark without value for each report of these bodies that omits the indicator."""
    some = {mark.place: mark for mark in marks}
    return [
        _without_value(some[place], year, report_id)
        for (place, year), report_id in covered.items()
        if place in some and (place, year) not in stated
    ]


def _without_value(like: Mark, year: int, report_id: str | None) -> Mark:
    return replace(
        like,
        year=year,
        value=None,
        qualifier="exact",
        count_ids=(),
        report_id=report_id,
        title=None,
        basis=None,
    )
