"""How well a snapshot agrees with labels: counts, or the metadata of reports.

A labels file holds one JSON object a line; objects with an `issuer` describe reports, others
counts.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from etl.errors import EtlError, SnapshotError
from etl.publishing.snapshot import current_snapshot
from etl.score import normalised, score_counts

METADATA_FIELDS = (
    *("title", "issuer", "level", "year", "signed_on", "published_on"),
    *("province", "city", "county", "street", "parts"),
)
# Parts that labels leave out: every report opens with an overview, and `other` says nothing.
UNLABELLED_PARTS = frozenset({"overview", "other"})


def evaluate(gold: Path, data: Path, every: bool = False) -> tuple[dict[str, float], list[str]]:
    """Return the figures of the current snapshot on a labels file, and the disagreements.

    `every` counts the rows of reports without a label as wrong. Raises EtlError for labels that
    cannot be read and SnapshotError where nothing was published.
    """
    labels = read_labels(gold)
    snapshot = current_snapshot(data)
    if snapshot is None:
        raise SnapshotError(f"{data}: nothing was published yet; run `python -m etl build` first")
    if "issuer" in labels[0]:
        reports = pq.read_table(snapshot / "reports.parquet").to_pylist()
        paragraphs = pq.read_table(snapshot / "paragraphs.parquet", columns=["report_id", "part"])
        parts = _parts_by_report(paragraphs.to_pylist())
        rows = [{**row, "parts": parts.get(row["report_id"], [])} for row in reports]
        return score_metadata(labels, rows)
    return score_counts(labels, pq.read_table(snapshot / "counts.parquet").to_pylist(), every)


def read_labels(gold: Path) -> list[dict]:
    """Return the objects of a labels file; raises EtlError with file and line for a bad one."""
    try:
        lines = gold.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        raise EtlError(f"{gold}: cannot be read as UTF-8 labels: {error}") from error
    labels = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                label = json.loads(line)
            except ValueError as error:
                raise EtlError(f"{gold}:{number}: not JSON: {error}") from error
            if not isinstance(label, dict) or "report" not in label:
                raise EtlError(f"{gold}:{number}: wanted is an object with a `report`")
            labels.append(label)
    if not labels:
        raise EtlError(f"{gold}: holds no label")
    return labels


def score_metadata(
    labels: Sequence[Mapping], rows: Iterable[Mapping]
) -> tuple[dict[str, float], list[str]]:
    """Return the share of reports with the right field, by field, and the disagreements.

    `parts` are compared as sets. A report without a row has every field wrong.
    """
    by_report = {row["report"]: row for row in rows}
    right = dict.fromkeys(METADATA_FIELDS, 0)
    disagreements = []
    for label in labels:
        row = by_report.get(label["report"])
        if row is None:
            disagreements.append(f"{label['report']} MISSED")
            continue
        for field in METADATA_FIELDS:
            wanted, found = _comparable(label.get(field)), _comparable(row[field])
            right[field] += wanted == found
            if wanted != found:
                disagreements.append(f"{label['report']} {field}: {wanted} ≠ {found}")
    figures = {"labels": len(labels), "rows": sum(each["report"] in by_report for each in labels)}
    figures |= {f"accuracy.{f}": round(hits / len(labels), 4) for f, hits in right.items()}
    return figures, sorted(disagreements)


def _comparable(value: object) -> str | list[str] | None:
    return sorted(value) if isinstance(value, list) else normalised(value)


def _parts_by_report(paragraphs: Iterable[Mapping]) -> dict[str, list[str]]:
    parts: dict[str, set[str]] = {}
    for row in paragraphs:
        parts.setdefault(row["report_id"], set()).add(row["part"])
    return {report_id: sorted(found - UNLABELLED_PARTS) for report_id, found in parts.items()}
