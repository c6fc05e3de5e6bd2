"""Downloads as bytes: CSV and workbooks, rows with their sources, formulas made harmless."""

from dashboard.exports.csv_file import csv_bytes
from dashboard.exports.findings import finding_rows
from dashboard.exports.names import file_name
from dashboard.exports.rows import Rows, card_rows, count_rows, source_ids
from dashboard.exports.workbook import xlsx_bytes

__all__ = [
    "Rows",
    "card_rows",
    "count_rows",
    "csv_bytes",
    "file_name",
    "finding_rows",
    "source_ids",
    "xlsx_bytes",
]
