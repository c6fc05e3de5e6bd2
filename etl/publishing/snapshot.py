"""Published snapshots: `data/snapshots/<id>/`, and `data/CURRENT` that names the one to read.

A snapshot is written beside the old one and becomes current in one atomic step. Its identifier
is a hash of all that it holds but the build time, so the same input gives the same identifier.
The snapshot that was current before is kept for readers that still have it open; older ones and
what killed builds left behind are swept.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import mkdtemp

import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import SnapshotError
from etl.publishing.csv_files import write_csv
from etl.publishing.datapackage import datapackage
from etl.publishing.tidy import tidy_tables
from etl.publishing.validate import validate_tables
from etl.schema import TABLES

POINTER = "CURRENT"
NEXT_POINTER = "CURRENT.next"
MANIFEST = "manifest.json"
STAGING = ".staging-"


@contextmanager
def exclusive(data: Path) -> Iterator[None]:
    """Hold the data folder for one build; raises SnapshotError while another build holds it.

    The lock belongs to the process: it is gone when the process is, however it ended.
    """
    (data / "snapshots").mkdir(parents=True, exist_ok=True)
    with (data / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SnapshotError(
                f"{data}: another build is running on this folder; wait until it has ended"
            ) from None
        sweep(data)
        yield


def current_name(data: Path) -> str | None:
    """Return the identifier that the pointer holds, None where nothing was published yet."""
    try:
        return (data / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def current_snapshot(data: Path) -> Path | None:
    """Return the folder of the current snapshot, None where nothing was published yet.

    Raises SnapshotError if the pointer names a snapshot that is not there.
    """
    name = current_name(data)
    if name is None:
        return None
    folder = data / "snapshots" / name
    if not name or not (folder / MANIFEST).is_file():
        raise SnapshotError(f"{data / POINTER} names {name!r}, which is no snapshot; build again")
    return folder


def earlier_snapshot(data: Path, name: str | None = None) -> Path:
    """Return the folder of a snapshot kept beside the current one, by default the one before.

    Raises SnapshotError where there is none, or none of that name.
    """
    current = current_name(data)
    kept = sorted(
        folder.name
        for folder in (data / "snapshots").glob("*/")
        if folder.name != current and (folder / MANIFEST).is_file()
    )
    if name not in (None, *kept) or not kept:
        known = ", ".join(kept) or "none"
        raise SnapshotError(
            f"{data}: no snapshot {name or 'before'} to compare with; kept: {known}"
        )
    return data / "snapshots" / (name or kept[-1])


def read_manifest(snapshot: Path) -> dict:
    """Return a snapshot's manifest; raises SnapshotError where it cannot be understood."""
    try:
        return json.loads((snapshot / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SnapshotError(f"{snapshot / MANIFEST} cannot be read: {error}") from error


def read_tables(snapshot: Path) -> dict[str, pa.Table]:
    """Return the tables of a snapshot by name; raises SnapshotError for a torn one."""
    if file_hashes(snapshot) != read_manifest(snapshot).get("files"):
        raise SnapshotError(f"{snapshot}: files differ from those published; build again")
    return {table.name: pq.read_table(snapshot / f"{table.name}.parquet") for table in TABLES}


def publish(data: Path, tables: Mapping[str, pa.Table], facts: Mapping, version: str) -> Path:
    """Check the tables, write them as a snapshot, make it current, and return its folder.

    `facts` is what the manifest says of the build apart from rows, files and time. To be called
    inside `exclusive`. Raises SnapshotError, with the old snapshot standing, if a check fails.
    """
    validate_tables(tables)
    snapshots = data / "snapshots"
    staging = Path(mkdtemp(prefix=STAGING, dir=snapshots))
    staging.chmod(0o755)
    _write_tables(staging, tables)
    _write_json(staging / "datapackage.json", datapackage(version))
    manifest = {
        **facts,
        "rows": {name: rows.num_rows for name, rows in tables.items()},
        "files": file_hashes(staging),
    }
    identifier = sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:16]
    built_at = datetime.now(UTC).isoformat(timespec="seconds")
    _write_json(staging / MANIFEST, {"snapshot": identifier, "built_at": built_at, **manifest})
    snapshot = _settle(staging, snapshots / identifier, manifest["files"])
    before = current_name(data)
    _point(data, identifier)
    if before != identifier:
        sweep(data, keep={before})
    return snapshot


def sweep(data: Path, keep: set[str] | None = None) -> None:
    """Remove the litter of killed builds and, given `keep`, snapshots neither kept nor current."""
    current = current_name(data)
    for folder in (data / "snapshots").iterdir():
        is_litter = folder.name.startswith(STAGING)
        if is_litter or (keep is not None and folder.name not in {current, *keep}):
            shutil.rmtree(folder)
    (data / NEXT_POINTER).unlink(missing_ok=True)


def file_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a snapshot but its manifest, by relative path."""
    hashes = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            with path.open("rb") as file:
                hashes[path.relative_to(folder).as_posix()] = file_digest(
                    file, "sha256"
                ).hexdigest()
    return hashes


def _write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    (folder / "csv").mkdir()
    for name, rows in tables.items():
        # One chunk a column: how rows were put together must not show in the bytes.
        rows = rows.combine_chunks()
        pq.write_table(rows, folder / f"{name}.parquet", compression="zstd")
        write_csv(rows, folder / "csv" / f"{name}.csv")
    for name, rows in tidy_tables(tables).items():
        write_csv(rows, folder / "csv" / f"{name}.csv")


def _settle(staging: Path, snapshot: Path, files: Mapping[str, str]) -> Path:
    """Give the staged folder its name, unless the same snapshot stands there whole already."""
    if snapshot.exists():
        if (snapshot / MANIFEST).is_file() and file_hashes(snapshot) == files:
            shutil.rmtree(staging)
            return snapshot
        shutil.rmtree(snapshot)
    for path in (*staging.rglob("*"), staging):
        _sync(path)
    staging.rename(snapshot)
    _sync(snapshot.parent)
    return snapshot


def _point(data: Path, name: str) -> None:
    pointer = data / NEXT_POINTER
    pointer.write_text(f"{name}\n", "utf-8")
    _sync(pointer)
    pointer.replace(data / POINTER)
    _sync(data)


def _sync(path: Path) -> None:
    """Have the disk hold what is written: a power cut must not leave a pointer to nothing."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_json(path: Path, content: Mapping) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", "utf-8")
