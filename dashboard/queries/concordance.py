"""The concordance: every occurrence of a word with what stands before and after it."""

from dataclasses import dataclass

import numpy as np

from dashboard.language import N_
from dashboard.lexis import Passages
from dashboard.queries.connection import fetch_columns, keep_answers
from dashboard.queries.paragraph_index import in_parts, load_paragraph_index, select_readable
from dashboard.queries.search import select_paragraphs
from dashboard.snapshot import Snapshot

CONTEXT = 20  # characters on either side
ORDERS = {
    "place": N_("按地区"),
    "year": N_("按年度"),
    "right": N_("按后文"),
    "left": N_("按前文"),
}
_LONGEST = 50  # characters of a word; no term is longer


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of occurrences.

    `total` are those in the order asked for, `pieces` how many are no words of their own but
    pieces of others. A line is a paragraph as of the search, with `start` and `end`, the offsets
    of the word in `text`, and `left`, `word` and `right`, its slices; `whole` says whether it is a
    word of its own, and `term` the longer term that it is a piece of, where there is one.
    """

    total: int
    pieces: int
    lines: tuple[dict, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Occurrences:
    positions: np.ndarray
    paragraphs: np.ndarray
    offsets: np.ndarray
    whole: np.ndarray
    longer: np.ndarray
    terms: tuple[str, ...]


def select_concordance(
    snapshot: Snapshot,
    passages: Passages,
    word: str,
    limit: int,
    offset: int = 0,
    order: str = "place",
    pieces: bool = False,
) -> Concordance:
    """Return a page of the occurrences of a word in some passages, in an order of `ORDERS`.

    Titles and signatures are not read, as for the keywords. An occurrence of a keyword that is a
    piece of a longer one there (执法 in 行政执法), or that stands in a paragraph where segmentation
    found no such word, is a line only where `pieces` are asked for.
    """
    found = _occurrences(snapshot, passages, word)
    rows = _sorted(snapshot, passages, word, order)
    rows = rows if pieces else rows[found.whole[rows]]
    page = rows[offset : offset + limit]
    return Concordance(
        len(rows), int((~found.whole).sum()), tuple(_lines(snapshot, found, page, len(word)))
    )


@keep_answers(16)
def _occurrences(snapshot: Snapshot, passages: Passages, word: str) -> _Occurrences:
    index = load_paragraph_index(snapshot)
    positions = index.text.find(word if len(word) <= _LONGEST else "")
    paragraphs, offsets = index.text.locate(positions)
    readable = select_readable(snapshot, index, passages) & in_parts(index, passages)
    kept = (readable & index.counted)[paragraphs]
    positions, paragraphs, offsets = positions[kept], paragraphs[kept], offsets[kept]
    places = _places_of_terms(snapshot, word)
    whole = (
        np.isin(paragraphs, places.pop(word)) if word in places else np.ones(len(positions), bool)
    )
    longer = np.full(len(positions), -1, np.int32)
    terms = sorted(places, key=lambda term: (-len(term), term))
    for number, term in enumerate(terms):
        near = np.flatnonzero((longer < 0) & np.isin(paragraphs, places[term]))
        longer[near[index.text.stands_inside(positions[near], word, term)]] = number
    return _Occurrences(positions, paragraphs, offsets, whole & (longer < 0), longer, tuple(terms))


@keep_answers(16)
def _sorted(snapshot: Snapshot, passages: Passages, word: str, order: str) -> np.ndarray:
    """Return the numbers of all occurrences in an order; equal ones stand in that of reading."""
    index = load_paragraph_index(snapshot)
    found = _occurrences(snapshot, passages, word)
    reading = [found.offsets, index.order[found.paragraphs]]
    keys = []
    if order == "year":
        keys = [-index.year_of_report()[index.report[found.paragraphs]]]
    elif order != "place":
        keys = index.text.sort_keys(found.positions, len(word), order)
    return np.lexsort([*reading, *keys])


def _places_of_terms(snapshot: Snapshot, word: str) -> dict[str, np.ndarray]:
    """Return the paragraphs of a term and of those that it is a piece of; none for another word."""
    found = fetch_columns(
        snapshot,
        """SELECT k.term, list(p.rowid) AS rows
           FROM (SELECT term, unnest(paragraph_ids) AS paragraph_id FROM keywords
                 WHERE contains(term, ?) AND ? IN (SELECT term FROM keywords)) k
           JOIN paragraphs p USING (paragraph_id) GROUP BY k.term ORDER BY k.term""",
        [word, word],
    )
    return dict(zip(found["term"].tolist(), found["rows"], strict=True))


def _lines(snapshot: Snapshot, found: _Occurrences, page: np.ndarray, length: int):
    rows = select_paragraphs(snapshot, np.unique(found.paragraphs[page]))
    by_number = {row["row"]: row for row in rows}
    for at in page.tolist():
        row, start = by_number[int(found.paragraphs[at])], int(found.offsets[at])
        end, text = start + length, row["text"]
        yield {
            **row,
            "start": start,
            "end": end,
            "left": text[max(start - CONTEXT, 0) : start],
            "word": text[start:end],
            "right": text[end : end + CONTEXT],
            "whole": bool(found.whole[at]),
            "term": found.terms[found.longer[at]] if found.longer[at] >= 0 else None,
        }
