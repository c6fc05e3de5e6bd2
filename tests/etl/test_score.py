"""The figures of labels: fixed ones of invented rows, and what must hold of any."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.score import FIELDS, overlap, pair_counts, score_counts

LABEL = {
    "report": "a.txt",
    "text": "45次",
    "value": 45,
    "unit": "次",
    "qualifier": "exact",
    "object": "主任办公会议",
    "category": "meetings",
    "indicator": "meetings.executive",
    "status": "actual",
    "part_of": None,
}
LABELS = [
    LABEL,
    LABEL | {"text": "近万名", "value": 10000, "unit": "名", "object": "群众", "indicator": None},
    LABEL | {"text": "3次", "value": 3, "part_of": "45次"},
    LABEL | {"report": "b.txt", "text": "1.8个百分点", "value": 1.8, "unit": "个百分点"},
    LABEL | {"report": "b.txt", "text": "20万份", "value": 200000, "unit": "份"},
]
ROWS = [
    LABEL | {"report": "folder/a.txt", "object": "办公会议"},
    LABEL
    | {"text": "近 万名", "value": 10000.0, "unit": "名", "qualifier": "near", "indicator": ""},
    LABEL | {"text": "7次", "value": 7.0},
    LABEL | {"report": "b.txt", "text": "１.8个百分点", "value": 1.8, "unit": "百分点"},
    LABEL
    | {"report": "b.txt", "text": "20万份", "value": 200000, "unit": "份", "status": "target"},
    LABEL | {"report": "unlabelled.txt", "text": "9次", "value": 9},
]
# What the scorer that belongs to the labels prints for these.
EXPECTED = {
    "labels": 5,
    "rows": 5,
    "precision": 0.8,
    "recall": 0.8,
    "f1": 0.8,
    "strict_f1": 0.6,
    "indicator_f1": 0.75,
    "accuracy.value": 1.0,
    "accuracy.unit": 1.0,
    "accuracy.qualifier": 0.75,
    "accuracy.category": 1.0,
    "accuracy.indicator": 1.0,
    "accuracy.status": 0.75,
    "accuracy.part_of": 1.0,
    "object_overlap": 0.7,
}
EVERY = EXPECTED | {"rows": 6, "precision": 0.6667, "f1": 0.7273}
EVERY |= {"strict_f1": 0.5455, "indicator_f1": 0.6667}


def test_figures_and_disagreements_of_invented_rows():
    figures, disagreements = score_counts(LABELS, ROWS)
    assert figures == EXPECTED
    assert disagreements == [
        "a.txt EXTRA 7次 主任办公会议",
        "a.txt MISSED 3次 主任办公会议",
        "a.txt 近万名 群众: qualifier: exact ≠ near",
        "b.txt 20万份 主任办公会议: status: actual ≠ target",
    ]


def test_rows_of_reports_without_labels_count_only_when_asked_for():
    assert score_counts(LABELS, ROWS, every=True)[0] == EVERY


def test_nothing_found_is_zero_and_no_error():
    figures, disagreements = score_counts(LABELS, [])
    assert set(figures.values()) == {0, 5}
    assert len(disagreements) == 5


def test_labels_agree_with_themselves(root):
    lines = (root / "tests/gold/seeds.jsonl").read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    figures, disagreements = score_counts(labels, labels)
    assert disagreements == []
    assert {figures[name] for name in figures if name not in ("labels", "rows")} == {1.0}


numerals = st.lists(st.integers(1, 4), max_size=7)


def counts(values: list[int]) -> list[dict]:
    cells = {"unit": "次", "category": "meetings", "object": "会议"}
    return [{"numeral": str(value), "value": value, **cells} for value in values]


@given(numerals, numerals)
def test_pairs_keep_the_order_and_print_the_same_numeral(labels, rows):
    pairs = pair_counts(counts(labels), counts(rows))
    assert all(labels[i] == rows[j] for i, j in pairs)
    for (i, j), (k, m) in pairwise(pairs):
        assert i < k
        assert j < m


@given(numerals, st.data())
def test_rows_left_out_are_missed_and_nothing_else(labels, data):
    kept = data.draw(st.sets(st.sampled_from(range(len(labels))))) if labels else set()
    pairs = pair_counts(counts(labels), counts([labels[i] for i in sorted(kept)]))
    assert len(pairs) == len(kept)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("合同", "合同", 1), ("重大合同", "合同", 2 / 3), ("合同", "会议", 0), (None, "合同", 0)],
)
def test_overlap_is_the_f1_of_characters(one, other, expected):
    assert overlap(one, other) == overlap(other, one) == pytest.approx(expected)


def test_every_field_has_an_accuracy():
    assert {f"accuracy.{field}" for field in FIELDS} <= EXPECTED.keys()
