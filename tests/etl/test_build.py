import multiprocessing
import shutil
from pathlib import Path

import pytest

from etl.build import build, read, rows_of_report
from etl.errors import NothingToBuild, RuleError, UnreadableReport
from etl.publishing.snapshot import current_snapshot, read_manifest, read_tables


def files_of(snapshot: Path) -> dict[str, bytes]:
    """Every file of a snapshot but the manifest, whose build time may differ."""
    return {
        path.relative_to(snapshot).as_posix(): path.read_bytes()
        for path in snapshot.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def assert_same(one: Path, other: Path) -> None:
    assert one.name == other.name
    assert files_of(one) == files_of(other)
    manifests = [read_manifest(one), read_manifest(other)]
    assert manifests[0] | {"built_at": ""} == manifests[1] | {"built_at": ""}


def test_the_same_input_gives_the_same_bytes_whatever_was_built_before(inputs, tmp_path):
    fresh = build([inputs], tmp_path / "fresh", 1)
    assert (fresh.read, fresh.unchanged) == (3, 0)

    grown = tmp_path / "grown"
    build([inputs / "b.txt"], grown, 1)
    added = build([inputs], grown, 1)
    assert (added.read, added.unchanged) == (2, 1)
    assert_same(added.snapshot, fresh.snapshot)

    again = build([inputs], grown, 1)
    assert (again.read, again.unchanged) == (0, 3)
    assert_same(again.snapshot, fresh.snapshot)


def test_workers_do_not_change_the_bytes(inputs, tmp_path):
    alone = build([inputs], tmp_path / "alone", 1)
    shared = build([inputs], tmp_path / "shared", 2)
    assert_same(shared.snapshot, alone.snapshot)
    assert multiprocessing.active_children() == []


def test_a_changed_report_is_read_again_and_a_withdrawn_one_is_gone(inputs, tmp_path, write_report):
    data = tmp_path / "data"
    build([inputs], data, 1)
    write_report(inputs, "a.txt", contracts=31)
    (inputs / "b.txt").unlink()
    built = build([inputs], data, 1)
    assert (built.read, built.unchanged) == (1, 1)
    assert_same(built.snapshot, build([inputs], tmp_path / "fresh", 1).snapshot)


def test_other_rules_read_every_report_again(inputs, tmp_path, monkeypatch):
    data = tmp_path / "data"
    build([inputs], data, 1)
    monkeypatch.setattr("etl.build.fingerprint", lambda: "other rules")
    monkeypatch.setattr("etl.publishing.reuse.fingerprint", lambda: "other rules")
    assert build([inputs], data, 1).read == 3


def test_a_renamed_report_is_read_again_since_its_rows_repeat_the_name(inputs, tmp_path):
    data = tmp_path / "data"
    build([inputs], data, 1)
    (inputs / "b.txt").rename(inputs / "c.txt")
    built = build([inputs], data, 1)
    assert (built.read, built.unchanged) == (1, 2)
    reports = read_tables(built.snapshot)["reports"]
    assert reports.column("report").to_pylist() == ["a.txt", "a.txt", "c.txt"]


def test_a_damaged_snapshot_is_told_and_everything_read_anew(inputs, tmp_path, caplog):
    data = tmp_path / "data"
    first = build([inputs], data, 1)
    whole = files_of(first.snapshot)
    (first.snapshot / "keywords.parquet").write_bytes(b"torn")
    built = build([inputs], data, 1)
    assert built.read == 3
    assert files_of(built.snapshot) == whole
    assert "every report is read anew" in caplog.text


def test_unreadable_files_are_named_and_the_others_published(inputs, tmp_path):
    (inputs / "empty.txt").touch()
    (inputs / "picture.txt").write_bytes(bytes(range(256)) * 20)
    built = build([inputs], tmp_path / "data", 1)
    assert [each.name for each in built.files.rejected] == ["empty.txt", "picture.txt"]
    assert all(each.reason and each.name not in each.reason for each in built.files.rejected)
    assert built.rows["reports"] == 3
    manifest = read_manifest(built.snapshot)
    assert [each["file"] for each in manifest["inputs"]] == ["a.txt", "b.txt", "older/a.txt"]
    assert [each["name"] for each in manifest["rejected"]] == ["empty.txt", "picture.txt"]


def test_where_nothing_is_readable_the_old_snapshot_stands(inputs, tmp_path):
    data = tmp_path / "data"
    old = build([inputs], data, 1).snapshot
    shutil.rmtree(inputs)
    inputs.mkdir()
    (inputs / "empty.txt").touch()
    with pytest.raises(NothingToBuild, match=r"(?s)rejected empty\.txt: .*nothing is published"):
        build([inputs], data, 1)
    assert current_snapshot(data) == old


def test_two_files_of_the_same_bytes_are_one_report(inputs, tmp_path):
    shutil.copy(inputs / "a.txt", inputs / "z copy.txt")
    built = build([inputs], tmp_path / "data", 1)
    assert [(each.name, each.same_as) for each in built.files.duplicates] == [
        ("z copy.txt", "a.txt")
    ]
    assert built.files.rejected == ()
    assert built.rows["reports"] == 3


def test_two_reports_of_one_issuer_and_year_are_both_kept_and_flagged(
    inputs, tmp_path, write_report
):
    write_report(inputs, "b again.txt", body="上海市杨浦区江浦路街道办事处", contracts=154)
    data = tmp_path / "data"
    for _ in ("fresh", "from the snapshot"):
        tables = read_tables(build([inputs], data, 1).snapshot)
        reports = {row["report_id"]: row for row in tables["reports"].to_pylist()}
        flagged = [
            row["report_id"]
            for row in tables["checks"].to_pylist()
            if row["check"] == "same_issuer_and_year"
        ]
        assert sorted(reports[id_]["report"] for id_ in flagged) == ["b again.txt", "b.txt"]
        for report_id in reports:
            found = [row for row in tables["checks"].to_pylist() if row["report_id"] == report_id]
            warnings = sum(row["severity"] != "info" for row in found)
            assert reports[report_id]["warnings"] == warnings


def test_read_gives_a_document_or_the_reason(inputs):
    document = read(inputs / "a.txt")
    assert (document.metadata.year, document.source.report) == (2022, "a.txt")
    assert "审核各类合同30件" in "".join(each.text for each in document.paragraphs)
    (inputs / "empty.txt").touch()
    with pytest.raises(UnreadableReport, match="empty"):
        read(inputs / "empty.txt")


def failing_on(name: str, error: Exception):
    """Stand in for the reading of a report: it fails on the file of a name."""

    def rows(path: Path):
        if path.name == name:
            raise error
        return rows_of_report(path)

    return rows


def test_a_fault_in_one_report_costs_that_report_alone(inputs, tmp_path, monkeypatch):
    fault = failing_on("b.txt", ZeroDivisionError("0分之1"))
    monkeypatch.setattr("etl.build.rows_of_report", fault)
    built = build([inputs], tmp_path / "data", 1)
    (refused,) = built.files.rejected
    assert refused.name == "b.txt"
    assert "ZeroDivisionError: 0分之1 (test_build.py, line " in refused.reason
    assert built.rows["reports"] == 2


def test_faulty_rules_stop_the_build(inputs, tmp_path, monkeypatch):
    fault = failing_on("b.txt", RuleError("lexicon.toml: no such concept"))
    monkeypatch.setattr("etl.build.rows_of_report", fault)
    with pytest.raises(RuleError, match="no such concept"):
        build([inputs], tmp_path / "data", 1)
    assert current_snapshot(tmp_path / "data") is None
