"""CSV that a Chinese Excel opens by double click."""

import csv
import io

from dashboard.exports.cells import harmless
from dashboard.exports.rows import Rows


def csv_bytes(rows: Rows) -> bytes:
    """Return rows as UTF-8 CSV with BOM; numbers stay numbers, None is an empty cell.

    Text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    buffer = io.BytesIO()
    with io.TextIOWrapper(buffer, encoding="utf-8-sig", newline="", write_through=True) as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([harmless(name) for name in rows.columns])
        writer.writerows([harmless(row.get(name)) for name in rows.columns] for row in rows.cells)
        text.flush()
        return buffer.getvalue()
