"""The runs of words of a paragraph that an object may be: whole phrases of a fitting length."""

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from etl.counting.objects.limits import LONGEST, SHORTEST, WIDTH
from etl.counting.objects.words import ParagraphWords


class Runs(NamedTuple):
    """First and last word and length in characters of runs, by rising first and then last word.

    `begins` is the position of the first run that begins at a word or behind it.
    """

    firsts: np.ndarray
    lasts: np.ndarray
    sizes: np.ndarray
    begins: list[int]

    def at(self, first: int, last: int) -> int:
        """Return the position of a run."""
        begin, end = self.begins[first], self.begins[first + 1]
        return begin + bisect_left(self.lasts[begin:end].tolist(), last)


def find_runs(words: ParagraphWords) -> Runs:
    """Return the runs that go over no break and leave no bracket open."""
    places = np.arange(len(words))
    stops = np.array([stop for _, stop in words.bounds]).take(words.parts)
    widths = np.where(words.breaks, 0, np.minimum(stops - places, WIDTH))
    firsts = places.repeat(widths)
    lasts = firsts + np.arange(len(firsts)) - (np.cumsum(widths) - widths)[firsts]
    sizes = np.array(words.ends, int)[lasts] - np.array(words.begins, int)[firsts]
    whole = words.brackets[lasts + 1] == words.brackets[firsts]
    kept = np.flatnonzero(whole & (sizes >= SHORTEST) & (sizes <= LONGEST))
    firsts = firsts[kept]
    begins = firsts.searchsorted(np.arange(len(words) + 1)).tolist()
    return Runs(firsts, lasts[kept], sizes[kept], begins)
