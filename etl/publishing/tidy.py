"""The four tables that people open first: cases, meetings, trainings, reviews.

Rows are the counts of that category with the section and the sentence they stand in; headings
and closed vocabularies are in Chinese, since these files are read by people, not programs.
"""

import re
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from etl.catalogue import indicators
from etl.publishing.arrow import ARROW_TYPES
from etl.schema import COUNTS, PARAGRAPHS, QUALIFIERS, REPORTS, STATUSES, Column

TIDY_CATEGORIES = ("cases", "meetings", "trainings", "reviews")
SENTENCE = Column("sentence", "string", "所在句子", "the sentence that the count stands in")
SENTENCE_END = re.compile(r"[。！？\n]")
LABELS = {
    "indicator": {id_: indicator.label for id_, indicator in indicators().items()},
    "qualifier": QUALIFIERS,
    "status": STATUSES,
}
TIDY_COLUMNS: tuple[Column, ...] = (
    *(COUNTS.column(name) for name in ("district", "body", "year", "indicator", "object")),
    *(COUNTS.column(name) for name in ("value", "value_max", "unit", "qualifier", "text")),
    *(COUNTS.column(name) for name in ("action", "status", "part_of")),
    PARAGRAPHS.column("section_title"),
    SENTENCE,
    REPORTS.column("title"),
    *(COUNTS.column(name) for name in ("report", "count_id", "paragraph_id")),
)


def tidy_tables(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the four tables by name, from `reports`, `paragraphs` and `counts`."""
    titles = _lookup(tables["reports"], "report_id", "title")
    sections = _lookup(tables["paragraphs"], "paragraph_id", "section_title")
    texts = _lookup(tables["paragraphs"], "paragraph_id", "text")
    rows = {category: [] for category in TIDY_CATEGORIES}
    counts = tables["counts"]
    wanted = pa.array(TIDY_CATEGORIES)
    for count in counts.filter(pc.is_in(counts.column("category"), wanted)).to_pylist():
        text = texts[count["paragraph_id"]]
        row = {
            **count,
            "title": titles[count["report_id"]],
            "section_title": sections[count["paragraph_id"]],
            "sentence": sentence_around(text, count["span_start"], count["span_end"]),
        }
        rows[count["category"]].append(_in_chinese(row))
    return {category: _table(of_category) for category, of_category in rows.items()}


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences of `text` that hold `text[start:end]`."""
    opening = max((match.end() for match in SENTENCE_END.finditer(text, 0, start)), default=0)
    closing = SENTENCE_END.search(text, end)
    return text[opening : closing.end() if closing else len(text)].strip()


def _in_chinese(row: dict) -> dict:
    labelled = {name: labels.get(row[name], "") for name, labels in LABELS.items()}
    return {**row, **labelled}


def _lookup(table: pa.Table, key: str, value: str) -> dict:
    return dict(zip(table.column(key).to_pylist(), table.column(value).to_pylist(), strict=True))


def _table(rows: list[dict]) -> pa.Table:
    return pa.table(
        {
            column.label: pa.array([row[column.name] for row in rows], ARROW_TYPES[column.type])
            for column in TIDY_COLUMNS
        }
    )
