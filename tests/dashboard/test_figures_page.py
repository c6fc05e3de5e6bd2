import csv
import io
from contextvars import copy_context

import openpyxl
import pytest

from dashboard import queries
from dashboard.components import downloads
from dashboard.components.listing_controls import SIZES
from dashboard.exports import count_rows, csv_bytes, xlsx_bytes
from dashboard.formatting import category_label, indicator_label
from dashboard.highlight import sentence_span
from dashboard.language import LANGUAGES, speak
from dashboard.listing import (
    ALL,
    COUNT_COLUMNS,
    READING_ORDER,
    TABLES,
    VALUES,
    Listing,
    column_label,
    sort_columns,
    sort_of_heading,
    words_of,
)
from dashboard.selection import Selection
from dashboard.snapshot import find_snapshot


def shown(app) -> list[dict]:
    return app.dataframe[0].value.to_dict("records")


def captions(app) -> str:
    return "\n".join(item.value for item in app.caption)


def listed(snapshot, selection=None, **listing) -> list[dict]:
    total = queries.count_listed(snapshot, selection or Selection(), Listing(**listing))
    rows = queries.select_listed(snapshot, selection or Selection(), Listing(**listing), 10**6, 0)
    assert len(rows) == total
    return rows


def test_a_row_shows_the_count_its_hedge_its_sentence_and_its_year_as_text(visit, full_data):
    rows = shown(visit(full_data, "figures"))
    assert list(rows[0]) == [column_label(name) for name in COUNT_COLUMNS]
    (hedged,) = (row for row in rows if row["原文数字"] == "20余件")
    assert hedged["年度"] == "2023年" and hedged["限定"] == "≥" and hedged["数值"] == 20
    assert hedged["所在句"] == "全年作出行政处罚20余件。" and hedged["指标"] == "行政处罚"
    (doubtful,) = (row for row in rows if row["原文数字"] == "7件")
    assert doubtful["置信度"] == "0.65?" and doubtful["性质"] == "实际"


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("案件", ["33件", "150件", "95.5%", "12件", "20余件", "7件", "3人", "100%", "9件"]),
        ("会议", ["8次", "6次"]),
        ("培训", ["近10场", "约300人次"]),
        ("审核", ["45份", "1.2万份", "不超过30份"]),
    ],
)
def test_the_core_tables_hold_their_category(visit, full_data, table, texts):
    rows = shown(visit(full_data, "figures", table=table))
    assert sorted(row["原文数字"] for row in rows) == sorted(texts)
    assert {row["类别"] for row in rows} == {table}


def test_the_indicator_values_come_as_they_are_published(visit, full_data, full_snapshot):
    rows = shown(visit(full_data, "figures", table="指标值"))
    values = queries.select_marks(full_snapshot, Selection())
    assert len(rows) == len(values)
    assert sorted((row["报告主体"], row["数值"]) for row in rows) == sorted(
        (mark.name, mark.value) for mark in values
    )
    assert {row["出处"] for row in rows} == {"1 处"}


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("主任办公会", ["8次", "6次"]),  # in the sentence
        ("行政处罚 丙省", []),
        ("临江 合同", ["45份", "1.2万份"]),  # body and sentence
        ("负责人出庭率", ["100%", "95.5%"]),  # in the sentence and as the indicator
        ("参训人员", ["约300人次"]),  # only the indicator's label
        ("审核", ["45份", "1.2万份", "不超过30份"]),  # the category's label
        ("火星", []),
        ("' OR 1=1 --", []),
        ("%", ["100%", "95.5%"]),
    ],
)
def test_words_are_looked_for_in_sentence_object_indicator_and_body(full_snapshot, words, texts):
    found = listed(full_snapshot, words=words_of(words))
    assert sorted(row["text"] for row in found) == sorted(texts)


@pytest.mark.parametrize("word", ["合同", "培训", "街道", "其中"])
def test_a_word_of_another_sentence_of_the_paragraph_is_not_found(seeds_data, word):
    snapshot = find_snapshot(seeds_data)
    everything = listed(snapshot)
    expected = {row["count_id"] for row in everything if word in searched_text(row)}
    found = {row["count_id"] for row in listed(snapshot, words=(word,))}
    assert found == expected


@pytest.mark.parametrize("table", TABLES)
def test_every_order_holds_every_row_once_and_turns_round(large_data, table):
    snapshot = find_snapshot(large_data)
    selection = Selection(years=(2024,), places=("第1省",))
    total = queries.count_listed(snapshot, selection, Listing(table))
    for sort in sort_columns(table):
        up = listed(snapshot, selection, table=table, sort=sort)
        down = listed(snapshot, selection, table=table, sort=sort, descending=True)
        keys = [[key_of(row) for row in rows] for rows in (up, down)]
        assert len(set(keys[0])) == len(keys[0]) == total
        assert set(keys[0]) == set(keys[1])


def test_values_are_sorted_by_number_and_words_by_their_vocabulary(full_snapshot):
    values = [row["value"] for row in listed(full_snapshot, sort="value", descending=True)]
    assert values == sorted(values, reverse=True) and values[0] == 12000
    categories_found = [row["category"] for row in listed(full_snapshot, sort="category")]
    assert list(dict.fromkeys(categories_found)) == ["cases", "meetings", "trainings", "reviews"]
    units = [row["unit"] for row in listed(full_snapshot, sort="unit")]
    assert units == sorted(units)


