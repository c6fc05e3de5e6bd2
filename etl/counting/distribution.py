"""Counts told one after the other for things named one after the other: A、B分别为12件和9件."""

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.counting.clauses import Surroundings
from etl.counting.objects import Reader
from etl.counting.objects.choice import Choice
from etl.counting.verbs import find_verbs

_RESPECTIVELY = re.compile(r"(?:同比|环比)?分别[^，。；：、0-9]{0,6}$")
_JOINT = re.compile(r"[、，]?[和及与]?")


def _are_alike(things: Sequence[str]) -> bool:
    """Tell whether some things are nouns that stand by themselves, unlike 代表和委员满意率."""
    rates = {thing.endswith("率") for thing in things}
    return len(rates) == 1 and all(find_verbs(thing) != [(0, len(thing))] for thing in things)


def distribute(text: str, arounds: Sequence[Surroundings], reader: Reader) -> dict[int, Choice]:
    """Return the objects of counts that are told respectively, by the position of the count.

    There must be as many things as counts, the things in one clause directly before.
    """
    found: dict[int, Choice] = {}
    for index, around in enumerate(arounds):
        told = _RESPECTIVELY.search(text, *around.left)
        if told is None:
            continue
        things = reader.items(around.left[0], told.start(), around.quantity)
        last = index + len(things) - 1
        if len(things) < 2 or last >= len(arounds):
            continue
        run = arounds[index : last + 1]
        gaps = [text[one.quantity.end : other.quantity.start] for one, other in pairwise(run)]
        alike = _are_alike([text[thing.start : thing.end] for thing in things])
        if alike and all(_JOINT.fullmatch(gap) for gap in gaps):
            found |= dict(zip(range(index, last + 1), things, strict=True))
    return found
