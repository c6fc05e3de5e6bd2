"""The choice of an object: each run of words around a number is weighed, the heaviest is taken."""

from functools import cache
from typing import NamedTuple

import numpy as np

from etl.counting.objects.weights import length_scores, weigh
from etl.counting.objects.window import (
    BACK,
    BEFORE,
    BEHIND,
    LATEST_START,
    LONGEST,
    SHORTEST,
    SIDES,
    WIDTH,
    Stretch,
    Window,
    window_of,
)
from etl.counting.objects.words import LAST, ParagraphWords
from etl.counting.quantities import Quantity

# So many counts before may lend their object.
MEMORY = 6
_NEVER = -float("inf")
# What joins the items of a list.
_JOINTS = frozenset(["、", "和", "与", "及", "以及"])


class Previous(NamedTuple):
    """The object of a count before: its first and last word, the count's unit and group."""

    first: int
    last: int
    unit: str
    group: str


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
        self._scores = _WordScores(self.words)

    def choose(self, quantity: Quantity) -> Choice | None:
        """Return the object of the next quantity, None where no word could be one."""
        window = window_of(self.words, self.words.at[quantity.start])
        unit, group = _measure(quantity)
        best, first, last = self._heaviest(window, quantity)
        for ago, past in enumerate(self.previous[: -MEMORY - 1 : -1]):
            if past.first < window.start:
                score = score_far(window, past, ago, unit, group)
                if score > best:
                    best, first, last = score, past.first, past.last
        return self.take(self._choice(window, first, last), quantity) if best > _NEVER else None

    def take(self, choice: Choice, quantity: Quantity) -> Choice:
        """Let the counts behind know the object of a quantity; return it."""
        self.previous.append(Previous(choice.first, choice.last, *_measure(quantity)))
        return choice

    def items(self, start: int, stop: int, quantity: Quantity) -> list[Choice]:
        """Return the nouns of a list between two offsets, [] if one of its items has none."""
        begins = self.words.offsets[:, 0]
        at, last = (int(np.searchsorted(begins, offset)) for offset in (start, stop))
        joints = [n for n in range(at, last) if self.words.words[n] in _JOINTS]
        found = []
        for first, end in zip([at, *(n + 1 for n in joints)], [*joints, last], strict=True):
            item = Window(self.words, end, first, end)
            best, begin, close = self._heaviest(item, quantity)
            if best <= _NEVER:
                return []
            found.append(self._choice(item, begin, close))
        return found

    def _heaviest(self, window: Window, quantity: Quantity) -> tuple[float, int, int]:
        """Return the highest score in a window with the first and last word that have it."""
        if window.stop <= window.start:
            return _NEVER, 0, 0
        table = _score(window, self._scores, *_measure(quantity), self.previous)
        first, more = divmod(int(table.argmax()), WIDTH)
        return float(table[first, more]), window.start + first, window.start + first + more

    def _choice(self, window: Window, first: int, last: int) -> Choice:
        spans, parts = self.words.spans, self.words.parts
        side = BEHIND if first > window.number else BEFORE
        if side == BEFORE and parts[first : window.number].max() > parts[first]:
            side = BACK
        return Choice(spans[first][0], spans[last][1], side, first, last)


def score_far(window: Window, past: Previous, ago: int, unit: str, group: str) -> float:
    """Return what speaks for an object from before the window."""
    word = window.words.words[past.last]
    return (
        weigh("far", ago)
        + weigh("previous", ago, past.unit == unit, f"{group}|{past.group}", BACK)
        + weigh("place", BACK, "far", group, unit, 0, window.before, window.behind)
        + weigh("head", word, unit, group)
    )


def _measure(quantity: Quantity) -> tuple[str, str]:
    return quantity.unit or "-", quantity.group


class _WordScores:
    """What speaks for the words of a paragraph as beginnings, ends and insides of any object."""

    def __init__(self, words: ParagraphWords) -> None:
        near = list(words.neighbours())
        self.words = words
        self.start = np.array([weigh("start", before, word) for before, word, _ in near])
        self.end = np.array([weigh("end", word, behind) for _, word, behind in near])
        self.inside = _sums([weigh("inside", word) for word in words.words])
        self.sides = {side: self._of_side(side) for side in SIDES}
        self._heads: dict[tuple[str, str], np.ndarray] = {}
        self._between = {
            side: _sums([weigh("between", side, word) for word in words.words])
            for side in (BEFORE, BEHIND)
        }

    def _of_side(self, side: str) -> tuple[np.ndarray, np.ndarray]:
        words = self.words.words
        return (
            np.array([weigh("start_at", side, word) for word in words]),
            np.array([weigh("single", side, word) for word in words]),
        )

    def heads(self, unit: str, group: str) -> np.ndarray:
        """Return how each word goes with a measure word."""
        if (unit, group) not in self._heads:
            found = [weigh("head", word, unit, group) for word in self.words.words]
            self._heads[unit, group] = np.array(found)
        return self._heads[unit, group]

    def before(self, number: int, start: int, group: str) -> np.ndarray:
        """Return what the words between those of `start` to `number` and the number say."""
        sums, steps = self._between[BEFORE], range(number - start, 0, -1)
        return sums[number] - sums[start + 1 : number + 1] + _distances(BEFORE, group, steps)

    def behind(self, number: int, stop: int, group: str) -> np.ndarray:
        """Return what the words between the number and those up to `stop` say."""
        sums, steps = self._between[BEHIND], range(1, stop - number)
        return sums[number + 1 : stop] - sums[number + 1] + _distances(BEHIND, group, steps)


