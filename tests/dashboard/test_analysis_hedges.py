"""What hedges become in arithmetic, held against the true values that they leave possible."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.groups import PeerGroup
from dashboard.analysis.hedges import difference_qualifier, joint_qualifier
from dashboard.formatting import HEDGE_SIGNS
from dashboard.marks import Mark

QUALIFIERS = st.sampled_from(sorted(HEDGE_SIGNS))
BOUNDED = st.sampled_from(["exact", "over", "at_least", "at_most"])
VALUES = st.integers(0, 100)


@st.composite
def hedged_values(draw, qualifiers=BOUNDED):
    """A stated value, its qualifier, and a true value that it does not exclude."""
    value, qualifier = draw(VALUES), draw(qualifiers)
    sign = HEDGE_SIGNS[qualifier]
    low, high = value if sign != "≤" else 0, value if sign != "≥" else 200
    return value, qualifier, draw(st.integers(low, high))


def holds(stated: float, qualifier: str, true: float) -> bool:
    checks = {
        "exact": true == stated,
        "over": true >= stated,
        "at_most": true <= stated,
        "about": True,
    }
    return checks[qualifier]


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("exact", "exact", "exact"),
        ("over", "exact", "over"),
        ("at_least", "at_most", "over"),
        ("exact", "at_most", "over"),
        ("at_most", "exact", "at_most"),
        ("at_most", "over", "at_most"),
        ("exact", "over", "at_most"),
        ("over", "over", "about"),
        ("at_most", "at_most", "about"),
        ("near", "exact", "about"),
        ("over", "about", "about"),
    ],
)
def test_a_difference_keeps_the_bound_that_still_holds(now, before, expected):
    assert difference_qualifier(now, before) == expected


@given(hedged_values(), hedged_values())
def test_the_hedge_of_a_difference_is_true_of_every_possible_value(now, before):
    qualifier = difference_qualifier(now[1], before[1])
    assert holds(now[0] - before[0], qualifier, now[2] - before[2])


@given(st.lists(hedged_values(), min_size=1, max_size=8))
def test_the_hedge_of_a_sum_is_true_of_every_possible_value(terms):
    qualifier = joint_qualifier(term[1] for term in terms)
    assert holds(sum(term[0] for term in terms), qualifier, sum(term[2] for term in terms))


@given(st.lists(hedged_values(), min_size=1, max_size=8))
def test_the_hedge_of_a_median_is_true_of_every_possible_value(terms):
    terms = sorted(terms, key=lambda term: term[0])
    marks = [mark_with(value, qualifier) for value, qualifier, _true in terms]
    stated, true = median(term[0] for term in terms), median(term[2] for term in terms)
    assert holds(stated, group_of(marks).median_qualifier, true)


@given(st.lists(QUALIFIERS, max_size=6), QUALIFIERS)
def test_more_terms_never_make_a_sum_surer(qualifiers, another):
    if joint_qualifier(qualifiers) != "exact":
        assert joint_qualifier([*qualifiers, another]) != "exact"
    if joint_qualifier(qualifiers) == "about":
        assert joint_qualifier([*qualifiers, another]) == "about"


def test_a_hedge_that_cannot_move_the_median_leaves_it_exact():
    marks = [mark_with(1, "at_most"), mark_with(5, "exact"), mark_with(9, "over")]
    assert group_of(marks).median_qualifier == "exact"
    assert group_of([mark_with(1, "over"), *marks[1:]]).median_qualifier == "over"
    assert group_of([]).median_qualifier == "exact"


def group_of(marks):
    return PeerGroup("cases.penalty", "件", "street", 2023, tuple(marks))


def mark_with(value, qualifier):
    return Mark(
        "甲",
        "甲",
        None,
        "street",
        2023,
        "cases",
        "cases.penalty",
        "件",
        value,
        qualifier,
        "r",
        None,
    )
