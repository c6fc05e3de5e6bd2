"""Queries behind the matrix of coverage: who reported on which years."""

from dashboard.queries.connection import fetch, keep_answers, report_condition
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

_ENTRIES = 256  # answers kept a query: a day of one reader's clicks


@keep_answers(_ENTRIES)
def load_scope_of_years(snapshot: Snapshot, selection: Selection) -> list[dict]:
    """Return the numbers of reports and bodies of the selection by year and level."""
    condition, parameters = report_condition(selection)
    return fetch(
        snapshot,
        f"""SELECT r.year, r.level, count(*) AS reports, count(DISTINCT b.place) AS bodies
            FROM reports r JOIN bodies b USING (report_id) WHERE {condition}
            GROUP BY r.year, r.level ORDER BY r.year NULLS LAST, r.level NULLS LAST""",
        parameters,
    )


@keep_answers(_ENTRIES)
def select_covered(snapshot: Snapshot, selection: Selection, limit: int | None) -> list[dict]:
    """Return the dated reports of the first bodies of the selection, as `load_coverage` does.

    Bodies come in the order of their division codes; `bodies` is how many there are.
    """
    condition, parameters = report_condition(selection)
    return fetch(
        snapshot,
        f"""WITH covered AS (
                SELECT b.place, min(r.division_code) AS code
                FROM reports r JOIN bodies b USING (report_id)
                WHERE {condition} AND r.year IS NOT NULL GROUP BY b.place),
            shown AS (
                SELECT *, count(*) OVER () AS bodies FROM covered
                ORDER BY code NULLS LAST, place LIMIT ?)
            SELECT r.report_id, r.report, r.title, r.level, r.year, r.counts, r.warnings,
                   r.district, r.paragraphs, b.place, b.name, s.bodies
            FROM reports r JOIN bodies b USING (report_id) JOIN shown s USING (place)
            WHERE {condition} AND r.year IS NOT NULL
            ORDER BY s.code NULLS LAST, b.place, r.year, r.report_id""",
        [*parameters, limit, *parameters],
    )


@keep_answers(_ENTRIES)
def select_undated(snapshot: Snapshot, selection: Selection, limit: int) -> list[dict]:
    """Return the first reports of unknown year, by identifier and title, and their number."""
    condition, parameters = report_condition(selection)
    return fetch(
        snapshot,
        f"""SELECT r.report_id, coalesce(r.title, r.report) AS title, count(*) OVER () AS total
            FROM reports r JOIN bodies b USING (report_id) WHERE {condition} AND r.year IS NULL
            ORDER BY r.division_code NULLS LAST, b.place, r.report_id LIMIT ?""",
        [*parameters, limit],
    )
