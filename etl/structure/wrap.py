"""Whether a text is wrapped at a fixed width, and which of its lines are full."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from etl.structure.lines import Line, has_stop_at_end, width

# A full line may fall short of the wrap width by this many columns (punctuation kept off the
# line's start, a number kept whole) or hang over it by two.
_SHORTFALL, _OVERHANG = 5, 2
# Wrapped text has at least so many full lines, and they are at least so large a share.
_LEAST_FULL_LINES, _LEAST_FULL_SHARE = 4, 0.4
# It is at least 15 characters wide, and hardly a line is longer.
_LEAST_SIZE, _BEYOND_SHARE = 15, 0.1
# So many full lines at least end in mid-sentence, and half of all full lines.
_LEAST_CUT = 3
# A wider margin than this centres a line or sets it to the right.
WIDEST_INDENT = 8
# What a line end does not part: a word or number, and punctuation behind a character.
_UNBREAKABLE = re.compile(r"[（《“‘【〔]*(?:[A-Za-z0-9.,]+|.)[，。、；：！？）》”’】〕,;%％]*")


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text is wrapped: at so many columns, or so many characters; how far it indents.

    None means that it does not.
    """

    columns: int | None = None
    characters: int | None = None
    indent: int | None = None

    def size(self, line: Line) -> int:
        """Return how much of its line the text takes, in the unit of the wrap."""
        if self.characters:
            return line.indent // 2 + len(line.text)
        return line.indent + width(line.text)

    def reach(self, line: Line) -> float:
        """Return how much of a full line is printed, 1 or more for a line that is full."""
        edge = self.columns or self.characters
        return (self.size(line) + (_SHORTFALL if self.columns else 1)) / edge if edge else 0

    def has_room(self, line: Line, text: str) -> bool:
        """Say whether the line could have held the beginning of the text below it."""
        if self.columns is None:
            return self.size(line) < (self.characters or 0)
        first = _UNBREAKABLE.match(text)[0]
        return self.size(line) + width(first) <= self.columns


def find_wrap(lines: list[Line]) -> Wrap:
    """Return how the lines are wrapped: at a display width, or at a number of characters."""
    columns, full = _find_edge([Wrap().size(line) for line in lines], _SHORTFALL)
    by_character = Wrap(characters=1)
    characters, full_characters = _find_edge([by_character.size(line) for line in lines], 1)
    if not columns and not characters:
        return Wrap()
    indents = Counter(line.indent for line in lines if 2 <= line.indent <= WIDEST_INDENT)
    indent, times = indents.most_common(1)[0] if indents else (None, 0)
    indent = indent if times >= 2 else None
    if full >= full_characters:
        wrap = Wrap(columns=columns, indent=indent)
    else:
        wrap = Wrap(characters=characters, indent=indent)
    return wrap if _cuts_sentences(lines, wrap) else Wrap()


def _cuts_sentences(lines: list[Line], wrap: Wrap) -> bool:
    """Say whether full lines end in mid-sentence, and one at least in mid-word."""
    pairs = [(line, below) for line, below in pairwise(lines) if wrap.reach(line) >= 1]
    cut = [(line, below) for line, below in pairs if not has_stop_at_end(line.text)]
    if len(cut) < max(_LEAST_CUT, len(pairs) / 2):
        return False
    return any(breaks_word(line.text, below.text) for line, below in cut)


def breaks_word(above: str, text: str) -> bool:
    """Say whether a number, or a word of the dictionary, stands across the line's end."""
    left, right = above[-6:], text[:6]
    if left[-1].isdigit() and right[0].isdigit():
        return True
    at = 0
    for word in rjieba.cut(left + right):
        at += len(word)
        if at >= len(left):
            return at > len(left)
    return False


def _find_edge(sizes: list[int], shortfall: int) -> tuple[int | None, int]:
    """Return the size at which the lines are wrapped, None if they are not, and how many are."""
    counted = Counter(sizes)
    best_full, best = max(
        (sum(counted[edge - back] for back in range(-_OVERHANG, shortfall + 1)), edge)
        for edge in counted or (0,)
    )
    beyond = sum(times for size, times in counted.items() if size > best + _OVERHANG)
    if best_full < max(_LEAST_FULL_LINES, _LEAST_FULL_SHARE * len(sizes)):
        return None, 0
    if best < _LEAST_SIZE or beyond > _BEYOND_SHARE * len(sizes):
        return None, 0
    near = range(best - shortfall, best + _OVERHANG + 1)
    return max(near, key=counted.__getitem__), best_full
