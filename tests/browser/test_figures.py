"""The detailed tables: sorted, searched, paged and downloaded; a row leads to its source."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from harness import PHONE, redrawn
from playwright.sync_api import Locator, Page, expect
from readers import open_at

from etl.schema import COUNTS

pytestmark = pytest.mark.browser

BOM = b"\xef\xbb\xbf"
HEADING = {"x": 30, "y": 17}
FIRST_ROW = {"x": 30, "y": 50}


def cells(page: Page, column: int) -> Locator:
    """Return the cells of a column, counted from 0, of the table as it is drawn."""
    table = page.get_by_test_id("stDataFrame")
    return table.locator(f"canvas [role=gridcell][aria-colindex='{column + 1}']")


def expect_parameter(page: Page, name: str, value: str) -> None:
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get(name) == [value])


def find(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="查找")
    box.fill(text)
    with redrawn(page):
        box.press("Enter")
    expect_parameter(page, "q", text)


def test_a_row_shows_its_sentence_and_leads_into_the_report(visit, tables):
    count = next(row for row in tables["counts"] if row["qualifier"] != "exact")
    page = visit("/figures")
    find(page, count["text"])
    expect(cells(page, 8).first).to_have_text(count["text"])
    with redrawn(page):
        page.get_by_test_id("stDataFrame").click(position=FIRST_ROW)
    panel = page.get_by_role("dialog")
    expect(panel.locator(".evidence mark.current")).to_have_text(count["text"])
    paragraph = {row["paragraph_id"]: row["text"] for row in tables["paragraphs"]}
    expect(panel.locator(".evidence")).to_have_text(
        paragraph[count["paragraph_id"]], use_inner_text=False
    )
    with redrawn(page):
        panel.get_by_role("link", name="在原文中查看").click()
    page.wait_for_url(lambda url: count["count_id"] in url)
    expect(page.locator(".source-text mark.current")).to_have_text(count["text"])


def test_the_panel_steps_from_row_to_row_by_keyboard(visit, tables):
    page = visit("/figures?table=案件")
    expect(cells(page, 8).nth(2)).to_be_attached()
    listed = cells(page, 8).all_text_contents()
    with redrawn(page):
        page.get_by_test_id("stDataFrame").click(position=FIRST_ROW)
    panel = page.get_by_role("dialog")
    mark = panel.locator(".evidence mark.current")
    expect(mark).to_have_text(listed[0])
    expect(panel.get_by_role("button", name="上一条")).to_be_disabled()
    for text in listed[1:3]:
        panel.get_by_role("button", name="下一条").focus()
        with redrawn(page):
            page.keyboard.press("Enter")
        expect(mark).to_have_text(text)
    with redrawn(page):
        panel.get_by_role("button", name="上一条").click()
    expect(mark).to_have_text(listed[1])
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_a_heading_sorts_and_a_second_click_turns_the_order(visit, tables):
    bodies = {row["report_id"]: row for row in tables["reports"]}
    ordered = sorted(bodies.values(), key=lambda row: row["division_code"])
    page = visit("/figures")
    with redrawn(page):
        page.get_by_test_id("stDataFrame").click(position=HEADING)
    expect_parameter(page, "sort", "报告主体")
    expect(cells(page, 0).first).to_contain_text(ordered[0]["body"])
    with redrawn(page):
        page.get_by_test_id("stDataFrame").click(position=HEADING)
    expect_parameter(page, "order", "降序")
    expect(cells(page, 0).first).to_contain_text(ordered[-1]["body"])


def test_a_shared_link_restores_words_order_page_and_size(visit, page_of_another, tables):
    values = sorted((row["value"] for row in tables["counts"]), reverse=True)
    assert len(values) > 100
    page = visit("/figures?sort=数值&order=降序&page=2&rows=每页 50 行")
    expect(cells(page, 6).first).to_have_text(f"{values[50]:,.0f}")
    with redrawn(page):
        page.get_by_test_id("stPaginationPage").filter(has_text="3").click()
    expect_parameter(page, "page", "3")
    expect(cells(page, 6).first).to_have_text(f"{values[100]:,.0f}")
    find(page, "行政")
    page.wait_for_url(lambda url: "page" not in parse_qs(urlsplit(url).query))
    again = open_at(page_of_another, page.url)
    expect(cells(again, 9).first).to_contain_text("行政")
    expect(cells(page, 9)).to_have_text(cells(again, 9).all_text_contents())


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_tap_on_a_row_of_the_indicator_values_shows_what_is_behind_it(visit, tables, context):
    page = visit("/figures?table=指标值")
    with redrawn(page):
        page.get_by_test_id("stDataFrame").tap(position=FIRST_ROW)
    marks = page.get_by_role("dialog").locator(".evidence mark.current")
    expect(marks.first).to_be_visible()
    shown = marks.all_text_contents()
    texts = {row["count_id"]: row["text"] for row in tables["counts"]}
    assert shown in [
        [texts[id_] for id_ in value["count_ids"]] for value in tables["indicator_values"]
    ]


def test_the_downloads_hold_every_row_that_is_asked_for(visit, tables):
    page = visit("/figures?table=案件&rows=每页 20 行")
    wanted = {row["count_id"]: row for row in tables["counts"] if row["category"] == "cases"}
    page.get_by_role("button", name=f"下载全部 {len(wanted)} 条").click()
    with page.expect_download() as asked:
        page.get_by_role("button", name="CSV").click()
    content = asked.value.path().read_bytes()
    assert asked.value.suggested_filename.startswith("指标明细_案件_")
    assert content.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    label = {column.name: column.label for column in COUNTS.columns}
    assert {row[label["count_id"]] for row in rows} == set(wanted)
    for row in rows:
        start, end = int(row[label["span_start"]]), int(row[label["span_end"]])
        assert row["段落原文"][start:end] == wanted[row[label["count_id"]]]["text"]

    with page.expect_download() as asked:
        page.get_by_role("button", name="Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(asked.value.path().read_bytes())).active
    heading, *lines = sheet.iter_rows(values_only=True)
    found = [dict(zip(heading, line, strict=True)) for line in lines]
    assert [row[label["count_id"]] for row in found] == [row[label["count_id"]] for row in rows]
    for row in found:
        assert row[label["value"]] == wanted[row[label["count_id"]]]["value"]
