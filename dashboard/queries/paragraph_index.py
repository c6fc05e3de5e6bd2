"""All paragraphs of a snapshot in memory, ready to be searched.

It is built when the first reader searches: of a million paragraphs in some seconds and with about
0.3 GB (`python -m tests.benchmarks.search`), of some hundred reports at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.lexis import Passages, TextIndex
from dashboard.queries.connection import (
    fetch,
    fetch_columns,
    keep_answers,
    matter_condition,
    report_condition,
)
from dashboard.queries.passages import parts_of
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot
from etl.schema import PARTS

_BATCH = 20_000  # paragraphs that are fetched and folded together
# The kinds of paragraph whose words are counted as keywords; a test holds them to the counting.
COUNTED_KINDS = ("body", "heading", "table")


@dataclass(frozen=True, slots=True, eq=False)
class ParagraphIndex:
    """The text of all paragraphs, by row number, and columns that say where each stands.

    `report` is a number in `reports`, which stand by place and year; `part` one in `PARTS`;
    `sequence` are the row numbers as all paragraphs are read by place, year and report, `order`
    the position of each paragraph in it.
    """

    text: TextIndex
    reports: tuple[dict, ...]
    report: np.ndarray
    part: np.ndarray
    sequence: np.ndarray
    order: np.ndarray
    counted: np.ndarray

    def year_of_report(self) -> np.ndarray:
        """Return the year of each report, 0 where it is unknown."""
        return np.array([report["year"] or 0 for report in self.reports], np.int32)


@st.cache_resource(max_entries=2, show_spinner=False)
def load_paragraph_index(snapshot: Snapshot) -> ParagraphIndex:
    """Return the index of a snapshot."""
    reports = fetch(
        snapshot,
        """SELECT r.report_id, r.district, r.year, b.place
           FROM reports r JOIN bodies b USING (report_id)
           ORDER BY r.division_code NULLS LAST, b.place, r.year NULLS LAST, r.report_id""",
    )
    ids = [row["report_id"] for row in reports]
    rows = fetch_columns(
        snapshot,
        """WITH numbered AS (
               SELECT unnest(?::VARCHAR[]) AS report_id,
                      generate_subscripts(?::VARCHAR[], 1) - 1 AS number)
           SELECT number::INTEGER AS report, (list_position(?, part) - 1)::UTINYINT AS part,
                  ordinal, list_contains(?, kind) AS counted, length(text)::INTEGER AS length
           FROM paragraphs p JOIN numbered USING (report_id) ORDER BY p.rowid""",
        [ids, ids, list(PARTS), list(COUNTED_KINDS)],
    )
    sequence = np.lexsort((rows["ordinal"], rows["report"])).astype(np.int32)
    order = np.empty_like(sequence)
    order[sequence] = np.arange(len(order), dtype=np.int32)
    text = TextIndex(_texts(snapshot, len(order)), int(rows["length"].sum()), len(order))
    return ParagraphIndex(
        text, tuple(reports), rows["report"], rows["part"], sequence, order, rows["counted"]
    )


@keep_answers(8)
def select_readable(snapshot: Snapshot, selection: Selection) -> np.ndarray:
    """Return for each paragraph whether it belongs to a selection."""
    index = load_paragraph_index(snapshot)
    reports, parameters = report_condition(selection)
    found = fetch(
        snapshot,
        f"SELECT r.report_id FROM reports r JOIN bodies b USING (report_id) WHERE {reports}",
        parameters,
    )
    chosen = {row["report_id"] for row in found}
    readable = np.array([report["report_id"] in chosen for report in index.reports], bool)
    readable = readable[index.report]
    matter, parameters = matter_condition(selection, "c")
    if parameters:
        rows = fetch_columns(
            snapshot,
            f"""SELECT p.rowid AS row FROM paragraphs p WHERE paragraph_id IN
                (SELECT paragraph_id FROM counts c WHERE {matter})""",
            parameters,
        )["row"]
        stated = np.zeros(len(readable), bool)
        stated[rows] = True
        readable &= stated
    return readable


def in_parts(index: ParagraphIndex, passages: Passages) -> np.ndarray:
    """Return for each paragraph whether it stands in a part of the passages."""
    chosen = parts_of(passages)
    return np.array([part in chosen for part in PARTS])[index.part]


def _texts(snapshot: Snapshot, paragraphs: int) -> Iterator[list[str]]:
    """Yield the texts in batches of their own queries: the answer to one would hold all again."""
    sql = "SELECT text FROM paragraphs WHERE rowid >= ? AND rowid < ? ORDER BY rowid"
    for start in range(0, paragraphs, _BATCH):
        yield fetch_columns(snapshot, sql, [start, start + _BATCH])["text"].tolist()
