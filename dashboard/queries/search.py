"""The search of all paragraphs: what matches, where it stands, a page at a time."""

from dataclasses import dataclass

import numpy as np

from dashboard.lexis import (
    Complaint,
    Passages,
    SearchQuery,
    count_matches,
    find_spans,
    parse_query,
    rank,
)
from dashboard.queries.connection import fetch, keep_answers
from dashboard.queries.paragraph_index import (
    ParagraphIndex,
    in_parts,
    load_paragraph_index,
    select_readable,
)
from dashboard.snapshot import Snapshot
from etl.schema import PARTS

_COLUMNS = """
    p.rowid AS row, p.report_id, p.paragraph_id, p.ordinal, p.part, p.kind, p.section_path,
    p.section_title, p.text, b.name, b.place, r.district, r.level, r.year,
    coalesce(r.title, r.report) AS title
"""


@dataclass(frozen=True, slots=True)
class Facet:
    """A district, year or part and the number of paragraphs found there; None is an unknown one."""

    value: str | int | None
    total: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what a query found: `total` paragraphs, in which its words stand `matches` times.

    The rows are paragraphs with their report; `spans` are the offsets of the words in `text`,
    `matches` their number. Facets count within the selection; that of the parts counts all parts.
    """

    query: SearchQuery
    total: int
    matches: int
    rows: tuple[dict, ...]
    districts: tuple[Facet, ...]
    years: tuple[Facet, ...]
    parts: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What a query found in some passages; paragraphs by number, the best first."""

    paragraphs: np.ndarray
    matches: np.ndarray
    districts: tuple[Facet, ...]
    years: tuple[Facet, ...]
    parts: tuple[Facet, ...]


def search_paragraphs(
    snapshot: Snapshot, passages: Passages, text: str, limit: int, offset: int = 0
) -> SearchPage | Complaint:
    """Return a page of the paragraphs that a query finds, or why the query cannot be answered.

    Those with the most matches come first, then by place, year and position in the report.
    """
    query = parse_query(text)
    if isinstance(query, Complaint):
        return query
    found = _find(snapshot, passages, query)
    page = found.paragraphs[offset : offset + limit]
    return SearchPage(
        query,
        len(found.paragraphs),
        int(found.matches[found.paragraphs].sum()),
        tuple(_rows(snapshot, page, found.matches, query)),
        found.districts,
        found.years,
        found.parts,
    )


@keep_answers(32)
def _find(snapshot: Snapshot, passages: Passages, query: SearchQuery) -> _Found:
    index = load_paragraph_index(snapshot)
    matches = _matches(snapshot, query)
    readable = (matches > 0) & select_readable(snapshot, passages.selection)
    chosen = np.where(readable & in_parts(index, passages), matches, 0)
    return _Found(
        rank(chosen, index.sequence),
        matches,
        _districts(index, chosen > 0),
        _years(index, chosen > 0),
        _parts(index, readable),
    )


@keep_answers(16)
def _matches(snapshot: Snapshot, query: SearchQuery) -> np.ndarray:
    return count_matches(load_paragraph_index(snapshot).text, query)


def _rows(
    snapshot: Snapshot, page: np.ndarray, matches: np.ndarray, query: SearchQuery
) -> list[dict]:
    rows = select_paragraphs(snapshot, page)
    return [
        {**row, "matches": int(matches[row["row"]]), "spans": find_spans(row["text"], query.words)}
        for row in rows
    ]


def select_paragraphs(snapshot: Snapshot, numbers: np.ndarray) -> list[dict]:
    """Return paragraphs of the index by number, in the order asked for, with their report."""
    if not len(numbers):
        return []
    rows = fetch(
        snapshot,
        f"""SELECT {_COLUMNS} FROM paragraphs p JOIN reports r USING (report_id)
            JOIN bodies b USING (report_id) WHERE p.rowid IN (SELECT unnest(?::BIGINT[]))""",
        [[int(number) for number in numbers]],
    )
    by_number = {row["row"]: row for row in rows}
    return [by_number[int(number)] for number in numbers]


def _districts(index: ParagraphIndex, found: np.ndarray) -> tuple[Facet, ...]:
    """Return the districts in the order of their reports, which is that of the division codes."""
    by_report = np.bincount(index.report[found], minlength=len(index.reports))
    totals: dict[str | None, int] = {}
    for report, total in zip(index.reports, by_report.tolist(), strict=True):
        totals[report["district"]] = totals.get(report["district"], 0) + total
    return tuple(Facet(district, total) for district, total in totals.items() if total)


def _years(index: ParagraphIndex, found: np.ndarray) -> tuple[Facet, ...]:
    by_year = np.bincount(index.year_of_report()[index.report[found]])
    return tuple(
        Facet(int(year) or None, int(by_year[year])) for year in by_year.nonzero()[0][::-1]
    )


def _parts(index: ParagraphIndex, found: np.ndarray) -> tuple[Facet, ...]:
    by_part = np.bincount(index.part[found], minlength=len(PARTS)).tolist()
    return tuple(Facet(part, total) for part, total in zip(PARTS, by_part, strict=True) if total)
