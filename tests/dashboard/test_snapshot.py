import pyarrow.parquet as pq
import pytest

from dashboard.queries import check_snapshot
from dashboard.snapshot import BrokenSnapshot, NoSnapshot, find_snapshot


def test_nothing_published(tmp_path):
    with pytest.raises(NoSnapshot):
        find_snapshot(tmp_path)


def test_the_pointer_names_the_snapshot(full_data):
    assert find_snapshot(full_data).id == "one"


def test_a_torn_snapshot_names_what_is_missing(publish_reports):
    data = publish_reports()
    (data / "snapshots/one/paragraphs.parquet").unlink()
    with pytest.raises(BrokenSnapshot, match="paragraphs"):
        find_snapshot(data)


def test_a_pointer_into_nothing_is_torn(publish_reports):
    data = publish_reports()
    (data / "CURRENT").write_text("gone", "utf-8")
    with pytest.raises(BrokenSnapshot, match="gone"):
        find_snapshot(data)


def test_an_old_snapshot_names_the_column_that_it_lacks(publish_reports):
    data = publish_reports()
    path = data / "snapshots/one/counts.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["confidence"]), path)
    with pytest.raises(BrokenSnapshot, match="confidence"):
        check_snapshot(find_snapshot(data))


def test_a_damaged_file_is_said_to_be_unreadable(publish_reports):
    data = publish_reports()
    (data / "snapshots/one/counts.parquet").write_bytes(b"PAR1 not a table")
    with pytest.raises(BrokenSnapshot, match="无法读取"):
        check_snapshot(find_snapshot(data))
