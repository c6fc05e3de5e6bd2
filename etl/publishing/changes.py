"""What a build changed: counts that appeared, went or read differently since a snapshot before.

Only reports that both snapshots hold are compared, so that what is listed was changed by rules
or code and not by the input.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.errors import SnapshotError
from etl.publishing.snapshot import current_snapshot, read_manifest, read_tables

logger = logging.getLogger(__name__)

# What makes two readings of one place in a report differ, in the order in which it is told.
COMPARED = (
    "text", "value", "unit", "qualifier", "object", "category", "indicator", "status", "part_of",
)  # fmt: skip
KEYS = ("report_id", "report", "count_id")


@dataclass(frozen=True, slots=True)
class Change:
    """A count that differs: `kind` is appeared, went or changed; `what` says how."""

    kind: str
    report: str
    count_id: str
    text: str
    what: str


def snapshot_by_other_rules(data: Path, fingerprint: str) -> Path | None:
    """Return the current snapshot if other rules or code published it and it can be compared.

    None where nothing is published, the same code published it, it is torn, or its table of
    counts has other columns.
    """
    try:
        snapshot = current_snapshot(data)
        if snapshot is None or read_manifest(snapshot).get("fingerprint") == fingerprint:
            return None
        counts = read_tables(snapshot)["counts"]
    except SnapshotError as error:
        logger.warning("%s; what the build changed is not told", error)
        return None
    return snapshot if set(counts.column_names) >= {*COMPARED, *KEYS} else None


def find_changes(before: Path, after: Path) -> list[Change]:
    """Return the counts that differ between two snapshot folders, by report and place."""
    columns = ", ".join(f"b.{name} AS old_{name}, a.{name} AS new_{name}" for name in COMPARED)
    differs = " OR ".join(f"b.{name} IS DISTINCT FROM a.{name}" for name in COMPARED)
    with duckdb.connect() as connection:
        for name, folder in (("b", before), ("a", after)):
            connection.read_parquet(str(folder / "counts.parquet")).create_view(f"{name}_all")
        shared = "(SELECT report_id FROM a_all INTERSECT SELECT report_id FROM b_all)"
        rows = connection.execute(
            f"WITH a AS (FROM a_all WHERE report_id IN {shared}), "
            f"b AS (FROM b_all WHERE report_id IN {shared}) "
            "SELECT coalesce(a.report, b.report) AS report, "
            "coalesce(a.count_id, b.count_id) AS count_id, "
            f"a.count_id IS NULL AS gone, b.count_id IS NULL AS new, {columns} "
            f"FROM a FULL JOIN b ON a.count_id = b.count_id WHERE {differs} ORDER BY 1, 2"
        )
        names = [column[0] for column in rows.description]
        return [_change(dict(zip(names, row, strict=True))) for row in rows.fetchall()]


def _change(row: dict) -> Change:
    if row["new"] or row["gone"]:
        side, kind = ("new", "appeared") if row["new"] else ("old", "went")
        what = row[f"{side}_indicator"] or row[f"{side}_category"]
        return Change(kind, row["report"], row["count_id"], row[f"{side}_text"], what)
    what = "; ".join(
        f"{name}: {row[f'old_{name}']} → {row[f'new_{name}']}"
        for name in COMPARED
        if row[f"old_{name}"] != row[f"new_{name}"]
    )
    return Change("changed", row["report"], row["count_id"], row["new_text"], what)