@pytest.mark.parametrize("table", [ALL, VALUES])
def test_a_heading_names_the_order_of_its_column(table):
    for name in Listing(table).columns:
        sort = sort_of_heading(table, column_label(name))
        assert sort == (name if name in sort_columns(table) else "order")


def test_rows_can_be_narrowed_to_a_part_a_status_and_the_doubtful(seeds_data):
    snapshot = find_snapshot(seeds_data)
    everything = listed(snapshot)
    for listing, holds in (
        ({"parts": ("achievements",)}, lambda row: row["part"] == "achievements"),
        ({"status": "target"}, lambda row: row["status"] == "target"),
        ({"doubtful": True}, lambda row: row["confidence"] < 0.9),
    ):
        wanted = [row["count_id"] for row in everything if holds(row)]
        assert wanted and len(wanted) < len(everything)
        assert [row["count_id"] for row in listed(snapshot, **listing)] == wanted


def test_the_controls_narrow_and_order_the_table(visit, full_data):
    app = visit(full_data, "figures")
    app.selectbox(key="confidence").select("分类待核").run()
    assert len(shown(app)) == 6 and "共 6 条" in captions(app)
    app.selectbox(key="sort").select("value").run()
    app.selectbox(key="order").select("降序").run()
    values = [row["数值"] for row in shown(app)]
    assert values == sorted(values, reverse=True)
    app.text_input(key="q").set_value("出庭率").run()
    assert [row["原文数字"] for row in shown(app)] == ["100%", "95.5%"]
    app.multiselect(key="part").select("problems").run()
    assert not app.dataframe and "没有符合条件的数据" in app.info[0].value


def test_a_link_restores_words_order_size_and_page(visit, large_data):
    link = {"table": "案件", "q": "行政复议", "sort": "数值", "order": "降序", "rows": "每页 50 行"}
    app = visit(large_data, "figures", page="3", **link)
    rows = shown(app)
    assert len(rows) == 50 and "第 3 页，共 40 页 2,000 条" in captions(app)
    listing = Listing("cases", ("行政复议",), sort="value", descending=True)
    expected = queries.select_listed(find_snapshot(large_data), Selection(), listing, 50, 100)
    assert [row["数值"] for row in rows] == [row["value"] for row in expected]
    assert all("行政复议" in row["所在句"] for row in rows)


def test_another_question_starts_on_the_first_page(visit, large_data):
    app = visit(large_data, "figures")
    app.get("pagination")[0].set_value(1000).run()
    assert "第 1,000 页" in captions(app)
    app.text_input(key="q").set_value("行政处罚").run()
    assert "第 1 页，共 100 页 2,000 条" in captions(app)
    app.get("pagination")[0].set_value(7).run()
    app.multiselect(key="year").select("2021").run()
    assert "第 1 页，共 20 页 400 条" in captions(app)


@pytest.mark.parametrize("page", ["999", "0", "x"])
def test_a_page_that_does_not_exist_shows_one_that_does(visit, large_data, page):
    app = visit(large_data, "figures", page=page)
    assert len(shown(app)) == SIZES[0]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("table", "<b>"), ("sort", "value; DROP"), ("order", "x"), ("rows", "0"), ("status", "?")],
)
def test_odd_values_in_a_link_are_left_out(visit, full_data, parameter, value):
    assert len(shown(visit(full_data, "figures", **{parameter: value}))) == 16


def test_the_download_holds_every_row_of_the_listing_in_its_order(large_data):
    snapshot, selection = find_snapshot(large_data), Selection(years=(2023,))
    listing = Listing("reviews", ("合同",), sort="value", descending=True)
    rows = list(queries.select_all_listed(snapshot, selection, listing))
    content = csv_bytes(count_rows(rows)).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(content, newline="")))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(count_rows(rows), "明细"))).worksheets
    headings, *cells = sheet.iter_rows(values_only=True)
    assert headings == tuple(read[0])
    assert [dict(zip(headings, row, strict=True))["数值"] for row in cells] == [
        row["value"] for row in rows
    ]
    expected = queries.select_listed(snapshot, selection, listing, 10**6, 0)
    assert [row["数据编号"] for row in read] == [row["count_id"] for row in expected]
    assert len(read) == 400


def test_more_rows_than_a_sheet_holds_come_as_csv_alone(visit, full_data, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_ROWS", 11)
    app = visit(full_data, "quality")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels.count("CSV 表格") == 2 and labels.count("Excel 工作簿") == 1
    assert "只提供 CSV" in captions(app)


def test_filters_that_leave_no_report_say_so(visit, full_data):
    app = visit(full_data, "figures", place="丙省", year="2021")
    assert "筛选" in app.info[0].value and not app.dataframe


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", [ALL, VALUES])
def test_no_two_columns_are_called_the_same_in_any_language(language, table):
    def labels() -> list[str]:
        speak(language)
        return [column_label(name) for name in (*Listing(table).columns, READING_ORDER)]

    said = copy_context().run(labels)
    assert len(set(said)) == len(said)


def key_of(row: dict) -> tuple:
    return (row.get("count_id"), row["report_id"], row["indicator"], row["unit"])


def searched_text(row: dict) -> str:
    """Return everything of a count that words are looked for in."""
    start, end = sentence_span(row["paragraph"], row["span_start"], row["span_end"])
    matter = (indicator_label(row["indicator"] or ""), category_label(row["category"]))
    texts = (row["paragraph"][start:end], row["object"] or "", row["name"], row["place"])
    return "\n".join((*texts, *matter))
