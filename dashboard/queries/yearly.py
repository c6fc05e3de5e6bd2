"""Values that may be compared, prepared once a snapshot: what a click then asks is a short look-up.

`yearly` holds the values that are the year's own: no running totals (历年累计), and none of a body
with several reports on the year, of which the one that holds is not known. `changes` sets each
beside the year before, `outliers` beside the bodies of its level where `compared` has enough of
them, by the arithmetic of `dashboard.analysis`, which the tests hold them to.

Reports, bodies and what is counted (`series`: indicator, level and unit) are numbers there:
twenty thousand reports state a million values.
"""

from threading import Lock

import duckdb

from dashboard.analysis import find_running_totals
from dashboard.analysis.highlights import SMALLEST_BASE, SMALLEST_POINTS, SMALLEST_RATE
from dashboard.analysis.outliers import (
    CONSISTENCY,
    FEWEST_PEERS,
    LEAST_LOG,
    LEAST_POINTS,
    THRESHOLD,
)
from dashboard.formatting import HEDGE_SIGNS
from dashboard.queries.connection import fetch
from dashboard.snapshot import Snapshot
from etl.catalogue import indicators

_LOCK = Lock()
_NEAR = 600  # characters before a count in which words may make a running total of it
# Every wording of a running total holds one of these; reading closely takes much longer.
_HINT = (
    "历年|年间|年来|以来|累计|[年月日]起|[年月日]开始|至今|截至目前"
    "|近[^，。；]{0,8}年|过去[^，。；]{0,8}年"
)
_SUSPECTS = f"""
SELECT c.count_id, p.text AS paragraph, c.span_start, c.year
FROM counts c JOIN paragraphs p USING (paragraph_id)
WHERE regexp_matches(substr(p.text, greatest(1, c.span_start - {_NEAR} + 1),
                            least({_NEAR}, c.span_start)), '{_HINT}')
"""
_NUMBERED = """
CREATE OR REPLACE TABLE numbered AS
SELECT (row_number() OVER ())::INTEGER AS report,
       (dense_rank() OVER (ORDER BY place))::INTEGER AS body, report_id FROM bodies
"""
_SERIES = """
CREATE OR REPLACE TABLE series AS
SELECT (row_number() OVER (ORDER BY category, indicator, level, unit))::INTEGER AS series, *,
       coalesce(unit = '%', false) OR list_contains(?, indicator) AS rate
FROM (SELECT category, indicator, level, unit, count(DISTINCT body) AS bodies
      FROM indicator_values GROUP BY category, indicator, level, unit)
"""
_STATED = """
CREATE OR REPLACE TABLE stated AS
WITH running AS (SELECT unnest(?::VARCHAR[]) AS count_id),
spoilt AS (SELECT u.row FROM (SELECT rowid AS row, unnest(count_ids) AS count_id
                              FROM indicator_values) u JOIN running USING (count_id))
SELECT *, count(*) OVER (PARTITION BY series, body, year, running) > 1 AS doubled
FROM (SELECT s.series, n.body, v.year::INTEGER AS year, n.report, v.value, v.qualifier,
             v.rowid AS row, v.rowid IN (SELECT row FROM spoilt) AS running
      FROM indicator_values v JOIN numbered n USING (report_id)
      JOIN series s ON s.category = v.category AND s.indicator = v.indicator
          AND s.level IS NOT DISTINCT FROM v.level AND s.unit IS NOT DISTINCT FROM v.unit)
ORDER BY year, series
"""
_YEARLY = "CREATE OR REPLACE VIEW yearly AS FROM stated WHERE NOT running AND NOT doubled"
_SIGN = (
    "CASE {}.qualifier "
    + " ".join(f"WHEN '{name}' THEN '{sign}'" for name, sign in HEDGE_SIGNS.items())
    + " END"
)
# The hedge of a difference, see `difference_qualifier`, and what it leaves open.
_CHANGES = f"""
CREATE OR REPLACE TABLE changes AS
WITH pairs AS (
    SELECT n.series, n.year, n.report, n.row, b.row AS before, n.value - b.value AS difference,
           b.value AS base, s.rate, {_SIGN.format("n")} AS now_sign, {_SIGN.format("b")} AS sign
    FROM yearly n JOIN yearly b
        ON n.series = b.series AND n.body = b.body AND n.year = b.year + 1
    JOIN series s ON s.series = n.series)
SELECT series, year, report, row, before,
       CASE WHEN difference > 0 AND NOT at_most THEN 'up'
            WHEN difference < 0 AND NOT over THEN 'down'
            WHEN difference = 0 AND now_sign = '' AND sign = '' THEN 'level' END AS direction,
       CASE WHEN rate THEN CASE WHEN abs(difference) >= {SMALLEST_POINTS}
                                THEN abs(difference) / 100 ELSE 0 END
            WHEN base < {SMALLEST_BASE} OR abs(difference) < {SMALLEST_RATE} * base THEN 0
            ELSE abs(difference) / base END AS weight
FROM (SELECT *, now_sign || sign <> '' AND now_sign IN ('', '≥') AND sign IN ('', '≤') AS over,
             now_sign || sign <> '' AND now_sign IN ('', '≤') AND sign IN ('', '≥') AS at_most
      FROM pairs)
"""
# See `dashboard.analysis.outliers` for the measure.
_SIZE = "CASE WHEN s.rate THEN y.value ELSE ln(1 + greatest(y.value, 0)) END"
_COMPARED = f"""
CREATE OR REPLACE TABLE compared AS
SELECT y.series, y.year, count(*) AS bodies, median({_SIZE}) AS middle
FROM yearly y JOIN series s USING (series) WHERE s.level IS NOT NULL AND y.year IS NOT NULL
GROUP BY y.series, y.year HAVING count(*) >= {FEWEST_PEERS} AND min(y.value) >= 0
"""
_OUTLIERS = f"""
CREATE OR REPLACE TABLE outliers AS
WITH far AS (
    SELECT y.*, s.rate, p.bodies, {_SIZE} - p.middle AS distance
    FROM yearly y JOIN series s USING (series)
    JOIN compared p ON y.series = p.series AND y.year = p.year),
spreads AS (
    SELECT series, year, median(abs(distance)) AS spread FROM far GROUP BY series, year),
scored AS (
    SELECT f.*, {CONSISTENCY} * distance
           / greatest(spread, CASE WHEN rate THEN {LEAST_POINTS} ELSE {LEAST_LOG} END) AS score,
           {_SIGN.format("f")} AS sign
    FROM far f JOIN spreads p ON f.series = p.series AND f.year = p.year)
SELECT series, year, report, row, bodies, score FROM scored
WHERE (score > {THRESHOLD} AND sign <> '≤') OR (score < -{THRESHOLD} AND sign <> '≥')
"""


def fetch_prepared(snapshot: Snapshot, sql: str, parameters: list) -> list[dict]:
    """Run a query on these tables, which are made where the snapshot has just been opened."""
    try:
        return fetch(snapshot, sql, parameters)
    except duckdb.CatalogException:
        prepare(snapshot)
        return fetch(snapshot, sql, parameters)


def prepare(snapshot: Snapshot) -> None:
    """Make the tables of a snapshot, where they are not there yet."""
    with _LOCK:
        if not fetch(snapshot, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'outliers'"):
            _make(snapshot)


def _make(snapshot: Snapshot) -> None:
    found = find_running_totals(fetch(snapshot, _SUSPECTS))
    running = [count_id for count_id, total in found.items() if total.kind == "running"]
    rates = [entry.id for entry in indicators().values() if entry.aggregate == "single"]
    fetch(snapshot, _NUMBERED)
    fetch(snapshot, _SERIES, [rates])
    fetch(snapshot, _STATED, [running])
    for sql in (_YEARLY, _CHANGES, _COMPARED, _OUTLIERS):
        fetch(snapshot, sql)
