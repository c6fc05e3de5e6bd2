"""Queries behind the overview: what leads in a selection, summed up, and the values behind it."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.marks import Mark, mark_of
from dashboard.queries.connection import keep_answers, matter_condition, report_condition
from dashboard.queries.yearly import fetch_prepared
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot
from dashboard.summary import Panel, Summary

_ENTRIES = 256  # answers kept a query: a day of one reader's clicks
_MARK = """
    v.report_id, v.district, v.level, v.year, v.category, v.indicator, v.unit, v.value,
    v.qualifier, v.count_ids, b.place, b.name, coalesce(r.title, r.report) AS title, t.basis
"""


@keep_answers(_ENTRIES)
def load_panels(snapshot: Snapshot, selection: Selection) -> list[Panel]:
    """Return every panel of the selection, each with every year that it has values in."""
    chosen, parameters = chosen_values(selection)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen}),
            counted AS (SELECT series, year, count(*) AS bodies FROM chosen GROUP BY series, year)
            SELECT series, s.category, s.indicator, s.level, s.unit, s.rate, c.year, c.bodies,
                   s.bodies AS common
            FROM counted c JOIN series s USING (series) ORDER BY series, c.year""",
        parameters,
    )
    return [Panel(**row) for row in rows]


@keep_answers(_ENTRIES)
def summarise(
    snapshot: Snapshot, selection: Selection, panels: tuple[Panel, ...]
) -> dict[Panel, Summary]:
    """Return the summaries of panels.

    The median lies between `low` and `high`; `hedges` are what `median_qualifier` takes.
    """
    chosen, parameters = chosen_values(selection, panels)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen}),
            ranked AS (
                SELECT *, row_number() OVER of AS position,
                       count(*) OVER (PARTITION BY series, year) AS bodies
                FROM chosen WINDOW of AS (PARTITION BY series, year ORDER BY value)),
            middles AS (
                SELECT series, year, max(value) FILTER (position = (bodies + 1) // 2) AS low,
                       max(value) FILTER (position = bodies // 2 + 1) AS high
                FROM ranked GROUP BY series, year)
            SELECT c.series, c.year, any_value(low) AS low, any_value(high) AS high,
                   fsum(c.value) AS total, list(DISTINCT c.qualifier) AS qualifiers,
                   list(DISTINCT (c.qualifier, (c.value > high)::INTEGER
                                               - (c.value < low)::INTEGER)) AS hedges
            FROM chosen c JOIN middles m
                ON c.series = m.series AND c.year IS NOT DISTINCT FROM m.year
            GROUP BY c.series, c.year""",
        parameters,
    )
    of = {(panel.series, panel.year): panel for panel in panels}
    return {
        (panel := of[row["series"], row["year"]]): Summary(
            panel,
            row["low"],
            row["high"],
            tuple(row["hedges"]),
            row["total"],
            tuple(row["qualifiers"]),
        )
        for row in rows
    }


@keep_answers(_ENTRIES)
def count_directions(
    snapshot: Snapshot, selection: Selection, panels: tuple[Panel, ...]
) -> dict[int, dict[str | None, int]]:
    """Return by series how many bodies rose, fell and stayed against the year before."""
    if not panels:
        return {}
    chosen, parameters = chosen_values(selection, panels)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen})
            SELECT k.series, k.direction, count(*) AS bodies
            FROM changes k WHERE k.row IN (SELECT row FROM chosen)
            GROUP BY k.series, k.direction""",
        parameters,
    )
    found: dict[int, dict[str | None, int]] = {}
    for row in rows:
        found.setdefault(row["series"], {})[row["direction"]] = row["bodies"]
    return found


@keep_answers(_ENTRIES)
def select_highest(
    snapshot: Snapshot, selection: Selection, panels: tuple[Panel, ...], limit: int
) -> dict[Panel, list[Mark]]:
    """Return the marks of the highest values of each panel, `limit` of it."""
    place = f"position <= {int(limit)}"
    return _select_placed(snapshot, selection, panels, place, "DESC")


@keep_answers(_ENTRIES)
def select_middle(snapshot: Snapshot, selection: Selection, panel: Panel) -> list[Mark]:
    """Return the one or two marks that the median of a panel is made of."""
    place = "position IN ((bodies + 1) // 2, bodies // 2 + 1)"
    return _select_placed(snapshot, selection, (panel,), place, "ASC").get(panel, [])


@keep_answers(_ENTRIES)
def select_history(
    snapshot: Snapshot, selection: Selection, panels: tuple[Panel, ...]
) -> dict[Panel, dict[int | None, Mark]]:
    """Return the marks of panels that one body bears, with those of its other years, by year."""
    if not panels:
        return {}
    chosen, parameters = chosen_values(selection, panels)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen})
            SELECT y.series, y.year, y.row FROM yearly y
            JOIN chosen c ON y.series = c.series AND y.body = c.body ORDER BY y.year""",
        parameters,
    )
    marks = select_rows(snapshot, [row["row"] for row in rows])
    of = {panel.series: panel for panel in panels}
    found: dict[Panel, dict[int | None, Mark]] = {}
    for row in rows:
        found.setdefault(of[row["series"]], {})[row["year"]] = marks[row["row"]]
    return found


@keep_answers(_ENTRIES)
def count_apart(snapshot: Snapshot, selection: Selection) -> dict[str, int]:
    """Return by category how many values of the selection are not comparable from year to year."""
    chosen, parameters = chosen_values(selection, source="stated")
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen})
            SELECT s.category, count(*) AS total FROM chosen JOIN series s USING (series)
            WHERE running OR doubled GROUP BY s.category""",
        parameters,
    )
    return {row["category"]: row["total"] for row in rows}


