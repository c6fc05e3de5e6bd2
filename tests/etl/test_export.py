import csv
from datetime import date, datetime
from xml.etree import ElementTree
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest

from etl.errors import EtlError, SnapshotError
from etl.publishing.export import Filters, export, select_rows
from etl.schema import COUNTS, REPORTS, TABLES

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def tables(published):
    return published[0]


def test_without_filters_every_row_is_kept(tables):
    assert select_rows(tables, Filters()) == tables


@pytest.mark.parametrize(
    ("filters", "reports"),
    [
        (Filters(places=["杨浦区"]), ["b.txt"]),
        (Filters(places=["北新泾街道"]), ["a.txt", "a.txt"]),
        (Filters(places=["上海市"], years=[2021]), ["a.txt"]),
        (Filters(places=["杨浦区", "长宁区"], years=[2022]), ["a.txt", "b.txt"]),
    ],
)
def test_places_and_years_choose_reports_in_every_table(tables, filters, reports):
    selected = select_rows(tables, filters)
    assert selected["reports"].column("report").to_pylist() == reports
    kept = set(selected["reports"].column("report_id").to_pylist())
    for name, rows in selected.items():
        expected = [row for row in tables[name].to_pylist() if row["report_id"] in kept]
        assert rows.to_pylist() == expected


def test_categories_and_indicators_choose_counts_and_values(tables):
    selected = select_rows(tables, Filters(categories=["reviews"]))
    assert set(selected["counts"].column("category").to_pylist()) == {"reviews"}
    assert selected["paragraphs"] == tables["paragraphs"]
    selected = select_rows(tables, Filters(indicators=["reviews.contracts"], years=[2022]))
    values = selected["indicator_values"].to_pylist()
    assert sorted(row["value"] for row in values) == [30, 153]


def test_every_format_holds_the_same_rows(published, tmp_path):
    tables, data = published
    paths = export(data, tmp_path / "out", ["csv", "parquet", "xlsx"], Filters(years=[2022]))
    assert sorted(path.name for path in paths) == sorted(
        [f"{table.name}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")]
        + ["fazhi.xlsx"]
    )
    expected = select_rows(tables, Filters(years=[2022]))["counts"]
    assert pq.read_table(tmp_path / "out" / "counts.parquet").equals(expected)
    with (tmp_path / "out" / "counts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["count_id"] for row in rows] == expected.column("count_id").to_pylist()


def test_the_workbook_has_chinese_headings_and_typed_cells(published, tmp_path):
    tables, data = published
    (path,) = export(data, tmp_path, ["xlsx"], Filters())
    counts = _sheet(path, COUNTS.label)
    assert counts[0] == [column.label for column in COUNTS.columns]
    value = [column.name for column in COUNTS.columns].index("value")
    assert [row[value] for row in counts[1:]] == tables["counts"].column("value").to_pylist()
    reports = _sheet(path, REPORTS.label)
    signed = [column.name for column in REPORTS.columns].index("signed_on")
    days = (date(2023, 1, 10) - datetime(1899, 12, 30).date()).days
    assert days in [row[signed] for row in reports[1:]]


def test_what_the_filters_name_must_exist(published, tmp_path):
    _, data = published
    for filters, message in (
        (Filters(categories=["weather"]), "'weather' is no category; there are cases"),
        (Filters(indicators=["cases.lost"]), "'cases.lost' is no indicator"),
        (Filters(places=["某某区"]), "no report has that place and year"),
    ):
        with pytest.raises(EtlError, match=message):
            export(data, tmp_path / "out", ["csv"], filters)
    assert not (tmp_path / "out").exists()


def test_nothing_published_yet(tmp_path):
    with pytest.raises(SnapshotError, match="nothing was published yet"):
        export(tmp_path, tmp_path / "out", ["csv"], Filters())


def _sheet(path, label: str) -> list[list]:
    """The rows of a sheet: numbers as numbers, texts as texts, missing cells as None."""
    with ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        labels = [sheet.get("name") for sheet in book.iter(f"{SHEET}sheet")]
        name = f"xl/worksheets/sheet{labels.index(label) + 1}.xml"
        sheet = ElementTree.fromstring(archive.read(name))
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        cells = {}
        for cell in row.iter(f"{SHEET}c"):
            column = "".join(filter(str.isalpha, cell.get("r")))
            place = 0
            for letter in column:
                place = place * 26 + ord(letter) - ord("A") + 1
            number = cell.find(f"{SHEET}v")
            text = "".join(each.text or "" for each in cell.iter(f"{SHEET}t"))
            cells[place] = text if number is None else float(number.text)
        rows.append([cells.get(place) for place in range(1, max(cells) + 1)])
    return rows
