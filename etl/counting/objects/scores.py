"""What speaks for each run of words in a window, weighed at once by `numpy`."""

from functools import cache
from typing import NamedTuple

import numpy as np

from etl.counting.objects.limits import BACK, BEFORE, BEHIND, LATEST_START, SIDES, WIDTH
from etl.counting.objects.runs import find_runs
from etl.counting.objects.signs import LAST
from etl.counting.objects.vocabulary import COLUMNS
from etl.counting.objects.weights import head_table, length_scores, on_change, weigh
from etl.counting.objects.window import Window
from etl.counting.objects.words import ParagraphWords

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

    `tables` holds it for each side of a number, a column a run of `runs`; `beside` what the words
    beside a number say for its sides, by the position of the number.
    """

    def __init__(self, words: ParagraphWords) -> None:
        known, classes = words.known, words.classes
        padded = known.scores(words.numbers)
        self._table = padded[1:-1]
        first = self._role("S") + padded[:-2, COLUMNS["S-"]] + known.beginnings.scores(classes[:-1])
        last = self._role("E") + padded[2:, COLUMNS["E+"]] + known.endings.scores(classes[1:])
        self.left, self.right = _sums(self._role("GL")), _sums(self._role("GR"))
        self.beside = padded[:-2, _columns("N-")] + padded[2:, _columns("N+")]
        self.runs = find_runs(words)
        self.tables = self._tables(words, first, last)
        self._rows = words.rows
        self._heads: dict[tuple[str, str], np.ndarray] = {}

    def _tables(self, words: ParagraphWords, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        firsts, lasts, sizes = self.runs.firsts, self.runs.lasts, self.runs.sizes
        inside, more = _sums(self._role("I")), lasts - firsts
        runs = last[lasts] + inside[lasts]
        runs += (first - inside[:-1])[firsts]
        tables = length_scores().reshape(len(SIDES), -1).take(sizes * WIDTH + more, 1) + runs
        opening = np.array([weigh("part_start", side) for side in SIDES])
        opens = np.concatenate([[True], words.breaks[:-1]]) * opening[:, None]
        tables += (opens + self._table[:, _columns("S")].T).take(firsts, 1)
        single = (more == 0).nonzero()[0]
        alone = self._role("1") + self._table[:, _columns("1")].T
        tables[:, single] += alone.take(firsts[single], 1)
        return tables

    def _role(self, name: str) -> np.ndarray:
        return self._table[:, COLUMNS[name]]

    def heads(self, unit: str, group: str) -> np.ndarray:
        """Return how each word goes with a measure word."""
        known = self._heads.get((unit, group))
        if known is None:
            found = head_table(unit, group).take(self._rows)
            known = self._heads[unit, group] = np.add.reduce(found, 0) / 100
        return known


def _columns(role: str) -> slice:
    first = COLUMNS[role + SIDES[0]]
    return slice(first, first + len(SIDES))


def _sums(scores: np.ndarray) -> np.ndarray:
    return np.concatenate([[0.0], scores.cumsum()])


class RunScores(NamedTuple):
    """The scores of the runs in a window, from the position `begin` in `WordScores.runs` on."""

    begin: int
    scores: np.ndarray


def score_runs(
    window: Window, scores: WordScores, unit: str, group: str, previous: list[Previous]
) -> RunScores:
    """Return the score of each run that an object may be."""
    runs, number, start, stop = scores.runs, window.number, window.start, window.stop
    low, high = runs.begins[start], runs.begins[min(number + 1 + LATEST_START, stop)]
    middle, behind = runs.begins[window.part_start], runs.begins[number]
    left, right, back = scores.tables
    found = np.concatenate([back[low:middle], left[middle:behind], right[behind:high]])
    firsts, lasts = runs.firsts[low:high], runs.lasts[low:high]
    of_first, of_last = _score_words(window, scores, unit, group)
    # Runs that go on beyond a list item are struck out below, whatever they get here.
    found += of_first.take(firsts - start) + of_last.take(lasts - start, mode="clip")
    _score_previous(window, scores, (unit, group), previous, (low, found))
    found[lasts >= stop] = NEVER
    return RunScores(low, found)


def _score_words(
    window: Window, scores: WordScores, unit: str, group: str
) -> tuple[np.ndarray, np.ndarray]:
    """Return what speaks for the words of a window as the first and as the last of a run."""
    words, number, start, stop = window.words, window.number, window.start, window.stop
    size, beside = len(words), dict(zip(SIDES, scores.beside[number].tolist(), strict=True))
    first, last = np.zeros(stop - start), scores.heads(unit, group)[start:stop].copy()
    for begin, end, side, where, ended in window.stretches():
        place = weigh("place", where, group, unit, ended)
        first[begin - start : end - start] = place + beside[side]
        if end == size or words.breaks[end]:
            behind = words.words[end] if end < size else LAST
            last[end - start - 1] += weigh("part_end", side, where, group, behind)
    middle, gaps = window.part_start, scores.left
    if middle < number:
        last[middle - start : number - start] += gaps[number] - gaps[middle + 1 : number + 1]
        last[middle - start : number - start] += _distances(BEFORE, group, number - middle)[::-1]
    if (behind := number + 1) < stop:
        gaps = scores.right[behind:stop] - scores.right[behind]
        first[behind - start :] += gaps + _distances(BEHIND, group, stop - behind)
    return first, last


@on_change
@cache
def _distances(side: str, group: str, most: int) -> np.ndarray:
    """Return what distances of 1 to `most` words say."""
    return np.array([weigh("distance", side, step, group) for step in range(1, most + 1)])


def _score_previous(
    window: Window,
    scores: WordScores,
    measure: tuple[str, str],
    previous: list[Previous],
    into: tuple[int, np.ndarray],
) -> None:
    """Add what the objects of the counts before say.

    A run that was the object of several goes by the last of them; one that shares words with them
    is half an object.
    """
    (unit, group), (low, found), runs = measure, into, scores.runs
    near = [
        (ago, past)
        for ago, past in enumerate(previous[: -MEMORY - 1 : -1])
        if past.first >= window.start
    ]
    if not near:
        return
    added = np.zeros(len(found))
    for _, past in near:
        begin = runs.begins[max(past.first - WIDTH + 1, window.start)]
        end = runs.begins[past.last + 1]
        shared = runs.lasts[begin:end] >= past.first
        added[begin - low : end - low][shared] = weigh("overlapping", window.side_of(past.first))
    for ago, past in reversed(near):
        side = window.side_of(past.first)
        score = weigh("previous", ago, past.unit == unit, f"{group}|{past.group}", side)
        added[runs.at(past.first, past.last) - low] = score
    found += added


def score_far(
    window: Window, past: Previous, ago: int, scores: WordScores, measure: tuple[str, str]
) -> float:
    """Return what speaks for an object from before the window."""
    unit, group = measure
    return (
        weigh("far", ago)
        + weigh("previous", ago, past.unit == unit, f"{group}|{past.group}", BACK)
        + weigh("place", "far", group, unit, 0)
        + float(scores.beside[window.number, SIDES.index(BACK)])
        + weigh("head", window.words.words[past.last], unit, group)
    )
