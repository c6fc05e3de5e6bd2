"""CSV files that open by double click in a Chinese Excel, and that no spreadsheet executes.

UTF-8 with BOM, comma, CRLF, a heading line; a list is one cell, its items joined by `;`.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

BOM = b"\xef\xbb\xbf"
# What a spreadsheet takes for the start of a formula, full-width forms included, or a control
# character in front that some programs skip.
ACTIVE_START = r"^[=+\-@＝＋－＠\x00-\x1f]"
PLAIN_NUMBER = r"^-[0-9]+(\.[0-9]+)?$"
LIST_SEPARATOR = ";"


def write_csv(table: pa.Table, path: Path) -> None:
    """Write a table with its column names as headings; lists joined, active cells disarmed."""
    cells = [_cells(table.column(name)) for name in table.column_names]
    options = csv.WriteOptions(quoting_style="needed", quoting_header="none", eol="\r\n")
    with path.open("wb") as file:
        file.write(BOM)
        csv.write_csv(pa.Table.from_arrays(cells, names=table.column_names), file, options)


def disarm(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Put an apostrophe before each text that a spreadsheet would execute.

    A text that is nothing but a negative number stays as it is.
    """
    active = pc.and_(
        pc.match_substring_regex(column, ACTIVE_START),
        pc.invert(pc.match_substring_regex(column, PLAIN_NUMBER)),
    )
    if not pc.any(active).as_py():
        return column
    return pc.if_else(active, pc.binary_join_element_wise("'", column, ""), column)


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(column.type):
        column = pc.binary_join(column, LIST_SEPARATOR)
    return disarm(column) if pa.types.is_string(column.type) else column
