"""What speaks for each run of words in a window, weighed at once by `numpy`."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided

from etl.counting.objects.vocabulary import COLUMNS, vocabulary
from etl.counting.objects.weights import length_scores, on_change, weigh
from etl.counting.objects.window import (
    BACK,
    BEFORE,
    BEHIND,
    LATEST_START,
    LONGEST,
    SHORTEST,
    SIDES,
    WIDTH,
    Window,
)
from etl.counting.objects.words import FIRST, LAST, ParagraphWords

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
    """What speaks for the runs of words of a paragraph, whatever number they are looked at from.

    `tables` holds it for each side of a number: a row a first word, a column a number of words;
    `beside` what the words beside a number say for its sides, by the position of the number.
    """

    def __init__(self, words: ParagraphWords) -> None:
        self._vocabulary = known = vocabulary()
        padded = known.numbers([FIRST, *words.words, LAST])
        classes, table = known.classes(padded), known.scores(padded)
        self._numbers = padded[1:-1]
        self._table = table[1:-1]
        first = self._role("S") + table[:-2, COLUMNS["S-"]] + known.beginnings.scores(classes[:-1])
        last = self._role("E") + table[2:, COLUMNS["E+"]] + known.endings.scores(classes[1:])
        self.left, self.right = _sums(self._role("GL")), _sums(self._role("GR"))
        self.beside = table[:-2, _columns("N-")] + table[2:, _columns("N+")]
        self.tables = self._tables(words, first, last)
        self._heads: dict[tuple[str, str], np.ndarray] = {}

    def _tables(self, words: ParagraphWords, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        inside, offsets = _sums(self._role("I")), np.array(words.spans, np.int64).reshape(-1, 2)
        lengths = _ahead(offsets[:, 1], 0) - offsets[:, :1]
        parts = _ahead(np.where(words.breaks, -1, words.parts), -2)
        closed = _ahead(words.brackets[1:], 0) == words.brackets[:-1, None]
        whole = (parts == words.parts[:, None]) & closed & ~words.breaks[:, None]
        whole &= (lengths >= SHORTEST) & (lengths <= LONGEST)
        runs = np.where(whole, _ahead(last, 0.0) + _ahead(inside[:-1], 0.0), NEVER)
        runs += (first - inside[:-1])[:, None]
        at = np.clip(lengths, 0, LONGEST) * WIDTH + np.arange(WIDTH)
        tables = length_scores().reshape(len(SIDES), -1).take(at, 1) + runs
        opening = np.array([weigh("part_start", side) for side in SIDES])
        opens = np.concatenate([[True], words.breaks[:-1]]) * opening[:, None]
        tables += (opens + self._table[:, _columns("S")].T)[:, :, None]
        tables[:, :, 0] += self._role("1") + self._table[:, _columns("1")].T
        return tables

    def _role(self, name: str) -> np.ndarray:
        return self._table[:, COLUMNS[name]]

    def heads(self, unit: str, group: str) -> np.ndarray:
        """Return how each word goes with a measure word."""
        if (unit, group) not in self._heads:
            self._heads[unit, group] = self._vocabulary.heads(self._numbers, unit, group)
        return self._heads[unit, group]


def _columns(role: str) -> slice:
    first = COLUMNS[role + SIDES[0]]
    return slice(first, first + len(SIDES))


def _sums(scores: np.ndarray) -> np.ndarray:
    return np.concatenate([[0.0], np.cumsum(scores)])


def _ahead(values: np.ndarray, behind: float) -> np.ndarray:
    """Return each value with those of the words behind it, `behind` where there are none."""
    padded = np.full(len(values) + WIDTH, behind, values.dtype)
    padded[: len(values)] = values
    return as_strided(padded, (len(values), WIDTH), padded.strides * 2, writeable=False)


@lru_cache(maxsize=1024)
def _beyond(size: int) -> np.ndarray:
    """Tell which runs go beyond a window of so many words."""
    return np.arange(size)[:, None] + np.arange(WIDTH) >= size


def score_runs(
    window: Window, scores: WordScores, unit: str, group: str, previous: list[Previous]
) -> np.ndarray:
    """Return the score of each run: a row a first word, a column a number of words."""
    number, start, stop = window[1:]
    middle, size = window.part_start, stop - start
    begin, end = np.zeros(size), scores.heads(unit, group)[start:stop].copy()
    _score_parts(window, scores, (unit, group), (begin, end))
    if middle < number:
        gaps = scores.left[number] - scores.left[middle + 1 : number + 1]
        end[middle - start : number - start] += gaps
        end[middle - start : number - start] += _distances(BEFORE, group, number - middle)[::-1]
    if number + 1 < stop:
        gaps = scores.right[number + 1 : stop] - scores.right[number + 1]
        begin[number + 1 - start :] += gaps + _distances(BEHIND, group, stop - number - 1)
    left, right, back = scores.tables
    table = np.concatenate([back[start:middle], left[middle:number], right[number:stop]])
    table += begin[:, None] + _ahead(end, 0.0)
    _score_previous(window, table, (unit, group), previous)
    table[_beyond(size)] = NEVER
    table[max(number + 1 + LATEST_START - start, 0) :] = NEVER
    return table


def _score_parts(
    window: Window,
    scores: WordScores,
    measure: tuple[str, str],
    into: tuple[np.ndarray, np.ndarray],
) -> None:
    """Add what speaks for the parts of a window as places, and for runs that end a part."""
    (unit, group), (begin, end), words = measure, into, window.words
    beside = scores.beside[window.number]
    for first, stop, side, where, ended in window.stretches():
        place = weigh("place", where, group, unit, ended) + beside[SIDES.index(side)]
        begin[first - window.start : stop - window.start] = place
        if stop == len(words) or words.breaks[stop]:
            behind = words.words[stop] if stop < len(words) else LAST
            end[stop - window.start - 1] += weigh("part_end", side, where, group, behind)


@on_change
@cache
def _distances(side: str, group: str, most: int) -> np.ndarray:
    """Return what distances of 1 to `most` words say."""
    return np.array([weigh("distance", side, step, group) for step in range(1, most + 1)])


def _score_previous(
    window: Window, table: np.ndarray, measure: tuple[str, str], previous: list[Previous]
) -> None:
    """Add what the objects of the counts before say."""
    (unit, group), start = measure, window.start
    runs: dict[tuple[int, int], float] = {}
    overlap = np.zeros(table.shape, bool)
    for ago, past in enumerate(previous[: -MEMORY - 1 : -1]):
        first, end = past.first - start, past.last - start
        if first >= 0:
            side = window.side_of(past.first)
            score = weigh("previous", ago, past.unit == unit, f"{group}|{past.group}", side)
            runs.setdefault((first, end - first), score)
            for row in range(max(0, first - WIDTH + 1), end + 1):
                overlap[row, max(0, first - row) :] = True
    if runs:
        halves = np.full((len(table), 1), weigh("overlapping", BACK))
        halves[window.part_start - start : window.number - start] = weigh("overlapping", BEFORE)
        halves[window.number - start :] = weigh("overlapping", BEHIND)
        half = np.where(overlap, halves, 0.0)
        for run, score in runs.items():
            half[run] = score
        table += half


def score_far(
    window: Window, past: Previous, ago: int, scores: WordScores, measure: tuple[str, str]
) -> float:
    """Return what speaks for an object from before the window."""
    unit, group = measure
    return (
        weigh("far", ago)
        + weigh("previous", ago, past.unit == unit, f"{group}|{past.group}", BACK)
        + weigh("place", "far", group, unit, 0)
        + float(scores.beside[window.number][SIDES.index(BACK)])
        + weigh("head", window.words.words[past.last], unit, group)
    )
