"""A line of a report as the layout steps pass it on, and what can be seen on a line."""

import re
from dataclasses import dataclass

from etl.dates import YEAR

# Depth of a line that is bold as a whole, below the six depths of markdown's `#`.
BOLD = 7
# A sentence, or an item of a list, may end here.
STOPS = "。！？；!?;…"
_CLOSING = "”’」』）)】》\"' "
_NUMBER = r"\s*[\d０-９一二三四五六七八九十]{1,3}\s*"
_DATE = re.compile(
    rf"[（(]?\s*{YEAR}\s*(?:年{_NUMBER}月(?:{_NUMBER}日)?|[-/.]\d{{1,2}}[-/.]\d{{1,2}})\s*[)）]?"
)
_ROW = re.compile(r"^\|.*\|$|\S\t+\S|^(?:\S{1,12}(?: {2,}|\u3000+)){2,}\S{1,12}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: text without margins, page, heading depth (0 none, 1–6 `#`, 7 bold), margin.

    `gap` says that an empty line stands above it; `indent` is the width of its left margin in
    half-width columns.
    """

    text: str
    page: int | None = None
    depth: int = 0
    gap: bool = False
    indent: int = 0


def has_stop_at_end(text: str) -> bool:
    """Say whether the text ends a sentence or an item, closing quotes and brackets aside."""
    if text[-1] in STOPS:
        return True
    return text[-1] in _CLOSING and text.rstrip(_CLOSING)[-1:] in tuple(STOPS)


def is_date(text: str) -> bool:
    """Say whether the text is a date and nothing else."""
    return len(text) <= 24 and _DATE.fullmatch(text) is not None


def is_table_row(text: str) -> bool:
    """Say whether the text is a row of cells: pipes, tabs, or short words set apart by blanks."""
    return ("|" in text or "\t" in text or "  " in text or "\u3000" in text) and (
        _ROW.search(text) is not None
    )


def width(text: str) -> int:
    """Return the printed width in half-width columns (a Hanzi takes two)."""
    return len(text.encode("gbk", "replace"))
