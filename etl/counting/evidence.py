"""What speaks for the category of a count, as named features with values.

The concepts in the zones around it, its measure word, the characters of its object and verb, the
count before, and what the rules find the whole report to speak of.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from etl.counting.classify import Zones
from etl.counting.lexicon import concept_bits

# How much a zone has to say; the wider it is, the less it tells of this one count.
ZONE_WEIGHTS = {
    "clause": 0.8,
    "before": 0.6,
    "section": 0.6,
    "sentence": 0.5,
    "title": 0.5,
    "lead": 0.4,
}
# Zones whose concepts mean different things with different measure words.
ZONES_BY_GROUP = ("object", "here")
OBJECT_WEIGHT = 0.5
ACTION_WEIGHT = 0.7
PREVIOUS_WEIGHT = 0.5
PROFILE_WEIGHT = 2.0


class Previous(NamedTuple):
    """The count before: its label, and what it shares with the one that is judged."""

    label: str
    same_sentence: bool
    same_group: bool


class Evidence(NamedTuple):
    """What a count is judged by: the zones around it, its measure word, object and verb.

    `previous` is the count before in the report, `profile` the shares of the categories in it as
    the rules tell them.
    """

    zones: Zones
    group: str
    unit: str | None
    object: str
    action: str
    previous: Previous | None = None
    profile: tuple[tuple[str, float], ...] = ()


def features_of(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Yield all features of a count with their values."""
    group = evidence.group
    yield from features_of_measure(group, evidence.unit)
    yield from features_of_phrase(evidence.object, evidence.action)
    for zone, bits in zip(Zones._fields, evidence.zones, strict=True):
        yield from features_of_zone(zone, bits, group if zone in ZONES_BY_GROUP else "")
    yield from features_of_previous(evidence.previous)
    for category, share in evidence.profile:
        yield f"profile:{category}", PROFILE_WEIGHT * share


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
        for piece in pieces_of(text):
            yield f"{name}~{piece}", weight


def features_of_previous(previous: Previous | None) -> Iterator[tuple[str, float]]:
    """Yield the features of the count before with their values, none of a first count."""
    if previous:
        sentence, group = (
            "=" if previous.same_sentence else "≠",
            "=" if previous.same_group else "≠",
        )
        yield f"previous~{previous.label}:{sentence}{group}", PREVIOUS_WEIGHT
        yield f"previous~{previous.label.split('.')[0]}.*:{sentence}", PREVIOUS_WEIGHT


def pieces_of(text: str) -> dict[str, None]:
    """Return the characters of a text and its pairs of neighbours, in order: sums depend on it."""
    return dict.fromkeys([*text, *map("".join, pairwise(text))])


@cache
def _concepts() -> list[str]:
    return list(concept_bits())
