"""The weights of features: `etl/rules/objects.json`, fitted by `python -m tests.gold.fit`."""

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import Protocol

import numpy as np

from etl.counting.objects import features
from etl.counting.objects.window import LONGEST, SIDES, WIDTH

# Kinds of features that are of a measure word too.
_OF_MEASURES = ("uE:", "uc:", "gE:", "gp:")


class Cached(Protocol):
    """A function that remembers its answers."""

    def cache_clear(self) -> None:
        """Forget them."""


_in_use: list[dict[str, int]] = []
_caches: list[Cached] = []


@cache
def _weights() -> dict[str, int]:
    if _in_use:
        return _in_use[0]
    return json.loads(files("etl").joinpath("rules/objects.json").read_text("utf-8"))


@lru_cache(maxsize=1 << 16)
def weigh(kind: str, *context: str | int | bool) -> float:
    """Return the sum of the weights of the features of a kind (a function of `features`)."""
    known = _weights()
    return sum(known.get(name, 0) for name in getattr(features, kind)(*context)) / 100


def word_scores(word: str) -> Iterator[tuple[str, float]]:
    """Yield what `features.of_word` adds up in each role, where it is not 0."""
    kinds = _by_kind()
    for role, parts in features.ROLES.items():
        score = kinds.get(role, {}).get(word, 0) if "w" in parts else 0
        score += kinds.get(f"{role}c", {}).get(word[-1], 0) if "c" in parts else 0
        if score:
            yield role, score / 100


def head_scores(words: Sequence[str], tags: Sequence[str], unit: str, group: str) -> np.ndarray:
    """Return what `features.head` adds up for each word as a last word beside a measure word."""
    kinds, size = _by_kind(), len(words)
    lasts = [word[-1] for word in words]
    scores = np.zeros(size)
    for kind, keys in (
        (f"uE:{unit}", words),
        (f"uc:{unit}", lasts),
        (f"gE:{group}", words),
        (f"gp:{group}", tags),
    ):
        if known := kinds.get(kind):
            scores += np.fromiter(map(known.get, keys, repeat(0)), float, size)
    return scores / 100


@cache
def _by_kind() -> dict[str, dict[str, int]]:
    """Return the weights by the kind of feature, and within it by what it is of.

    A feature of a measure word is of a word beside it: uE:件|案件 is of 案件 in the kind uE:件.
    """
    kinds: dict[str, dict[str, int]] = {}
    for name, weight in _weights().items():
        kind, _, of = name.partition("|" if name.startswith(_OF_MEASURES) else ":")
        kinds.setdefault(kind, {})[of] = weight
    return kinds


@cache
def length_scores() -> np.ndarray:
    """Return the scores of lengths by side, characters and words less one."""
    numbers = range(1, WIDTH + 1)
    return np.array(
        [
            [
                [weigh("length", side, size, number) for number in numbers]
                for size in range(LONGEST + 1)
            ]
            for side in SIDES
        ]
    )


def use(stored: dict[str, int] | None) -> None:
    """Go by other weights than the packaged ones, or by these again (None): to test them."""
    _in_use[:] = [] if stored is None else [stored]
    for cached in (_weights, weigh, _by_kind, length_scores, *_caches):
        cached.cache_clear()


def on_change(cached: Cached) -> Cached:
    """Have what a function remembers forgotten when other weights come into use."""
    _caches.append(cached)
    return cached
