"""Fit the weights of `etl.counting.objects` to the objects of the labelled sets.

A softmax over the candidates of each count, whose target are the candidates by how much of the
labelled object they share, with a penalty that lets weights of no use vanish.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from etl.counting.classify import rules
from etl.counting.objects import features
from etl.counting.objects.choice import MEMORY, Previous
from etl.counting.objects.window import (
    BACK,
    BEFORE,
    BEHIND,
    LATEST_START,
    LONGEST,
    SHORTEST,
    WIDTH,
    Stretch,
    Window,
    window_of,
)
from etl.counting.objects.words import FIRST, LAST, ParagraphWords
from etl.counting.quantities import Quantity, find_quantities
from etl.score import overlap
from tests.gold.pairs import pairs_of_set
from tests.gold.sentences import read_marked, sentences

# A feature that was met at fewer counts says nothing in general.
LEAST_COUNTS = 2
# How much nearer the target is to the candidates that share most with the labelled object.
SHARPNESS = 12.0
STEPS = 80
RATE = 0.1
# Penalty on each weight; in hundredths, those nearer to 0 than the least are left out.
PENALTY = 1e-5
DECAY = 2e-4
LEAST_WEIGHT = 2

Key = tuple[str | int | bool, ...]


class Labelled(NamedTuple):
    """A paragraph with its quantities, and the labelled objects by where the quantity begins."""

    text: str
    quantities: list[Quantity]
    objects: dict[int, str]


def objects_of_set(name: str) -> Iterator[Labelled]:
    """Yield the paragraphs of a labelled set that have labels."""
    for paragraphs, pairs in pairs_of_set(name):
        objects: dict[int, dict[int, str]] = {}
        for label, count, _ in pairs:
            wanted = "".join((label["object"] or "").split())
            objects.setdefault(count.paragraph, {})[count.start] = wanted
        for paragraph in paragraphs:
            if paragraph.kind == "body" and paragraph.ordinal in objects:
                yield _labelled(paragraph.text, objects[paragraph.ordinal])


def objects_of_sentences() -> list[Labelled]:
    """Return the labelled sentences and the examples of rules that are held to an object."""
    examples = [example for rule in rules() for example in rule.examples]
    found = []
    for sentence in [*sentences(), *examples]:
        paragraph, marks = read_marked(sentence)
        objects = {mark.start: mark.object for mark in marks if mark.object}
        if objects:
            found.append(_labelled(paragraph.text, objects))
    return found


def _labelled(text: str, objects: dict[int, str]) -> Labelled:
    quantities = [one for one in find_quantities(text) if one.rejected is None]
    return Labelled(text, quantities, objects)


class Candidate(NamedTuple):
    """A run of words, and the keys of its features: their kind and what they are of."""

    first: int
    last: int
    keys: list[Key]


def candidates(
    window: Window, unit: str, group: str, previous: Sequence[Previous]
) -> Iterator[Candidate]:
    """Yield what the object of a quantity is chosen from, with all of its features.

    This says one by one what `etl.counting.objects.choice` sums up at once.
    """
    recent = list(enumerate(previous[: -MEMORY - 1 : -1]))
    near = [(ago, past) for ago, past in recent if past.first >= window.start]
    for stretch in window.stretches():
        for first, last in _runs(window, stretch):
            keys = _keys(window, stretch, (first, last), unit, group)
            keys += _keys_of_previous(near, stretch.side, (first, last), unit, group)
            yield Candidate(first, last, keys)
    for ago, past in recent:
        if past.first < window.start:
            yield Candidate(past.first, past.last, _keys_far(window, past, ago, unit, group))


def _runs(window: Window, stretch: Stretch) -> Iterator[tuple[int, int]]:
    words = window.words
    stop = stretch.stop
    latest = min(stop, stretch.start + LATEST_START) if stretch.side == BEHIND else stop
    for first in range(stretch.start, latest):
        for last in range(first, min(stop, first + WIDTH)):
            size = words.spans[last][1] - words.spans[first][0]
            closed = words.brackets[last + 1] == words.brackets[first]
            if closed and SHORTEST <= size <= LONGEST:
                yield first, last


def _keys(
    window: Window, stretch: Stretch, run: tuple[int, int], unit: str, group: str
) -> list[Key]:
    (first, last), side, words = run, stretch.side, window.words.words
    spans, number = window.words.spans, window.number
    before = words[first - 1] if first else FIRST
    behind = words[last + 1] if last + 1 < len(words) else LAST
    keys: list[Key] = [
        ("start", before, words[first]),
        ("start_at", side, words[first]),
        ("end", words[last], behind),
        ("head", words[last], unit, group),
        ("length", side, spans[last][1] - spans[first][0], last - first + 1),
        (
            *("place", side, stretch.where, group, unit),
            *(stretch.sentences, window.before, window.behind),
        ),
        *(("inside", word) for word in words[first:last]),
    ]
    if first == last:
        keys.append(("single", side, words[first]))
    if first == stretch.start and (first == 0 or window.words.breaks[first - 1]):
        keys.append(("part_start", side))
    if last + 1 == stretch.stop and (last + 1 == len(words) or window.words.breaks[last + 1]):
        keys.append(("part_end", side, stretch.where, group, behind))
    if side == BEFORE:
        keys += [("between", side, word) for word in words[last + 1 : number]]
        keys.append(("distance", side, number - last, group))
    if side == BEHIND:
        keys += [("between", side, word) for word in words[number + 1 : first]]
        keys.append(("distance", side, first - number, group))
    return keys


def _keys_of_previous(
    near: Sequence[tuple[int, Previous]], side: str, run: tuple[int, int], unit: str, group: str
) -> list[Key]:
    first, last = run
    for ago, past in near:
        if (past.first, past.last) == run:
            return [("previous", ago, past.unit == unit, f"{group}|{past.group}", side)]
    if any(past.first <= last and first <= past.last for _, past in near):
        return [("overlapping", side)]
    return []


def _keys_far(window: Window, past: Previous, ago: int, unit: str, group: str) -> list[Key]:
    return [
        ("far", ago),
        ("previous", ago, past.unit == unit, f"{group}|{past.group}", BACK),
        ("place", BACK, "far", group, unit, 0, window.before, window.behind),
        ("head", window.words.words[past.last], unit, group),
    ]


@cache
def names_of(key: Key) -> tuple[str, ...]:
    """Return the names of the features of a key."""
    kind, *context = key
    return getattr(features, kind)(*context)


class _Sums:
    """The candidates of all counts: which keys each has, which features each key has."""

    def __init__(self, paragraphs: Sequence[Labelled]) -> None:
        self.keys: dict[Key, int] = {}
        self.shares: list[float] = []
        self.sizes: list[int] = []
        self.starts: list[int] = []
        self.columns: list[int] = []
        self.met: Counter[str] = Counter()
        for paragraph in paragraphs:
            self._read(paragraph)

    def _read(self, paragraph: Labelled) -> None:
        words = ParagraphWords(paragraph.text, paragraph.quantities)
        previous: list[Previous] = []
        for quantity in paragraph.quantities:
            window = window_of(words, words.at[quantity.start])
            unit, wanted = quantity.unit or "-", paragraph.objects.get(quantity.start)
            found = list(candidates(window, unit, quantity.group, previous))
            if not wanted or not found:
                continue
            shares = [overlap(wanted, _text(words, one)) for one in found]
            self._add(found, shares)
            best = max(zip(shares, found, strict=True), key=lambda pair: _near(pair, window.number))
            previous.append(Previous(best[1].first, best[1].last, unit, quantity.group))

    def _add(self, found: Sequence[Candidate], shares: Sequence[float]) -> None:
        self.starts.append(len(self.shares))
        self.shares += shares
        for one in found:
            self.sizes.append(len(one.keys))
            self.columns += [self.keys.setdefault(key, len(self.keys)) for key in one.keys]
        keys = {key for one in found for key in one.keys}
        self.met.update({name for key in keys for name in names_of(key)})


def _text(words: ParagraphWords, one: Candidate) -> str:
    return words.text[words.spans[one.first][0] : words.spans[one.last][1]]


def _near(pair: tuple[float, Candidate], number: int) -> tuple[float, int]:
    """Order candidates by how much they share with the label; the nearest says it best."""
    return pair[0], -abs(pair[1].first - number)


def fit_objects(paragraphs: Sequence[Labelled]) -> dict[str, int]:
    """Return the weights of the features, in hundredths, that explain the labelled objects."""
    data = _Sums(paragraphs)
    shares, starts = np.array(data.shares), np.array(data.starts)
    sizes = np.diff([*starts, len(shares)])
    target = np.exp(SHARPNESS * (shares - 1)) * (shares > 0)
    totals = np.add.reduceat(target, starts)
    target /= np.repeat(np.maximum(totals, 1e-9), sizes)
    names = sorted(name for name, times in data.met.items() if times >= LEAST_COUNTS)
    index = {name: at for at, name in enumerate(names)}
    pairs = [
        (at, index[name])
        for key, at in data.keys.items()
        for name in names_of(key)
        if name in index
    ]
    weights = _descend(data, np.array(pairs).T, (starts, sizes), (target, totals > 0))
    hundredths = np.round(weights * 100).astype(int)
    return {
        name: int(weight)
        for name, weight in zip(names, hundredths, strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }


def _descend(
    data: _Sums,
    pairs: np.ndarray,
    counts: tuple[np.ndarray, np.ndarray],
    wanted: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """Minimise the cross entropy and the sum of the weights, by Adam over all counts at once."""
    (starts, sizes), (target, told) = counts, wanted
    (keys, features_), columns = pairs, np.array(data.columns)
    rows = np.repeat(np.arange(len(target)), data.sizes)
    weights = np.zeros(features_.max() + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        of_keys = np.bincount(keys, weights[features_], len(data.keys))
        scores = np.bincount(rows, of_keys[columns], len(target))
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        powers /= np.repeat(np.add.reduceat(powers, starts), sizes)
        missed = (powers - target) * np.repeat(told, sizes)
        of_keys = np.bincount(columns, missed[rows], len(data.keys))
        slope = np.bincount(features_, of_keys[keys], len(weights)) / len(starts) + DECAY * weights
        mean += 0.1 * (slope - mean)
        square += 0.01 * (slope**2 - square)
        rate = RATE * (1 - step / (STEPS + 5)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-7)
        weights -= rate * mean / (1 - 0.9**step)
        weights = np.sign(weights) * np.maximum(np.abs(weights) - rate * PENALTY, 0)
    return weights
