"""Queries behind what stands out: candidates by weight, so that few values leave the database."""

from dashboard.analysis import Change, change_between, is_rate
from dashboard.findings import GRAVEST_FIRST
from dashboard.marks import Mark
from dashboard.queries.connection import (
    fetch,
    finding_condition,
    keep_answers,
    report_condition,
)
from dashboard.queries.outliers import compared_sql, outliers_sql
from dashboard.queries.overview import chosen_values, select_rows, summarise
from dashboard.queries.yearly import fetch_prepared
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot
from dashboard.summary import Panel, Standout

PER_BODY = 2  # of many bodies: one odd report must not fill the list
_ENTRIES = 256  # answers kept a query: a day of one reader's clicks


@keep_answers(_ENTRIES)
def select_changes(
    snapshot: Snapshot, selection: Selection, year: int, limit: int, place: str | None = None
) -> list[Change]:
    """Return the largest changes of a year against the year before, the largest first.

    They are ranked by |rate|, those of shares and rates by their percentage points (20 points as
    20%). Left out are changes from small bases, small changes, and those whose hedge leaves open
    whether the figure rose or fell. `place` takes those of one body alone.
    """
    chosen, parameters = chosen_values(selection)
    body, more = _of_body(place)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen}),
            of_body AS (
                SELECT k.row, k.before, k.weight, k.series, n.body, row_number() OVER (
                    PARTITION BY n.body ORDER BY k.weight DESC, k.series) AS position
                FROM changes k JOIN numbered n USING (report)
                WHERE k.year = ? AND k.weight > 0 AND k.direction IS NOT NULL AND {body}
                  AND k.row IN (SELECT row FROM chosen))
            SELECT row, before FROM of_body WHERE position <= ?
            ORDER BY weight DESC, body, series LIMIT ?""",
        [*parameters, year, *more, limit if place else PER_BODY, limit],
    )
    marks = select_rows(snapshot, [number for row in rows for number in row.values()])
    return [change_between(marks[row["row"]], marks[row["before"]]) for row in rows]


@keep_answers(_ENTRIES)
def count_compared(snapshot: Snapshot, selection: Selection, year: int) -> tuple[int, int]:
    """Return how many values of a year have one of the year before, and how many of its level
    enough beside them to tell an outlier.
    """
    chosen, parameters = chosen_values(selection)
    row = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen})
            SELECT (SELECT count(*) FROM changes k
                    WHERE k.year = ? AND k.row IN (SELECT row FROM chosen)) AS changes,
                   (SELECT count(*) FROM chosen c JOIN compared p
                    ON c.series = p.series AND c.year = p.year WHERE c.year = ?) AS beside""",
        [*parameters, year, year],
    )[0]
    return row["changes"], row["beside"]


@keep_answers(_ENTRIES)
def select_outliers(
    snapshot: Snapshot, selection: Selection, year: int, limit: int
) -> list[Standout]:
    """Return the values of a year farthest from the bodies of their level, the farthest first.

    The bodies of the whole snapshot are what they are held against, whatever is selected.
    """
    chosen, parameters = chosen_values(selection)
    rows = fetch_prepared(
        snapshot,
        f"""WITH chosen AS ({chosen}),
            of_body AS (
                SELECT o.*, n.report_id, row_number() OVER (
                    PARTITION BY n.body ORDER BY abs(o.score) DESC, o.series) AS position
                FROM outliers o JOIN numbered n USING (report)
                WHERE o.year = ? AND o.row IN (SELECT row FROM chosen))
            SELECT row, series, bodies, score FROM of_body WHERE position <= ?
            ORDER BY abs(score) DESC, report_id, series LIMIT ?""",
        [*parameters, year, PER_BODY, limit],
    )
    return _standouts(snapshot, Selection(), rows)


@keep_answers(_ENTRIES)
def select_outliers_of(
    snapshot: Snapshot, peers: Selection, place: str, limit: int
) -> list[Standout]:
    """Return the values of a body that are farthest from those of its peers."""
    chosen, parameters = chosen_values(peers)
    body, more = _of_body(place)
    rows = fetch_prepared(
        snapshot,
        f"""WITH own AS (
                SELECT y.series FROM yearly y JOIN numbered n USING (report) WHERE {body}),
            peers AS (FROM ({chosen}) WHERE series IN (SELECT series FROM own)),
            enough AS ({compared_sql("peers")}),
            found AS ({outliers_sql("peers", "enough")})
            SELECT o.row, o.series, o.bodies, o.score
            FROM found o JOIN numbered n USING (report) WHERE {body}
            ORDER BY abs(o.score) DESC, o.series LIMIT ?""",
        [*more, *parameters, *more, limit],
    )
    return _standouts(snapshot, peers, rows)


@keep_answers(_ENTRIES)
def select_gravest(snapshot: Snapshot, selection: Selection, limit: int) -> list[dict]:
    """Return a row a check with findings, the gravest first: their number and the latest of them.

    `findings` is the number, the other columns are those of the finding and its report.
    """
    reports, parameters = report_condition(selection)
    matter, more = finding_condition(selection)
    return fetch(
        snapshot,
        f"""SELECT k."check", k.severity, k.message, k.report_id, k.paragraph_ids, k.count_ids,
                   b.name, r.year,
                   count(*) OVER (PARTITION BY k."check", k.severity) AS findings
            FROM checks k JOIN reports r USING (report_id) JOIN bodies b USING (report_id)
            WHERE {reports} AND {matter}
            QUALIFY row_number() OVER (
                PARTITION BY k."check", k.severity
                ORDER BY r.year DESC NULLS LAST, r.division_code NULLS LAST, b.place,
                         k.paragraph_ids, k.message) = 1
            ORDER BY list_position(?, k.severity), findings DESC, k."check" LIMIT ?""",
        [*parameters, *more, list(GRAVEST_FIRST), limit],
    )


def _of_body(place: str | None) -> tuple[str, list]:
    """Return the condition on `numbered n` for the reports of one body, not of those below it."""
    if place is None:
        return "true", []
    return "n.report_id IN (SELECT b.report_id FROM bodies b WHERE b.place = ?)", [place]


def _standouts(snapshot: Snapshot, peers: Selection, rows: list[dict]) -> list[Standout]:
    """Return outliers with the summaries of the peers that they are held against."""
    marks = select_rows(snapshot, [row["row"] for row in rows])
    panels = {
        row["series"]: _panel_of(marks[row["row"]], row["series"], row["bodies"]) for row in rows
    }
    summaries = summarise(snapshot, peers, tuple(panels.values()))
    return [
        Standout(marks[row["row"]], summaries[panels[row["series"]]], row["score"] > 0)
        for row in rows
    ]


def _panel_of(mark: Mark, series: int, bodies: int) -> Panel:
    return Panel(
        series, mark.category, mark.indicator, mark.level, mark.unit, is_rate(mark), mark.year,
        bodies, bodies,
    )  # fmt: skip
