"""The concordance: every occurrence of a word with what stands before and after it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.language import N_
from dashboard.lexis import Passages
from dashboard.queries.connection import fetch, fetch_columns, keep_answers
from dashboard.queries.paragraph_index import (
    ParagraphIndex,
    in_parts,
    load_paragraph_index,
    select_readable,
)
from dashboard.queries.search import select_paragraphs
from dashboard.snapshot import Snapshot
from etl.keywords import GAP, find_term, word_around

CONTEXT = 20  # characters on either side
ORDERS = {
    "place": N_("按地区"),
    "year": N_("按年度"),
    "right": N_("按后文"),
    "left": N_("按前文"),
}
_LONGEST = 50  # characters of a word; no term is longer
_BATCH = 20_000  # paragraphs that are read together
_LONGER = 1 << 32  # than any paragraph, in characters
_LEVELS = ("province", "city", "county", "district", "street")

# The rows of a keyword with the paragraphs that each names.
_ROWS = """
    SELECT k.row::INTEGER AS row, k.occurrences::INTEGER AS occurrences,
           p.rowid::INTEGER AS paragraph
    FROM (SELECT rowid AS row, occurrences, unnest(paragraph_ids) AS paragraph_id
          FROM keywords WHERE term = ?) k
    JOIN paragraphs p USING (paragraph_id) ORDER BY paragraph
"""
_TEXTS = """
    SELECT text FROM paragraphs WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY rowid
"""


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of occurrences.

    `total` are those in the order asked for, `pieces` how many are no words of their own but
    pieces of others. A line is a paragraph as of the search, with `start` and `end`, the offsets
    of the word in `text`, and `left`, `word` and `right`, its slices; `whole` says whether it is a
    word of its own, and `term` the longer word that it is a piece of, where there is one.
    """

    total: int
    pieces: int
    lines: tuple[dict, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Occurrences:
    """Where a word stands: paragraphs by number, ascending, and offsets in them."""

    paragraphs: np.ndarray
    offsets: np.ndarray
    lengths: np.ndarray
    whole: np.ndarray

    def take(self, kept: np.ndarray) -> "_Occurrences":
        return _Occurrences(
            self.paragraphs[kept], self.offsets[kept], self.lengths[kept], self.whole[kept]
        )


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
    piece of a longer word there (执法 in 行政执法) is a line only where `pieces` are asked for. A
    frame such as 以…为指导 is listed with what it goes around.
    """
    found = _occurrences(snapshot, passages, word)
    rows = _sorted(snapshot, passages, word, order)
    rows = rows if pieces else rows[found.whole[rows]]
    page = rows[offset : offset + limit]
    return Concordance(len(rows), int((~found.whole).sum()), tuple(_lines(snapshot, found, page)))


@keep_answers(16)
def _occurrences(snapshot: Snapshot, passages: Passages, word: str) -> _Occurrences:
    index = load_paragraph_index(snapshot)
    counted = fetch_columns(snapshot, _ROWS, [word])
    found = _frames(snapshot, counted, word) if GAP in word else _find(index, word)
    readable = select_readable(snapshot, passages.selection) & in_parts(index, passages)
    found = found.take((readable & index.counted)[found.paragraphs])
    if GAP not in word and len(counted["row"]):
        found.whole[:] = _are_whole(snapshot, index, found, counted, word)
    return found


def _find(index: ParagraphIndex, word: str) -> _Occurrences:
    positions = index.text.find(word if len(word) <= _LONGEST else "")
    paragraphs, offsets = index.text.locate(positions)
    lengths, whole = np.full(len(positions), len(word)), np.ones(len(positions), bool)
    return _Occurrences(paragraphs, offsets, lengths, whole)


def _frames(snapshot: Snapshot, counted: dict[str, np.ndarray], frame: str) -> _Occurrences:
    found = [
        (number, start, end - start)
        for number, text in _texts(snapshot, np.unique(counted["paragraph"]))
        for start, end in find_term(text, frame)
    ]
    columns = np.array(found, np.int64).reshape(-1, 3).T
    return _Occurrences(*columns, np.ones(len(found), bool))


def _are_whole(
    snapshot: Snapshot,
    index: ParagraphIndex,
    found: _Occurrences,
    counted: dict[str, np.ndarray],
    word: str,
) -> np.ndarray:
    """Tell of each occurrence of a keyword whether it is a word of its own.

    Where a row counts as many as there are, all of them are; only the texts of the others are cut.
    """
    named = np.isin(found.paragraphs, counted["paragraph"])
    written = index.text.count(word)[counted["paragraph"]]
    _rows, first, numbers = np.unique(counted["row"], return_index=True, return_inverse=True)
    more = np.bincount(numbers, written) > counted["occurrences"][first]
    doubted = counted["paragraph"][more[numbers]]
    sure = named & ~np.isin(found.paragraphs, doubted)
    own_names = _places(snapshot, index)
    cut = [
        _key(number, start)
        for number, text in _texts(snapshot, np.intersect1d(found.paragraphs, doubted))
        for start, _end in find_term(text, word, own_names[index.report[number]])
    ]
    return sure | np.isin(_key(found.paragraphs, found.offsets), np.array(cut, np.int64))


def _key(paragraph, offset):
    """Return a number for an offset in a paragraph; no paragraph is as long as the factor."""
    return paragraph * _LONGER + offset


def _places(snapshot: Snapshot, index: ParagraphIndex) -> list[tuple[str | None, ...]]:
    """Return the names of the levels of the place of each report of the index."""
    rows = fetch(snapshot, f"SELECT report_id, {', '.join(_LEVELS)} FROM reports")
    places = {row["report_id"]: tuple(row[level] for level in _LEVELS) for row in rows}
    return [places[report["report_id"]] for report in index.reports]


def _texts(snapshot: Snapshot, numbers: np.ndarray) -> Iterator[tuple[int, str]]:
    """Yield paragraphs by their ascending numbers, each with its text."""
    for start in range(0, len(numbers), _BATCH):
        some = numbers[start : start + _BATCH].tolist()
        texts = fetch_columns(snapshot, _TEXTS, [some])["text"].tolist()
        yield from zip(some, texts, strict=True)


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
        positions = index.text.place(found.paragraphs, found.offsets)
        keys = index.text.sort_keys(positions, found.lengths, order)
    return np.lexsort([*reading, *keys])


def _lines(snapshot: Snapshot, found: _Occurrences, page: np.ndarray) -> Iterator[dict]:
    rows = select_paragraphs(snapshot, np.unique(found.paragraphs[page]))
    by_number = {row["row"]: row for row in rows}
    for at in page.tolist():
        row, start = by_number[int(found.paragraphs[at])], int(found.offsets[at])
        end, text, whole = start + int(found.lengths[at]), row["text"], bool(found.whole[at])
        yield {
            **row,
            "start": start,
            "end": end,
            "left": text[max(start - CONTEXT, 0) : start],
            "word": text[start:end],
            "right": text[end : end + CONTEXT],
            "whole": whole,
            "term": None if whole else word_around(text, start, end) or None,
        }
