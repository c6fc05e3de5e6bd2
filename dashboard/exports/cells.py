"""Cells that no spreadsheet runs as a formula."""

import re

# A spreadsheet takes a cell that begins so for a formula, or drops the control character.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(cell: object) -> object:
    """Return a cell for CSV: text that looks like a formula gets an apostrophe in front."""
    if not isinstance(cell, str):
        return whole(cell)
    text = printable(cell)
    return f"'{text}" if text[:1] in _FORMULA else text


def whole(cell: object) -> object:
    """Return a number without a fraction as an integer, anything else as it is."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def printable(text: str) -> str:
    """Return text without the characters that no file of tables may hold."""
    return text if text.isprintable() else _CONTROL.sub("", text)
