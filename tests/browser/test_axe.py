"""Everyone can use what opens on a page: axe finds nothing grave, light or dark."""

import pytest
from accessibility import assert_accessible
from charts import charts, click_mark, drawn_marks
from harness import PHONE, redrawn
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Pages whose charts are wider than a phone.
WIDE = ("compare?compare_layout=热力图", "keywords?section=主题")
KEYWORDS = ("section=共现&word=行政执法", "word=行政执法", "q=行政执法", "weight=关键性")
both_schemes = pytest.mark.parametrize(
    "context",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}],
    ids=["light", "dark"],
    indirect=True,
)


@both_schemes
@pytest.mark.parametrize("path", KEYWORDS)
def test_every_section_of_the_keywords(path, visit, context):
    assert "color-contrast" in assert_accessible(visit(f"/keywords?{path}"))


@pytest.mark.parametrize("path", WIDE)
@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_chart_wider_than_the_screen_is_scrolled_by_the_keyboard(path, visit, context):
    page = visit(f"/{path}")
    assert "color-contrast" in assert_accessible(page)
    scrolled = page.get_by_role("group", name="图，可左右滚动").first
    scrolled.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=scrolled.element_handle())


@both_schemes
def test_the_menu_of_downloads(visit, context):
    page = visit("/compare")
    page.get_by_role("button", name="下载").first.click()
    expect(page.get_by_role("button", name="SVG")).to_be_visible()
    assert_accessible(page)


@both_schemes
def test_the_panel_of_a_mark(visit, context):
    page = visit("/compare")
    graph = charts(page).first
    click_mark(graph, drawn_marks(graph)[0].key)
    expect(page.get_by_role("dialog").locator("mark.current").first).to_be_visible()
    assert_accessible(page)


@both_schemes
def test_a_table_and_the_list_of_a_filter(visit, context):
    page = visit("/compare")
    with redrawn(page):
        page.get_by_role("radio", name="表").first.click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    page.get_by_role("combobox", name="地区").click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_the_side_bar_of_a_phone(visit, context):
    page = visit("/")
    page.get_by_role("button", name="展开侧栏").click()
    expect(page.get_by_role("combobox", name="地区")).to_be_in_viewport()
    assert_accessible(page)
