"""Queries behind the keywords: how often terms occur, against what, when, and in which company."""

import numpy as np

from dashboard.lexis import (
    Frequencies,
    Keyness,
    Partners,
    Passages,
    Trends,
    compare,
    find_partners,
    find_trends,
)
from dashboard.lexis.association import FEWEST_TOGETHER
from dashboard.lexis.trend import FEWEST
from dashboard.queries.connection import fetch, fetch_columns, keep_answers
from dashboard.queries.passages import chosen_reports, meetings_of, parts_of, words_of
from dashboard.snapshot import Snapshot
from etl.schema import PARTS

_ENTRIES = 32  # answers kept a query; one of 100,000 terms takes some megabytes

# The reports that each contrast holds against the chosen ones. The study of `before` are those of
# the bodies that reported both years: else the difference would be one of bodies.
_AGAINST = {
    "rest": "SELECT report_id FROM reports WHERE report_id NOT IN (SELECT report_id FROM chosen)",
    "peers": """SELECT report_id FROM reports WHERE report_id NOT IN (SELECT report_id FROM chosen)
                AND (level, year) IN (SELECT (level, year) FROM chosen)""",
    "before": """SELECT DISTINCT r.report_id FROM reports r JOIN bodies b USING (report_id)
                 JOIN chosen c ON c.place = b.place AND c.level = r.level AND c.year = r.year + 1
                 WHERE r.report_id NOT IN (SELECT report_id FROM chosen)""",
    "parts": "SELECT report_id FROM chosen",
}
_STUDY_BEFORE = """
    SELECT c.report_id FROM chosen c WHERE EXISTS (
        SELECT 1 FROM reports r JOIN bodies b USING (report_id) WHERE c.place = b.place
        AND c.level = r.level AND c.year = r.year + 1
        AND r.report_id NOT IN (SELECT report_id FROM chosen))
"""


@keep_answers(_ENTRIES)
def load_frequencies(snapshot: Snapshot, passages: Passages) -> Frequencies:
    """Return how often each term occurs in some passages, and in how many reports."""
    words, parameters = words_of(snapshot, passages)
    found = fetch_columns(
        snapshot,
        f"""WITH {words},
            corpus AS (
                SELECT term, count(DISTINCT report_id) AS reports FROM keywords GROUP BY term)
            SELECT term, sum(occurrences)::BIGINT AS occurrences,
                   count(DISTINCT report_id) AS reports, any_value(corpus.reports) AS corpus_reports
            FROM words JOIN corpus USING (term)
            WHERE report_id IN (SELECT report_id FROM chosen) AND list_contains(?, part)
            GROUP BY term ORDER BY term""",
        [*parameters, parts_of(passages)],
    )
    size = fetch(snapshot, "SELECT count(DISTINCT report_id) AS total FROM keywords")[0]["total"]
    return Frequencies(
        found["term"], found["occurrences"], found["reports"], found["corpus_reports"], size
    )


@keep_answers(_ENTRIES)
def compare_passages(
    snapshot: Snapshot, passages: Passages, contrast: str, against: tuple[str, ...] = ()
) -> Keyness:
    """Return the keyness of passages against the reference that a contrast of `CONTRASTS` names.

    For `parts`, `against` are the parts of the same reports that are the reference; without it all
    that the passages do not name. For `before`, one year has to be chosen.
    """
    words, parameters = words_of(snapshot, passages)
    other = parts_of(passages)
    if contrast == "parts":
        other = [part for part in against or PARTS if part not in parts_of(passages)]
    found = fetch_columns(
        snapshot,
        f"""WITH {words}, {_sides(contrast)},
            counted AS (
                SELECT term,
                       sum(occurrences) FILTER (studied AND list_contains(?, part)) AS study,
                       sum(occurrences) FILTER (referred AND list_contains(?, part)) AS reference
                FROM words JOIN sides USING (report_id) GROUP BY term)
            SELECT term, coalesce(study, 0)::BIGINT AS study,
                   coalesce(reference, 0)::BIGINT AS reference
            FROM counted ORDER BY term""",
        [*parameters, parts_of(passages), other],
    )
    return compare(found["term"], found["study"], found["reference"])


