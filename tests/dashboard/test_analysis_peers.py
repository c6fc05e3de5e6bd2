"""Peers, and positions among them."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.groups import find_peer_groups, is_rate
from dashboard.analysis.peers import PLACED_FROM, RANKED_FROM, find_positions
from dashboard.marks import Mark

VALUES = st.lists(st.integers(0, 20), min_size=1, max_size=30)


def bodies(values, **more) -> list[Mark]:
    """A mark a body, of one level, year, indicator and unit."""
    return [
        replace(
            Mark(
                f"甲 / {number}", f"{number}街道", "甲", "street", 2023, "cases", "cases.penalty",
                "件", value, "exact", f"r{number}", None, (f"c{number}",),
            ),
            **more,
        )
        for number, value in enumerate(values)
    ]  # fmt: skip


def test_equal_values_share_a_rank_and_a_percentile():
    marks = bodies([9, 7, 7, 4, 1])
    positions = find_positions(marks)
    assert [positions[mark.key].rank for mark in marks] == [1, 2, 2, 4, 5]
    assert [positions[mark.key].percentile for mark in marks] == [90, 60, 60, 30, 10]
    assert {position.median for position in positions.values()} == {7}


def test_too_few_peers_have_no_rank_and_fewer_than_five_no_percentile():
    few = find_positions(bodies(range(RANKED_FROM - 1)))
    assert all(position.rank is None and position.median is None for position in few.values())
    assert next(iter(few.values())).phrase() == "同层级只有 2 个主体报告，不排位次"
    some = find_positions(bodies(range(PLACED_FROM - 1)))
    assert all(position.rank and position.percentile is None for position in some.values())
    assert all(of.percentile for of in find_positions(bodies(range(PLACED_FROM))).values())


def test_silent_bodies_are_counted_apart_and_are_no_zero():
    marks = bodies([5, 6, 7])
    silent = [
        replace(mark, place=f"乙 / {mark.place}", value=None, unit=None, report_id=f"s{mark.key}")
        for mark in marks
    ]
    absent = replace(silent[0], place="丙", report_id=None)
    other_unit = replace(silent[1], value=3, unit="人")
    position = find_positions([*marks, *silent, absent, other_unit])[marks[0].key]
    assert (position.reporting, position.silent, position.rank) == (3, 2, 3)


@pytest.mark.parametrize(
    "other",
    [{"level": "town"}, {"year": 2022}, {"indicator": "cases.leniency"}, {"unit": "人"}],
)
def test_peers_share_level_year_indicator_and_unit(other):
    marks = bodies([1, 2, 3])
    stranger = replace(bodies([9], place="乙", report_id="x")[0], **other)
    assert find_positions([*marks, stranger])[marks[2].key].rank == 1


@pytest.mark.parametrize("unknown", [{"level": None}, {"year": None}])
def test_an_unknown_level_or_year_has_no_peers(unknown):
    assert find_positions(bodies([1, 2, 3, 4], **unknown)) == {}


def test_a_body_with_two_reports_of_a_year_stands_outside():
    marks = bodies([1, 2, 3])
    second = replace(marks[0], value=50, report_id="again")
    assert set(find_positions([*marks, second])) == {mark.key for mark in marks[1:]}
    assert find_peer_groups([*marks, second])[0].doubled == (marks[0], second)


def test_hedged_values_count_as_stated_and_are_flagged():
    marks = bodies([1, 2, 3])
    exact = find_positions(marks)[marks[0].key]
    hedged = find_positions([*marks[:2], replace(marks[2], qualifier="over")])[marks[0].key]
    assert (exact.rank, exact.hedged) == (3, False)
    assert (hedged.rank, hedged.hedged) == (3, True)
    assert exact.phrase() == "第 3 位（3 个主体报告，由高到低），中位数 2件"
    assert hedged.phrase().startswith("约第 3 位")


@given(VALUES)
def test_percentiles_are_bounded_ordered_and_centred(values):
    positions = list(find_positions(bodies(values)).values())
    percentiles = [position.percentile for position in positions]
    if len(values) < PLACED_FROM:
        assert set(percentiles) == {None}
        return
    assert all(0 < percentile < 100 for percentile in percentiles)
    assert sum(percentiles) == pytest.approx(50 * len(values))
    ordered = sorted(positions, key=lambda position: position.mark.value)
    assert [of.percentile for of in ordered] == sorted(percentiles)
    assert [of.rank for of in ordered] == sorted((of.rank for of in ordered), reverse=True)


@given(VALUES, st.randoms())
def test_the_order_of_marks_moves_no_position(values, shuffler: random.Random):
    marks = bodies(values)
    mixed = marks[:]
    shuffler.shuffle(mixed)
    one, other = find_positions(marks), find_positions(mixed)
    assert {key: (of.rank, of.percentile, of.median) for key, of in one.items()} == {
        key: (of.rank, of.percentile, of.median) for key, of in other.items()
    }


def test_a_running_total_has_no_rank_and_takes_none_from_the_others():
    marks = bodies([1, 2, 3, 4, 900])
    running = replace(marks[-1], basis="running")
    positions = find_positions([*marks[:-1], running])
    assert [positions[mark.key].rank for mark in marks[:-1]] == [4, 3, 2, 1]
    assert running.key not in positions
    silent = replace(running, value=None, unit=None, basis=None, report_id="s")
    assert find_positions([*marks[:-1], running, silent])[marks[0].key].silent == 0
    open_start = replace(marks[-1], basis="open")
    assert find_positions([*marks[:-1], open_start])[open_start.key].rank == 1


def test_rates_are_told_by_unit_or_by_indicator():
    assert is_rate(bodies([1], unit="%")[0])
    assert is_rate(bodies([1], indicator="reviews.rate")[0])
    assert not is_rate(bodies([1])[0])
