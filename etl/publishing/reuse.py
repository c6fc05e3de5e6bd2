"""Rows of unchanged reports, taken from the snapshot that is current.

A report is unchanged if its bytes and file name are, and if the code, the rules and the libraries
that read it are: their fingerprint stands in the manifest.
"""

import logging
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import SnapshotError
from etl.publishing.assemble import ReportTables
from etl.publishing.snapshot import current_snapshot, read_manifest, read_tables
from etl.schema import REPORTS

# Libraries whose releases may read the same report differently.
READING_LIBRARIES = ("ahocorasick-rs", "charset-normalizer", "numpy", "rjieba")

logger = logging.getLogger(__name__)


@cache
def fingerprint() -> str:
    """Return a hash of everything but the reports that the rows depend on."""
    digest = sha256(f"python {sys.version_info[:2]}".encode())
    for library in READING_LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    package = Path(str(files("etl")))
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(package).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def load_reusable(data: Path) -> dict[tuple[str, str], ReportTables]:
    """Return the rows of the current snapshot's reports by (SHA-256, file name).

    Empty where nothing is published, other code published it, or the snapshot is torn; the last
    is logged.
    """
    try:
        snapshot = current_snapshot(data)
        if snapshot is None or read_manifest(snapshot).get("fingerprint") != fingerprint():
            return {}
        manifest, rows = read_manifest(snapshot), split_by_report(read_tables(snapshot))
    except SnapshotError as error:
        logger.warning("%s; every report is read anew", error)
        return {}
    reusable = {}
    for entry in manifest["inputs"]:
        tables = rows[entry["report_id"]]
        # Findings across reports stand behind the report's own and are made anew.
        tables["checks"] = tables["checks"].slice(0, entry["findings"])
        reusable[entry["sha256"], entry["report"]] = tables
    return reusable


def split_by_report(tables: Mapping[str, pa.Table]) -> dict[str, ReportTables]:
    """Return the rows of each report by report_id; rows of one report stand together."""
    report_ids = tables[REPORTS.name].column("report_id").to_pylist()
    by_report: dict[str, dict[str, pa.Table]] = {report_id: {} for report_id in report_ids}
    for name, rows in tables.items():
        groups = pc.value_counts(rows.column("report_id").combine_chunks())
        sizes = dict(zip(groups.field(0).to_pylist(), groups.field(1).to_pylist(), strict=True))
        start = 0
        starts = {}
        for report_id, size in sizes.items():
            starts[report_id] = start
            start += size
        for report_id in report_ids:
            by_report[report_id][name] = rows.slice(
                starts.get(report_id, 0), sizes.get(report_id, 0)
            )
    return by_report
