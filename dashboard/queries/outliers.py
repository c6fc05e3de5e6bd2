"""Values far from those of the other bodies of the same level, as SQL.

Measure: the modified z-score 0.6745 · (x - median) / MAD with the threshold 3.5, after
B. Iglewicz and D. C. Hoaglin, "How to Detect and Handle Outliers", ASQC Quality Press, 1993.
Amounts are taken as log(1 + x), for what sets bodies apart is their size: twice as much and half
as much are about equally far. Shares and rates are taken as they stand.

Hedged values count at their stated value, but one whose hedge points back to its peers (a low ≥,
a high ≤) is no outlier. An outlier is a reason to look at the source, not a fault: a large town
has large figures.
"""

from dashboard.formatting import HEDGE_SIGNS

THRESHOLD = 3.5
FEWEST_PEERS = 8  # bodies that report; a median deviation of fewer says nothing
# Share of the standard deviation that the MAD of a normal distribution is.
CONSISTENCY = 0.6745
# The MAD counts as at least this. It is 0 where more than half of the bodies state the same (all
# 100%, all 2次), and any difference would be infinitely far. With these an amount is an outlier
# from about 1.7 times the median, a rate from about 10 points off.
LEAST_LOG, LEAST_POINTS = 0.1, 2.0

_SIZE = "CASE WHEN s.rate THEN y.value ELSE ln(1 + greatest(y.value, 0)) END"


def compared_sql(values: str) -> str:
    """Return the query of the series and years in which enough bodies bear values.

    `values` names a relation with the columns of `yearly`: the bodies that are peers.
    """
    return f"""
        SELECT y.series, y.year, count(*) AS bodies, median({_SIZE}) AS middle
        FROM {values} y JOIN series s USING (series)
        WHERE s.level IS NOT NULL AND y.year IS NOT NULL
        GROUP BY y.series, y.year HAVING count(*) >= {FEWEST_PEERS} AND min(y.value) >= 0"""


def outliers_sql(values: str, compared: str) -> str:
    """Return the query of the outliers among `values`; `compared` names what `compared_sql` gave.

    A row has the columns of `yearly`, the number of `bodies`, and the `score`, positive for a
    high value.
    """
    return f"""
        WITH far AS (
            SELECT y.*, s.rate, p.bodies, {_SIZE} - p.middle AS distance
            FROM {values} y JOIN series s USING (series)
            JOIN {compared} p ON y.series = p.series AND y.year = p.year),
        spreads AS (
            SELECT series, year, median(abs(distance)) AS spread FROM far GROUP BY series, year),
        scored AS (
            SELECT f.*, {CONSISTENCY} * distance
                   / greatest(spread, CASE WHEN rate THEN {LEAST_POINTS} ELSE {LEAST_LOG} END)
                   AS score
            FROM far f JOIN spreads p ON f.series = p.series AND f.year = p.year)
        SELECT * EXCLUDE (rate, distance) FROM scored
        WHERE (score > {THRESHOLD} AND qualifier NOT IN {_hedged("≤")})
           OR (score < -{THRESHOLD} AND qualifier NOT IN {_hedged("≥")})"""


def _hedged(sign: str) -> str:
    names = (f"'{name}'" for name, told in HEDGE_SIGNS.items() if told == sign)
    return f"({', '.join(names)})"
