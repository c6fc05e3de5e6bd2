"""How sure a classification is, and when the labelled counts overrule a rule.

A rule speaks from its wording, the labelled counts (`etl.counting.likeness`) from what counts of
such surroundings were. The word of a rule adds to the odds of its label, the more the surer its
wording; the likeliest label then is believed. Where both agree a count is sure.
"""

from functools import cache
from itertools import pairwise
from math import exp
from typing import Any, NamedTuple

from etl.catalogue import indicators
from etl.counting.classify import BY_LIKENESS, Rule
from etl.counting.evidence import Evidence
from etl.counting.likeness import likeness_of

# What the word of a rule is worth beside the labelled counts, as a logarithm of odds, by the
# highest rank that has it.
WORTH = ((22, 1.0), (49, 0.5), (89, 0.3), (99, 0.0))
# The share of a label that no labelled count bears.
UNSEEN = 1e-3
# Rules up to this rank say that a figure is a change and no indicator of its matter.
CHANGES = 6
# What labelled counts decided alone is never sure.
ALONE = 0.85
# Shares, the word of the rule counted in, and the confidence that they earned, by the highest rank
# that has it: how many counts of such a share were right on labelled sets of reports of this and
# of other genres that the weights were not fitted to.
EARNED = (
    (22, ((0.0, 0.0), (0.5, 0.45), (0.9, 0.8), (0.985, 0.9), (1.0, 0.99))),
    (49, ((0.0, 0.0), (0.5, 0.45), (0.9, 0.8), (0.994, 0.9), (1.0, 0.99))),
    (89, ((0.0, 0.0), (0.5, 0.45), (0.9, 0.8), (0.97, 0.9), (1.0, 0.95))),
    (99, ((0.0, 0.0), (0.5, 0.45), (0.9, 0.8), (0.995, 0.9), (1.0, 0.95))),
)
# Shares add up to 1 but for rounding.
TOLERANCE = 1e-4


class Verdict(NamedTuple):
    """Category and indicator of a count, what decided them, and the confidence, 0 to 1."""

    category: str
    indicator: str | None
    rule: str
    confidence: float


def judge(rule: Rule, category: str, evidence: Evidence) -> Verdict:
    """Return what a count is by the rule that took it and by the labelled counts."""
    like = likeness_of(evidence)
    share, label = like.share(rule.indicator or category) or UNSEEN, like.best()
    told = share * exp(_by_rank(WORTH, rule.rank))
    total = 1 - share + told
    if told >= like.share(label):
        earned = _earned(told / total, rule.rank)
        agreed = label == (rule.indicator or category)
        return Verdict(category, rule.indicator, rule.id, earned if agreed else min(earned, ALONE))
    known = indicators().get(label)
    return Verdict(
        known.category if known else label,
        label if known and rule.rank > CHANGES else None,
        BY_LIKENESS,
        min(_earned(like.share(label) / total, rule.rank), ALONE),
    )


@cache
def _by_rank(table: tuple[tuple[int, Any], ...], rank: int) -> Any:
    return next(value for highest, value in table if rank <= highest)


def _earned(share: float, rank: int) -> float:
    steps = pairwise(_by_rank(EARNED, rank))
    (low, floor), (high, ceiling) = next(step for step in steps if share <= step[1][0] + TOLERANCE)
    return round(floor + (share - low) / (high - low) * (ceiling - floor), 2)
