"""Values that may be compared, prepared once a snapshot: what a click then asks is a short look-up.

`totals` says which values are running totals (历年累计), or may be. `yearly` holds the values that
are the year's own: no running totals, and none of a body with several reports on the year, of
which the one that holds is not known. `changes` sets each beside the year before, `outliers`
beside the bodies of its level where `compared` has enough of them.

Reports, bodies and what is counted (`series`: indicator, level and unit) are numbers there:
twenty thousand reports state a million values.
"""

from itertools import product
from threading import Lock

import duckdb

from dashboard.analysis.changes import direction_of
from dashboard.analysis.cumulative import find_running_totals
from dashboard.analysis.groups import states_rate
from dashboard.analysis.hedges import difference_qualifier
from dashboard.formatting import HEDGE_SIGNS
from dashboard.queries.connection import fetch
from dashboard.queries.outliers import compared_sql, outliers_sql
from dashboard.snapshot import Snapshot

# From 1件 to 4件 is +300% and no news: the year before must have had at least this much.
SMALLEST_BASE = 10
SMALLEST_RATE = 0.1  # what moves less is named by no headline
SMALLEST_POINTS = 5.0  # the same for shares and rates, in percentage points

_LOCK = Lock()
_NEAR = 600  # characters before a count in which words may make a running total of it
# Every wording of a running total holds one of these; reading closely takes much longer.
_HINT = (
    "历年|年间|年来|以来|累计|[年月日]起|[年月日]开始|至今|截[至止]"
    "|近[^，。；]{0,8}年|过去[^，。；]{0,8}年"
)
_SUSPECTS = f"""
SELECT c.count_id, p.text AS paragraph, c.span_start, c.year
FROM counts c JOIN paragraphs p USING (paragraph_id)
WHERE regexp_matches(substr(p.text, greatest(1, c.span_start - {_NEAR} + 1),
                            least({_NEAR}, c.span_start)), '{_HINT}')
"""
# One running total among the counts of a value spoils its sum.
_TOTALS = """
CREATE OR REPLACE TABLE totals AS
WITH found AS (SELECT unnest(?::VARCHAR[]) AS count_id, unnest(?::VARCHAR[]) AS kind),
told AS (SELECT rowid AS row, unnest(count_ids) AS count_id FROM indicator_values)
SELECT row, max(kind) AS basis FROM told JOIN found USING (count_id) GROUP BY row
"""
_NUMBERED = """
CREATE OR REPLACE TABLE numbered AS
SELECT (row_number() OVER ())::INTEGER AS report,
       (dense_rank() OVER (ORDER BY place))::INTEGER AS body, report_id FROM bodies
"""
_MATTERS = "SELECT DISTINCT indicator, unit FROM indicator_values"
_SERIES = """
CREATE OR REPLACE TABLE series AS
WITH rates AS (SELECT unnest(?::VARCHAR[]) AS indicator, unnest(?::VARCHAR[]) AS unit)
SELECT (row_number() OVER (ORDER BY category, indicator, level, unit))::INTEGER AS series, *,
       EXISTS (SELECT 1 FROM rates r WHERE r.indicator = found.indicator
               AND r.unit IS NOT DISTINCT FROM found.unit) AS rate
FROM (SELECT category, indicator, level, unit, count(DISTINCT body) AS bodies
      FROM indicator_values GROUP BY category, indicator, level, unit) found
"""
_STATED = """
CREATE OR REPLACE TABLE stated AS
SELECT *, count(*) OVER (PARTITION BY series, body, year, running) > 1 AS doubled
FROM (SELECT s.series, n.body, v.year::INTEGER AS year, n.report, v.value, v.qualifier,
             v.rowid AS row, coalesce(t.basis = 'running', false) AS running
      FROM indicator_values v JOIN numbered n USING (report_id)
      JOIN series s ON s.category = v.category AND s.indicator = v.indicator
          AND s.level IS NOT DISTINCT FROM v.level AND s.unit IS NOT DISTINCT FROM v.unit
      LEFT JOIN totals t ON t.row = v.rowid)
ORDER BY year, series
"""
_YEARLY = "CREATE OR REPLACE VIEW yearly AS FROM stated WHERE NOT running AND NOT doubled"
# What `direction_of` and `difference_qualifier` say of every pair of hedges.
_DIRECTIONS = """
CREATE OR REPLACE TABLE directions AS
SELECT unnest(?::VARCHAR[]) AS qualifier, unnest(?::VARCHAR[]) AS before,
       unnest(?::INTEGER[]) AS sign, unnest(?::VARCHAR[]) AS direction
"""
_CHANGES = f"""
CREATE OR REPLACE TABLE changes AS
WITH pairs AS (
    SELECT n.series, n.year, n.report, n.row, b.row AS before, n.value - b.value AS difference,
           b.value AS base, s.rate, n.qualifier, b.qualifier AS qualifier_before
    FROM yearly n JOIN yearly b
        ON n.series = b.series AND n.body = b.body AND n.year = b.year + 1
    JOIN series s ON s.series = n.series)
SELECT p.series, p.year, p.report, p.row, p.before, d.direction,
       CASE WHEN rate THEN CASE WHEN abs(difference) >= {SMALLEST_POINTS}
                                THEN abs(difference) / 100 ELSE 0 END
            WHEN base < {SMALLEST_BASE} OR abs(difference) < {SMALLEST_RATE} * base THEN 0
            ELSE abs(difference) / base END AS weight
FROM pairs p JOIN directions d ON d.qualifier = p.qualifier AND d.before = p.qualifier_before
    AND d.sign = sign(p.difference)
"""
_COMPARED = f"CREATE OR REPLACE TABLE compared AS {compared_sql('yearly')}"
_OUTLIERS = f"CREATE OR REPLACE TABLE outliers AS {outliers_sql('yearly', 'compared')}"


def fetch_prepared(snapshot: Snapshot, sql: str, parameters: list | None = None) -> list[dict]:
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
    fetch(snapshot, _TOTALS, [list(found), [total.kind for total in found.values()]])
    fetch(snapshot, _NUMBERED)
    rates = [row for row in fetch(snapshot, _MATTERS) if states_rate(row["indicator"], row["unit"])]
    fetch(snapshot, _SERIES, [[row["indicator"] for row in rates], [row["unit"] for row in rates]])
    fetch(snapshot, _STATED)
    fetch(snapshot, _YEARLY)
    fetch(snapshot, _DIRECTIONS, [list(column) for column in zip(*_directions(), strict=True)])
    for sql in (_CHANGES, _COMPARED, _OUTLIERS):
        fetch(snapshot, sql)


def _directions() -> list[tuple[str, str, int, str | None]]:
    """Return by the qualifiers of two years and the sign of the difference where a value went."""
    return [
        (now, before, sign, direction_of(sign, difference_qualifier(now, before)))
        for now, before, sign in product(HEDGE_SIGNS, HEDGE_SIGNS, (-1, 0, 1))
    ]
