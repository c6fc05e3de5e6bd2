"""Queries behind comparisons and trends: what they can be narrowed to, and the longest lines."""

from dashboard.marks import Mark, mark_of
from dashboard.queries.connection import fetch, keep_answers, matter_condition, report_condition
from dashboard.queries.yearly import fetch_prepared
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

_ENTRIES = 256  # answers kept a query: a day of one reader's clicks


@keep_answers(_ENTRIES)
def load_scope(snapshot: Snapshot, selection: Selection) -> list[dict]:
    """Return how many bodies bear values of the selection, a row a year and level.

    The latest year comes first, in it the level of most bodies; unknown years come last.
    """
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, "v")
    return fetch(
        snapshot,
        f"""SELECT r.year, r.level, count(DISTINCT b.place) AS bodies
            FROM indicator_values v JOIN reports r USING (report_id)
            JOIN bodies b USING (report_id) WHERE {reports} AND {matter}
            GROUP BY r.year, r.level
            ORDER BY r.year DESC NULLS LAST, bodies DESC, r.level NULLS LAST""",
        [*parameters, *more],
    )


@keep_answers(_ENTRIES)
def select_lines(
    snapshot: Snapshot, selection: Selection, limit: int
) -> tuple[list[Mark], dict[str, int]]:
    """Return the marks of the longest lines through the years, and how many each indicator has.

    A line is a body with one indicator, level and unit. Of each indicator, level and unit the
    `limit` bodies that report most years are kept, of those the largest.
    """
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, "v")
    rows = fetch_prepared(
        snapshot,
        f"""WITH stated AS (
                SELECT v.report_id, v.district, v.level, v.year, v.category, v.indicator, v.unit,
                       v.value, v.qualifier, v.count_ids, b.place, b.name, r.division_code,
                       coalesce(r.title, r.report) AS title, t.basis
                FROM indicator_values v JOIN reports r USING (report_id)
                JOIN bodies b USING (report_id) LEFT JOIN totals t ON t.row = v.rowid
                WHERE v.year IS NOT NULL AND {reports} AND {matter}),
            lines AS (
                SELECT indicator, level, unit, place, count(DISTINCT year) AS years,
                       max(value) AS largest
                FROM stated GROUP BY ALL),
            ranked AS (
                SELECT *, count(*) OVER (PARTITION BY indicator) AS total, row_number() OVER (
                    PARTITION BY indicator, level, unit
                    ORDER BY years DESC, largest DESC, place) AS position
                FROM lines)
            SELECT s.*, k.total FROM stated s JOIN ranked k
                ON s.indicator = k.indicator AND s.place = k.place
                AND s.level IS NOT DISTINCT FROM k.level AND s.unit IS NOT DISTINCT FROM k.unit
            WHERE k.position <= ?
            ORDER BY s.division_code NULLS LAST, s.place, s.year, s.indicator, s.unit""",
        [*parameters, *more, limit],
    )
    return [mark_of(row) for row in rows], {row["indicator"]: row["total"] for row in rows}
