"""Where the object of a number is looked for: its own part of the paragraph, and those before."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from etl.counting.objects.limits import (
    BACK,
    BEFORE,
    BEHIND,
    PARTS_BACK,
    REACH_AHEAD,
    REACH_BACK,
    SENTENCES_BACK,
)
from etl.counting.objects.words import ParagraphWords


class Stretch(NamedTuple):
    """A part of the paragraph that is looked through: words `start` to `stop`.

    `where` names it for the features: L, R, B1 to B4; `sentences` ended between it and the number.
    """

    start: int
    stop: int
    side: str
    where: str
    sentences: int


class Window:
    """The words around the number at the position `number` that its object may be made of.

    `part` is the part of the paragraph that the words before the number are of, `part_start` where
    it begins in the window.
    """

    __slots__ = ("number", "part", "part_start", "start", "stop", "words")

    def __init__(self, words: ParagraphWords, number: int, start: int, stop: int) -> None:
        self.words, self.number, self.start, self.stop = words, number, start, stop
        self.part = words.parts[number] - int(words.breaks[number])
        self.part_start = max(start, words.bounds[self.part][0])

    def side_of(self, at: int) -> str:
        """Return the side of the number that a word stands on."""
        if at > self.number:
            return BEHIND
        return BEFORE if at >= self.part_start else BACK

    def stretches(self) -> Iterator[Stretch]:
        """Yield the parts of the paragraph in the window, from left to right."""
        words, number, own = self.words, self.number, self.part
        ended = words.sentences[number]
        for part in range(words.parts[self.start], own + 1):
            start, stop = words.bounds[part]
            start, back = max(start, self.start), own - part
            stop = stop if back else number
            if stop > start:
                side = BACK if back else BEFORE
                sentences = ended - words.sentences[start]
                yield Stretch(start, stop, side, where_of(back), sentences)
        if self.stop > number + 1:
            yield Stretch(number + 1, self.stop, BEHIND, BEHIND, 0)


def where_of(back: int) -> str:
    """Return the name of a place: so many parts before that of the number, -1 behind it."""
    if back < 0:
        return BEHIND
    return f"{BACK}{min(back, 4)}" if back else BEFORE


def window_of(words: ParagraphWords, number: int) -> Window:
    """Return the window of the quantity at a position."""
    part = words.parts[number]
    start = max(
        bisect_left(words.begins, words.begins[number] - REACH_BACK),
        words.bounds[max(part - 1 - PARTS_BACK, 0)][0],
        bisect_left(words.sentences, words.sentences[number] - SENTENCES_BACK),
    )
    return Window(words, number, start, min(words.bounds[part][1], number + 1 + REACH_AHEAD))