def _sums(scores: list[float]) -> np.ndarray:
    return np.cumsum([0.0, *scores])


def _distances(side: str, group: str, steps: range) -> np.ndarray:
    return np.array([weigh("distance", side, step, group) for step in steps])


@cache
def _grid(size: int) -> np.ndarray:
    """Return the last word of each candidate: a row a first word, a column a number of words."""
    return np.minimum(np.arange(size)[:, None] + np.arange(WIDTH), size)


def _score(
    window: Window,
    scores: _WordScores,
    unit: str,
    group: str,
    previous: list[Previous],
) -> np.ndarray:
    """Return the score of each candidate: a row a first word, a column a number of words."""
    words, (start, stop) = window.words, window[2:]
    size = stop - start
    begin, end = np.full(size, _NEVER), np.zeros(size + 1)
    end[:size] = scores.end[start:stop] + scores.heads(unit, group)[start:stop]
    single, sides = np.zeros(size), np.zeros(size, int)
    for stretch in window.stretches():
        _score_stretch(window, stretch, scores, (unit, group), (begin, end, single, sides))
    last = _grid(size)
    offsets = np.concatenate([words.offsets[start:stop], [[0, 0]]])
    chars = offsets[last, 1] - offsets[:size, :1]
    parts = np.append(words.parts[start:stop], -1)
    brackets = words.brackets[start : stop + 1]
    closed = brackets[np.minimum(last + 1, size)] == brackets[:size, None]
    whole = (parts[last] == parts[:size, None]) & ~np.append(words.breaks[start:stop], True)[last]
    valid = whole & closed & (chars >= SHORTEST) & (chars <= LONGEST)
    inside = scores.inside[start : stop + 1]
    table = begin[:, None] + end[last] + inside[last] - inside[:size, None]
    table += length_scores()[sides[:, None], np.clip(chars, 0, LONGEST), np.arange(WIDTH)]
    table[:, 0] += single
    _score_previous(window, last, table, sides, (unit, group), previous)
    table[~valid] = _NEVER
    return table


def _score_stretch(
    window: Window,
    stretch: Stretch,
    scores: _WordScores,
    measure: tuple[str, str],
    into: tuple[np.ndarray, ...],
) -> None:
    """Add what speaks for the words of one part of the window where they stand."""
    begin, end, single, sides = into
    (first, stop, side, where, ended), (unit, group) = stretch, measure
    words, number = window.words, window.number
    here = slice(first - window.start, stop - window.start)
    start_at, alone = scores.sides[side]
    begin[here] = scores.start[first:stop] + start_at[first:stop]
    begin[here] += weigh("place", side, where, group, unit, ended, window.before, window.behind)
    single[here], sides[here] = alone[first:stop], SIDES.index(side)
    if first == 0 or words.breaks[first - 1]:
        begin[here.start] += weigh("part_start", side)
    if stop == len(words) or words.breaks[stop]:
        behind = words.words[stop] if stop < len(words) else LAST
        end[here.stop - 1] += weigh("part_end", side, where, group, behind)
    if side == BEFORE:
        end[here] += scores.before(number, first, group)
    elif side == BEHIND:
        begin[here] += scores.behind(number, stop, group)
        begin[here.start + LATEST_START : here.stop] = _NEVER


def _score_previous(
    window: Window,
    last: np.ndarray,
    table: np.ndarray,
    sides: np.ndarray,
    measure: tuple[str, str],
    previous: list[Previous],
) -> None:
    """Add what the objects of the counts before say."""
    unit, group = measure
    overlap = np.zeros(table.shape, bool)
    bonus: dict[tuple[int, int], float] = {}
    rows = np.arange(len(table))[:, None]
    for ago, past in enumerate(previous[: -MEMORY - 1 : -1]):
        first, end = past.first - window.start, past.last - window.start
        if first < 0:
            continue
        overlap |= (rows <= end) & (last >= first)
        same = past.unit == unit
        side = SIDES[sides[first]]
        key = first, end - first
        bonus.setdefault(key, weigh("previous", ago, same, f"{group}|{past.group}", side))
    if bonus:
        halves = np.array([weigh("overlapping", side) for side in SIDES])
        half = np.where(overlap, halves[sides][:, None], 0.0)
        for key in bonus:
            half[key] = bonus[key]
        table += half
