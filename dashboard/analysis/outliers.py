"""Values far from those of the other bodies of the same level.

Measure: the modified z-score 0.6745 · (x - median) / MAD with the threshold 3.5, after
B. Iglewicz and D. C. Hoaglin, "How to Detect and Handle Outliers", ASQC Quality Press, 1993.
Amounts are taken as log(1 + x), for what sets bodies apart is their size: twice as much and half
as much are about equally far. Shares and rates are taken as they stand.

An outlier is a reason to look at the source, not a fault: a large town has large figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p
from statistics import median

from dashboard.analysis.groups import PeerGroup, find_peer_groups, is_rate
from dashboard.formatting import HEDGE_SIGNS, level_label, quantity
from dashboard.language import N_, _
from dashboard.marks import Mark

THRESHOLD = 3.5
FEWEST_PEERS = 8  # bodies that report; a median deviation of fewer says nothing
# Share of the standard deviation that the MAD of a normal distribution is.
CONSISTENCY = 0.6745
# The MAD counts as at least this. It is 0 where more than half of the bodies state the same (all
# 100%, all 2次), and any difference would be infinitely far. With these an amount is an outlier
# from about 1.7 times the median, a rate from about 10 points off.
LEAST_LOG, LEAST_POINTS = 0.1, 2.0
_WORDING = {
    "high": N_("{level}中明显偏高：{total} 个主体的中位数是 {median}"),
    "low": N_("{level}中明显偏低：{total} 个主体的中位数是 {median}"),
}


@dataclass(frozen=True, slots=True)
class Outlier:
    """A mark far from its peers: `direction` is `high` or `low`, `score` the modified z-score."""

    mark: Mark
    group: PeerGroup
    direction: str
    score: float

    @property
    def median(self) -> float:
        """The median of the group, in the unit of the mark."""
        return self.group.median

    def phrase(self) -> str:
        """Return direction and median in words."""
        return _(_WORDING[self.direction]).format(
            level=level_label(self.mark.level),
            total=len(self.group.marks),
            median=quantity(self.median, self.mark.unit, self.group.median_qualifier),
        )


def find_outliers(marks: Iterable[Mark]) -> list[Outlier]:
    """Return the outliers among marks, the farthest first.

    A group of fewer than `FEWEST_PEERS` bodies has none. Hedged values count at their stated
    value, but one whose hedge points back to its peers (a low ≥, a high ≤) is no outlier.
    """
    found = [outlier for group in find_peer_groups(marks) for outlier in _outliers(group)]
    return sorted(found, key=lambda outlier: (-abs(outlier.score), outlier.mark.key))


def _outliers(group: PeerGroup) -> Iterable[Outlier]:
    if len(group.marks) < FEWEST_PEERS or group.marks[0].value < 0:
        return
    rate = is_rate(group.marks[0])
    values = [mark.value if rate else log1p(mark.value) for mark in group.marks]
    middle = median(values)
    spread = median(abs(value - middle) for value in values)
    scale = CONSISTENCY / max(spread, LEAST_POINTS if rate else LEAST_LOG)
    for mark, value in zip(group.marks, values, strict=True):
        score = scale * (value - middle)
        if -THRESHOLD <= score <= THRESHOLD:
            continue
        direction = "high" if score > 0 else "low"
        if not _may_be_nearer(mark, direction):
            yield Outlier(mark, group, direction, score)


def _may_be_nearer(mark: Mark, direction: str) -> bool:
    return HEDGE_SIGNS[mark.qualifier] == {"high": "≤", "low": "≥"}[direction]
