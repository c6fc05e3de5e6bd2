"""A line of a report as the layout steps pass it on, and what can be seen on a line."""

import re
from dataclasses import dataclass

from etl.identity.dates import YEAR

# Depth of a line that is bold as a whole, below the six depths of markdown's `#`.
BOLD = 7
# A sentence, or an item of a list, may end here.
STOPS = "。！？；!?;…"
# How the title of a report ends, a note in brackets aside.
TITLE_END = re.compile(r"(?:报告|总结|汇报|情况|公告|通报|说明)(?:[（(][^（）()]{1,14}[)）])?$")
_CLOSING = "”’」』）)】》\"' "
_NUMBER = r"\s*[\d０-９一二三四五六七八九十]{1,3}\s*"
_DATE = re.compile(
    rf"[（(]?\s*{YEAR}\s*(?:年{_NUMBER}月(?:{_NUMBER}日)?|[-/.]\d{{1,2}}[-/.]\d{{1,2}})\s*[)）]?"
)
# Cells: between pipes, after a tab, or short words set apart by wide blanks.
_CELLS = re.compile(
    r"\|(?P<piped>.+)\|"
    r"|(?P<bare>[^|]+(?:\|[^|]*){2,})"
    r"|(?P<tabbed>[^\t]+(?:\t+[^\t]*)+)"
    r"|(?P<aligned>(?:\S{1,12}(?: {2,}|\u3000+)){2,}\S{1,12})"
)
_CELL_END = {"piped": "|", "bare": "|", "tabbed": "\t", "aligned": None}
_WIDE_BLANK = re.compile(r" {2,}|\u3000+")
# `工 作 报 告`: single characters set apart for show are one word.
_SPREAD = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff])+")
_BLANK = re.compile(r"[ \u3000]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: text without margins, page, heading depth (0 none, 1–6 `#`, 7 bold), margin.

    `gap` says that an empty line stands above it; `indent` is the width of its left margin in
    half-width columns. `row` marks a row of a table, its cells set apart by ` | `.
    """

    text: str
    page: int | None = None
    depth: int = 0
    gap: bool = False
    indent: int = 0
    row: bool = False


def has_stop_at_end(text: str) -> bool:
    """Say whether the text ends a sentence or an item, closing quotes and brackets aside."""
    if text[-1] in STOPS:
        return True
    return text[-1] in _CLOSING and text.rstrip(_CLOSING)[-1:] in tuple(STOPS)


def is_date(text: str) -> bool:
    """Say whether the text is a date and nothing else."""
    return len(text) <= 24 and _DATE.fullmatch(text) is not None


def find_cells(text: str) -> list[str] | None:
    """Return the cells of a table row, or None for a line that is no row."""
    if "|" not in text and "\t" not in text and "  " not in text and "\u3000" not in text:
        return None
    match = _CELLS.fullmatch(text)
    if match is None:
        return None
    row = match[match.lastgroup]
    end = _CELL_END[match.lastgroup]
    cells = row.split(end) if end else _WIDE_BLANK.split(row)
    return [cell.strip() for cell in cells]


def close_up(text: str) -> str:
    """Return the text, without the blanks where it consists of single characters set apart."""
    return _BLANK.sub("", text) if _SPREAD.fullmatch(text) else text


def width(text: str) -> int:
    """Return the printed width in half-width columns (a Hanzi takes two)."""
    return len(text.encode("gbk", "replace"))
