"""Queries behind the detailed tables: searched, sorted, and a page at a time."""

from collections.abc import Callable, Iterator

from dashboard.findings import DOUBTFUL_BELOW
from dashboard.listing import READING_ORDER, VALUES, Listing, matters_named
from dashboard.queries.connection import (
    fetch,
    fetch_batches,
    keep_answers,
    matter_condition,
    report_condition,
)
from dashboard.queries.sources import SOURCE_COLUMNS, SOURCE_TABLES
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot
from etl.catalogue import categories, indicators
from etl.schema import LEVELS, PARTS

_ENTRIES = 64  # answers kept a query
_BATCH = 2000  # rows of a download that are in memory at a time

# The same as `dashboard.highlight.sentence_span`; a test holds them together.
_END = "。！？；!?;\\n"
_SENTENCE = f"""
    (regexp_extract(substr(p.text, 1, c.span_start), '[^{_END}]*$') || c.text
     || regexp_extract(substr(p.text, c.span_end + 1), '^[^{_END}]*[{_END}]?'))
"""
_NAMES = "name || ' ' || place"
_VALUE_COLUMNS = """
    v.report_id, v.district, v.level, v.year, v.category, v.indicator, v.unit, v.value,
    v.qualifier, v.count_ids, b.place, b.name, coalesce(r.title, r.report) AS title
"""
_COUNT_TABLES = """
    counts c JOIN reports r USING (report_id) JOIN bodies b ON b.report_id = c.report_id
"""
_VALUE_TABLES = (
    "indicator_values v JOIN reports r USING (report_id) JOIN bodies b USING (report_id)"
)
_PLACE = ("r.division_code", "b.place")
# What each column is sorted by. Words of a closed vocabulary stand in its order, not by letter.
_SORTS = {
    "name": _PLACE,
    "district": _PLACE,
    "level": ("list_position({levels}, r.level)",),
    "category": ("list_position({categories}, {row}.category)",),
    "indicator": ("list_position({indicators}, {row}.indicator)",),
    "part": ("list_position({parts}, p.part)",),
    "sources": ("len({row}.count_ids)",),
}
_ORDERS = {
    "levels": list(LEVELS),
    "categories": list(categories()),
    "indicators": list(indicators()),
    "parts": list(PARTS),
}


@keep_answers(_ENTRIES)
def count_listed(snapshot: Snapshot, selection: Selection, listing: Listing) -> int:
    """Return the number of rows of a listing in the selection."""
    tables, condition, parameters = _rows_of(selection, listing)
    sql = f"SELECT count(*) AS total FROM {tables} WHERE {condition}"
    return fetch(snapshot, sql, parameters)[0]["total"]


@keep_answers(_ENTRIES)
def select_listed(
    snapshot: Snapshot, selection: Selection, listing: Listing, limit: int, offset: int
) -> list[dict]:
    """Return a page of a listing.

    Rows are as of `select_sources`, or for the indicator values as `marks.mark_of` takes them.
    """
    tables, condition, parameters = _rows_of(selection, listing)
    if listing.table == VALUES:
        return fetch(
            snapshot,
            f"""SELECT {_VALUE_COLUMNS} FROM {tables} WHERE {condition}
                ORDER BY {_order(listing)} LIMIT ? OFFSET ?""",
            [*parameters, limit, offset],
        )
    # The page is found by narrow columns; its few rows then get the wide ones.
    return fetch(
        snapshot,
        f"""WITH page AS MATERIALIZED (
                SELECT count_id, row_number() OVER () AS position FROM (
                    SELECT c.count_id FROM {tables} WHERE {condition}
                    ORDER BY {_order(listing)} LIMIT ? OFFSET ?))
            SELECT {SOURCE_COLUMNS} FROM {SOURCE_TABLES} JOIN page USING (count_id)
            ORDER BY position""",
        [*parameters, limit, offset],
    )


def select_all_listed(snapshot: Snapshot, selection: Selection, listing: Listing) -> Iterator[dict]:
    """Yield every row of a listing in its order, for a download; rows as of `select_listed`."""
    tables, condition, parameters = _rows_of(selection, listing)
    columns = _VALUE_COLUMNS
    if listing.table != VALUES:
        tables, columns = SOURCE_TABLES, SOURCE_COLUMNS
    sql = f"SELECT {columns} FROM {tables} WHERE {condition} ORDER BY {_order(listing)}"
    for rows in fetch_batches(snapshot, sql, parameters, _BATCH):
        yield from rows


def _rows_of(selection: Selection, listing: Listing) -> tuple[str, str, list]:
    """Return the tables, the condition and its parameters."""
    row = "v" if listing.table == VALUES else "c"
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, row)
    conditions, parameters = [reports, matter], [*parameters, *more]
    for condition, values in (*_narrowing(listing), *map(_search(row), listing.words)):
        conditions.append(condition)
        parameters += values
    return _tables(listing), " AND ".join(conditions), parameters


def _tables(listing: Listing) -> str:
    """Return the tables of a listing; the paragraphs only where they are asked for."""
    if listing.table == VALUES:
        return _VALUE_TABLES
    reads = listing.words or listing.parts or listing.sort == "part"
    return _COUNT_TABLES + (" JOIN paragraphs p USING (paragraph_id)" if reads else "")


def _narrowing(listing: Listing) -> Iterator[tuple[str, list]]:
    if listing.category:
        yield "c.category = ?", [listing.category]
    if listing.table == VALUES:
        return
    if listing.status:
        yield "c.status = ?", [listing.status]
    if listing.parts:
        yield "list_contains(?, p.part)", [list(listing.parts)]
    if listing.doubtful:
        yield "c.confidence < ?", [DOUBTFUL_BELOW]


def _search(row: str) -> Callable[[str], tuple[str, list]]:
    """Return what makes of a word the condition that a row holds it.

    Paragraphs are searched once each, and sentences cut only out of those that hold the word.
    """

    def condition(word: str) -> tuple[str, list]:
        categories_named, indicators_named = matters_named(word)
        somewhere = [
            f"b.report_id IN (SELECT report_id FROM bodies WHERE {_holds(_NAMES, word)})",
            f"list_contains(?, {row}.category)",
            f"list_contains(?, {row}.indicator)",
        ]
        parameters = [word, categories_named, indicators_named]
        if row == "c":
            holding = f"SELECT paragraph_id FROM paragraphs WHERE {_holds('text', word)}"
            somewhere += [
                _holds("c.object", word),
                f"CASE WHEN c.paragraph_id IN ({holding}) THEN {_holds(_SENTENCE, word)} END",
            ]
            parameters += [word] * 3
        return f"coalesce({' OR '.join(somewhere)}, false)", parameters

    return condition


def _holds(text: str, word: str) -> str:
    """Return the condition that a text holds a word; most words know no small letters."""
    return f"contains({text}, ?)" if word == word.upper() else f"contains(lower({text}), ?)"


def _order(listing: Listing) -> str:
    """Return the order of a listing; equal rows stand in the order of reading."""
    row, last = ("v", "v.unit") if listing.table == VALUES else ("c", "c.ordinal")
    sorts = _SORTS.get(listing.sort, (f"{row}.{listing.sort}",))
    if listing.sort == READING_ORDER:
        sorts = ()
    direction = "DESC" if listing.descending else "ASC"
    keys = [f"{sort.format(row=row, **_ORDERS)} {direction} NULLS LAST" for sort in sorts]
    keys += ["r.division_code NULLS LAST", "b.place", "r.year", f"{row}.report_id"]
    keys += ["v.indicator"] if row == "v" else []
    return ", ".join([*keys, f"{last} NULLS LAST"])
