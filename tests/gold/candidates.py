"""The candidates for an object one by one, each with all of its features.

`etl.counting.objects.scores` weighs them at once; a test holds it to what stands here.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from etl.counting.objects import features
from etl.counting.objects.features import class_of
from etl.counting.objects.limits import (
    BACK,
    BEFORE,
    BEHIND,
    LATEST_START,
    LONGEST,
    SHORTEST,
    WIDTH,
)
from etl.counting.objects.scores import MEMORY, Previous
from etl.counting.objects.signs import FIRST, LAST
from etl.counting.objects.window import Stretch, Window

Key = tuple[str | int | bool, ...]


class Candidate(NamedTuple):
    """A run of words, and the keys of its features: their kind and what they are of."""

    first: int
    last: int
    keys: list[Key]


def candidates(
    window: Window, unit: str, group: str, previous: Sequence[Previous]
) -> Iterator[Candidate]:
    """Yield what the object of a quantity is chosen from, with all of its features."""
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
            size = words.edges[last + 1] - words.edges[first]
            closed = words.brackets[last + 1] == words.brackets[first]
            if closed and SHORTEST <= size <= LONGEST:
                yield first, last


def _keys(
    window: Window, stretch: Stretch, run: tuple[int, int], unit: str, group: str
) -> list[Key]:
    (first, last), side, words = run, stretch.side, window.words.words
    number, size = window.number, int(window.words.edges[last + 1] - window.words.edges[first])
    before, behind = _beside(words, first, last)
    keys: list[Key] = [
        *_role("S", words[first]),
        *_role(f"S{side}", words[first]),
        *_role("S-", before),
        ("beginning", class_of(before), class_of(words[first])),
        *_role("E", words[last]),
        *_role("E+", behind),
        ("ending", class_of(words[last]), class_of(behind)),
        ("head", words[last], unit, group),
        ("length", side, size, last - first + 1),
        ("place", stretch.where, group, unit, stretch.sentences),
        *_beside_number(window, side),
        *(key for word in words[first:last] for key in _role("I", word)),
    ]
    if first == last:
        keys += _role("1", words[first]) + _role(f"1{side}", words[first])
    if first == stretch.start and (first == 0 or window.words.breaks[first - 1]):
        keys.append(("part_start", side))
    if last + 1 == stretch.stop and (last + 1 == len(words) or window.words.breaks[last + 1]):
        keys.append(("part_end", side, stretch.where, group, behind))
    if side == BEFORE:
        keys += [key for word in words[last + 1 : number] for key in _role("GL", word)]
        keys.append(("distance", side, number - last, group))
    if side == BEHIND:
        keys += [key for word in words[number + 1 : first] for key in _role("GR", word)]
        keys.append(("distance", side, first - number, group))
    return keys


def _beside(words: Sequence[str], first: int, last: int) -> tuple[str, str]:
    """Return the words before and behind a run of words."""
    behind = words[last + 1] if last + 1 < len(words) else LAST
    return words[first - 1] if first else FIRST, behind


def _beside_number(window: Window, side: str) -> list[Key]:
    before, behind = _beside(window.words.words, window.number, window.number)
    return _role(f"N-{side}", before) + _role(f"N+{side}", behind)


def _role(role: str, word: str) -> list[Key]:
    return [("of_word", role, word), ("of_class", role, class_of(word))]


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
        ("place", "far", group, unit, 0),
        *_beside_number(window, BACK),
        ("head", window.words.words[past.last], unit, group),
    ]


@cache
def names_of(key: Key) -> tuple[str, ...]:
    """Return the names of the features of a key."""
    kind, *context = key
    return getattr(features, kind)(*context)
