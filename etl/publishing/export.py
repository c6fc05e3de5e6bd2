"""The published tables, or a filtered part of them, as files to take away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import xlsxwriter

from etl.catalogue import categories, indicators
from etl.errors import EtlError, SnapshotError
from etl.publishing.csv_files import write_csv
from etl.publishing.snapshot import current_snapshot, read_tables
from etl.schema import TABLES, Table

PLACE_COLUMNS = ("province", "city", "county", "street", "district", "body", "issuer")
# Rows of a worksheet, the heading among them.
XLSX_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; an empty collection keeps all.

    `places` are names of a division or body (长宁区, 北新泾街道). Places and years choose reports;
    categories and indicators choose rows of `counts` and `indicator_values`.
    """

    places: Collection[str] = ()
    years: Collection[int] = ()
    categories: Collection[str] = ()
    indicators: Collection[str] = ()


def export(data: Path, out: Path, formats: Collection[str], filters: Filters) -> list[Path]:
    """Write the tables of the current snapshot into `out` and return the files written.

    Formats are of `WRITERS`. Raises SnapshotError where nothing was published and EtlError for
    an unknown category or indicator and for filters that leave no report.
    """
    _check_known("category", filters.categories, categories())
    _check_known("indicator", filters.indicators, indicators())
    snapshot = current_snapshot(data)
    if snapshot is None:
        raise SnapshotError(f"{data}: nothing was published yet; run `python -m etl build` first")
    tables = select_rows(read_tables(snapshot), filters)
    if not tables["reports"].num_rows:
        raise EtlError("no report has that place and year, named in full; nothing is written")
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for format_ in formats:
        written += WRITERS[format_](tables, out)
    return written


def select_rows(tables: Mapping[str, pa.Table], filters: Filters) -> dict[str, pa.Table]:
    """Return the rows that the filters keep, by table."""
    reports = tables["reports"]
    if filters.places:
        named = [_is_in(reports.column(name), filters.places) for name in PLACE_COLUMNS]
        reports = reports.filter(reduce(pc.or_, named))
    if filters.years:
        reports = reports.filter(_is_in(reports.column("year"), filters.years))
    kept = reports.column("report_id")
    selected = {
        name: rows.filter(_is_in(rows.column("report_id"), kept)) for name, rows in tables.items()
    }
    for name in ("counts", "indicator_values"):
        for column, wanted in (("category", filters.categories), ("indicator", filters.indicators)):
            if wanted:
                rows = selected[name]
                selected[name] = rows.filter(_is_in(rows.column(column), wanted))
    return selected


def _check_known(name: str, wanted: Collection[str], known: Collection[str]) -> None:
    for value in wanted:
        if value not in known:
            raise EtlError(f"{value!r} is no {name}; there are {', '.join(known)}")


def _is_in(column: pa.ChunkedArray, wanted: Collection) -> pa.ChunkedArray:
    if not isinstance(wanted, pa.ChunkedArray):
        wanted = pa.array(list(wanted), column.type)
    return pc.is_in(column, value_set=wanted)


def _write_csv(tables: Mapping[str, pa.Table], out: Path) -> list[Path]:
    paths = [out / f"{name}.csv" for name in tables]
    for path in paths:
        write_csv(tables[path.stem], path)
    return paths


def _write_parquet(tables: Mapping[str, pa.Table], out: Path) -> list[Path]:
    paths = [out / f"{name}.parquet" for name in tables]
    for path in paths:
        pq.write_table(tables[path.stem], path, compression="zstd")
    return paths


def _write_xlsx(tables: Mapping[str, pa.Table], out: Path) -> list[Path]:
    """Write one workbook, a sheet a table with Chinese headings; cells keep their types."""
    path = out / "fazhi.xlsx"
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(path, options) as workbook:
        for table in TABLES:
            _write_sheet(workbook, table, tables[table.name])
    return [path]


def _write_sheet(workbook: xlsxwriter.Workbook, table: Table, rows: pa.Table) -> None:
    if rows.num_rows >= XLSX_ROWS:
        raise EtlError(
            f"{table.name} has {rows.num_rows} rows, a worksheet holds {XLSX_ROWS - 1}; "
            "narrow the filters or take csv or parquet"
        )
    sheet = workbook.add_worksheet(table.label)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, [column.label for column in table.columns])
    for number, row in enumerate(rows.to_pylist(), 1):
        cells = [";".join(cell) if isinstance(cell, list) else cell for cell in row.values()]
        sheet.write_row(number, 0, cells)


WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx, "parquet": _write_parquet}
