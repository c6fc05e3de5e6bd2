"""Where the object of a number is looked for: its own part of the paragraph, and those before."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from etl.counting.objects.words import FIRST, LAST, ParagraphWords

# Characters, parts and ended sentences that are looked back over, words that are looked ahead.
REACH_BACK, PARTS_BACK, SENTENCES_BACK, REACH_AHEAD = 110, 5, 1, 16
# An object behind its number begins within so many words.
LATEST_START = 6
# Longest object in words and in characters, shortest in characters.
WIDTH, LONGEST, SHORTEST = 10, 26, 2
# Sides of a number: before it, behind it, in a part before.
SIDES = BEFORE, BEHIND, BACK = "L", "R", "B"


class Stretch(NamedTuple):
    """A part of the paragraph that is looked through: words `start` to `stop`.

    `where` names it for the features: L, R, B1 to B4; `sentences` ended between it and the number.
    """

    start: int
    stop: int
    side: str
    where: str
    sentences: int


class Window(NamedTuple):
    """The words around the number at the position `number` that its object may be made of."""

    words: ParagraphWords
    number: int
    start: int
    stop: int

    @property
    def before(self) -> str:
        """The word before the number."""
        return self.words.words[self.number - 1] if self.number else FIRST

    @property
    def behind(self) -> str:
        """The word behind the number."""
        at = self.number + 1
        return self.words.words[at] if at < len(self.words) else LAST

    def stretches(self) -> Iterator[Stretch]:
        """Yield the parts of the paragraph in the window, from left to right."""
        words, number = self.words, self.number
        breaks = [at for at in range(self.start, number) if words.breaks[at]]
        starts = [self.start, *(at + 1 for at in breaks)]
        back = len(breaks)
        for start, stop in zip(starts, [*breaks, number], strict=True):
            side, where = (BACK, f"B{min(back, 4)}") if back else (BEFORE, BEFORE)
            ended = words.sentences[number] - words.sentences[start]
            if stop > start:
                yield Stretch(start, stop, side, where, ended)
            back -= 1
        if self.stop > number + 1:
            yield Stretch(number + 1, self.stop, BEHIND, BEHIND, 0)


def window_of(words: ParagraphWords, number: int) -> Window:
    """Return the window of the quantity at a position."""
    part, sentence = words.parts[number], words.sentences[number]
    start = max(
        int(np.searchsorted(words.offsets[:, 0], words.spans[number][0] - REACH_BACK)),
        int(np.searchsorted(words.parts, part - 1 - PARTS_BACK)),
        int(np.searchsorted(words.sentences, sentence - SENTENCES_BACK)),
    )
    stop = int(np.searchsorted(words.parts, part, side="right"))
    return Window(words, number, start, min(stop, number + 1 + REACH_AHEAD))
