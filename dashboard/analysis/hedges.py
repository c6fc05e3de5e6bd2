"""What becomes of hedges in arithmetic: the bound that is still true of a result.

A hedge is taken as its sign says to the reader: `≥` (余、以上、至少) is a lower bound, `≤` (不超过)
an upper bound, `≈` (近、约) neither, nothing is exact. A result bears one of the qualifiers
`exact`, `over` (≥), `at_most` (≤), `about` (≈).
"""

from collections.abc import Iterable, Sequence

from dashboard.formatting import HEDGE_SIGNS
from dashboard.marks import Mark

_QUALIFIERS = {"": "exact", "≥": "over", "≤": "at_most", "≈": "about"}


def difference_qualifier(now: str, before: str) -> str:
    """Return the hedge of `now - before`, two qualifiers given.

    A difference grows with `now` and falls with `before`. So it is at least the difference of the
    stated values if `now` can only be larger and `before` only smaller (≥ − exact, ≥ − ≤,
    exact − ≤), and at most that in the mirrored case (≤ − exact, ≤ − ≥, exact − ≥). Where the
    two pull in opposite directions (≥ − ≥), or one is ≈, no bound holds and it is about that.
    """
    signs = HEDGE_SIGNS[now], HEDGE_SIGNS[before]
    if signs == ("", ""):
        return "exact"
    if signs[0] in ("", "≥") and signs[1] in ("", "≤"):
        return "over"
    if signs[0] in ("", "≤") and signs[1] in ("", "≥"):
        return "at_most"
    return "about"


def joint_qualifier(qualifiers: Iterable[str]) -> str:
    """Return the hedge of what grows with each of its values, as a sum does.

    It is exact if all are, ≥ if the others are all ≥, ≤ if they are all ≤, and ≈ otherwise.
    """
    signs = {HEDGE_SIGNS[qualifier] for qualifier in qualifiers} - {""}
    return _QUALIFIERS[signs.pop() if len(signs) == 1 else "≈" if signs else ""]


def median_qualifier(ordered: Sequence[Mark]) -> str:
    """Return the hedge of the median of marks that are sorted by value.

    Only hedges that can move the median count: those of the one or two middle values and of
    values that equal them, a ≥ below them and a ≤ above them, for the true value may lie on the
    other side. A ≈ is taken to stay on its side: about 300 is not 10.
    """
    if not ordered:
        return "exact"
    low = ordered[(len(ordered) - 1) // 2].value
    high = ordered[len(ordered) // 2].value
    return joint_qualifier(mark.qualifier for mark in ordered if _moves(mark, low, high))


def _moves(mark: Mark, low: float, high: float) -> bool:
    sign = HEDGE_SIGNS[mark.qualifier]
    return (
        low <= mark.value <= high
        or (sign == "≥" and mark.value < low)
        or (sign == "≤" and mark.value > high)
    )
