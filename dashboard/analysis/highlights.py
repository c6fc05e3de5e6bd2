"""What stands out in a selection, as data for words: the largest changes and the outliers.

Each item carries its marks, so that every figure in its sentence can be opened at its source. A
sentence is plain text; whoever shows it escapes it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from dashboard.analysis.changes import Change, change_between, find_pairs
from dashboard.analysis.groups import is_rate
from dashboard.analysis.outliers import Outlier, find_outliers
from dashboard.formatting import indicator_label
from dashboard.language import _
from dashboard.marks import Mark

# From 1件 to 4件 is +300% and no news: the year before must have had at least this much.
SMALLEST_BASE = 10
SMALLEST_RATE = 0.1  # what moves less is named by no headline
SMALLEST_POINTS = 5.0  # the same for shares and rates, in percentage points
PER_BODY = 2  # items on one body: one odd report must not fill the list


@dataclass(frozen=True, slots=True)
class Highlight:
    """A change or an outlier that stands out."""

    subject: Change | Outlier

    @property
    def kind(self) -> str:
        """`change` or `outlier`."""
        return "change" if isinstance(self.subject, Change) else "outlier"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks whose figures the sentence states, the one in question first."""
        before = (self.subject.before,) if isinstance(self.subject, Change) else ()
        return self.subject.mark, *before

    def sentence(self) -> str:
        """Return what stands out as a sentence in the language spoken."""
        mark = self.subject.mark
        parts = {
            "heading": mark.heading(),
            "indicator": indicator_label(mark.indicator),
            "value": mark.phrase(),
            "finding": self.subject.phrase(),
        }
        if self.kind == "change":
            return _("{heading}{indicator} {value}，比上年{finding}。").format(**parts)
        return _("{heading}{indicator} {value}，在{finding}。").format(**parts)


def largest_changes(
    marks: Iterable[Mark], year: int | None = None, limit: int = 5
) -> list[Highlight]:
    """Return the largest changes against the year before, the largest first.

    `year` None takes all years. Leave running totals out of `marks`, and give those of the years
    before `year` as well.

    They are ranked by |rate|, those of shares and rates by their percentage points (20 points as
    20%). Left out are changes from small bases, small changes, and those whose hedge leaves open
    whether the figure rose or fell. Of equal weight, the later year comes first, then the
    order of places.
    """
    marks = marks if year is None else [mark for mark in marks if mark.year in (year, year - 1)]
    found = [
        (weight, mark, before)
        for mark, before in find_pairs(marks)
        if year in (None, mark.year) and (weight := _weight(mark, before))
    ]
    changes = (change_between(mark, before) for mark, before in _heaviest_first(found))
    told = (Highlight(change) for change in changes if change.direction is not None)
    return list(islice(_few_of_each_body(told), limit))


def farthest_outliers(
    marks: Iterable[Mark], year: int | None = None, limit: int = 5
) -> list[Highlight]:
    """Return the outliers against bodies of the same level, the farthest first.

    Give the marks of all bodies of the levels: outliers rest on them.
    """
    marks = (mark for mark in marks if year in (None, mark.year))
    found = map(Highlight, find_outliers(marks))
    return list(islice(_few_of_each_body(found), limit))


def _weight(mark: Mark, before: Mark) -> float:
    """Return how much a change weighs against others; 0 for one that is not worth naming."""
    size = abs(mark.value - before.value)
    if is_rate(mark):
        return size / 100 if size >= SMALLEST_POINTS else 0
    if before.value < SMALLEST_BASE or size < SMALLEST_RATE * before.value:
        return 0
    return size / before.value


def _heaviest_first(found: list[tuple[float, Mark, Mark]]) -> Iterator[tuple[Mark, Mark]]:
    """Yield marks by weight; those of equal weight are ordered only once they are reached."""
    weight_of = itemgetter(0)
    for _equal, same in groupby(sorted(found, key=weight_of, reverse=True), weight_of):
        yield from sorted((pair[1:] for pair in same), key=_order)


def _order(pair: tuple[Mark, Mark]) -> tuple:
    """Return what orders changes of equal weight; no two changes share it."""
    mark = pair[0]
    return -mark.year, mark.place, mark.level or "", mark.indicator, mark.unit or ""


def _few_of_each_body(found: Iterable[Highlight]) -> Iterator[Highlight]:
    named: dict[str, int] = {}
    for item in found:
        place = item.subject.mark.place
        named[place] = named.get(place, 0) + 1
        if named[place] <= PER_BODY:
            yield item
