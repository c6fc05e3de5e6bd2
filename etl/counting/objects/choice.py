"""The choice of an object: each run of words around a number is weighed, the heaviest is taken."""

from bisect import bisect_left
from typing import NamedTuple

from etl.counting.objects.scores import (
    MEMORY,
    NEVER,
    Previous,
    WordScores,
    score_far,
    score_runs,
)
from etl.counting.objects.window import Window, window_of
from etl.counting.objects.words import ParagraphWords
from etl.counting.quantities import Quantity

# What joins the items of a list.
_JOINTS = frozenset(["、", "和", "与", "及", "以及"])


class Choice(NamedTuple):
    """The object of a count: offsets in the paragraph, and the side of the number it stands on.

    `first` and `last` are the positions of its words.
    """

    start: int
    end: int
    side: str
    first: int
    last: int


class Reader:
    """Finds the objects of the counts of one paragraph, in order: each knows those before."""

    def __init__(self, text: str, quantities: list[Quantity]) -> None:
        self.words = ParagraphWords(text, quantities)
        self.previous: list[Previous] = []
        self.scores = WordScores(self.words)

    def choose(self, quantity: Quantity) -> Choice | None:
        """Return the object of the next quantity, None where no word could be one."""
        window = window_of(self.words, self.words.at[quantity.start])
        measure = _measure(quantity)
        best, first, last = self._heaviest(window, quantity)
        for ago, past in enumerate(self.previous[: -MEMORY - 1 : -1]):
            if past.first < window.start:
                score = score_far(window, past, ago, self.scores, measure)
                if score > best:
                    best, first, last = score, past.first, past.last
        return self.take(self._choice(window, first, last), quantity) if best > NEVER else None

    def take(self, choice: Choice, quantity: Quantity) -> Choice:
        """Let the counts behind know the object of a quantity; return it."""
        self.previous.append(Previous(choice.first, choice.last, *_measure(quantity)))
        return choice

    def items(self, start: int, stop: int, quantity: Quantity) -> list[Choice]:
        """Return the nouns of a list between two offsets, [] if one of its items has none.

        The first item may stand behind other words of its clause, the others begin their own.
        """
        at, last = (bisect_left(self.words.begins, offset) for offset in (start, stop))
        joints = [n for n in range(at, last) if self.words.words[n] in _JOINTS]
        found = []
        for first, end in zip([at, *(n + 1 for n in joints)], [*joints, last], strict=True):
            item = Window(self.words, end, first, end)
            latest = first + 1 if found else end
            best, begin, close = self._heaviest(item, quantity, latest)
            if best <= NEVER:
                return []
            found.append(self._choice(item, begin, close))
        return found

    def _heaviest(
        self, window: Window, quantity: Quantity, latest: int | None = None
    ) -> tuple[float, int, int]:
        """Return the highest score in a window with the first and last word that have it.

        The first word stands before the position `latest`.
        """
        if window.stop <= window.start:
            return NEVER, 0, 0
        begin, scores = score_runs(window, self.scores, *_measure(quantity), self.previous)
        runs = self.scores.runs
        scores = scores[: runs.begins[latest or window.stop] - begin]
        if not scores.size:
            return NEVER, 0, 0
        best = int(scores.argmax())
        return float(scores[best]), int(runs.firsts[begin + best]), int(runs.lasts[begin + best])

    def _choice(self, window: Window, first: int, last: int) -> Choice:
        start, end = self.words.begins[first], int(self.words.edges[last + 1])
        return Choice(start, end, window.side_of(first), first, last)


def _measure(quantity: Quantity) -> tuple[str, str]:
    return quantity.unit or "-", quantity.group
