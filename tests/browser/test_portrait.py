"""区域画像: every value of a body leads to its sentence, and the ways on keep the body."""

import pytest
from charts import chart, click_mark, drawn_marks
from harness import redrawn, wait_until_drawn
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_value_of_the_matrix_opens_its_sentence(visit, tables):
    page = visit("/district")
    graph = chart(page, "逐年数值")
    marks = drawn_marks(graph)
    wanted = {
        "|".join((row["report_id"], str(row["year"]), row["indicator"], row["unit"] or ""))
        for row in tables["indicator_values"]
    }
    assert marks and {mark.key for mark in marks} <= wanted
    click_mark(graph, marks[-1].key)
    panel = page.get_by_role("dialog")
    expect(panel.locator(".evidence mark.current").first).to_be_visible()
    report = next(row for row in tables["reports"] if row["report_id"] in marks[-1].key)
    expect(panel).to_contain_text(report["title"])


def test_a_link_opens_the_body_that_it_names(visit):
    page = visit("/district")
    box = page.get_by_role("combobox", name="报告主体")
    box.click()
    option = page.get_by_role("option").last
    place = option.inner_text()
    with redrawn(page):
        option.click()
    page.wait_for_url(lambda url: "body=" in url)
    expect(page.locator("dl.facts dd").nth(1)).to_have_text(place)
    shown = chart(page, "逐年数值")
    keys = [mark.key for mark in drawn_marks(shown)]
    page.reload()
    wait_until_drawn(page)
    assert [mark.key for mark in drawn_marks(chart(page, "逐年数值"))] == keys


def test_the_ways_on_keep_the_body(visit):
    page = visit("/district")
    place = page.locator("dl.facts dd").nth(1).inner_text()
    with redrawn(page):
        page.get_by_test_id("stMain").get_by_role("link", name="年度趋势").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("年度趋势")
    expect(page.locator(".st-key-chips")).to_contain_text(place.split(" / ")[-1])


def test_the_report_is_one_click_away(visit):
    page = visit("/district")
    with redrawn(page):
        page.get_by_role("link", name="报告原文").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    expect(page.locator(".source-text")).to_be_visible()
