from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.lexis import find_partners, find_trends

YEARS = (2019, 2020, 2021, 2022, 2023)


def trends_of(rows: list[list[int]], words: list[int], years=YEARS):
    terms = np.array([f"词{at}" for at in range(len(rows))], object)
    return find_trends(terms, years, np.array(rows).reshape(len(rows), -1), np.array(words))


def test_slopes_and_steadiness_as_computed_by_hand():
    found = trends_of([[2, 4, 6, 8, 10], [9, 7, 5, 3, 1], [4, 4, 40, 4, 4]], [10_000] * 5)
    assert found.slope.tolist() == [2, -2, 0]
    assert found.tau.tolist() == [1, -1, 0]
    assert found.rising(5).terms.tolist() == ["词0"]
    assert found.falling(5).terms.tolist() == ["词1"]


def test_a_rate_counts_and_not_the_length_of_the_reports():
    found = trends_of([[10, 20, 40, 80, 160]], [1000, 2000, 4000, 8000, 16000])
    assert found.slope.tolist() == [0]
    assert not len(found.rising(5).terms)


def test_a_year_without_reports_is_left_out_and_not_zero():
    found = trends_of([[10, 20, 0, 40, 50]], [10_000, 10_000, 0, 10_000, 10_000])
    assert found.years == (2019, 2020, 2022, 2023)
    assert found.rates.tolist() == [[10, 20, 40, 50]]
    assert found.slope.tolist() == [10]


@pytest.mark.parametrize("words", [[5000, 5000, 0, 0, 0], [0] * 5])
def test_two_years_are_no_trend(words):
    assert len(trends_of([[10, 30, 0, 0, 0]], words).terms) == 0


def test_rare_terms_have_no_trend():
    assert trends_of([[1, 1, 2, 2, 3], [2, 2, 2, 2, 2]], [10_000] * 5).terms.tolist() == ["词1"]


@settings(deadline=None)
@given(st.lists(st.integers(0, 90), min_size=5, max_size=5))
def test_what_rises_falls_when_the_years_are_turned_round(counts):
    ahead, back = (trends_of([row], [10_000] * 5) for row in (counts, counts[::-1]))
    assert back.slope.tolist() == pytest.approx((-ahead.slope).tolist())
    assert back.falling(1).terms.tolist() == ahead.rising(1).terms.tolist()


def partners_of(rows: list[tuple[int, int]], chosen: int, paragraphs: int):
    terms = np.array([f"词{at}" for at in range(len(rows))], object)
    together, own = (np.array(side, np.int64) for side in zip(*rows, strict=True))
    return find_partners(terms, together, own, chosen, paragraphs)


def test_association_as_computed_by_hand():
    # 10 of 100 paragraphs hold the chosen term, 10 the partner, 5 both; the cells 5, 5, 5, 85
    # against the expected 1, 9, 9, 81.
    found = partners_of([(5, 10)], 10, 100)
    g2 = 2 * (5 * log(5) + 10 * log(5 / 9) + 85 * log(85 / 81))
    assert found.g2.tolist() == pytest.approx([g2])
    assert found.npmi.tolist() == pytest.approx([log(5) / log(20)])


def test_terms_that_never_stand_apart_have_the_full_measure():
    assert partners_of([(10, 10)], 10, 100).npmi.tolist() == pytest.approx([1])
    assert not len(partners_of([(10, 10)], 10, 10).terms)


def test_chance_and_rare_meetings_are_no_association():
    assert partners_of([(10, 100), (2, 2), (9, 20)], 10, 100).terms.tolist() == ["词2"]


@settings(deadline=None)
@given(st.integers(3, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 200))
def test_association_is_mutual_and_within_bounds(both, one, other, neither):
    paragraphs = both + one + other + neither
    found = partners_of([(both, both + one)], both + other, paragraphs)
    turned = partners_of([(both, both + other)], both + one, paragraphs)
    assert found.g2.tolist() == pytest.approx(turned.g2.tolist())
    assert found.npmi.tolist() == pytest.approx(turned.npmi.tolist())
    assert all(0 <= value <= 1 + 1e-9 for value in found.npmi)
