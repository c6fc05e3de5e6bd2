"""The weights of features: `etl/rules/objects.json`, fitted by `python -m tests.gold.fit`."""

import json
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from etl.counting.objects import features
from etl.counting.objects.window import LONGEST, SIDES, WIDTH

_in_use: list[dict[str, int]] = []


@cache
def _weights() -> dict[str, int]:
    if _in_use:
        return _in_use[0]
    return json.loads(files("etl").joinpath("rules/objects.json").read_text("utf-8"))


@lru_cache(maxsize=1 << 18)
def weigh(kind: str, *context: str | int | bool) -> float:
    """Return the sum of the weights of the features of a kind (a function of `features`)."""
    known = _weights()
    return sum(known.get(name, 0) for name in getattr(features, kind)(*context)) / 100


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
    _weights.cache_clear()
    weigh.cache_clear()
    length_scores.cache_clear()
