"""What becomes of hedges in arithmetic: the bound that is still true of a result.

A hedge is taken as its sign says to the reader: `≥` (余、以上、至少) is a lower bound, `≤` (不超过)
an upper bound, `≈` (近、约) neither, nothing is exact. A result bears one of the qualifiers
`exact`, `over` (≥), `at_most` (≤), `about` (≈).
"""

from collections.abc import Iterable

from dashboard.formatting import HEDGE_SIGNS

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


def median_qualifier(hedges: Iterable[tuple[str, int]]) -> str:
    """Return the hedge of the median.

    `hedges` are pairs of a qualifier and the side on which its values stand: -1 below the one or
    two middle values, 0 among them or equal to them, 1 above. Only hedges that can move the
    median count: a ≥ below it and a ≤ above it, for the true value may lie on the other side. A
    ≈ is taken to stay on its side: about 300 is not 10.
    """
    return joint_qualifier(
        qualifier
        for qualifier, side in hedges
        if side == 0 or HEDGE_SIGNS[qualifier] == ("≥" if side < 0 else "≤")
    )
