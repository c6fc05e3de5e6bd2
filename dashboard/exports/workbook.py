"""Workbooks with typed columns: numbers are numbers, text is text and never a formula."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from dashboard.exports.cells import printable, whole
from dashboard.exports.rows import Rows
from dashboard.exports.sheet_xml import (
    FIXED,
    HEADING,
    SHEET,
    STRINGS,
    column_letters,
    row_xml,
    sheet_end,
    sheet_start,
    strings_xml,
    workbook_xml,
)

# Limits of the format: rows of a sheet, characters of its name.
MOST_ROWS, _NAME_CHARACTERS = 1_048_576, 31
_WIDEST = 48  # a column of long text is not drawn wider than so many characters
_MEASURED = 50  # rows that the widths of the columns are taken from
_BLOCK = 500  # rows, and texts, that are compressed at a time
_LEVEL = 3  # of compression: higher ones take longer and save little


def xlsx_bytes(rows: Rows, title: str) -> bytes:
    """Return rows as a workbook of one sheet; raises ValueError for more than it can hold.

    The headings stay in sight and filter their columns. Rows go straight into the file: a library
    that makes an object of each cell takes four times as long.
    """
    cells = iter(rows.cells)
    first = list(islice(cells, _MEASURED))
    letters, strings = column_letters(len(rows.columns)), {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as book:
        for name, text in FIXED.items():
            book.writestr(name, text)
        with book.open(SHEET, "w", force_zip64=True) as sheet:
            sheet.write(sheet_start([_width(first, name) for name in rows.columns]).encode())
            sheet.write(row_xml(1, rows.columns, letters, strings, HEADING).encode())
            last = 1
            for number, block in _blocks(chain(first, cells), rows.columns, letters, strings):
                sheet.write(block.encode())
                last = number
            area = f"$A$1:${letters[-1]}${last}"
            sheet.write(sheet_end(area.replace("$", "")).encode())
        with book.open(STRINGS, "w", force_zip64=True) as shared:
            parts = strings_xml(strings)
            while part := "".join(islice(parts, _BLOCK)):
                shared.write(part.encode())
        book.writestr("xl/workbook.xml", workbook_xml(_sheet_name(title), area))
    return buffer.getvalue()


def _blocks(
    cells: Iterable[Mapping],
    columns: Sequence[str],
    letters: Sequence[str],
    strings: dict[str, int],
) -> Iterator[tuple[int, str]]:
    """Yield the number of the last row of each block, and the block."""
    numbered = enumerate(cells, 2)
    while block := list(islice(numbered, _BLOCK)):
        last = block[-1][0]
        if last > MOST_ROWS:
            raise ValueError(f"more rows than the {MOST_ROWS - 1} that a sheet holds")
        yield (
            last,
            "".join(
                row_xml(number, [whole(row.get(name)) for name in columns], letters, strings)
                for number, row in block
            ),
        )


def _width(rows: Iterable[Mapping], name: str) -> int:
    """Return the width of a column in characters; a Chinese one takes the room of two."""
    texts = [name, *(str(row.get(name) or "") for row in rows)]
    return min(_WIDEST, 2 + max(sum(1 + (ord(sign) > 0x2000) for sign in text) for text in texts))


def _sheet_name(title: str) -> str:
    name = "".join(sign for sign in printable(title) if sign not in "[]:*?/\\'")
    return name[:_NAME_CHARACTERS].strip() or "Sheet1"
