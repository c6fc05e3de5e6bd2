"""What a count is like: how probable each category and indicator is by labelled counts.

A second opinion beside the rules: a softmax regression over the concepts in the zones around a
count and the characters of its object and verb. `rules/likeness.json` holds its weights, a row of
weights a feature, fitted by `python -m tests.gold.fit` to the labelled reports and sentences.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from etl.counting.classify import Zones
from etl.counting.lexicon import concept_bits

# How much a zone has to say; the wider it is, the less it tells of this one count.
ZONE_WEIGHTS = {"sentence": 0.5, "lead": 0.4, "section": 0.6, "before": 0.6, "clause": 0.8}
# Zones whose concepts mean different things with different measure words.
ZONES_BY_GROUP = ("object", "here")
OBJECT_WEIGHT = 0.5
ACTION_WEIGHT = 0.7


_in_use: list[dict] = []


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
    labels: list[str]
    index: dict[str, int]
    weights: dict[str, np.ndarray]


def likeness_of(evidence: Evidence) -> Likeness:
    """Return what a count is like by its evidence."""
    group = evidence.group
    scores = _measure_scores(group, evidence.unit)
    scores = scores + _phrase_scores(evidence.object, evidence.action)
    for zone, bits in zip(Zones._fields, evidence.zones, strict=True):
        if bits:
            scores += _zone_scores(zone, bits, group if zone in ZONES_BY_GROUP else "")
    powers = np.exp(scores - scores.max())
    return Likeness(powers / powers.sum())


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
    weight = ZONE_WEIGHTS.get(zone, 1.0)
    for name, bit in concept_bits().items():
        if bits & bit:
            yield f"{zone}:{name}", weight
            if group:
                yield f"{zone}:{name}:{group}", weight


def features_of_phrase(object_: str, action: str) -> Iterator[tuple[str, float]]:
    """Yield the features of what is counted and of its verb: their characters and pairs."""
    for text, name, weight in (
        (f"^{object_}$", "object", OBJECT_WEIGHT),
        (action, "action", ACTION_WEIGHT),
    ):
        pieces = {text[at : at + size] for size in (1, 2) for at in range(len(text) - size + 1)}
        for piece in sorted(pieces):
            yield f"{name}~{piece}", weight


def use(stored: dict | None) -> None:
    """Go by other weights than the packaged ones, or by these again (None): to test them."""
    _in_use[:] = [stored] if stored else []
    for cached in (_model, _measure_scores, _zone_scores, _phrase_scores):
        cached.cache_clear()


@cache
def _model() -> _Model:
    packaged = files("etl").joinpath("rules/likeness.json")
    stored = _in_use[0] if _in_use else json.loads(packaged.read_text("utf-8"))
    labels = stored["labels"]
    weights = {}
    for feature, row in stored["weights"].items():
        weights[feature] = vector = np.zeros(len(labels))
        vector[row[::2]] = np.array(row[1::2]) / 100
    return _Model(labels, {label: at for at, label in enumerate(labels)}, weights)


def _sum(features: Iterator[tuple[str, float]]) -> np.ndarray:
    model = _model()
    total = np.zeros(len(model.labels))
    for feature, value in features:
        row = model.weights.get(feature)
        if row is not None:
            total += value * row
    return total


@lru_cache(maxsize=1024)
def _measure_scores(group: str, unit: str | None) -> np.ndarray:
    return _sum(features_of_measure(group, unit))


@lru_cache(maxsize=16384)
def _zone_scores(zone: str, bits: int, group: str) -> np.ndarray:
    return _sum(features_of_zone(zone, bits, group))


@lru_cache(maxsize=4096)
def _phrase_scores(object_: str, action: str) -> np.ndarray:
    return _sum(features_of_phrase(object_, action))
