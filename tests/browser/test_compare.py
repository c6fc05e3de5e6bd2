"""区域比较: every kind of chart leads to its source, and a link opens it as it was left."""

import pytest
from charts import chart, charts, click_mark, drawn_marks, mark_position
from harness import PHONE, redrawn
from peers import SILENT, STREETS, penalties
from playwright.sync_api import Page, expect
from readers import open_at

pytestmark = pytest.mark.browser

HEAT = "/compare?compare_layout=热力图"
SMALL = "/compare?compare_layout=小多图"


def assert_opens(page: Page, text: str) -> None:
    """Assert that the panel shows one paragraph with that number highlighted."""
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark.current")).to_have_text([text])
    expect(panel.locator(".evidence")).to_contain_text("全年作出行政处罚")


def key_of(graph, street: str, indicator: str = "cases.penalty") -> str:
    """Return the key of the mark of a street; its row bears the name."""
    found = [mark.key for mark in drawn_marks(graph) if mark.y == street and indicator in mark.key]
    (key,) = found
    return key


def test_a_bar_opens_its_paragraph(visit_peers):
    page = visit_peers("/compare?indicator=行政处罚")
    graph = chart(page, "行政处罚")
    assert [float(mark.x) for mark in drawn_marks(graph)] == sorted(
        (penalties(street, 2023) for street in STREETS), reverse=True
    )
    click_mark(graph, key_of(graph, STREETS[3]))
    assert_opens(page, "45件")


def test_a_bar_of_a_small_chart_opens_its_paragraph(visit_peers):
    page = visit_peers(SMALL)
    expect(charts(page)).to_have_count(4)  # three indicators, and the running total of one apart
    rows = [graph.evaluate("graph => graph._fullData[0].y") for graph in charts(page).all()]
    assert rows == [rows[0]] * 4 and set(rows[0]) == set(STREETS)
    graph = chart(page, "行政处罚")
    click_mark(graph, key_of(graph, STREETS[4]))
    assert_opens(page, "55件")


@pytest.mark.parametrize("edge", [-0.3, 0, 0.3])
def test_a_cell_of_the_heat_map_opens_its_paragraph_wherever_it_is_clicked(visit_peers, edge):
    page = visit_peers(HEAT)
    graph = chart(page, "百分位")
    x, y = mark_position(graph, key_of(graph, STREETS[5]))
    width = graph.evaluate("graph => graph._fullLayout.xaxis._m")
    page.mouse.move(x + edge * width - 3, y)
    page.mouse.move(x + edge * width, y)
    expect(graph.locator(".hoverlayer .hovertext")).to_contain_text("第 1 位")
    with redrawn(page):
        page.mouse.click(x + edge * width, y)
    assert_opens(page, "65件")


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_tap_on_a_cell_opens_its_paragraph(visit_peers, context):
    page = visit_peers(HEAT)
    graph = chart(page, "百分位")
    with redrawn(page):
        page.touchscreen.tap(*mark_position(graph, key_of(graph, STREETS[5])))
    assert_opens(page, "65件")


def test_a_cell_of_the_table_of_a_heat_map_opens_its_paragraph(visit_peers):
    page = visit_peers(HEAT + "&indicator=行政处罚")
    expect(chart(page, "百分位")).to_be_visible()
    with redrawn(page):
        page.get_by_role("radio", name="表").check(force=True)
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas [role=gridcell]").first).to_have_text(STREETS[5])
    with redrawn(page):
        table.click(position={"x": 60, "y": 50})  # in the first row below the heading
    assert_opens(page, "65件")


def test_cells_say_percentile_and_silence_in_words(visit_peers):
    page = visit_peers(HEAT)
    graph = chart(page, "百分位")
    texts = {mark.key: mark.text for mark in drawn_marks(graph)}
    assert texts[key_of(graph, STREETS[5])] == "<b>65</b><br>约92 百分位"
    expect(graph.locator("text").filter(has_text="未报告")).to_have_count(1)
    contracts = [key for key in texts if "reviews.contracts" in key]
    assert len(contracts) == len(STREETS) - 1
    assert SILENT not in {mark.y for mark in drawn_marks(graph) if mark.key in contracts}


def test_an_empty_frame_opens_nothing(visit_peers):
    page = visit_peers(HEAT + "&indicator=合同审核")
    graph = chart(page, "百分位")
    expect(graph.locator("text").filter(has_text="未报告")).to_be_visible()
    frame = graph.locator("text").filter(has_text="未报告").bounding_box()
    page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    with redrawn(page):
        page.get_by_role("radio", name="按地区").check(force=True)
    page.wait_for_url(lambda url: "compare_order=" in url)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_copied_link_opens_the_same_comparison(visit_peers, page_of_another):
    page = visit_peers("/compare")
    with redrawn(page):
        page.get_by_role("radio", name="热力图").check(force=True)
    page.wait_for_url(lambda url: "compare_layout=" in url)
    with redrawn(page):
        page.get_by_role("radio", name="按地区").check(force=True)
    page.wait_for_url(lambda url: "compare_order=" in url)
    page.get_by_role("combobox", name="比较年度").click()
    with redrawn(page):
        page.get_by_role("option", name="2022").click()
    page.wait_for_url(lambda url: "compare_year=2022" in url)
    heading = page.get_by_test_id("stMain").get_by_role("heading", level=3)
    expect(heading).to_contain_text("2022年")
    expect(chart(page, "百分位").locator("text").filter(has_text="未报告")).to_have_count(0)
    marks = drawn_marks(chart(page, "百分位"))
    assert {mark.key.split("|")[1] for mark in marks} == {"2022"}
    copy = open_at(page_of_another, page.url)
    assert drawn_marks(chart(copy, "百分位")) == marks


def test_the_layout_stays_when_the_page_changes(visit_peers):
    page = visit_peers(HEAT)
    for title in ("年度趋势", "区域比较"):
        with redrawn(page):
            page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("radio", name="热力图")).to_be_checked()


@pytest.mark.parametrize(
    "context", [PHONE, PHONE | {"color_scheme": "dark"}], ids=["phone", "dark"], indirect=True
)
@pytest.mark.parametrize("path", [HEAT, SMALL])
def test_a_narrow_screen_scrolls_the_chart_and_not_the_page(visit, context, path):
    page = visit(path)
    expect(charts(page).first).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
