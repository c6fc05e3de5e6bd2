"""The weights of features: `etl/rules/objects.json`, fitted by `python -m tests.gold.fit`."""

import json
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import Protocol

import numpy as np

from etl.counting.objects import features
from etl.counting.objects.limits import LONGEST, SIDES, WIDTH

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
    return sum(map(known.get, getattr(features, kind)(*context), repeat(0))) / 100


def word_scores(word: str) -> dict[str, float]:
    """Return what `features.of_word` adds up in each role, where it is not 0."""
    words, lasts = _by_word()
    sums = dict(words.get(word, ()))
    for role, weight in lasts.get(word[-1], ()):
        sums[role] = sums.get(role, 0) + weight
    return {role: weight / 100 for role, weight in sums.items()}


def head_rows(word: str, tag: str) -> tuple[int, int, int]:
    """Return the rows of a last word in the tables of `head_table`, 0 for what says nothing."""
    row = _rows().get
    return row(f"E{word}", 0), row(f"c{word[-1]}", 0), row(f"p{tag}", 0)


@lru_cache(maxsize=1 << 10)
def head_table(unit: str, group: str) -> np.ndarray:
    """Return what `features.head` gives words, last characters and tags beside a measure word."""
    rows, kinds = _rows(), _by_kind()
    table = np.zeros(len(rows) + 1)
    for kind in (f"uE:{unit}", f"uc:{unit}", f"gE:{group}", f"gp:{group}"):
        for of, weight in kinds.get(kind, {}).items():
            table[rows[kind[1] + of]] += weight
    return table


@cache
def _rows() -> dict[str, int]:
    """Number what has a say beside measure words, from 1: its sort (E, c, p) and what it is."""
    kinds = {k: names for k, names in _by_kind().items() if k.startswith(_OF_MEASURES)}
    found = dict.fromkeys(kind[1] + of for kind, names in kinds.items() for of in names)
    return {key: row for row, key in enumerate(found, 1)}


@cache
def _by_word() -> tuple[dict[str, list[tuple[str, int]]], dict[str, list[tuple[str, int]]]]:
    """Return the roles and weights of words, and those of the last characters of words."""
    words, lasts = defaultdict(list), defaultdict(list)
    for role, parts in features.ROLES.items():
        for part, kind, found in (("w", role, words), ("c", f"{role}c", lasts)):
            for of, weight in _by_kind().get(kind, {}).items() if part in parts else ():
                found[of].append((role, weight))
    return words, lasts


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
    for cached in (_weights, weigh, _by_kind, _by_word, _rows, head_table, length_scores, *_caches):
        cached.cache_clear()


def on_change(cached: Cached) -> Cached:
    """Have what a function remembers forgotten when other weights come into use."""
    _caches.append(cached)
    return cached
