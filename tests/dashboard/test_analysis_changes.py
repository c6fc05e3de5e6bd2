"""Change against the year before: between which values, with which hedge, in which words."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.changes import (
    NOTHING_BEFORE,
    OTHER_UNIT,
    SEVERAL_REPORTS,
    SILENT_BEFORE,
    YEAR_UNKNOWN,
    change_between,
    explain_missing_changes,
    find_changes,
)
from dashboard.analysis.rates import rate_text
from dashboard.marks import Mark


@pytest.fixture
def change_of(make_mark):
    """The change from one value of 2022 to one of 2023."""

    def change(before, now, hedges=("exact", "exact"), **more):
        earlier = make_mark(before, year=2022, report_id="r0", qualifier=hedges[0], **more)
        return change_between(make_mark(now, qualifier=hedges[1], **more), earlier)

    return change


@pytest.mark.parametrize(
    ("before", "now", "hedges", "words"),
    [
        (78, 90, ("exact", "exact"), "增加12件（+15.4%）"),
        (10, 7, ("exact", "exact"), "减少3件（-30%）"),
        (7, 7, ("exact", "exact"), "持平"),
        (0, 7, ("exact", "exact"), "增加7件"),
        (10, 30, ("exact", "over"), "至少增加20件（≥+200%）"),
        (30, 10, ("exact", "over"), "至多减少20件（≥-66.7%）"),
        (20, 9, ("over", "exact"), "至少减少11件（≤-55%）"),
        (20, 24, ("over", "exact"), "至多增加4件（≤+20%）"),
        (20, 30, ("over", "over"), "约增加10件（≈+50%）"),
        (10, 10, ("exact", "about"), "大致持平"),
        (10, 10, ("exact", "at_least"), "不低于上年"),
        (10, 10, ("exact", "at_most"), "不高于上年"),
        (10000, 35000, ("exact", "exact"), "增加2.5万件（+250%）"),
    ],
)
def test_a_change_reads_as_an_official_writes_it(change_of, before, now, hedges, words):
    assert change_of(before, now, hedges).phrase() == words


def test_percentages_differ_in_points_and_have_no_rate(change_of):
    rate = change_of(95.5, 98, unit="%", indicator="cases.appearance_rate")
    assert rate.phrase() == "增加2.5个百分点"
    assert rate.rate is None


def test_a_previous_zero_gives_no_rate(change_of):
    assert change_of(0, 5).rate is None
    assert change_of(0, 0).phrase() == "持平"


def test_a_bound_that_leaves_the_direction_open_has_none(change_of):
    assert change_of(10, 30, ("exact", "over")).direction == "up"
    assert change_of(30, 10, ("exact", "over")).direction is None
    assert change_of(20, 9, ("over", "exact")).direction == "down"
    assert change_of(7, 7).direction == "level"
    assert change_of(7, 7, ("exact", "about")).direction is None


def test_the_signed_difference_keeps_hedge_and_sign(change_of):
    assert change_of(10, 7).signed() == "-3件"
    assert change_of(10, 30, ("exact", "over")).signed() == "≥+20件"
    assert change_of(7, 7).signed() == "0件"


@pytest.mark.parametrize(
    ("rate", "qualifier", "text"),
    [
        (0.15449, "exact", "+15.4%"),
        (0.1546, "over", "≥+15.4%"),
        (0.1541, "at_most", "≤+15.5%"),
        (-0.1541, "over", "≥-15.5%"),
        (0.0002, "exact", "+0.02%"),
        (0.0, "exact", "0%"),
        (12.5, "about", "≈+1,250%"),
    ],
)
def test_a_rate_is_rounded_to_the_side_on_which_its_bound_holds(rate, qualifier, text):
    assert rate_text(rate, qualifier) == text


@pytest.mark.parametrize(
    "other",
    [
        {"place": "乙"},
        {"level": "town"},
        {"indicator": "cases.leniency"},
        {"unit": "人"},
        {"year": 2021},
        {"year": None},
        {"value": None},
    ],
)
def test_nothing_is_compared_with_another_body_level_indicator_unit_or_year(make_mark, other):
    mark, before = make_mark(9), make_mark(5, year=2022, report_id="r0")
    assert list(find_changes([before, mark])) == [mark.key]
    assert find_changes([replace(before, **other), mark]) == {}
    with pytest.raises(ValueError, match="two years that follow"):
        change_between(mark, replace(before, **other))


def test_two_reports_of_one_year_make_no_change_on_either_side(make_mark):
    marks = [
        make_mark(5, year=2021, report_id="r1"),
        make_mark(6, year=2022, report_id="r2"),
        make_mark(7, year=2022, report_id="r3"),
        make_mark(8, year=2023, report_id="r4"),
    ]
    assert find_changes(marks) == {}
    reasons = explain_missing_changes(marks)
    assert [reasons[mark.key] for mark in marks] == [NOTHING_BEFORE, *[SEVERAL_REPORTS] * 3]


def test_the_same_mark_given_twice_is_one_report(make_mark):
    mark, before = make_mark(9), make_mark(5, year=2022, report_id="r0")
    assert find_changes([mark, before, mark])[mark.key].difference == 4


def test_why_there_is_no_change_is_said(make_mark):
    mark = make_mark(9)
    silent = make_mark(None, unit=None, year=2022, report_id="r0")
    other = make_mark(4, unit="人", year=2022, report_id="r0")
    absent = make_mark(None, unit=None, year=2022, report_id=None)
    assert explain_missing_changes([mark, silent])[mark.key] == SILENT_BEFORE
    assert explain_missing_changes([mark, other])[mark.key] == OTHER_UNIT
    assert explain_missing_changes([mark, absent])[mark.key] == NOTHING_BEFORE
    undated = make_mark(0, year=None)
    assert explain_missing_changes([undated, silent]) == {undated.key: YEAR_UNKNOWN}


YEARS = st.dictionaries(st.integers(2015, 2025), st.none() | st.integers(0, 50))


@given(YEARS, st.randoms())
def test_there_is_a_change_exactly_where_two_stated_years_meet(values, random):
    marks = [mark_of_year(year, value) for year, value in values.items()]
    random.shuffle(marks)
    expected = {
        later: values[later] - values[earlier]
        for earlier, later in pairwise(sorted(values))
        if later - earlier == 1 and None not in (values[earlier], values[later])
    }
    changes = find_changes(marks)
    assert {of.mark.year: of.difference for of in changes.values()} == expected
    stated = {mark.key for mark in marks if mark.value is not None}
    assert stated - set(changes) == set(explain_missing_changes(marks))


def mark_of_year(year, value):
    return Mark(
        "甲", "甲", None, "street", year, "cases", "cases.penalty", "件", value, "exact",
        f"r{year}", None,
    )  # fmt: skip
