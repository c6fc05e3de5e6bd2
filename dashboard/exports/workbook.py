"""Workbooks with typed columns: numbers are numbers, text is text and never a formula."""

import io
from datetime import date

import xlsxwriter

from dashboard.exports.cells import printable, whole
from dashboard.exports.rows import Rows

# Limits of the format: rows of a sheet, characters of a cell and of a sheet's name.
MOST_ROWS, _MOST_CHARACTERS, _NAME_CHARACTERS = 1_048_576, 32_767, 31
_WIDEST = 48  # a column of long text is not drawn wider than so many characters


def xlsx_bytes(rows: Rows, title: str) -> bytes:
    """Return rows as a workbook of one sheet; raises ValueError for more than it can hold.

    The headings stay in sight and filter their columns.
    """
    if len(rows.cells) >= MOST_ROWS:
        raise ValueError(f"{len(rows.cells)} rows; a sheet holds {MOST_ROWS - 1}")
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        formats = {date: book.add_format({"num_format": "yyyy-mm-dd"})}
        heading = book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(rows.columns):
            sheet.write_string(0, column, printable(name), heading)
            sheet.set_column(column, column, _width(rows, name))
        for number, row in enumerate(rows.cells, 1):
            for column, name in enumerate(rows.columns):
                _write(sheet, number, column, row.get(name), formats)
        sheet.freeze_panes(1, 0)
        if rows.cells:
            sheet.autofilter(0, 0, len(rows.cells), len(rows.columns) - 1)
    return buffer.getvalue()


def _write(sheet, row: int, column: int, cell: object, formats: dict) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, whole(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats[date])
    else:
        sheet.write_string(row, column, printable(str(cell))[:_MOST_CHARACTERS])


def _width(rows: Rows, name: str) -> int:
    """Return the width of a column in characters; a Chinese one takes the room of two."""
    texts = [name, *(str(row.get(name) or "") for row in rows.cells[:50])]
    return min(_WIDEST, 2 + max(sum(1 + (ord(sign) > 0x2000) for sign in text) for text in texts))


def _sheet_name(title: str) -> str:
    name = "".join(sign for sign in printable(title) if sign not in "[]:*?/\\'")
    return name[:_NAME_CHARACTERS].strip() or "Sheet1"
