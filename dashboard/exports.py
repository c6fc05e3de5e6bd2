"""Downloads as bytes: CSV that a Chinese Excel opens by double click, formulas made harmless."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.cards.card import Card
from dashboard.formatting import indicator_label, section_text
from dashboard.highlight import sentence_span
from dashboard.marks import Mark
from etl.catalogue import categories
from etl.schema import COUNTS, LEVELS, QUALIFIERS, REPORTS, STATUSES

# A spreadsheet takes a cell that begins so for a formula, or drops the control character.
_FORMULA = re.compile(r"^[=+\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UNSAFE_NAME = re.compile(r'[\\/:*?"<>|\s]+')


def csv_bytes(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    """Return rows as UTF-8 CSV with BOM; numbers stay numbers, None is an empty cell."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns])
    writer.writerows([harmless(row.get(name)) for name in columns] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet runs: text that looks like a formula gets an apostrophe."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("", cell)
    return f"'{text}" if _FORMULA.match(text) else text


def file_name(*parts: str) -> str:
    """Return a file name for a CSV that every system accepts."""
    return _UNSAFE_NAME.sub("_", "_".join(part for part in parts if part)) + ".csv"


def table_csv(card: Card) -> bytes:
    """Return the rows of the table view."""
    return csv_bytes(card.table, list(card.table[0]) if card.table else [])


def marks_csv(marks: Iterable[Mark], sources: Mapping[str, Mapping]) -> bytes:
    """Return the marks with their sources: a row a count, or one row for a mark without value.

    `sources` are the rows of `queries.select_sources` by count_id.
    """
    rows = []
    for mark in marks:
        own = _mark_cells(mark)
        found = [sources[id_] for id_ in mark.count_ids if id_ in sources]
        rows += [own | _source_cells(source) for source in found] or [own]
    return csv_bytes(rows, (*_MARK_COLUMNS, *_SOURCE_COLUMNS))


def counts_csv(sources: Iterable[Mapping]) -> bytes:
    """Return counts with what they were read as and their sources, a row a count.

    `sources` are rows of `queries.select_sources` or `queries.select_doubtful`.
    """
    rows = [_count_cells(source) | _source_cells(source) for source in sources]
    return csv_bytes(rows, (*_COUNT_COLUMNS, *_SOURCE_COLUMNS))


def _count_cells(source: Mapping) -> dict:
    indicator = source["indicator"]
    return {
        "报告主体": source["name"],
        "所属地区": source["district"],
        "层级": LEVELS.get(source["level"]),
        "年度": source["year"],
        "类别": categories().get(source["category"], source["category"]),
        "指标": indicator_label(indicator) if indicator else None,
        COUNTS.column("status").label: STATUSES[source["status"]],
        COUNTS.column("rule").label: source["rule"],
    }


def _mark_cells(mark: Mark) -> dict:
    return {
        "报告主体": mark.name,
        "所属地区": mark.district,
        "层级": LEVELS.get(mark.level),
        "年度": mark.year,
        "类别": categories().get(mark.category, mark.category),
        "指标": indicator_label(mark.indicator),
        "情况": mark.state,
        "指标值": mark.value,
        "指标值限定": QUALIFIERS[mark.qualifier],
        "指标单位": mark.unit,
        REPORTS.column("title").label: mark.title,
        REPORTS.column("report_id").label: mark.report_id,
    }


def _source_cells(source: Mapping) -> dict:
    start, end = sentence_span(source["paragraph"], source["span_start"], source["span_end"])
    copied = {COUNTS.column(name).label: source[name] for name in _COPIED}
    return copied | {
        "数值限定": QUALIFIERS[source["qualifier"]],
        "章节": section_text(source["section_path"], source["section_title"]),
        "所在句": source["paragraph"][start:end],
        "段落原文": source["paragraph"],
        REPORTS.column("title").label: source["title"],
        REPORTS.column("report_id").label: source["report_id"],
    }


_COPIED = ("text", "value", "unit", "object", "span_start", "span_end", "report", "count_id")
_COPIED += ("paragraph_id", "confidence")
_PLACE_COLUMNS = ("报告主体", "所属地区", "层级", "年度", "类别", "指标")
_MARK_COLUMNS = (*_PLACE_COLUMNS, "情况", "指标值", "指标值限定", "指标单位")
_COUNT_COLUMNS = (*_PLACE_COLUMNS, COUNTS.column("status").label, COUNTS.column("rule").label)
_SOURCE_COLUMNS = (
    *(COUNTS.column(name).label for name in ("text", "value", "unit")),
    "数值限定",
    COUNTS.column("object").label,
    *("章节", "所在句", "段落原文"),
    *(COUNTS.column(name).label for name in ("span_start", "span_end")),
    REPORTS.column("title").label,
    *(COUNTS.column(name).label for name in ("report", "count_id", "paragraph_id")),
    REPORTS.column("report_id").label,
    COUNTS.column("confidence").label,
)
