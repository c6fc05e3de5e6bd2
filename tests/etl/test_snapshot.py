import json

import pyarrow.parquet as pq
import pytest

from etl.errors import SnapshotError
from etl.publishing import snapshot as snapshots
from etl.publishing.snapshot import (
    current_snapshot,
    exclusive,
    file_hashes,
    publish,
    read_manifest,
    read_tables,
)
from etl.schema import TABLES


@pytest.fixture
def tables(published):
    return published[0]


def test_a_snapshot_holds_every_table_twice_and_says_so(tables, tmp_path):
    data = tmp_path / "data"
    with exclusive(data):
        folder = publish(data, tables, {"inputs": []}, "1.2.3")
    assert folder == current_snapshot(data)
    manifest = read_manifest(folder)
    assert manifest["snapshot"] == folder.name
    assert manifest["files"] == file_hashes(folder)
    for table in TABLES:
        rows = pq.read_table(folder / f"{table.name}.parquet")
        assert rows.equals(tables[table.name])
        assert manifest["rows"][table.name] == rows.num_rows
        assert (folder / "csv" / f"{table.name}.csv").is_file()
    assert json.loads((folder / "datapackage.json").read_text("utf-8"))["version"] == "1.2.3"


def test_the_identifier_depends_on_the_content_and_not_on_the_time(tables, tmp_path):
    names = set()
    for place, facts in (("one", {"n": 1}), ("two", {"n": 1}), ("three", {"n": 2})):
        with exclusive(tmp_path / place):
            names.add(publish(tmp_path / place, tables, facts, "1").name)
    assert len(names) == 2


def test_rows_that_break_their_declaration_leave_the_old_snapshot(tables, tmp_path):
    data = tmp_path / "data"
    with exclusive(data):
        old = publish(data, tables, {}, "1")
        torn = tables | {"counts": tables["counts"].slice(1), "keywords": tables["keywords"]}
        with pytest.raises(SnapshotError):
            publish(data, torn, {}, "1")
    assert current_snapshot(data) == old
    assert read_tables(old).keys() == tables.keys()


def test_the_snapshot_before_is_kept_for_its_readers_and_older_ones_are_swept(tables, tmp_path):
    data = tmp_path / "data"
    names = []
    for number in range(3):
        with exclusive(data):
            names.append(publish(data, tables, {"n": number}, "1").name)
    assert {each.name for each in (data / "snapshots").iterdir()} == set(names[1:])
    assert current_snapshot(data).name == names[2]


@pytest.mark.parametrize("step", ["_write_tables", "_settle", "_point"])
def test_a_build_that_dies_at_any_step_leaves_the_old_snapshot_and_is_swept(
    tables, tmp_path, monkeypatch, step
):
    data = tmp_path / "data"
    with exclusive(data):
        old = publish(data, tables, {"n": 1}, "1")

    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed), exclusive(data):
        patched.setattr(snapshots, step, die)
        publish(data, tables, {"n": 2}, "1")
    assert current_snapshot(data) == old
    assert read_tables(old)["counts"].equals(tables["counts"])

    with exclusive(data):
        new = publish(data, tables, {"n": 3}, "1")
    assert {each.name for each in (data / "snapshots").iterdir()} == {old.name, new.name}
    assert {each.name for each in data.iterdir()} == {".lock", "CURRENT", "snapshots"}


def test_two_builds_at_once_do_not_mix(tmp_path):
    data = tmp_path / "data"
    second = exclusive(data)
    with exclusive(data), pytest.raises(SnapshotError, match="another build is running"):
        second.__enter__()
    with exclusive(data):
        assert current_snapshot(data) is None


def test_a_damaged_snapshot_is_written_anew_under_its_name(tables, tmp_path):
    data = tmp_path / "data"
    with exclusive(data):
        folder = publish(data, tables, {}, "1")
        (folder / "counts.parquet").write_bytes(b"")
        with pytest.raises(SnapshotError, match="differ from those published"):
            read_tables(folder)
        assert publish(data, tables, {}, "1") == folder
    assert read_tables(folder)["counts"].equals(tables["counts"])


def test_no_snapshot_yet_and_a_pointer_to_nothing(tmp_path):
    assert current_snapshot(tmp_path) is None
    (tmp_path / "CURRENT").write_text("gone\n", encoding="utf-8")
    with pytest.raises(SnapshotError, match="names 'gone', which is no snapshot"):
        current_snapshot(tmp_path)
