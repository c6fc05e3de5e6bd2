"""A click on a mark leads to the sentences behind it, and on into the report."""

import pytest
from charts import chart, charts, choose, click_mark, drawn_marks, mark_position
from harness import PHONE, redrawn
from playwright.sync_api import Page, expect

from etl.catalogue import indicators

pytestmark = pytest.mark.browser


def counts_behind(tables, key: str) -> list[dict]:
    """Return the counts behind the mark with that key, in the order of the report."""
    report_id, _, indicator, unit = key.split("|")
    (value,) = (
        row
        for row in tables["indicator_values"]
        if (row["report_id"], row["indicator"], row["unit"] or "") == (report_id, indicator, unit)
    )
    wanted = set(value["count_ids"])
    found = [row for row in tables["counts"] if row["count_id"] in wanted]
    assert len(found) == len(wanted) > 0
    return sorted(found, key=lambda row: row["ordinal"])


def assert_shows(page: Page, tables, counts: list[dict]) -> None:
    """Assert that the panel shows exactly these counts, each in its paragraph and highlighted."""
    texts = {row["paragraph_id"]: row["text"] for row in tables["paragraphs"]}
    panel = page.get_by_role("dialog")
    marks = panel.locator(".evidence mark.current")
    expect(marks).to_have_text([count["text"] for count in counts])
    expect(panel.locator(".evidence")).to_have_text(
        [texts[count["paragraph_id"]] for count in counts], use_inner_text=False
    )
    for count, text in zip(counts, panel.locator(".evidence").all(), strict=True):
        before = text.evaluate(
            """(block) => {
                const range = document.createRange();
                range.setStart(block, 0);
                range.setEndBefore(block.querySelector("mark.current"));
                return range.toString();
            }"""
        )
        assert len(before) == count["span_start"]


def test_a_bar_shows_its_paragraphs(visit, tables):
    page = visit("/")
    graph = chart(page, "类报告最多的指标").first
    mark = drawn_marks(graph)[0]
    click_mark(graph, mark.key)
    assert_shows(page, tables, counts_behind(tables, mark.key))
    report = next(row for row in tables["reports"] if row["report_id"] in mark.key)
    expect(page.get_by_role("dialog")).to_contain_text(report["title"])
    expect(page.get_by_role("dialog")).to_contain_text(f"{report['year']}年")


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_tap_shows_the_paragraph_too(visit, tables, context):
    page = visit(f"/compare?indicator={indicators()['reviews.contracts'].label}")
    graph = charts(page).first
    mark = drawn_marks(graph)[0]
    with redrawn(page):
        page.touchscreen.tap(*mark_position(graph, mark.key))
    assert_shows(page, tables, counts_behind(tables, mark.key))


def test_a_row_of_the_table_view_shows_the_paragraph(visit, tables):
    page = visit(f"/compare?indicator={indicators()['reviews.contracts'].label}")
    first = drawn_marks(charts(page).first)[0]
    with redrawn(page):
        page.get_by_role("radio", name="表").first.check(force=True)
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas [role=gridcell]").first).to_have_text(first.y)
    with redrawn(page):
        table.click(position={"x": 60, "y": 50})  # in the first row below the heading
    assert_shows(page, tables, counts_behind(tables, first.key))


def test_a_sum_shows_every_number_in_it(visit, tables):
    several = max(tables["indicator_values"], key=lambda row: len(row["count_ids"]))
    label = indicators()[several["indicator"]].label
    page = visit("/compare")
    choose(page, "指标", label)
    graph = chart(page, label)
    key = next(
        mark.key
        for mark in drawn_marks(graph)
        if mark.key.startswith(several["report_id"])
        and mark.key.endswith("|" + (several["unit"] or ""))
    )
    click_mark(graph, key)
    found = counts_behind(tables, key)
    assert len(found) > 1
    assert_shows(page, tables, found)


def test_a_second_click_shows_the_other_mark(visit, tables):
    page = visit(f"/compare?indicator={indicators()['reviews.contracts'].label}")
    for mark in drawn_marks(charts(page).first)[:2]:
        click_mark(charts(page).first, mark.key)
        assert_shows(page, tables, counts_behind(tables, mark.key))
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_point_of_a_trend_leads_into_the_report(visit, tables):
    page = visit(f"/trends?indicator={indicators()['reviews.contracts'].label}")
    graph = charts(page).first
    mark = drawn_marks(graph)[-1]
    click_mark(graph, mark.key)
    (count, *_) = counts_behind(tables, mark.key)
    assert_shows(page, tables, counts_behind(tables, mark.key))
    with redrawn(page):
        page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    page.wait_for_url(lambda url: count["count_id"] in url and "/source" in url)
    expect(page.locator("mark.current")).to_have_text(count["text"])
    expect(page.locator("mark.current")).to_be_in_viewport()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_cell_of_the_matrix_opens_its_report(visit, tables):
    page = visit("/")
    graph = chart(page, "报告覆盖")
    mark = drawn_marks(graph)[0]
    click_mark(graph, mark.key)
    report = next(row for row in tables["reports"] if row["report_id"] == mark.key)
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    expect(page.locator(".source-text .kind-title").first).to_contain_text(report["title"][:10])
    page.wait_for_url(lambda url: report["report_id"] in url)


def test_the_matrix_shows_who_did_not_report(visit, tables):
    page = visit("/")
    graph = chart(page, "报告覆盖")
    expect(graph).to_be_visible()
    bodies = {row["body"] for row in tables["reports"]}
    years = {row["year"] for row in tables["reports"]}
    absent = len(bodies) * (max(years) - min(years) + 1) - len(tables["reports"])
    assert absent > 0
    expect(graph.locator("text").filter(has_text="缺")).to_have_count(absent)


def test_a_link_opens_at_its_count(visit, tables):
    count = max(tables["counts"], key=lambda row: row["ordinal"])
    page = visit(f"/source?report={count['report_id']}&count={count['count_id']}")
    current = page.locator("mark.current")
    expect(current).to_have_text(count["text"])
    expect(current).to_be_in_viewport()
    marks = sum(row["report_id"] == count["report_id"] for row in tables["counts"])
    expect(page.locator(".source-text mark")).to_have_count(marks)


def test_a_link_opens_at_its_paragraph(visit, tables):
    paragraph = tables["paragraphs"][-1]
    page = visit(f"/source?paragraph={paragraph['paragraph_id']}")
    target = page.locator(".source-text .target")
    expect(target).to_have_text(paragraph["text"])
    expect(target).to_be_in_viewport()


def test_a_link_to_a_count_that_is_gone_says_so(visit, tables):
    report_id = tables["reports"][0]["report_id"]
    page = visit(f"/source?report={report_id}&count={report_id}-9999-0")
    expect(page.get_by_test_id("stAlert")).to_contain_text("9999")
    expect(page.locator(".source-text")).to_be_visible()
