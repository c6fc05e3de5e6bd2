"""Where a body stands among the bodies of its level that state the same thing in the same year."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.analysis.groups import PeerGroup, find_peer_groups
from dashboard.formatting import quantity
from dashboard.language import _
from dashboard.marks import Mark

RANKED_FROM = 3  # bodies that report, the one in question included; a rank of two is a pair
PLACED_FROM = 5  # fewer would move the percentile in steps of more than twenty


@dataclass(frozen=True, slots=True)
class Position:
    """A mark among its peers.

    `rank` counts from the highest value, equal values share a rank and the next is left out
    (1, 2, 2, 4); it says how large a value is, not how good. `percentile` is 0 to 100. Both, and
    the median, are None where too few bodies report: `RANKED_FROM`, `PLACED_FROM`.
    """

    mark: Mark
    group: PeerGroup
    rank: int | None
    percentile: float | None

    @property
    def reporting(self) -> int:
        """How many bodies report, this one included."""
        return len(self.group.marks)

    @property
    def silent(self) -> int:
        """How many bodies of the level reported on the year without stating the indicator."""
        return len(self.group.silent)

    @property
    def hedged(self) -> bool:
        """Whether any value that the position rests on is hedged."""
        return self.group.hedged > 0

    @property
    def median(self) -> float | None:
        """The median of the values; None where too few bodies report."""
        return None if self.rank is None else self.group.median

    def phrase(self) -> str:
        """Return the position in words, or that too few bodies report for one."""
        if self.rank is None:
            return _("同层级只有 {reporting} 个主体报告，不排位次").format(reporting=self.reporting)
        place = _("第 {rank} 位").format(rank=self.rank)
        # A hedged value may in truth stand on the other side of its neighbour.
        place = _("约{place}").format(place=place) if self.hedged else place
        return _("{place}（{reporting} 个主体报告，由高到低），中位数 {median}").format(
            place=place,
            reporting=self.reporting,
            median=quantity(self.median, self.mark.unit, self.group.median_qualifier),
        )


def find_positions(marks: Iterable[Mark]) -> dict[str, Position]:
    """Return the position of each mark that bears a value, by the key of the mark.

    `marks` holds the peers as well, and the silent reports (value None), which are counted apart.
    A mark has no entry where its level or year is unknown, or its body has several reports on
    the year.
    """
    return {
        position.mark.key: position
        for group in find_peer_groups(marks)
        for position in _positions(group)
    }


def _positions(group: PeerGroup) -> Iterable[Position]:
    """Yield the positions in a group.

    The percentile is by mid-rank: 100 · (below + equal / 2) / n, the value itself among the
    equal ones. This is the mid-distribution function F(x) - p(x) / 2 of E. Parzen, "Quantile
    Probability and Statistical Data Modeling", Statistical Science 19(4), 2004: the middle of
    a group is at 50 and equal values are treated alike, however many they are.
    """
    total = len(group.marks)
    start = 0
    while start < total:
        end = start + 1
        while end < total and group.marks[end].value == group.marks[start].value:
            end += 1
        rank = total - end + 1 if total >= RANKED_FROM else None
        percentile = 50 * (start + end) / total if total >= PLACED_FROM else None
        for mark in group.marks[start:end]:
            yield Position(mark, group, rank, percentile)
        start = end
