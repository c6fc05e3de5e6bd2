"""A snapshot opened in DuckDB, its tables in memory: a later build cannot tear a reading."""

from collections.abc import Callable, Iterator

import duckdb
import streamlit as st

from dashboard.language import _
from dashboard.selection import HEDGES, Selection
from dashboard.snapshot import BrokenSnapshot, Snapshot
from etl.schema import TABLES

# The place of a body: province / city / district / body, each named once, and the name by which
# a chart calls it: the body's own, with its district where two bodies are called the same.
_BODIES = """
CREATE TABLE bodies AS
WITH placed AS (
    SELECT report_id, coalesce(body, issuer, report) AS own,
           coalesce(district, county, city, province) AS area,
           list_filter(
               [coalesce(province, '地区不明'),
                CASE WHEN city IS DISTINCT FROM province THEN city END,
                CASE WHEN coalesce(district, county) IS DISTINCT FROM city
                      AND coalesce(district, county) IS DISTINCT FROM province
                     THEN coalesce(district, county) END,
                CASE WHEN coalesce(body, issuer, report) NOT IN
                          (coalesce(province, ''), coalesce(city, ''), coalesce(district, ''))
                     THEN coalesce(body, issuer, report) END],
               lambda part: part IS NOT NULL) AS path
    FROM reports),
joined AS (SELECT *, array_to_string(path, ' / ') AS place FROM placed),
shared AS (SELECT own, count(DISTINCT place) AS places FROM joined GROUP BY own)
SELECT report_id, place,
       CASE WHEN places = 1 OR area IS NULL OR starts_with(own, area) THEN own
            ELSE area || own END AS name
FROM joined JOIN shared USING (own)
"""


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    try:
        for table in TABLES:
            path = str(snapshot.table_path(table.name))
            opened.execute(f"CREATE TABLE {table.name} AS FROM read_parquet(?)", [path])
            _check_columns(opened, table)
        opened.execute(_BODIES)
    except duckdb.Error as error:
        opened.close()
        reason = _("快照 {id} 无法读取：{error}").format(id=snapshot.id, error=error)
        raise BrokenSnapshot(reason) from error
    return opened


def check_snapshot(snapshot: Snapshot) -> None:
    """Open the snapshot; raises BrokenSnapshot where a table is unreadable or lacks a column."""
    _open(snapshot)


def keep_answers(entries: int) -> Callable:
    """Make a query keep its last answers, that many, for all readers.

    The answers themselves are handed out, not copies, which would take longer than the queries:
    nobody changes them.
    """
    return st.cache_resource(max_entries=entries, show_spinner=False)


def fetch(snapshot: Snapshot, sql: str, parameters: list | None = None) -> list[dict]:
    """Run a query and return its rows as dictionaries."""
    cursor = _open(snapshot).cursor()
    cursor.execute(sql, parameters or [])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def fetch_columns(snapshot: Snapshot, sql: str, parameters: list | None = None) -> dict:
    """Run a query and return its columns as arrays by name; no column may hold nothing."""
    return _open(snapshot).cursor().execute(sql, parameters or []).fetchnumpy()


def fetch_batches(
    snapshot: Snapshot, sql: str, parameters: list, size: int
) -> Iterator[list[dict]]:
    """Run a query and yield its rows as dictionaries, so many at a time."""
    cursor = _open(snapshot).cursor()
    cursor.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(size):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def report_condition(selection: Selection) -> tuple[str, list]:
    """Return the condition on `reports r JOIN bodies b` for place, level and year."""
    conditions, parameters = ["true"], []
    if selection.places:
        inside = "(b.place = ? OR starts_with(b.place, ? || ' / '))"
        conditions.append("(" + " OR ".join([inside] * len(selection.places)) + ")")
        parameters += [part for place in selection.places for part in (place, place)]
    for column, values in (("r.level", selection.levels), ("r.year", selection.years)):
        if values:
            conditions.append(f"list_contains(?, {column})")
            parameters.append(list(values))
    return " AND ".join(conditions), parameters


def matter_condition(selection: Selection, alias: str) -> tuple[str, list]:
    """Return the condition on category, indicator and hedge for a table of that alias."""
    conditions, parameters = ["true"], []
    for column, values in (
        ("category", selection.categories),
        ("indicator", selection.indicators),
    ):
        if values:
            conditions.append(f"list_contains(?, {alias}.{column})")
            parameters.append(list(values))
    if selection.hedges:
        conditions.append(f"list_contains(?, {alias}.qualifier)")
        parameters.append([name for hedge in selection.hedges for name in HEDGES[hedge][1]])
    return " AND ".join(conditions), parameters


def finding_condition(selection: Selection) -> tuple[str, list]:
    """Return the condition on category and indicator for `checks k`.

    A finding belongs to the categories of the counts that it names; one that names none is about
    the report as a whole and belongs to all.
    """
    matter, parameters = matter_condition(selection, "c")
    if not parameters:
        return "true", []
    named = f"""EXISTS (SELECT 1 FROM counts c WHERE c.report_id = k.report_id
                        AND list_contains(k.count_ids, c.count_id) AND {matter})"""
    return f"(len(k.count_ids) = 0 OR {named})", parameters


def _check_columns(opened: duckdb.DuckDBPyConnection, table) -> None:
    present = {row[0] for row in opened.execute(f"DESCRIBE {table.name}").fetchall()}
    missing = [column.name for column in table.columns if column.name not in present]
    if missing:
        opened.close()
        reason = _("表 {table} 缺少列：{columns}")
        raise BrokenSnapshot(reason.format(table=table.name, columns=_("、").join(missing)))
