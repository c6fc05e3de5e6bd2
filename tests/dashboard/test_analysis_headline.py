"""Highlights, and sums that are asked for."""

import random
from dataclasses import replace

import pytest

from dashboard.analysis import (
    farthest_outliers,
    largest_changes,
    roll_up,
)

PENALTY, LENIENCY = "cases.penalty", "cases.leniency"
RATE = {"unit": "%", "indicator": "cases.appearance_rate"}


@pytest.fixture
def body(make_mark):
    """Make a mark of a body by its name, year and value."""

    def make(name, year, value, **more):
        fields = {"place": f"甲 / {name}", "name": name, "report_id": f"{name}{year}"} | more
        return make_mark(value, year=year, **fields)

    return make


def test_the_largest_changes_come_first_and_carry_both_marks(body):
    marks = [
        *(body("东街", 2022, 100), body("东街", 2023, 150)),
        *(body("西街", 2022, 100), body("西街", 2023, 20)),
        *(body("南街", 2022, 70, **RATE), body("南街", 2023, 90, **RATE)),
    ]
    found = largest_changes(marks)
    assert [item.marks[0].name for item in found] == ["西街", "东街", "南街"]
    assert found[0].marks == (marks[3], marks[2])
    assert found[0].sentence() == "西街 2023年行政处罚 20件，比上年减少80件（-80%）。"
    assert found[2].sentence() == "南街 2023年负责人出庭率 90%，比上年增加20个百分点。"


@pytest.mark.parametrize(
    ("before", "now", "more"),
    [
        (1, 4, {}),
        (9, 90, {}),
        (0, 50, {}),
        (100, 105, {}),
        (96, 100, RATE),
        (40, 40, {}),
    ],
)
def test_small_bases_and_small_changes_are_no_highlight(body, before, now, more):
    assert (
        largest_changes([body("东街", 2022, before, **more), body("东街", 2023, now, **more)]) == []
    )


def test_a_change_whose_hedge_leaves_the_direction_open_is_no_highlight(body):
    before = body("东街", 2022, 100)
    fall = body("东街", 2023, 50)
    assert len(largest_changes([before, fall])) == 1
    assert largest_changes([before, replace(fall, qualifier="over")]) == []


def test_one_body_does_not_fill_the_list(body):
    marks = [
        body("东街", year, value, indicator=indicator)
        for indicator in (PENALTY, LENIENCY, "cases.legal_aid")
        for year, value in ((2022, 10), (2023, 90))
    ]
    assert len(largest_changes(marks)) == 2


def test_only_the_year_asked_for_is_told(body):
    marks = [body("东街", 2021, 10), body("东街", 2022, 50), body("东街", 2023, 90)]
    assert [item.marks[0].year for item in largest_changes(marks, 2023)] == [2023]
    assert [item.marks[0].year for item in largest_changes(marks)] == [2022, 2023]


def test_the_order_is_the_same_however_the_marks_come(body):
    marks = [
        body(f"{number}街", year, value)
        for number in range(12)
        for year, value in ((2022, 20), (2023, 40 if number else 4000))
    ]

    def told() -> list[str]:
        found = [*largest_changes(marks), *farthest_outliers(marks)]
        return [item.sentence() for item in found]

    sentences = told()
    assert len(sentences) == 6
    assert sentences[-1].startswith("0街 2023年行政处罚 4,000件，在街道中明显偏高")
    for seed in range(5):
        random.Random(seed).shuffle(marks)
        assert told() == sentences


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        (("exact", "exact"), "exact"),
        (("exact", "over"), "over"),
        (("at_least", "over"), "over"),
        (("exact", "at_most"), "at_most"),
        (("over", "at_most"), "about"),
        (("over", "about"), "about"),
    ],
)
def test_a_sum_carries_the_hedges_of_its_terms(body, qualifiers, expected):
    marks = [body(f"{n}街", 2023, 5, qualifier=of) for n, of in enumerate(qualifiers)]
    total = roll_up(marks, "sum")
    assert total.value == 10
    assert total.qualifier == expected


def test_a_roll_up_says_how_many_of_its_bodies_reported(body):
    stated = [body("东街", 2023, 5), body("西街", 2023, 7)]
    silent = body("南街", 2023, None, unit=None)
    twice = [body("北街", 2023, 90, report_id="a"), body("北街", 2023, 80, report_id="b")]
    total = roll_up([*stated, silent, *twice], "sum")
    assert (total.value, total.reporting, total.bodies) == (12, 2, 4)
    assert total.phrase() == "2 个主体合计 12件（共 4 个主体，其余未计入）"
    assert roll_up(stated, "sum").phrase() == "2 个主体合计 12件"
    assert roll_up(stated, "median").phrase() == "2 个主体的中位数 6件"


def test_nobody_reporting_is_no_zero(body):
    total = roll_up([body("东街", 2023, None, unit=None)], "sum")
    assert (total.value, total.reporting, total.bodies) == (None, 0, 1)
    assert "未报告" in total.phrase()


@pytest.mark.parametrize(
    "other",
    [{"unit": "人"}, {"level": "town"}, {"level": None}, {"indicator": LENIENCY}, {"year": 2022}],
)
def test_what_must_not_be_added_is_refused(body, other):
    marks = [body("东街", 2023, 5), replace(body("西街", 2023, 7), **other)]
    with pytest.raises(ValueError, match=next(iter(other))):
        roll_up(marks, "sum")


def test_rates_have_a_median_and_no_sum(body):
    marks = [body("东街", 2023, 90, **RATE), body("西街", 2023, 100, **RATE)]
    with pytest.raises(ValueError, match="never added"):
        roll_up(marks, "sum")
    assert roll_up(marks, "median").value == 95
    with pytest.raises(ValueError, match="mean"):
        roll_up(marks, "mean")