@keep_answers(_ENTRIES)
def count_contrasted(snapshot: Snapshot, passages: Passages, contrast: str) -> dict:
    """Return how many reports a contrast compares: `study` and `reference`."""
    chosen, parameters = chosen_reports(passages)
    return fetch(
        snapshot,
        f"""WITH {chosen}, {_sides(contrast)}
            SELECT count(*) FILTER (studied) AS study, count(*) FILTER (referred) AS reference
            FROM sides""",
        parameters,
    )[0]


@keep_answers(_ENTRIES)
def load_trends(snapshot: Snapshot, passages: Passages) -> Trends:
    """Return how the terms of some passages go over the years, per 10,000 words of each year."""
    words, parameters = words_of(snapshot, passages)
    rows = """
        FROM words JOIN chosen USING (report_id)
        WHERE list_contains(?, part) AND year IS NOT NULL
    """
    parameters.append(parts_of(passages))
    totals = fetch(
        snapshot,
        f"WITH {words} SELECT year, sum(occurrences)::BIGINT AS total {rows} GROUP BY year "
        "ORDER BY year",
        parameters,
    )
    years = tuple(row["year"] for row in totals)
    columns = "".join(
        f", coalesce(sum(occurrences) FILTER (year = {year:d}), 0)::BIGINT AS y{at}"
        for at, year in enumerate(years)
    )
    found = fetch_columns(
        snapshot,
        f"""WITH {words} SELECT term{columns} {rows}
            GROUP BY term HAVING sum(occurrences) >= {FEWEST} ORDER BY term""",
        parameters,
    )
    by_year = [found[f"y{at}"] for at in range(len(years))]
    occurrences = np.column_stack(by_year) if years else np.zeros((0, 0))
    return find_trends(
        found["term"], years, occurrences, np.array([row["total"] for row in totals])
    )


@keep_answers(_ENTRIES)
def load_partners(snapshot: Snapshot, passages: Passages, term: str) -> Partners:
    """Return the terms that stand in the same paragraphs as a chosen one."""
    meetings, parameters = meetings_of(snapshot, passages)
    paragraphs = fetch(
        snapshot,
        f"WITH {meetings} SELECT count(DISTINCT paragraph_id) AS total FROM meetings",
        parameters,
    )
    found = fetch_columns(
        snapshot,
        f"""WITH {meetings}, own AS (SELECT paragraph_id FROM meetings WHERE term = ?)
            SELECT term, count(*) AS own, count(o.paragraph_id) AS together
            FROM meetings LEFT JOIN own o USING (paragraph_id)
            GROUP BY term HAVING together >= {FEWEST_TOGETHER} OR term = ? ORDER BY term""",
        [*parameters, term, term],
    )
    others = found["term"] != term
    chosen = int(found["own"][~others].sum())
    columns = (found[name][others] for name in ("term", "together", "own"))
    return find_partners(*columns, chosen, paragraphs[0]["total"])


@keep_answers(_ENTRIES)
def load_links(snapshot: Snapshot, passages: Passages, terms: tuple[str, ...]) -> list[dict]:
    """Return which of a few terms meet in how many paragraphs: `one`, `other`, `together`."""
    meetings, parameters = meetings_of(snapshot, passages)
    return fetch(
        snapshot,
        f"""WITH {meetings}, few AS (SELECT * FROM meetings WHERE list_contains(?, term))
            SELECT a.term AS one, b.term AS other, count(*) AS together
            FROM few a JOIN few b ON a.paragraph_id = b.paragraph_id AND a.term < b.term
            GROUP BY ALL ORDER BY together DESC, one, other""",
        [*parameters, list(terms)],
    )


def _sides(contrast: str) -> str:
    study = _STUDY_BEFORE if contrast == "before" else "SELECT report_id FROM chosen"
    return f"""
        sides AS (
            SELECT report_id, bool_or(is_study) AS studied, bool_or(NOT is_study) AS referred
            FROM (SELECT *, true AS is_study FROM ({study})
                  UNION ALL SELECT *, false FROM ({_AGAINST[contrast]}))
            GROUP BY report_id)
    """
