"""Queries behind the page of data quality: findings, doubtful counts, files not read."""

import json
from collections.abc import Mapping
from pathlib import Path

from dashboard.findings import DOUBTFUL_BELOW, GRAVEST_FIRST
from dashboard.queries.connection import (
    fetch,
    finding_condition,
    keep_answers,
    matter_condition,
    report_condition,
)
from dashboard.queries.sources import SOURCE_COLUMNS, SOURCE_TABLES
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

_ENTRIES = 64  # answers kept a query


@keep_answers(_ENTRIES)
def load_finding_summary(snapshot: Snapshot, selection: Selection) -> list[dict]:
    """Return check, severity, number of findings and of reports; the gravest first."""
    condition, parameters = _findings_of(selection)
    return fetch(
        snapshot,
        f"""SELECT k."check", k.severity, count(*) AS findings,
                   count(DISTINCT k.report_id) AS reports
            FROM checks k JOIN reports r USING (report_id) JOIN bodies b USING (report_id)
            WHERE {condition} GROUP BY k."check", k.severity
            ORDER BY list_position(?, k.severity), findings DESC, k."check" """,
        [*parameters, list(GRAVEST_FIRST)],
    )


@keep_answers(_ENTRIES)
def select_findings(
    snapshot: Snapshot,
    selection: Selection,
    limit: int,
    offset: int,
    *,
    checks: tuple[str, ...] = (),
    severities: tuple[str, ...] = (),
    by_check: bool = False,
) -> list[dict]:
    """Return a page of what `read_findings` returns, and keep it."""
    return read_findings(
        snapshot,
        selection,
        limit,
        offset,
        checks=checks,
        severities=severities,
        by_check=by_check,
    )


def read_findings(
    snapshot: Snapshot,
    selection: Selection,
    limit: int | None = None,
    offset: int = 0,
    *,
    checks: tuple[str, ...] = (),
    severities: tuple[str, ...] = (),
    by_check: bool = False,
) -> list[dict]:
    """Return findings report by report, the gravest of a report first, or check by check.

    `checks` and `severities` keep those named, all where none is. `counts` are identifier,
    paragraph and text of the counts concerned, `paragraphs` identifier, ordinal and text of the
    paragraphs concerned; both in reading order.
    """
    condition, parameters = _findings_of(selection)
    for column, values in (("check", checks), ("severity", severities)):
        if values:
            condition += f' AND list_contains(?, k."{column}")'
            parameters.append(list(values))
    kind = f'list_position({list(GRAVEST_FIRST)}, k.severity), k."check"'
    report = "r.division_code NULLS LAST, b.place, r.year, k.report_id"
    order = f"{kind}, {report}" if by_check else f"{report}, {kind}"
    return fetch(
        snapshot,
        f"""WITH page AS MATERIALIZED (
                SELECT row_number() OVER (
                           ORDER BY {order}, k.paragraph_ids, k.message) AS position,
                       k.*, b.name, r.year, r.level, r.district, r.report,
                       coalesce(r.title, r.report) AS title
                FROM checks k JOIN reports r USING (report_id) JOIN bodies b USING (report_id)
                WHERE {condition} ORDER BY position LIMIT ? OFFSET ?)
            SELECT page.*,
                   (SELECT list({{'id': c.count_id, 'text': c.text, 'paragraph': c.paragraph_id}}
                                ORDER BY c.ordinal)
                    FROM counts c WHERE c.report_id = page.report_id
                    AND list_contains(page.count_ids, c.count_id)) AS counts,
                   (SELECT list({{'id': p.paragraph_id, 'ordinal': p.ordinal, 'text': p.text}}
                                ORDER BY p.ordinal)
                    FROM paragraphs p WHERE p.report_id = page.report_id
                    AND list_contains(page.paragraph_ids, p.paragraph_id)) AS paragraphs
            FROM page ORDER BY position""",
        [*parameters, limit, offset],
    )


@keep_answers(_ENTRIES)
def count_doubtful(snapshot: Snapshot, selection: Selection) -> int:
    """Return the number of counts of the selection whose category is doubtful."""
    condition, parameters = _doubtful_of(selection)
    sql = f"SELECT count(*) AS counts FROM {SOURCE_TABLES} WHERE {condition}"
    return fetch(snapshot, sql, parameters)[0]["counts"]


def select_doubtful(
    snapshot: Snapshot, selection: Selection, limit: int | None = None, offset: int = 0
) -> list[dict]:
    """Return doubtful counts as `select_sources` does, the most doubtful first; None is all."""
    condition, parameters = _doubtful_of(selection)
    return fetch(
        snapshot,
        f"""SELECT {SOURCE_COLUMNS} FROM {SOURCE_TABLES} WHERE {condition}
            ORDER BY c.confidence, r.division_code NULLS LAST, b.place, r.year, c.report_id,
                     c.ordinal LIMIT ? OFFSET ?""",
        [*parameters, limit, offset],
    )


@keep_answers(4)
def load_manifest(snapshot: Snapshot) -> Mapping | None:
    """Return what the build wrote of itself; None where that is missing or torn."""
    try:
        manifest = json.loads(Path(snapshot.folder, "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if {"rejected", "duplicates"} <= set(manifest) else None


def _findings_of(selection: Selection) -> tuple[str, list]:
    reports, parameters = report_condition(selection)
    matter, more = finding_condition(selection)
    return f"{reports} AND {matter}", [*parameters, *more]


def _doubtful_of(selection: Selection) -> tuple[str, list]:
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, "c")
    return f"{reports} AND {matter} AND c.confidence < ?", [*parameters, *more, DOUBTFUL_BELOW]