def select_rows(snapshot: Snapshot, numbers: Iterable[int]) -> dict[int, Mark]:
    """Return marks by the number of their row in `indicator_values`."""
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        return {}
    rows = fetch_prepared(
        snapshot,
        f"""SELECT v.rowid AS row, {_MARK} FROM indicator_values v
            JOIN reports r USING (report_id) JOIN bodies b USING (report_id)
            LEFT JOIN totals t ON t.row = v.rowid
            WHERE v.rowid IN ({", ".join("?" * len(wanted))})""",
        wanted,
    )
    return {row["row"]: mark_of(row) for row in rows}


def _select_placed(
    snapshot: Snapshot, selection: Selection, panels: tuple[Panel, ...], place: str, way: str
) -> dict[Panel, list[Mark]]:
    if not panels:
        return {}
    chosen, parameters = chosen_values(selection, panels)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen}),
            ranked AS (
                SELECT series, year, row, count(*) OVER (PARTITION BY series, year) AS bodies,
                       row_number() OVER (
                           PARTITION BY series, year ORDER BY value {way}, row) AS position
                FROM chosen)
            SELECT series, year, row FROM ranked WHERE {place} ORDER BY series, year, position""",
        parameters,
    )
    marks = select_rows(snapshot, [row["row"] for row in rows])
    of = {(panel.series, panel.year): panel for panel in panels}
    found: dict[Panel, list[Mark]] = {}
    for row in rows:
        found.setdefault(of[row["series"], row["year"]], []).append(marks[row["row"]])
    return found


def chosen_values(
    selection: Selection,
    panels: tuple[Panel, ...] | None = None,
    source: str = "yearly",
) -> tuple[str, list]:
    """Return the query of the comparable values of a selection, of those panels where given."""
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(replace(selection, hedges=()), "s")
    hedge, still_more = matter_condition(Selection(hedges=selection.hedges), "y")
    sql = f"""
        SELECT y.* FROM {source} y WHERE y.report IN (
            SELECT n.report FROM numbered n JOIN reports r USING (report_id)
            JOIN bodies b USING (report_id) WHERE {reports})
        AND y.series IN (SELECT s.series FROM series s WHERE {matter}) AND {hedge}"""
    parameters = [*parameters, *more, *still_more]
    if panels is not None:
        sql += " AND (y.series, coalesce(y.year, 0)) IN (SELECT unnest(?), unnest(?))"
        parameters.append([panel.series for panel in panels])
        parameters.append([panel.year or 0 for panel in panels])
    return sql, parameters
