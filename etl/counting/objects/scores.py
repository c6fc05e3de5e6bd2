"""What speaks for each run of words in a window, weighed at once by `numpy`."""

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
)
from etl.counting.objects.words import LAST, ParagraphWords

# The score of what can be no object.
NEVER = -float("inf")
# So many counts before may lend their object.
MEMORY = 6


class Previous(NamedTuple):
    """The object of a count before: its first and last word, the count's unit and group."""

    first: int
    last: int
    unit: str
    group: str


class WordScores:
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


def score_runs(
    window: Window,
    scores: WordScores,
    unit: str,
    group: str,
    previous: list[Previous],
) -> np.ndarray:
    """Return the score of each candidate: a row a first word, a column a number of words."""
    words, (start, stop) = window.words, window[2:]
    size = stop - start
    begin, end = np.full(size, NEVER), np.zeros(size + 1)
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
    table[~valid] = NEVER
    return table


def _score_stretch(
    window: Window,
    stretch: Stretch,
    scores: WordScores,
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
        begin[here.start + LATEST_START : here.stop] = NEVER


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


def score_far(window: Window, past: Previous, ago: int, unit: str, group: str) -> float:
    """Return what speaks for an object from before the window."""
    word = window.words.words[past.last]
    return (
        weigh("far", ago)
        + weigh("previous", ago, past.unit == unit, f"{group}|{past.group}", BACK)
        + weigh("place", BACK, "far", group, unit, 0, window.before, window.behind)
        + weigh("head", word, unit, group)
    )
