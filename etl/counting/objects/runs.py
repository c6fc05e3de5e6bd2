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
    widths = np.minimum(words.stops - places, WIDTH)
    widths[words.breaks] = 0
    firsts = places.repeat(widths)
    lasts = firsts + np.arange(len(firsts)) - (widths.cumsum() - widths)[firsts]
    sizes = words.edges[lasts + 1] - words.edges[firsts]
    whole = words.brackets[lasts + 1] == words.brackets[firsts]
    kept = (whole & (sizes >= SHORTEST) & (sizes <= LONGEST)).nonzero()[0]
    firsts = firsts[kept]
    begins = firsts.searchsorted(np.arange(len(words) + 1)).tolist()
    return Runs(firsts, lasts[kept], sizes[kept], begins)
