import json

import pytest

from etl.errors import EtlError, SnapshotError
from etl.evaluate import METADATA_FIELDS, evaluate, read_labels, score_metadata


@pytest.fixture
def gold(tmp_path):
    """Write labels, one object a line, and return the file."""

    def write(*labels: dict) -> object:
        path = tmp_path / "gold.jsonl"
        lines = [json.dumps(label, ensure_ascii=False) for label in labels]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_counts_of_a_snapshot_are_compared_with_labels(published, gold):
    _, data = published
    contracts = {
        "report": "b.txt",
        "text": "153件",
        "value": 153,
        "unit": "件",
        "qualifier": "exact",
        "object": "合同",
        "category": "reviews",
        "indicator": "reviews.contracts",
        "status": "actual",
        "part_of": None,
    }
    figures, disagreements = evaluate(gold(contracts), data)
    assert (figures["labels"], figures["recall"], figures["accuracy.value"]) == (1, 1, 1)
    assert all(line.startswith("b.txt EXTRA") for line in disagreements)


def test_the_metadata_of_a_snapshot_is_compared_with_labels(published, gold):
    _, data = published
    label = {
        "report": "b.txt",
        "title": "上海市杨浦区江浦路街道办事处2022年度法治政府建设情况报告",
        "issuer": "上海市杨浦区江浦路街道办事处",
        "level": "street",
        "year": 2021,
        "signed_on": "2023-01-10",
        "published_on": None,
        "province": "上海市",
        "city": "上海市",
        "county": "杨浦区",
        "street": "江浦路街道",
        "parts": ["achievements", "problems", "plans"],
    }
    figures, disagreements = evaluate(gold(label), data)
    assert disagreements == ["b.txt year: 2021 ≠ 2022"]
    assert figures == {"labels": 1, "rows": 1} | {
        f"accuracy.{field}": float(field != "year") for field in METADATA_FIELDS
    }


def test_a_report_that_was_not_built_has_every_field_wrong():
    figures, disagreements = score_metadata([{"report": "a.txt", "issuer": None}], [])
    assert disagreements == ["a.txt MISSED"]
    assert {figures[f"accuracy.{field}"] for field in METADATA_FIELDS} == {0.0}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no label"),
        (b'{"report": "a.txt"}\n{"report": ', ":2: not JSON"),
        (b"[1]", ":1: wanted is an object with a `report`"),
        (b"\xff\xfe\xff", "cannot be read as UTF-8 labels"),
    ],
)
def test_labels_that_cannot_be_read_are_named_with_their_line(tmp_path, content, message):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(EtlError, match=message):
        read_labels(path)


def test_labels_or_a_snapshot_that_are_missing(tmp_path, gold):
    with pytest.raises(EtlError, match="cannot be read"):
        read_labels(tmp_path / "missing.jsonl")
    with pytest.raises(SnapshotError, match="nothing was published yet"):
        evaluate(gold({"report": "a.txt"}), tmp_path / "data")
