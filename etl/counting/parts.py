"""What it takes to be a part of a whole, and what a part takes from it."""

import re
from functools import cache

from etl.counting.classify import BY_MATTER, rule_named
from etl.counting.confidence import ALONE
from etl.counting.measure_words import read_rules
from etl.models import Count

# From this rank on a rule goes by little, and a part rather takes what its whole counts.
DOUBTFUL_RANK = 40
# How much less sure a part is than the whole whose matter it takes.
SHARED_MATTER = 0.03
# Smaller numbers add up by coincidence: any, and two to a third.
SMALL, LARGE = 10, 100


@cache
def _ruled() -> re.Pattern:
    return re.compile(read_rules("relations.toml")["parts"]["ruled"])


def may_hold(whole: Count, part: Count) -> bool:
    """Tell whether a count can have another one as its part: same unit and status, no rate.

    People are people, 名 or 人: 8名执法人员里只有2人.
    """
    return (
        whole is not part
        and (_unit_of(whole) == _unit_of(part) or whole.measure == part.measure == "people")
        and whole.measure not in ("rate", "change")
        and whole.value >= part.value
        and whole.status == part.status
    )


def _unit_of(count: Count) -> tuple[str, str | None]:
    """Return the unit of a count without the 次 that counts it each time: 件次 are 件."""
    return count.measure, count.unit and count.unit.removesuffix("次")


def adds_up(whole: Count, run: list[Count], least: int = SMALL) -> bool:
    """Tell whether two or more counts make up a whole of at least some size."""
    return len(run) > 1 and whole.value >= least and sum(c.value for c in run) == whole.value


def slack_of(whole: Count, part: Count) -> float:
    """Return by which factor parts may exceed their whole: hedged and rounded figures may."""
    if whole.qualifier != "exact":
        return 2.0
    return 1.01 if any(scale in whole.text + part.text for scale in "万亿") else 1.0


def set_parts(whole: Count, parts: list[Count]) -> None:
    """Make counts parts of a whole; a part by kind takes what its whole counts."""
    total = sum(part.value for part in parts)
    exhaustive = abs(total - whole.value) <= whole.value * (slack_of(whole, whole) - 1)
    for part in parts:
        part.part_of = whole
        _take_after(part, whole, exhaustive)


def _take_after(part: Count, whole: Count, exhaustive: bool) -> None:
    """Give a part by kind or place the category and indicator of its whole.

    A part by what was decided on it (维持, 准予备案) takes the category alone.
    Parts that make up the whole are of its kind even where their own words speak of another
    matter (生活垃圾分类类118起 of 412 penalties).
    """
    rule = rule_named(part.rule)
    sure = rule.rank < DOUBTFUL_RANK and rule.category != BY_MATTER
    outcomes = read_rules("relations.toml")["parts"]["outcomes_elsewhere"]
    by_kind = exhaustive or part.action not in read_rules("relations.toml")["parts"]["outcomes"]
    strange = (
        by_kind
        and whole.indicator is not None
        and part.category != whole.category
        and part.indicator not in outcomes
    )
    if (sure and not strange) and (
        part.category != whole.category
        or part.indicator not in read_rules("relations.toml")["parts"]["by_kind"]
    ):
        return
    ruled = _ruled().search(f"{part.object} {part.action}")
    taken = whole.category, None if ruled else whole.indicator
    shared = round(whole.confidence - SHARED_MATTER, 2)
    if taken == (part.category, part.indicator):
        part.confidence = max(part.confidence, shared)
    else:
        part.category, part.indicator = taken
        part.confidence = min(ALONE, shared)
