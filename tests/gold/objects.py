"""Fit the weights of `etl.counting.objects` to the objects of the labelled sets.

A softmax over the candidates of each count, whose target are the candidates by how much of the
labelled object they share, with a penalty that lets weights of no use vanish.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from etl.counting.classify import rules
from etl.counting.objects.scores import Previous
from etl.counting.objects.window import window_of
from etl.counting.objects.words import ParagraphWords
from etl.counting.quantities import Quantity, find_quantities
from etl.score import overlap
from tests.gold.candidates import Candidate, Key, candidates, names_of
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
    return words.text[words.edges[one.first] : words.edges[one.last + 1]]


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
