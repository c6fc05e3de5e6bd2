"""Headline figures: an indicator in one level, unit and year, over bodies or of one body."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis.changes import Change, find_changes
from dashboard.analysis.groups import PeerGroup, find_peer_groups
from dashboard.formatting import indicator_label, labelled, level_label, quantity, year_text
from dashboard.language import _
from dashboard.marks import Mark


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """An indicator among the bodies of one level that state it in one unit and year.

    `change` is that of the only body, where there is just one and it has one. Nothing is summed:
    a sum is asked for with `roll_up`.
    """

    group: PeerGroup
    change: Change | None

    @property
    def bodies(self) -> int:
        """How many bodies report the figure."""
        return len(self.group.marks)

    @property
    def own(self) -> Mark | None:
        """The mark of the only body; None where there are several."""
        return self.group.marks[0] if self.bodies == 1 else None

    @property
    def lowest(self) -> Mark:
        """The mark with the lowest value."""
        return self.group.marks[0]

    @property
    def highest(self) -> Mark:
        """The mark with the highest value."""
        return self.group.marks[-1]

    def label(self) -> str:
        """Return what the figure is of: indicator, level and year."""
        parts = {"level": level_label(self.group.level), "year": year_text(self.group.year)}
        about = _("{level}，{year}").format(**parts)
        return labelled(indicator_label(self.group.indicator), about)

    def value(self) -> str:
        """Return the value of the only body, or the median, with hedge and unit."""
        if self.own is not None:
            return self.own.phrase()
        return quantity(self.group.median, self.group.unit, self.group.median_qualifier)

    def note(self) -> str:
        """Return what stands below the value: the change of one body, the range of several."""
        if self.own is not None:
            return "" if self.change is None else _("比上年{change}").format(
                change=self.change.phrase()
            )  # fmt: skip
        return _("{bodies} 个主体的中位数，{lowest} 至 {highest}").format(
            bodies=self.bodies, lowest=self.lowest.phrase(), highest=self.highest.phrase()
        )


def headline_figures(
    marks: Iterable[Mark], indicators: Sequence[str], year: int | None = None
) -> list[HeadlineFigure]:
    """Return the figures of some indicators, in their order, those of most bodies first.

    `year` None takes the latest year of each indicator, level and unit. For one body give its
    marks alone. A group in which every body has several reports on the year bears no figure.
    """
    marks = [mark for mark in marks if mark.indicator in set(indicators)]
    changes = find_changes(marks)
    chosen: dict[tuple, PeerGroup] = {}
    for group in find_peer_groups(marks):
        row = group.indicator, group.level, group.unit
        later = row not in chosen or chosen[row].year < group.year
        if group.marks and year in (None, group.year) and later:
            chosen[row] = group
    ordered = sorted(chosen.values(), key=lambda group: _place(group, indicators))
    return [HeadlineFigure(group, _only_change(group, changes)) for group in ordered]


def leading_indicators(
    ranked: Sequence[str], categories: Sequence[str], each: int = 1
) -> list[str]:
    """Return the first `each` indicators of some categories, by category.

    `ranked` has the most reported first; an identifier begins with that of its category.
    """
    return [
        indicator
        for category in categories
        for indicator in [name for name in ranked if name.split(".")[0] == category][:each]
    ]


def _place(group: PeerGroup, indicators: Sequence[str]) -> tuple:
    return indicators.index(group.indicator), -len(group.marks), group.level, group.unit or ""


def _only_change(group: PeerGroup, changes: dict[str, Change]) -> Change | None:
    return changes.get(group.marks[0].key) if len(group.marks) == 1 else None
