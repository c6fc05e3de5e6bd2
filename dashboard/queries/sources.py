"""Queries behind the source panel and the reader: counts with the paragraphs they stand in."""

from pathlib import Path

from dashboard.findings import GRAVEST_FIRST
from dashboard.queries.connection import fetch, keep_answers, report_condition
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

SOURCE_COLUMNS = """
    c.*, p.section_path, p.section_title, p.part, p.text AS paragraph,
    p.ordinal AS paragraph_ordinal, coalesce(r.title, r.report) AS title, r.issuer, r.level,
    b.place, b.name
"""
SOURCE_TABLES = """
    counts c JOIN paragraphs p USING (paragraph_id)
    JOIN reports r ON r.report_id = c.report_id JOIN bodies b ON b.report_id = c.report_id
"""


@keep_answers(256)
def select_sources(snapshot: Snapshot, count_ids: tuple[str, ...]) -> list[dict]:
    """Return the counts of those identifiers with paragraph, section and report, in that order."""
    return read_sources(snapshot, count_ids)


def read_sources(snapshot: Snapshot, count_ids: tuple[str, ...]) -> list[dict]:
    """Return what `select_sources` does without keeping it: for downloads of many counts."""
    rows = fetch(
        snapshot,
        f"SELECT {SOURCE_COLUMNS} FROM {SOURCE_TABLES} WHERE list_contains(?, c.count_id)",
        [list(count_ids)],
    )
    order = {id_: position for position, id_ in enumerate(count_ids)}
    return sorted(rows, key=lambda row: order[row["count_id"]])


@keep_answers(64)
def select_report_list(snapshot: Snapshot, selection: Selection) -> list[dict]:
    """Return the reports of the selection: identifier, name of the body, year, title."""
    condition, parameters = report_condition(selection)
    return fetch(
        snapshot,
        f"""SELECT r.report_id, r.year, b.name, coalesce(r.title, r.report) AS title, r.report
            FROM reports r JOIN bodies b USING (report_id) WHERE {condition}
            ORDER BY r.division_code NULLS LAST, b.place, r.year DESC, r.report_id""",
        parameters,
    )


@keep_answers(64)
def load_report(snapshot: Snapshot, report_id: str) -> dict | None:
    """Return a report with place and name of its body, or None where there is no such report."""
    rows = fetch(
        snapshot,
        "SELECT r.*, b.place, b.name FROM reports r JOIN bodies b USING (report_id) "
        "WHERE r.report_id = ?",
        [report_id],
    )
    return rows[0] if rows else None


@keep_answers(64)
def load_paragraphs(snapshot: Snapshot, report_id: str) -> list[dict]:
    """Return the paragraphs of a report in reading order."""
    return fetch(
        snapshot, "SELECT * FROM paragraphs WHERE report_id = ? ORDER BY ordinal", [report_id]
    )


@keep_answers(64)
def load_counts_of_report(snapshot: Snapshot, report_id: str) -> list[dict]:
    """Return the counts of a report in reading order."""
    return fetch(snapshot, "SELECT * FROM counts WHERE report_id = ? ORDER BY ordinal", [report_id])


@keep_answers(64)
def select_same_body(snapshot: Snapshot, report_id: str) -> list[dict]:
    """Return the other reports of the body of a report as `select_report_list` does.

    They are ordered by their distance in years, of two equally far the earlier first.
    """
    return fetch(
        snapshot,
        """SELECT r.report_id, r.year, b.name, coalesce(r.title, r.report) AS title, r.report
           FROM reports r JOIN bodies b USING (report_id),
                (SELECT o.year, ob.place FROM reports o JOIN bodies ob USING (report_id)
                 WHERE o.report_id = $1) AS own
           WHERE b.place = own.place AND r.report_id <> $1
           ORDER BY abs(r.year - own.year) NULLS LAST, r.year, r.report_id""",
        [report_id],
    )


@keep_answers(64)
def load_findings_of_report(snapshot: Snapshot, report_id: str) -> list[dict]:
    """Return what the checks found in a report, the gravest first."""
    return fetch(
        snapshot,
        """SELECT * FROM checks WHERE report_id = ?
           ORDER BY list_position(?, severity), "check", paragraph_ids, message""",
        [report_id, list(GRAVEST_FIRST)],
    )


@keep_answers(64)
def load_counted(snapshot: Snapshot, report_id: str) -> frozenset[str]:
    """Return the count_ids that make up the values of indicators in a report."""
    rows = fetch(
        snapshot,
        "SELECT unnest(count_ids) AS id FROM indicator_values WHERE report_id = ?",
        [report_id],
    )
    return frozenset(row["id"] for row in rows)


def find_original(snapshot: Snapshot, report_id: str) -> Path | None:
    """Return the path of the file that a report was read from; None where it is not kept."""
    path = Path(snapshot.folder).parents[1] / "originals" / report_id
    return path if path.is_file() else None
