"""What a count is like: how probable each category and indicator is by labelled counts.

A second opinion beside the rules: a softmax regression over the concepts in the zones around a
count and the characters of its object and verb. `rules/likeness.json` holds its weights, a row of
weights a feature, fitted by `python -m tests.gold.fit` to the labelled reports and sentences.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from etl.counting.classify import GROUPS, Zones
from etl.counting.lexicon import concept_bits

# How much a zone has to say; the wider it is, the less it tells of this one count.
ZONE_WEIGHTS = {"sentence": 0.5, "lead": 0.4, "section": 0.6, "before": 0.6, "clause": 0.8}
# Zones whose concepts mean different things with different measure words.
ZONES_BY_GROUP = ("object", "here")
OBJECT_WEIGHT = 0.5
ACTION_WEIGHT = 0.7


_in_use: list[dict] = []
_OF_ZONES = tuple(f"{zone}:" for zone in Zones._fields)


@cache
def _concepts() -> list[str]:
    return list(concept_bits())


class Evidence(NamedTuple):
    """What a count is judged by: the zones around it, its measure word, object and verb."""

    zones: Zones
    group: str
    unit: str | None
    object: str
    action: str


class Likeness(NamedTuple):
    """The probabilities of the labels; a label is an indicator, or a category without one."""

    shares: np.ndarray

    def share(self, label: str) -> float:
        """Return the probability of a label, 0 for one that no labelled count bears."""
        index = _model().index.get(label)
        return float(self.shares[index]) if index is not None else 0.0

    def best(self) -> str:
        """Return the most probable label."""
        return _model().labels[int(self.shares.argmax())]


class _Model(NamedTuple):
    """The weights as a matrix, a row a feature with its value multiplied in, a column a label.

    `rows` finds the row of a feature of measure word or phrase, `zones` those of the concepts of a
    zone, in order of their bits, by zone and group; row 0 is empty.
    """

    labels: list[str]
    index: dict[str, int]
    rows: dict[str, int]
    zones: dict[tuple[str, str], list[int]]
    matrix: np.ndarray


def likeness_of(evidence: Evidence) -> Likeness:
    """Return what a count is like by its evidence."""
    model, group = _model(), evidence.group
    rows = [
        *_measure_rows(group, evidence.unit),
        *_phrase_rows(evidence.object, evidence.action),
    ]
    for zone, bits in zip(Zones._fields, evidence.zones, strict=True):
        if bits:
            rows += _zone_rows(zone, bits, group if zone in ZONES_BY_GROUP else "")
    powers = np.exp(np.add.reduce(model.matrix.take(rows, 0), 0))
    return Likeness(powers / np.add.reduce(powers))


def features_of(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Yield all features of a count with their values."""
    group = evidence.group
    yield from features_of_measure(group, evidence.unit)
    yield from features_of_phrase(evidence.object, evidence.action)
    for zone, bits in zip(Zones._fields, evidence.zones, strict=True):
        yield from features_of_zone(zone, bits, group if zone in ZONES_BY_GROUP else "")


def features_of_measure(group: str, unit: str | None) -> Iterator[tuple[str, float]]:
    """Yield the features of a measure word with their values."""
    yield "any", 1.0
    yield f"group:{group}", 1.0
    yield f"unit:{unit}", 1.0


def features_of_zone(zone: str, bits: int, group: str) -> Iterator[tuple[str, float]]:
    """Yield the features of the concepts in a zone; `group` is '' where it has no say."""
    weight, names = ZONE_WEIGHTS.get(zone, 1.0), _concepts()
    while bits:
        lowest = bits & -bits
        name = names[lowest.bit_length() - 1]
        yield f"{zone}:{name}", weight
        if group:
            yield f"{zone}:{name}:{group}", weight
        bits ^= lowest


def features_of_phrase(object_: str, action: str) -> Iterator[tuple[str, float]]:
    """Yield the features of what is counted and of its verb: their characters and pairs."""
    for text, name, weight in (
        (f"^{object_}$", "object", OBJECT_WEIGHT),
        (action, "action", ACTION_WEIGHT),
    ):
        for piece in _pieces(text):
            yield f"{name}~{piece}", weight


def _pieces(text: str) -> dict[str, None]:
    """Return the characters of a text and its pairs of neighbours, in order: sums depend on it."""
    return dict.fromkeys([*text, *map("".join, pairwise(text))])


def use(stored: dict | None) -> None:
    """Go by other weights than the packaged ones, or by these again (None): to test them."""
    _in_use[:] = [stored] if stored else []
    for cached in (_model, _measure_rows, _phrase_rows, _zone_rows):
        cached.cache_clear()


@cache
def _model() -> _Model:
    packaged = files("etl").joinpath("rules/likeness.json")
    stored = _in_use[0] if _in_use else json.loads(packaged.read_text("utf-8"))
    labels, weights = stored["labels"], stored["weights"]
    matrix = [np.zeros(len(labels), np.float32)]
    rows = {}
    for feature in weights:
        if not feature.startswith(_OF_ZONES):
            rows[feature] = len(matrix)
            matrix.append(_row(weights, [(feature, _value_of(feature))], len(labels)))
    zones = {}
    for zone in Zones._fields:
        for group in GROUPS if zone in ZONES_BY_GROUP else ("",):
            zones[zone, group] = table = []
            for bit in concept_bits().values():
                features = list(features_of_zone(zone, bit, group))
                known = any(feature in weights for feature, _ in features)
                table.append(len(matrix) if known else 0)
                if known:
                    matrix.append(_row(weights, features, len(labels)))
    index = {label: at for at, label in enumerate(labels)}
    return _Model(labels, index, rows, zones, np.array(matrix))


def _row(weights: dict[str, list[int]], features: list[tuple[str, float]], size: int) -> np.ndarray:
    row = np.zeros(size, np.float32)
    for feature, value in features:
        pairs = weights.get(feature, [])
        row[pairs[::2]] += value * np.array(pairs[1::2], np.float32) / 100
    return row


def _value_of(feature: str) -> float:
    name = feature.split("~")[0]
    return {"object": OBJECT_WEIGHT, "action": ACTION_WEIGHT}.get(name, 1.0)


@lru_cache(maxsize=1024)
def _measure_rows(group: str, unit: str | None) -> list[int]:
    rows = _model().rows
    return [rows.get(feature, 0) for feature, _ in features_of_measure(group, unit)]


@lru_cache(maxsize=4096)
def _phrase_rows(object_: str, action: str) -> list[int]:
    rows, pieces = _model().rows, _pieces(f"^{object_}$")
    found = [rows.get("object~" + piece, 0) for piece in pieces]
    return found + [rows.get("action~" + piece, 0) for piece in _pieces(action)]


@lru_cache(maxsize=16384)
def _zone_rows(zone: str, bits: int, group: str) -> list[int]:
    table, found = _model().zones[zone, group], []
    while bits:
        lowest = bits & -bits
        if row := table[lowest.bit_length() - 1]:
            found.append(row)
        bits ^= lowest
    return found
