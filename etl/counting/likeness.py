"""What a count is like: how probable each category and indicator is by labelled counts.

A second opinion beside the rules: a softmax regression over the features of
`etl.counting.evidence`. `rules/likeness.json` holds its weights, a row of weights a feature, fitted
by `python -m tests.gold.fit` to the labelled reports and sentences.
"""

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from etl.counting.classify import GROUPS, Zones
from etl.counting.evidence import (
    ACTION_WEIGHT,
    OBJECT_WEIGHT,
    PREVIOUS_WEIGHT,
    PROFILE_WEIGHT,
    ZONES_BY_GROUP,
    Evidence,
    Previous,
    features_of_measure,
    features_of_previous,
    features_of_zone,
    pieces_of,
)
from etl.counting.lexicon import concept_bits

_VALUES = {"object": OBJECT_WEIGHT, "action": ACTION_WEIGHT, "previous": PREVIOUS_WEIGHT}

_in_use: list[dict] = []
_OF_ZONES = tuple(f"{zone}:" for zone in Zones._fields)


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
        *_previous_rows(evidence.previous),
    ]
    for zone, bits in zip(Zones._fields, evidence.zones, strict=True):
        if bits:
            rows += _zone_rows(zone, bits, group if zone in ZONES_BY_GROUP else "")
    powers = np.exp(np.add.reduce(model.matrix.take(rows, 0), 0) + _leaning(evidence.profile))
    return Likeness(powers / np.add.reduce(powers))


def use(stored: dict | None) -> None:
    """Go by other weights than the packaged ones, or by these again (None): to test them."""
    _in_use[:] = [stored] if stored else []
    for cached in (_model, _measure_rows, _phrase_rows, _previous_rows, _zone_rows, _leaning):
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
    return _VALUES.get(name, 1.0)


@lru_cache(maxsize=1024)
def _measure_rows(group: str, unit: str | None) -> list[int]:
    rows = _model().rows
    return [rows.get(feature, 0) for feature, _ in features_of_measure(group, unit)]


@lru_cache(maxsize=4096)
def _phrase_rows(object_: str, action: str) -> list[int]:
    rows, pieces = _model().rows, pieces_of(f"^{object_}$")
    found = [rows.get("object~" + piece, 0) for piece in pieces]
    return found + [rows.get("action~" + piece, 0) for piece in pieces_of(action)]


@lru_cache(maxsize=1024)
def _previous_rows(previous: Previous | None) -> list[int]:
    rows = _model().rows
    return [rows.get(feature, 0) for feature, _ in features_of_previous(previous)]


@lru_cache(maxsize=64)
def _leaning(profile: tuple[tuple[str, float], ...]) -> np.ndarray:
    """Return what the profile of a report says for each label."""
    model = _model()
    leaning = np.zeros(len(model.labels), np.float32)
    for category, share in profile:
        leaning += PROFILE_WEIGHT * share * model.matrix[model.rows.get(f"profile:{category}", 0)]
    return leaning


@lru_cache(maxsize=16384)
def _zone_rows(zone: str, bits: int, group: str) -> list[int]:
    table, found = _model().zones[zone, group], []
    while bits:
        lowest = bits & -bits
        if row := table[lowest.bit_length() - 1]:
            found.append(row)
        bits ^= lowest
    return found
