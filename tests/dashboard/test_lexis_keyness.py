from math import log, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.lexis import Frequencies, compare
from dashboard.lexis.keyness import adjust, log_likelihood, log_ratio

COUNTS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=30)


def arrays(counts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    terms = np.array([f"词{at:03d}" for at in range(len(counts))], object)
    return terms, *(np.array(side, np.int64) for side in zip(*counts, strict=True))


def test_g2_of_tables_computed_by_hand():
    # 20 in 1,000 words against 10 in 1,000: 15 expected in each, 2 (20 ln(4/3) + 10 ln(2/3)).
    # 30 in 1,000 against 30 in 3,000: 15 and 45 expected, 2 (30 ln 2 + 30 ln(2/3)) = 60 ln(4/3).
    # 0 against 8 in as many words: 4 expected in each, 2 · 8 ln 2.
    assert log_likelihood(*pair(20, 10), 1000, 1000)[0] == pytest.approx(3.39800, abs=1e-4)
    assert log_likelihood(*pair(30, 30), 1000, 3000)[0] == pytest.approx(60 * log(4 / 3))
    assert log_likelihood(*pair(0, 8), 500, 500)[0] == pytest.approx(16 * log(2))
    assert log_likelihood(*pair(7, 21), 1000, 3000)[0] == pytest.approx(0)


def pair(study: int, reference: int) -> tuple[np.ndarray, np.ndarray]:
    return np.array([study]), np.array([reference])


def test_log_ratio_of_tables_computed_by_hand():
    assert log_ratio(*pair(20, 10), 1000, 1000)[0] == 1
    assert log_ratio(*pair(30, 30), 1000, 3000)[0] == pytest.approx(log2(3))
    assert log_ratio(*pair(0, 8), 500, 500)[0] == -4
    assert log_ratio(*pair(8, 0), 500, 500)[0] == 4


def test_p_values_are_adjusted_as_computed_by_hand():
    p = np.array([0.01, 0.04, 0.03, 0.005])
    assert adjust(p).tolist() == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert adjust(np.array([0.9, 0.8])).tolist() == [0.9, 0.9]
    assert adjust(np.zeros(0)).tolist() == []


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_adjusted_p_values_keep_their_order_and_never_fall(values):
    p = np.array(values)
    q = adjust(p)
    assert (q >= p).all()
    assert (q <= 1).all()
    assert (np.diff(q[np.argsort(p, kind="stable")]) >= 0).all()


@settings(deadline=None)
@given(COUNTS)
def test_exchanging_the_sides_turns_the_direction_and_nothing_else(counts):
    terms, study, reference = arrays(counts)
    one, other = compare(terms, study, reference), compare(terms, reference, study)
    assert sorted(one.terms) == sorted(other.terms)
    by_term = dict(
        zip(other.terms, zip(other.g2, other.log_ratio, other.q, strict=True), strict=True)
    )
    for term, g2, ratio, q in zip(one.terms, one.g2, one.log_ratio, one.q, strict=True):
        assert by_term[term] == pytest.approx((g2, -ratio, q))


@settings(deadline=None)
@given(COUNTS)
def test_over_and_under_used_terms_are_told_apart_by_their_rates(counts):
    key = compare(*arrays(counts))
    assert (np.diff(key.g2) <= 0).all()
    over, under = key.pick("over", rate=1), key.pick("under", rate=1)
    assert (over.study_rates > over.reference_rates * 0.99).all()
    assert (under.study_rates < under.reference_rates * 1.01).all()
    assert not set(over.terms) & set(under.terms)


def test_rare_terms_are_not_tested_but_count_as_words():
    key = compare(*arrays([(3, 1), (20, 10), (977, 989)]))
    assert key.terms.tolist() == ["词001", "词002"]
    assert (key.study_words, key.reference_words) == (1000, 1000)


@pytest.mark.parametrize("counts", [[(0, 0)], [(9, 0), (30, 0)], [(0, 9)]])
def test_where_one_side_is_silent_nothing_is_compared(counts):
    assert len(compare(*arrays(counts)).terms) == 0


def test_a_hundred_thousand_terms_are_all_ranked():
    generator = np.random.default_rng(1)
    terms = np.array([f"词{at:06d}" for at in range(100_000)], object)
    study, reference = generator.poisson(9, (2, len(terms)))
    key = compare(terms, study, reference)
    assert len(key.terms) == ((study + reference) >= 5).sum()
    # Both sides are drawn alike, so that what passes the adjusted threshold is next to nothing.
    assert len(key.pick("over").terms) + len(key.pick("under").terms) < 100


def test_tf_idf_as_computed_by_hand():
    found = Frequencies(
        np.array(["普法", "法治"], object), np.array([3, 10]), np.array([1, 2]), np.array([2, 8]), 8
    )
    assert found.tf_idf().tolist() == pytest.approx([3 * log(4), 0])
    assert found.rates().tolist() == pytest.approx([30_000 / 13, 100_000 / 13])
