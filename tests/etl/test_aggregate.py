"""The one rule of `indicator_values`, stated as what must hold of any counts."""

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models import Count
from etl.publishing.aggregate import indicator_values, sum_qualifier
from etl.schema import QUALIFIERS
from tests.etl.conftest import COUNT

ADDING = ("cases.penalty", "publicity.materials", "meetings.executive")
LINKS = ("part_of", "stage_of", "restates")


def count(position: int = 0, **changes: object) -> Count:
    place = {"paragraph": 1 + position // 5, "start": 10 * (position % 5)}
    place["end"] = place["start"] + 2
    return Count(**COUNT | place | changes)


@st.composite
def reports(draw: st.DrawFn) -> list[Count]:
    """Counts of a report, each perhaps a part, a stage or a restatement of an earlier one."""
    counts: list[Count] = []
    for position in range(draw(st.integers(0, 8))):
        made = count(
            position,
            value=draw(st.floats(0.01, 1e7)),
            unit=draw(st.sampled_from(["件", "次", None])),
            qualifier=draw(st.sampled_from(list(QUALIFIERS))),
            indicator=draw(st.sampled_from([*ADDING, None])),
            status=draw(st.sampled_from(["actual", "actual", "target"])),
        )
        link = draw(st.sampled_from([None, *LINKS]))
        if link and counts:
            setattr(made, link, draw(st.sampled_from(counts)))
        counts.append(made)
    return counts


def table(counts: list[Count]) -> dict:
    """Values and hedges by indicator and unit."""
    values, _ = indicator_values(counts)
    return {(each.indicator, each.unit): (each.value, each.qualifier) for each in values}


def total(counts: list[Count]) -> float:
    values, disagreeing = indicator_values(counts)
    assert not disagreeing
    return fsum(each.value for each in values)


@given(reports(), st.randoms())
def test_the_order_of_counts_does_not_matter(counts, random):
    shuffled = random.sample(counts, len(counts))
    assert indicator_values(shuffled) == indicator_values(counts)


@given(reports())
def test_a_row_is_the_sum_of_the_counts_it_names_of_one_indicator_and_unit(counts):
    values, _ = indicator_values(counts)
    assert len({(each.indicator, each.unit) for each in values}) == len(values)
    for each in values:
        assert each.value == fsum(count.value for count in each.counts)
        assert {(count.indicator, count.unit) for count in each.counts} == {
            (each.indicator, each.unit)
        }
        assert all(count.status == "actual" and count.restates is None for count in each.counts)
        assert not any(
            link.indicator == each.indicator and link.status == "actual"
            for count in each.counts
            for link in (count.part_of, count.stage_of)
            if link is not None
        )


@given(reports(), st.sampled_from(LINKS), st.data())
def test_a_part_a_stage_and_a_restatement_never_add(counts, link, data):
    told = [each for each in counts if each.indicator and each.status == "actual"]
    if told:
        first = data.draw(st.sampled_from(told))
        later = count(50, indicator=first.indicator, unit=first.unit, value=3.0, **{link: first})
        assert table([*counts, later]) == table(counts)


@given(reports())
def test_plans_and_changes_never_add(counts):
    plan = count(50, status="target", value=1000.0)
    change = count(51, measure="change", unit="%", value=29.7)
    assert table([*counts, plan, change]) == table(counts)


def test_parts_of_parts_and_parts_of_restatements_are_covered():
    whole = count(0, value=40.0)
    by_kind = count(1, value=15.0, part_of=whole, indicator=None)
    of_that_kind = count(2, value=5.0, part_of=by_kind)
    again = count(3, value=40.0, restates=whole)
    of_it = count(4, value=7.0, part_of=again)
    assert total([whole, by_kind, of_that_kind, again, of_it]) == 40


def test_parts_count_where_their_whole_does_not():
    plan = count(0, value=20.0, status="target")
    other = count(1, value=60.0, indicator="cases.legal_aid")
    assert total([plan, count(2, value=6.0, part_of=plan)]) == 6
    assert total([other, count(3, value=8.0, part_of=other)]) == 68


def test_each_stage_with_an_indicator_of_its_own_is_a_value():
    accepted = count(0, value=568.0, indicator="cases.reconsideration.accepted")
    concluded = count(
        1, value=499.0, indicator="cases.reconsideration.concluded", stage_of=accepted
    )
    assert table([accepted, concluded]) == {
        ("cases.reconsideration.accepted", "件"): (568, "exact"),
        ("cases.reconsideration.concluded", "件"): (499, "exact"),
    }


def test_two_units_are_two_rows_and_no_unit_is_one_of_its_own():
    counts = [count(0), count(1, unit="起", value=2.0), count(2, unit=None, value=1.0)]
    assert table(counts) == {
        ("cases.penalty", None): (1, "exact"),
        ("cases.penalty", "件"): (5, "exact"),
        ("cases.penalty", "起"): (2, "exact"),
    }


def rate(position: int, value: float, **changes: object) -> Count:
    said = {"indicator": "reviews.rate", "unit": "%", "measure": "rate", "text": f"{value:g}%"}
    return count(position, value=value, **said | changes)


def test_a_rate_stated_once_or_alike_is_its_value_and_never_a_sum():
    assert table([rate(0, 100.0), rate(1, 100.0)]) == {("reviews.rate", "%"): (100, "exact")}


def test_different_rates_give_no_value_and_are_named():
    values, disagreeing = indicator_values([rate(0, 100.0), rate(1, 98.0)])
    assert values == []
    assert [[each.value for each in group] for group in disagreeing] == [[100, 98]]


def test_a_rate_that_is_part_of_another_does_not_disagree_with_it():
    whole = rate(0, 95.0)
    assert table([whole, rate(1, 40.0, part_of=whole)]) == {("reviews.rate", "%"): (95, "exact")}


def test_a_percentage_under_an_indicator_that_adds_is_not_added():
    percentages = [
        rate(0, 90.0, indicator="enforcement.rectifications"),
        rate(1, 80.0, indicator="enforcement.rectifications"),
    ]
    values, disagreeing = indicator_values(percentages)
    assert (values, len(disagreeing)) == ([], 1)


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        (["exact", "exact"], "exact"),
        (["exact", "over"], "over"),
        (["at_least", "exact", "at_least"], "at_least"),
        (["over", "at_least"], "over"),
        (["near", "exact"], "near"),
        (["near", "at_most"], "at_most"),
        (["about", "over"], "about"),
        (["over", "near"], "about"),
        (["at_least", "at_most"], "about"),
    ],
)
def test_the_hedge_of_a_sum(qualifiers, expected):
    hedged = [count(place, qualifier=each) for place, each in enumerate(qualifiers)]
    assert sum_qualifier(hedged) == expected
    assert sum_qualifier(reversed(hedged)) == expected


def test_a_range_enters_with_its_lower_end_as_a_bound():
    assert table([count(0, value=3.0, value_max=5.0), count(1)]) == {
        ("cases.penalty", "件"): (8, "at_least")
    }


def test_an_exact_part_of_a_hedged_whole_leaves_the_whole_hedged():
    whole = count(0, value=200.0, qualifier="over")
    part = replace(count(1, value=37.0), part_of=whole)
    assert table([whole, part]) == {("cases.penalty", "件"): (200, "over")}
