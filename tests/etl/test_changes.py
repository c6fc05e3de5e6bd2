"""What a change of rules changes: counts that appeared, went or read differently."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.publishing.changes import COMPARED, KEYS, find_changes


def write_counts(folder, rows):
    folder.mkdir()
    blank = dict.fromkeys((*KEYS, *COMPARED))
    rows = [{**blank, "report": f"{row['report_id']}.txt", **row} for row in rows]
    types = {name: pa.string() for name in blank} | {"value": pa.float64()}
    schema = pa.schema(types.items())
    pq.write_table(pa.Table.from_pylist(rows, schema), folder / "counts.parquet")
    return folder


def row(count_id, report_id="r1", **values):
    return {"count_id": count_id, "report_id": report_id, "text": "3件", "value": 3.0, **values}


@pytest.fixture
def changes(tmp_path):
    before = write_counts(
        tmp_path / "before",
        [
            row("same", category="cases"),
            row("gone", category="cases"),
            row("other", category="cases", indicator="cases.penalty"),
            row("withdrawn", report_id="r2", category="cases"),
        ],
    )
    after = write_counts(
        tmp_path / "after",
        [
            row("same", category="cases"),
            row("new", category="meetings", indicator="meetings.executive"),
            row("other", category="reviews"),
            row("added", report_id="r3", category="cases"),
        ],
    )
    return {change.count_id: change for change in find_changes(before, after)}


def test_counts_of_reports_in_both_are_compared(changes):
    assert {id_: change.kind for id_, change in changes.items()} == {
        "gone": "went",
        "new": "appeared",
        "other": "changed",
    }


def test_a_change_says_what_differs(changes):
    assert changes["other"].what == ("category: cases → reviews; indicator: cases.penalty → None")
    assert changes["new"].what == "meetings.executive"


def test_equal_snapshots_have_no_changes(tmp_path):
    folder = write_counts(tmp_path / "one", [row("same", category="cases")])
    assert find_changes(folder, folder) == []
