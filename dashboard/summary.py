"""An indicator summed up over the bodies of one level that state it in one unit and year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.hedges import joint_qualifier, median_qualifier
from dashboard.formatting import (
    indicator_label,
    level_label,
    quantity,
    year_text,
)
from dashboard.language import N_, _
from dashboard.marks import Mark
from dashboard.selection import Selection

MEDIAN, SUM = "median", "sum"
WAYS = {MEDIAN: N_("中位数"), SUM: N_("合计")}
# The latest year counts once it has at least this share of the reports of the fullest year: the
# first report of a new year must not stand for all.
_ENOUGH = 0.5
_HIGH = N_("{heading}{indicator} {value}，明显高于{level}中位数 {median}（{total} 个主体）。")
_LOW = N_("{heading}{indicator} {value}，明显低于{level}中位数 {median}（{total} 个主体）。")


@dataclass(frozen=True, slots=True)
class Panel:
    """What may stand on one axis: an indicator, a level and a unit, with a year.

    `series` is its number in the snapshot, `bodies` how many bear a value in the year, `common`
    how many bodies of the whole snapshot ever do.
    """

    series: int
    category: str
    indicator: str
    level: str | None
    unit: str | None
    rate: bool
    year: int | None
    bodies: int
    common: int

    @property
    def comparable(self) -> bool:
        """Whether the bodies may stand in one figure: several of unknown level or year may not."""
        return self.bodies == 1 or None not in (self.level, self.year)


@dataclass(frozen=True, slots=True)
class Summary:
    """The values of a panel: the two middle ones, the sum, and their hedges.

    `hedges` are those of the values with the side of the middle that they are on, as
    `median_qualifier` takes them.
    """

    panel: Panel
    low: float
    high: float
    hedges: tuple[tuple[str, int], ...]
    total: float
    qualifiers: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The median: the value itself where there is one."""
        return (self.low + self.high) / 2

    @property
    def hedged(self) -> bool:
        """Whether the median is hedged."""
        return median_qualifier(self.hedges) != "exact"

    def way(self, asked: str) -> str:
        """Return how the values are rolled up: as asked, but shares and rates never add."""
        return MEDIAN if self.panel.rate else asked

    def value(self, asked: str = MEDIAN) -> str:
        """Return the median or the sum in words; the value itself where there is one."""
        if self.way(asked) == SUM:
            return quantity(self.total, self.panel.unit, joint_qualifier(self.qualifiers))
        return quantity(self.middle, self.panel.unit, median_qualifier(self.hedges))

    def note(self, asked: str, reporting: int) -> str:
        """Return what the value is of; `reporting` bodies of the level reported on the year."""
        words = {
            "year": year_text(self.panel.year),
            "level": level_label(self.panel.level),
            "bodies": self.panel.bodies,
            "way": _(WAYS[self.way(asked)]),
            "reporting": reporting,
        }
        if reporting <= self.panel.bodies:
            return _("{year}，{level} {bodies} 个主体的{way}").format(**words)
        return _("{year}，{level} {reporting} 个主体中写明的 {bodies} 个的{way}").format(**words)


@dataclass(frozen=True, slots=True)
class Standout:
    """A value far from those of the other bodies of its level, which `beside` sums up."""

    mark: Mark
    beside: Summary
    high: bool

    def sentence(self) -> str:
        """Return what stands out as a sentence in the language spoken."""
        words = _HIGH if self.high else _LOW
        return _(words).format(
            heading=self.mark.heading(),
            indicator=indicator_label(self.mark.indicator),
            value=self.mark.phrase(),
            level=level_label(self.mark.level),
            total=self.beside.panel.bodies,
            median=self.beside.value(),
        )


def main_year(reports: Mapping[int | None, int]) -> int | None:
    """Return the year that headlines are about, the numbers of reports by year given."""
    dated = {year: number for year, number in reports.items() if year is not None}
    enough = _ENOUGH * max(dated.values(), default=0)
    return max((year for year, number in dated.items() if number >= enough), default=None)


def shown_categories(selection: Selection, core: Sequence[str]) -> tuple[str, ...]:
    """Return the categories that a selection is about: those it names, else those of the core."""
    named = (indicator.split(".")[0] for indicator in selection.indicators)
    return selection.categories or tuple(dict.fromkeys(named)) or tuple(core)


def leading_panels(panels: Iterable[Panel], category: str, year: int | None) -> list[Panel]:
    """Return the panels of a category: of the year first, in it those of most bodies."""
    own = (panel for panel in panels if panel.category == category)
    return sorted(own, key=lambda panel: (panel.year != year, -panel.bodies, *_usual(panel)))


def latest_panels(panels: Iterable[Panel], category: str) -> list[Panel]:
    """Return the panels of a category, each of the latest year that it has values in."""
    latest: dict[int, Panel] = {}
    for panel in panels:
        known = latest.setdefault(panel.series, panel)
        if panel.category == category and (panel.year or 0) > (known.year or 0):
            latest[panel.series] = panel
    return [panel for panel in latest.values() if panel.category == category]


def headline_panels(
    panels: Sequence[Panel], categories: Sequence[str], year: int | None, most: int
) -> dict[str, list[Panel]]:
    """Return the panels of some categories that lead in a year, one an indicator, at most `most`.

    A category without value in the year has none: that is what the reader is told.
    """
    found: dict[str, list[Panel]] = {}
    for category in categories[:most]:
        first: dict[str, Panel] = {}
        for panel in leading_panels(panels, category, year):
            if panel.year == year and panel.comparable:
                first.setdefault(panel.indicator, panel)
        found[category] = list(first.values())[: max(1, most // len(categories))]
    return found


def _usual(panel: Panel) -> tuple:
    return -panel.common, -(panel.year or 0), panel.indicator, panel.level or "", panel.unit or ""
