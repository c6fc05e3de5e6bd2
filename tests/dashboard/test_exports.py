import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cards import Card
from dashboard.exports import Rows, card_rows, csv_bytes, file_name, xlsx_bytes
from dashboard.exports.cells import harmless
from dashboard.exports.sheet_xml import strings_xml

COLUMNS = ("甲", "乙")


def workbook(rows: Rows, title: str = "") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, title)))


def body_of(rows: Rows) -> list[tuple]:
    """The rows of a workbook below its headings."""
    return list(workbook(rows).active.iter_rows(min_row=2, values_only=True))


def read(data: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_chinese_excel_can_open_it():
    data = csv_bytes(Rows(COLUMNS, [{"甲": "案件", "乙": 1.0}]))
    assert data == b"\xef\xbb\xbf" + "甲,乙\r\n案件,1\r\n".encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_formulas_are_made_harmless(start):
    assert harmless(f"{start}cmd|' /C calc'!A0").startswith("'")


def test_numbers_stay_numbers_and_gaps_stay_empty():
    data = csv_bytes(Rows(COLUMNS, [{"甲": -29.7, "乙": None}])).decode("utf-8-sig")
    assert data.splitlines()[1] == "-29.7,"


@given(st.lists(st.fixed_dictionaries({"甲": st.text(), "乙": st.integers()}), max_size=5))
def test_no_cell_of_text_starts_a_formula_and_rows_survive(rows):
    found = read(csv_bytes(Rows(COLUMNS, rows)))
    assert [int(row["乙"]) for row in found] == [row["乙"] for row in rows]
    assert not any(row["甲"][:1] in set("=+-@\t\r\n") - {""} for row in found)


def test_file_names_hold_no_separator():
    assert file_name("区域 比较", "", "a/b:c", suffix=".csv") == "区域_比较_a_b_c.csv"


@given(st.lists(st.text(min_size=1), min_size=2, max_size=6))
def test_a_file_name_is_never_too_long_and_keeps_its_date(parts):
    name = file_name(*parts, "20260101", suffix=".xlsx")
    assert name.endswith("20260101.xlsx")
    assert len(name.encode()) <= 210


def test_a_row_is_a_count_and_a_silent_mark_keeps_its_row(make_mark):
    source = {
        "text": "12件", "value": 12.0, "unit": "件", "object": "=案件", "span_start": 5,
        "span_end": 8, "report": "a.txt", "count_id": "r1-0001-5", "paragraph_id": "r1-0001",
        "confidence": 0.9, "qualifier": "over", "section_path": "3/1", "section_title": "执法",
        "paragraph": "前一句。共12件。", "title": "报告", "report_id": "r1",
    }  # fmt: skip
    marks = [
        make_mark(12, count_ids=("r1-0001-5",), qualifier="over"),
        make_mark(None, report_id="r2", unit=None),
    ]
    card = Card("k", "题", {}, "", (), "名", tuple(marks), extras={marks[0].key: {"位次": 1}})
    rows = read(csv_bytes(card_rows(card, {"r1-0001-5": source})))
    assert len(rows) == 2
    assert rows[0]["所在句"] == "共12件。"
    assert rows[0]["段落原文"][int(rows[0]["起点"]) : int(rows[0]["终点"])] == rows[0]["原文数字"]
    assert (rows[0]["指标值"], rows[0]["指标值限定"], rows[0]["年度"]) == ("12", "以上", "2023")
    assert rows[0]["对象"] == "'=案件"
    assert rows[0]["章节"].startswith("3 › 1")
    assert (rows[0]["位次"], rows[1]["位次"]) == ("1", "")
    assert (rows[1]["情况"], rows[1]["指标值"], rows[1]["报告编号"]) == ("未报告", "", "r2")


def test_a_workbook_has_typed_columns_and_runs_no_formula():
    rows = Rows(("=甲", "乙"), [{"=甲": "=1+1", "乙": -2.5}, {"=甲": "\x0b文", "乙": None}])
    (sheet,) = workbook(rows, "区域/比较").worksheets
    assert sheet.title == "区域比较"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["=甲", "乙"], ["=1+1", -2.5], ["文", None],
    ]  # fmt: skip
    assert [cell.data_type for cell in sheet[2]] == ["s", "n"]


def test_a_workbook_keeps_the_types_of_its_cells():
    cells = [date(2024, 3, 29), True, 0.1, 12.0, -3, float("nan"), "007", "1e5"]
    names = tuple("甲乙丙丁戊己庚辛")
    (row,) = body_of(Rows(names, [dict(zip(names, cells, strict=True))]))
    assert row == (datetime(2024, 3, 29), True, 0.1, 12, -3, None, "007", "1e5")
    assert isinstance(row[3], int)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86",
        "-4",
        "@甲",
        "a<b>&\"c'",
        " 前后 ",
        "两\n行",
        "\t表",
        "𠮷野家",
        "]]>",
        "&lt;b&gt;",
    ],
)
def test_a_workbook_holds_text_as_it_is_and_runs_none_of_it(text):
    (sheet,) = workbook(Rows(COLUMNS, [{"甲": text}])).worksheets
    assert sheet["A2"].value == text
    assert sheet["A2"].data_type == "s"


def test_a_workbook_spells_what_a_spreadsheet_would_take_for_a_character():
    xml = "".join(strings_xml(["_x000D_", "甲\r乙"]))
    assert "<t>_x005F_x000D_</t>" in xml and "<t>甲_x000D_乙</t>" in xml


def test_text_that_is_repeated_stands_in_a_workbook_once():
    data = xlsx_bytes(Rows(COLUMNS, [{"甲": "街道", "乙": "街道"}] * 3), "")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.read("xl/sharedStrings.xml").decode().count("街道") == 1
        assert book.testzip() is None


def test_a_workbook_cuts_a_cell_at_the_limit_of_the_format():
    texts = ["甲" * 40_000, "𠮷" * 40_000]
    (row,) = body_of(Rows(COLUMNS, [dict(zip(COLUMNS, texts, strict=True))]))
    assert row[0] == "甲" * 32_767
    assert row[1] == "𠮷" * 16_383


def test_the_headings_of_a_workbook_stay_in_sight_and_filter():
    names = tuple(f"列{at}" for at in range(30))
    (sheet,) = workbook(Rows(names, ({"列0": at} for at in range(1200)))).worksheets
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:AD1201"
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == list(range(1200))
    assert sheet["A1"].font.bold and not sheet["A2"].font.bold


def test_a_workbook_without_rows_has_its_headings():
    (sheet,) = workbook(Rows(COLUMNS, [])).worksheets
    assert [cell.value for cell in sheet[1]] == list(COLUMNS) and sheet.max_row == 1


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr("dashboard.exports.workbook.MOST_ROWS", 3)
    assert len(body_of(Rows(COLUMNS, [{}, {"甲": 1}]))) == 2
    with pytest.raises(ValueError, match="2 that a sheet holds"):
        xlsx_bytes(Rows(COLUMNS, [{}, {}, {}]), "")


@given(st.lists(st.fixed_dictionaries({"甲": st.text(), "乙": st.floats(-1e9, 1e9)}), max_size=4))
def test_every_workbook_opens_again(rows):
    assert [row[1] for row in body_of(Rows(COLUMNS, rows))] == pytest.approx(
        [row["乙"] for row in rows]
    )
