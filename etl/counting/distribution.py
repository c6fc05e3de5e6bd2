"""Counts told one after the other for things named one after the other: A、B分别为12件和9件."""

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.counting.clauses import Surroundings
from etl.counting.phrase_words import find_verbs
from etl.counting.phrases import noun_of

_RESPECTIVELY = re.compile(r"(?:同比|环比)?分别[^，。；：、0-9]{0,6}$")
_JOINT = re.compile(r"[、，]?[和及与]?")
_ITEMS = re.compile(r"[、和与]|及(?!时|其|早)")


def _are_alike(things: Sequence[str]) -> bool:
    """Tell whether some things are nouns that stand by themselves, unlike 代表和委员满意率."""
    rates = {thing.endswith("率") for thing in things}
    return len(rates) == 1 and all(
        thing and find_verbs(thing) != [(0, len(thing))] for thing in things
    )


def distribute(text: str, arounds: Sequence[Surroundings]) -> dict[int, str]:
    """Return the objects of counts that are told respectively, by the position of the count.

    There must be as many things as counts, the things in one clause directly before.
    """
    found: dict[int, str] = {}
    for index, around in enumerate(arounds):
        left = text[slice(*around.left)]
        told = _RESPECTIVELY.search(left)
        if told is None:
            continue
        things = [noun_of(item) for item in _ITEMS.split(left[: told.start()])]
        last = index + len(things) - 1
        if len(things) < 2 or last >= len(arounds) or not _are_alike(things):
            continue
        run = arounds[index : last + 1]
        gaps = [text[one.quantity.end : other.quantity.start] for one, other in pairwise(run)]
        if all(_JOINT.fullmatch(gap) for gap in gaps):
            found |= dict(zip(range(index, last + 1), things, strict=True))
    return found
