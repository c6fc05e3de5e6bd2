"""Everyone can use every page: axe finds no serious or critical violation, light or dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from charts import charts, click_mark, drawn_marks
from harness import PHONE, wait_until_drawn
from playwright.sync_api import Page, expect

from dashboard.navigation import PAGES

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
# Pages whose charts are wider than a phone.
WIDE = ("compare?compare_layout=热力图", "keywords?section=主题")
KEYWORDS = ("section=共现&word=行政执法", "word=行政执法", "q=行政执法", "weight=关键性")
both_schemes = pytest.mark.parametrize(
    "context",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}],
    ids=["light", "dark"],
    indirect=True,
)


def assert_accessible(page: Page) -> set[str]:
    """Assert that axe found nothing grave; returns the rules that something passed."""
    # What fades in is fainter than it will be.
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    found = Axe().run(page).response
    grave = [
        (rule["id"], [node["html"][:200] for node in rule["nodes"]])
        for rule in found["violations"]
        if rule["impact"] in GRAVE
    ]
    assert grave == []
    return {rule["id"] for rule in found["passes"]}


@both_schemes
@pytest.mark.parametrize("entry", PAGES, ids=[page.name for page in PAGES])
def test_every_page(entry, visit, context):
    page = visit(f"/{entry.address}?year=2023")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert {"color-contrast", "document-title", "html-has-lang"} <= assert_accessible(page)


@both_schemes
@pytest.mark.parametrize("path", KEYWORDS)
def test_every_section_of_the_keywords(path, visit, context):
    assert "color-contrast" in assert_accessible(visit(f"/keywords?{path}"))


@pytest.mark.parametrize("path", [*[page.address for page in PAGES], *WIDE])
@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_every_page_on_a_phone(path, visit, context):
    page = visit(f"/{path}")
    assert "color-contrast" in assert_accessible(page)


@pytest.mark.parametrize("path", WIDE)
@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_chart_wider_than_the_screen_is_scrolled_by_the_keyboard(path, visit, context):
    page = visit(f"/{path}")
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
    page.get_by_role("radio", name="表").first.click()
    wait_until_drawn(page)
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


def test_a_page_has_a_title_of_its_own(visit):
    for entry in PAGES:
        expect(visit(f"/{entry.address}")).to_have_title(re.compile(f"^{entry.title} · "))
