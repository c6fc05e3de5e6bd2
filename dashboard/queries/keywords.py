"""Queries behind the keywords: how often terms occur, against what, and when."""

from dataclasses import replace

import numpy as np

from dashboard.lexis import Frequencies, Keyness, Passages, Trends, compare, find_trends
from dashboard.queries.connection import fetch, keep_answers
from dashboard.queries.passages import chosen_reports, parts_of
from dashboard.queries.word_counts import amounts_of, load_word_counts, rows_of, select_reports
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
    counts, amounts = load_word_counts(snapshot), amounts_of(snapshot, passages)
    rows = rows_of(counts, select_reports(snapshot, passages), passages)
    occurrences = counts.total(rows, amounts.occurrences)
    used = np.flatnonzero(occurrences)
    reports = counts.count_reports(rows[amounts.occurrences[rows] > 0])
    return Frequencies(
        counts.terms[used],
        occurrences[used],
        reports[used],
        counts.corpus_reports[used],
        counts.corpus_size,
    )


@keep_answers(_ENTRIES)
def compare_passages(
    snapshot: Snapshot, passages: Passages, contrast: str, against: tuple[str, ...] = ()
) -> Keyness:
    """Return the keyness of passages against the reference that a contrast of `CONTRASTS` names.

    For `parts`, `against` are the parts of the same reports that are the reference; without it all
    that the passages do not name. For `before`, one year has to be chosen.
    """
    chosen, parameters = chosen_reports(passages)
    sides = fetch(snapshot, f"WITH {chosen}, {_sides(contrast)} SELECT * FROM sides", parameters)
    study = _occurrences(snapshot, passages, sides, "studied")
    if contrast == "parts":
        other = tuple(part for part in against or PARTS if part not in parts_of(passages))
        passages = replace(passages, parts=other)
        sides = sides if other else []
    reference = _occurrences(snapshot, passages, sides, "referred")
    used = np.flatnonzero(study + reference)
    return compare(load_word_counts(snapshot).terms[used], study[used], reference[used])


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
    counts, chosen = load_word_counts(snapshot), select_reports(snapshot, passages)
    years, of_report = _years(snapshot)
    rows = rows_of(counts, chosen & (of_report >= 0), passages)
    cells = counts.term[rows].astype(np.int64) * len(years) + of_report[counts.report[rows]]
    occurrences = np.bincount(
        cells,
        amounts_of(snapshot, passages).occurrences[rows],
        len(counts.terms) * len(years),
    )
    by_year = occurrences.astype(np.int64).reshape(len(counts.terms), len(years))
    return find_trends(counts.terms, years, by_year, by_year.sum(axis=0))


def _years(snapshot: Snapshot) -> tuple[tuple[int, ...], np.ndarray]:
    """Return the years, and for each report the number of its own; -1 where it is unknown."""
    found = fetch(snapshot, "SELECT year FROM reports ORDER BY report_id")
    years = sorted({row["year"] for row in found} - {None})
    numbers = {year: number for number, year in enumerate(years)}
    return tuple(years), np.array([numbers.get(row["year"], -1) for row in found], np.int64)


def _occurrences(
    snapshot: Snapshot, passages: Passages, sides: list[dict], side: str
) -> np.ndarray:
    """Return the occurrences of each term in the reports of a side."""
    counts = load_word_counts(snapshot)
    reports = counts.which_reports(row["report_id"] for row in sides if row[side])
    rows = rows_of(counts, reports, passages)
    return counts.total(rows, amounts_of(snapshot, passages).occurrences)


def _sides(contrast: str) -> str:
    study = _STUDY_BEFORE if contrast == "before" else "SELECT report_id FROM chosen"
    return f"""
        sides AS (
            SELECT report_id, bool_or(is_study) AS studied, bool_or(NOT is_study) AS referred
            FROM (SELECT *, true AS is_study FROM ({study})
                  UNION ALL SELECT *, false FROM ({_AGAINST[contrast]}))
            GROUP BY report_id)
    """
