"""Queries behind the portrait of a body: who reports, and where it stands among its peers."""

from dashboard.analysis import Position, find_positions
from dashboard.queries.connection import fetch, keep_answers, report_condition
from dashboard.queries.figures import select_marks
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot


@keep_answers(64)
def select_bodies(snapshot: Snapshot, selection: Selection) -> list[dict]:
    """Return the bodies of the selection: place, name, district, reports, counts and years.

    They come in the order of their division codes.
    """
    condition, parameters = report_condition(selection)
    return fetch(
        snapshot,
        f"""SELECT b.place, any_value(b.name) AS name, any_value(r.district) AS district,
                   count(*) AS reports, sum(r.counts) AS counts,
                   list(DISTINCT r.year ORDER BY r.year) FILTER (r.year IS NOT NULL) AS years
            FROM reports r JOIN bodies b USING (report_id) WHERE {condition}
            GROUP BY b.place ORDER BY min(r.division_code) NULLS LAST, b.place""",
        parameters,
    )


@keep_answers(32)
def load_positions(snapshot: Snapshot, peers: Selection) -> dict[str, Position]:
    """Return by key where each mark of a selection of bodies of one level stands in it."""
    return find_positions(select_marks(snapshot, peers))
