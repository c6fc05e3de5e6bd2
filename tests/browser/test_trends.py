"""年度趋势: points and bars of changes lead to their years, running totals stand apart."""

import pytest
from charts import chart, charts, click_mark, drawn_marks
from harness import redrawn
from peers import RUNNING, STREETS, YEARS
from playwright.sync_api import expect
from readers import open_at

pytestmark = pytest.mark.browser

PENALTIES = "/trends?indicator=行政处罚"


def key_of(graph, value: float, year: int) -> str:
    """Return the key of the mark at a value and a year."""
    (key,) = [
        mark.key for mark in drawn_marks(graph) if (mark.x, float(mark.y)) == (str(year), value)
    ]
    return key


def test_a_point_opens_its_own_year(visit_peers):
    page = visit_peers(PENALTIES)
    graph = chart(page, "逐年变化")
    click_mark(graph, key_of(graph, 45, 2023))
    expect(page.get_by_role("dialog").locator("mark.current")).to_have_text(["45件"])


def test_a_bar_of_a_change_opens_both_years(visit_peers):
    page = visit_peers(PENALTIES)
    with redrawn(page):
        page.get_by_role("radio", name="同比增减").check(force=True)
    page.wait_for_url(lambda url: "trend_measure=" in url)
    graph = chart(page, "同比增减")
    expect(graph.locator(".barlayer .point").first).to_be_attached()
    marks = drawn_marks(graph)
    assert {(mark.x, mark.y) for mark in marks} == {("2023", "5")}
    assert len(marks) == len(STREETS)
    click_mark(graph, marks[1].key)
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark.current")).to_have_text(["25件", "20件"])
    expect(panel.get_by_role("heading", level=3)).to_have_text(
        ["江苏路街道 2023年 25件", "江苏路街道 2022年 20件"]
    )


def test_a_cell_of_the_table_of_changes_opens_both_years(visit_peers):
    page = visit_peers(PENALTIES + "&trend_measure=同比增幅&year=2023")
    expect(chart(page, "同比增幅")).to_be_visible()
    with redrawn(page):
        page.get_by_role("radio", name="表").check(force=True)
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas [role=gridcell]").first).to_have_text(STREETS[0])
    with redrawn(page):
        table.click(position={"x": 60, "y": 50})  # in the first row below the heading
    expect(page.get_by_role("dialog").locator("mark.current")).to_have_text(["15件", "10件"])


def test_a_hedged_change_is_hollow_and_bears_its_sign(visit_peers):
    page = visit_peers(PENALTIES + "&trend_measure=同比增减")
    texts = {mark.key: mark.text for mark in drawn_marks(chart(page, "同比增减"))}
    assert sorted(text[:1] for text in texts.values()).count("≈") == 1


def test_a_running_total_stands_in_its_own_panel(visit_peers):
    page = visit_peers("/trends?indicator=培训讲座")
    graph = chart(page, "逐年变化")
    expect(graph.locator("text").filter(has_text="历年累计")).to_have_count(1)
    total = key_of(graph, 120, 2023)
    axes = graph.evaluate(
        "(graph, key) => graph._fullData.map((trace) => [trace.yaxis, "
        "trace.customdata.some((data) => data[0] === key)])",
        total,
    )
    (own,) = {axis for axis, holds in axes if holds}
    assert own != axes[0][0]
    click_mark(graph, total)
    expect(page.get_by_role("dialog")).to_contain_text(RUNNING)
    expect(page.get_by_role("dialog").locator("mark.current")).to_have_text(["120场"])


def test_a_change_against_a_year_that_is_filtered_out(visit_peers):
    page = visit_peers(PENALTIES + "&trend_measure=同比增减&year=2023&place=上海市")
    marks = drawn_marks(chart(page, "同比增减"))
    assert {mark.x for mark in marks} == {"2023"} and len(marks) == len(STREETS)


def test_a_copied_link_opens_the_same_trend(visit_peers, page_of_another):
    page = visit_peers(PENALTIES)
    with redrawn(page):
        page.get_by_role("radio", name="同比增幅").check(force=True)
    page.wait_for_url(lambda url: "trend_measure=" in url)
    panel = chart(page, "同比增幅").locator("text").filter(has_text="比上年增减 %")
    expect(panel).to_be_visible()
    marks = drawn_marks(chart(page, "同比增幅"))
    copy = open_at(page_of_another, page.url)
    assert drawn_marks(chart(copy, "同比增幅")) == marks


def test_without_a_year_before_the_page_says_so(visit):
    page = visit("/trends?trend_measure=同比增减")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("不计同比")
    expect(charts(page)).to_have_count(0)


def test_years_are_words_on_the_axis(visit_peers):
    page = visit_peers(PENALTIES)
    ticks = chart(page, "逐年变化").locator(".xtick text")
    expect(ticks).to_have_text([str(year) for year in YEARS])
