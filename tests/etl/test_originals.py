from pathlib import Path

from etl.build import build
from etl.publishing.originals import FOLDER
from etl.publishing.snapshot import read_manifest


def kept(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data / FOLDER).iterdir()}


def test_a_build_keeps_the_files_that_its_snapshot_was_made_of(inputs, tmp_path):
    data = tmp_path / "data"
    built = build([inputs], data, 1)
    named = {row["report_id"]: row["file"] for row in read_manifest(built.snapshot)["inputs"]}
    assert set(kept(data)) == set(named)
    assert set(kept(data).values()) <= {path.read_bytes() for path in inputs.rglob("*.txt")}


def test_files_of_no_snapshot_are_removed_and_litter_too(inputs, tmp_path):
    data = tmp_path / "data"
    paths = sorted(inputs.rglob("*.txt"))
    for path in paths[:3]:
        build([path], data, 1)
        (data / FOLDER / "0.partial").write_bytes(b"torn")
    build([paths[2]], data, 1)
    snapshots = (data / "snapshots").glob("*/manifest.json")
    named = {row["report_id"] for path in snapshots for row in read_manifest(path.parent)["inputs"]}
    assert set(kept(data)) == named
    assert len(named) < len(paths)


def test_while_a_manifest_is_torn_every_file_stays(inputs, tmp_path):
    data = tmp_path / "data"
    paths = sorted(inputs.rglob("*.txt"))
    build([paths[0]], data, 1)
    build([paths[1]], data, 1)
    for manifest in (data / "snapshots").glob("*/manifest.json"):
        manifest.write_text("{", "utf-8")
    build([paths[2]], data, 1)
    assert len(kept(data)) == 3
