"""The keyword rows of a snapshot as columns in memory, ready to be summed for any selection.

They are read when the first reader looks at words. Summing numbers is an order of magnitude
faster than grouping the terms themselves, and each choice of a filter sums anew
(`python -m tests.benchmarks.words`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.lexis import Passages
from dashboard.queries.connection import fetch, fetch_columns, keep_answers, matter_condition
from dashboard.queries.passages import chosen_reports, parts_of
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot
from etl.keywords import kind_of
from etl.schema import PARTS

_ROWS = """
    WITH terms AS (SELECT term, row_number() OVER (ORDER BY term) - 1 AS number
                   FROM (SELECT DISTINCT term FROM keywords)),
         numbered AS (SELECT report_id, row_number() OVER (ORDER BY report_id) - 1 AS number
                      FROM reports)
    SELECT r.number::INTEGER AS report, t.number::INTEGER AS term,
           (list_position(?, k.part) - 1)::UTINYINT AS part,
           k.occurrences::INTEGER AS occurrences,
           len(k.paragraph_ids)::INTEGER AS paragraphs, k.rowid AS row
    FROM keywords k JOIN terms t USING (term) JOIN numbered r USING (report_id)
    ORDER BY report, term, part
"""
# The rows with paragraphs that state counts of a matter. Where only some paragraphs of a row do,
# its occurrences are shared out as the term's characters stand in the paragraphs, at least one
# to each.
_STATED = """
    WITH stated AS (SELECT DISTINCT paragraph_id FROM counts c WHERE {matter}),
    inside AS (
        SELECT row, count(*) AS stated_places
        FROM (SELECT rowid AS row, unnest(paragraph_ids) AS paragraph_id FROM keywords)
        SEMI JOIN stated USING (paragraph_id) GROUP BY row),
    open AS (
        SELECT k.rowid AS row, k.term, unnest(k.paragraph_ids) AS paragraph_id
        FROM keywords k JOIN inside i ON i.row = k.rowid
        WHERE i.stated_places < len(k.paragraph_ids) AND len(k.paragraph_ids) < k.occurrences),
    seen AS (
        SELECT row, (length(p.text) - length(replace(p.text, term, ''))) / length(term) AS times,
               s.paragraph_id IS NOT NULL AS is_stated
        FROM open JOIN paragraphs p USING (paragraph_id) LEFT JOIN stated s USING (paragraph_id)),
    shares AS (
        SELECT row, sum(times) FILTER (is_stated) / sum(times) AS share FROM seen GROUP BY row)
    SELECT k.rowid AS row,
           CASE WHEN stated_places = len(paragraph_ids) THEN occurrences
                ELSE greatest(stated_places,
                              least(occurrences - len(paragraph_ids) + stated_places,
                                    round(occurrences * coalesce(share, 0)))) END::INTEGER
               AS occurrences,
           stated_places::INTEGER AS paragraphs
    FROM keywords k JOIN inside i ON i.row = k.rowid LEFT JOIN shares s ON s.row = k.rowid
"""


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """Of each row, how often its term occurs and in how many paragraphs."""

    occurrences: np.ndarray
    paragraphs: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class WordCounts:
    """The rows by report, then by term: numbers of `reports`, `terms` and `PARTS`.

    `terms` stand in the order of their code points, `formula` tells which are formulas of the
    genre, `corpus_reports` in how many of the `corpus_size` reports with words each occurs.
    `sorted_at` is where a row of the table stands here.
    """

    reports: dict[str, int]
    terms: np.ndarray
    formula: np.ndarray
    corpus_reports: np.ndarray
    corpus_size: int
    report: np.ndarray
    term: np.ndarray
    part: np.ndarray
    amounts: Amounts
    sorted_at: np.ndarray

    def which_reports(self, report_ids: Iterable[str]) -> np.ndarray:
        """Tell of each report whether it is among some."""
        chosen = np.zeros(len(self.reports), bool)
        chosen[[self.reports[report_id] for report_id in report_ids]] = True
        return chosen

    def total(self, rows: np.ndarray, amount: np.ndarray) -> np.ndarray:
        """Return what an amount of each row comes to for each term in some rows."""
        summed = np.bincount(self.term[rows], amount[rows], len(self.terms))
        return summed.astype(np.int64)

    def count_reports(self, rows: np.ndarray) -> np.ndarray:
        """Return in how many reports each term occurs, by some rows in their order."""
        return _count_reports(self.report[rows], self.term[rows], len(self.terms))


@st.cache_resource(max_entries=2, show_spinner=False)
def load_word_counts(snapshot: Snapshot) -> WordCounts:
    """Return the keyword rows of a snapshot."""
    reports = fetch(snapshot, "SELECT report_id FROM reports ORDER BY report_id")
    terms = fetch_columns(snapshot, "SELECT DISTINCT term FROM keywords ORDER BY term")["term"]
    rows = fetch_columns(snapshot, _ROWS, [list(PARTS)])
    sorted_at = np.empty(len(rows["row"]), np.int32)
    sorted_at[rows["row"]] = np.arange(len(sorted_at), dtype=np.int32)
    return WordCounts(
        {row["report_id"]: number for number, row in enumerate(reports)},
        terms,
        np.array([kind_of(term) == "formula" for term in terms.tolist()], bool),
        _count_reports(rows["report"], rows["term"], len(terms)),
        len(np.unique(rows["report"])),
        *(rows[name] for name in ("report", "term", "part")),
        Amounts(rows["occurrences"], rows["paragraphs"]),
        sorted_at,
    )


def select_reports(snapshot: Snapshot, passages: Passages) -> np.ndarray:
    """Tell of each report whether it is in a selection."""
    chosen, parameters = chosen_reports(passages)
    found = fetch(snapshot, f"WITH {chosen} SELECT report_id FROM chosen", parameters)
    return load_word_counts(snapshot).which_reports(row["report_id"] for row in found)


def rows_of(counts: WordCounts, reports: np.ndarray, passages: Passages) -> np.ndarray:
    """Return the numbers of the rows of some reports, in the parts and of the kinds of passages."""
    parts = np.array([part in parts_of(passages) for part in PARTS])
    read = reports[counts.report] & parts[counts.part]
    if not passages.formulas:
        read &= ~counts.formula[counts.term]
    return np.flatnonzero(read)


def amounts_of(snapshot: Snapshot, passages: Passages) -> Amounts:
    """Return the amounts of each row, those of the matter alone where one is selected."""
    of = passages.selection
    _condition, parameters = matter_condition(of, "c")
    if not parameters:
        return load_word_counts(snapshot).amounts
    return _stated_amounts(
        snapshot,
        Selection(categories=of.categories, indicators=of.indicators, hedges=of.hedges),
    )


@keep_answers(4)
def _stated_amounts(snapshot: Snapshot, matter: Selection) -> Amounts:
    condition, parameters = matter_condition(matter, "c")
    found = fetch_columns(snapshot, _STATED.format(matter=condition), parameters)
    at = load_word_counts(snapshot).sorted_at
    amounts = []
    for name in ("occurrences", "paragraphs"):
        amount = np.zeros(len(at), np.int32)
        amount[at[found["row"]]] = found[name]
        amounts.append(amount)
    return Amounts(*amounts)


def _count_reports(report: np.ndarray, term: np.ndarray, terms: int) -> np.ndarray:
    """Return the reports of each term; the rows of one in one report stand together."""
    first = np.ones(len(term), bool)
    first[1:] = (report[1:] != report[:-1]) | (term[1:] != term[:-1])
    return np.bincount(term[first], minlength=terms)
