"""The detailed tables: which rows are asked for, and the columns in which a reader sees them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.findings import confidence_text, is_doubtful
from dashboard.formatting import (
    HEDGE_SIGNS,
    category_label,
    exact_number,
    indicator_label,
    level_label,
    quantity,
    section_text,
    unit_text,
    year_text,
)
from dashboard.highlight import sentence_span
from dashboard.language import N_, _, translations_of
from dashboard.theme import CORE_CATEGORIES
from etl.catalogue import categories, indicators
from etl.schema import COUNTS, PARAGRAPHS, PARTS, STATUSES

ALL, VALUES = "counts", "values"
# The tables with their untranslated names.
TABLES = {
    ALL: N_("全部数据"),
    **{name: categories()[name] for name in CORE_CATEGORIES},
    VALUES: N_("指标值"),
}
READING_ORDER = "order"
_LABELS = {
    READING_ORDER: N_("原文顺序"),
    "name": N_("报告主体"),
    "district": N_("所属地区"),
    "level": N_("层级"),
    "value": N_("数值"),
    "hedge": N_("限定"),
    "sentence": N_("所在句"),
    "section": N_("章节"),
    "sources": N_("出处"),
    "part": PARAGRAPHS.column("part").label,
}
COUNT_COLUMNS = (
    *("name", "year", "category", "indicator", "object", "hedge", "value", "unit", "text"),
    *("sentence", "status", "part", "confidence", "section"),
)
VALUE_COLUMNS = (
    *("name", "district", "level", "year", "category", "indicator", "hedge", "value", "unit"),
    "sources",
)
# Columns that a sheet has no room for; hedge and unit stand with the value.
_NOT_ON_PAPER = {"hedge", "unit", "text", "status", "part", "confidence", "section"}
# Columns of text that is ordered by where it stands.
_UNSORTED = {"sentence", "section", "hedge", "text"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Which of the tables is listed, what is looked for in it, and in which order.

    Every one of `words` must occur. `status`, `parts` and `doubtful` are of counts only.
    """

    table: str = ALL
    words: tuple[str, ...] = ()
    status: str | None = None
    parts: tuple[str, ...] = ()
    doubtful: bool = False
    sort: str = READING_ORDER
    descending: bool = False

    @property
    def category(self) -> str | None:
        """The category of which the table is, if it is of one."""
        return self.table if self.table in CORE_CATEGORIES else None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table, in their order."""
        return VALUE_COLUMNS if self.table == VALUES else COUNT_COLUMNS


def table_label(table: str) -> str:
    """Return what a table is called."""
    return _(TABLES[table])


def column_label(column: str) -> str:
    """Return the heading of a column."""
    return _(_column_message(column))


def sort_columns(table: str) -> dict[str, str]:
    """Return what a table can be sorted by, with untranslated names; first the reading order."""
    columns = Listing(table).columns
    sorted_by = (READING_ORDER, *(name for name in columns if name not in _UNSORTED))
    return {name: _column_message(name) for name in sorted_by}


def sort_of_heading(table: str, heading: str) -> str:
    """Return by what a click on a heading sorts."""
    by_label = {column_label(name): name for name in sort_columns(table)}
    return by_label.get(heading, READING_ORDER)


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query, small letters, each once."""
    return tuple(dict.fromkeys(query.lower().split()))


def matters_named(word: str) -> tuple[list[str], list[str]]:
    """Return the categories and the indicators whose label, in any language, holds a word."""

    def named(label: str) -> bool:
        return any(word in text.lower() for text in translations_of(label).values())

    return (
        [name for name, label in categories().items() if named(label)],
        [name for name, entry in indicators().items() if named(entry.label)],
    )


def count_line(count: Mapping) -> dict[str, object]:
    """Return the row that a table shows of a count; `count` is as of `select_sources`."""
    text = count["paragraph"]
    start, end = sentence_span(text, count["span_start"], count["span_end"])
    doubt = "?" if is_doubtful(count) else ""
    cells = _shared_cells(count) | {
        "object": count["object"],
        "text": count["text"],
        "sentence": text[start:end].strip(),
        "status": _(STATUSES[count["status"]]),
        "part": _(PARTS[count["part"]]),
        "confidence": confidence_text(count["confidence"]) + doubt,
        "section": section_text(count["section_path"], count["section_title"]),
    }
    return {column_label(name): cells[name] for name in COUNT_COLUMNS}


def value_line(value: Mapping) -> dict[str, object]:
    """Return the row that a table shows of a row of `indicator_values` joined with its report."""
    places = _("{total} 处").format(total=exact_number(len(value["count_ids"])))
    cells = _shared_cells(value) | {
        "district": value["district"] or "",
        "level": level_label(value["level"]),
        "sources": places,
    }
    return {column_label(name): cells[name] for name in VALUE_COLUMNS}


def paper_line(listing: Listing, row: Mapping) -> dict[str, object]:
    """Return the row that a sheet has room for: what is stated, and the sentence that states it."""
    line = value_line(row) if listing.table == VALUES else count_line(row)
    value = quantity(row["value"], row["unit"], row["qualifier"])
    return {
        column_label(name): value if name == "value" else line[column_label(name)]
        for name in listing.columns
        if name not in _NOT_ON_PAPER
    }


def _column_message(column: str) -> str:
    return _LABELS.get(column) or COUNTS.column(column).label


def _shared_cells(row: Mapping) -> dict[str, object]:
    return {
        "name": row["name"],
        "year": year_text(row["year"]),
        "category": category_label(row["category"]),
        "indicator": indicator_label(row["indicator"]) if row["indicator"] else "",
        "hedge": HEDGE_SIGNS[row["qualifier"]],
        "value": row["value"],
        "unit": unit_text(row["unit"]) if row["unit"] else "",
    }
