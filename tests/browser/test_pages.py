"""Every page is whole on any screen and on paper, shuts nobody out, and is Chinese.

A page is opened once for all that is only to be looked at: at a desk, at a desk with a filter
chosen, and on a phone.
"""

import re

import pytest
from accessibility import assert_accessible
from charts import charts
from foreign import foreign_words
from harness import DESK, PHONE
from paper_view import CLICKABLE, CUT, DARK, on_paper, on_screen
from playwright.sync_api import Page, expect
from readers import Opened

from dashboard.navigation import PAGES

pytestmark = pytest.mark.browser

TABLET = {"viewport": {"width": 820, "height": 1180}}
CHARTED = {"overview", "compare", "trends"}
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])

# Elements that reach over the right edge of the window, but for those that scroll in themselves.
OVERFLOWING = """
() => [...document.querySelectorAll("[data-testid=stMain] *")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.right <= window.innerWidth + 1) { return false; }
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      if (outer.dataset.testid === "stMain") { return true; }
      if (getComputedStyle(outer).overflowX !== "visible") { return false; }
    }
  })
  .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`)
"""

# Labels that a drawing cuts off at its edge.
CUT_LABELS = """
() => [...document.querySelectorAll(".js-plotly-plot text")]
  .filter((label) => {
    const box = label.getBoundingClientRect();
    const edge = label.ownerSVGElement.getBoundingClientRect();
    return box.width > 0 && (box.left < edge.left - 1 || box.right > edge.right + 1);
  })
  .map((label) => label.textContent)
"""

# Whether the page and its charts have taken on a scheme and the width of the window.
TAKEN_ON = """
(dark) => {
  const ground = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  const light = ground.match(/[0-9]+/g).map(Number);
  return (Math.max(...light) < 128) === dark
    && [...document.querySelectorAll(".js-plotly-plot:has(.main-svg)")].every((graph) => {
      const paper = document.createElement("i").style;
      paper.color = graph._fullLayout.paper_bgcolor;
      const room = graph.parentElement.clientWidth;
      return paper.color === ground && Math.abs(graph._fullLayout.width - room) < 2;
    });
}
"""


@pytest.fixture(scope="module", params=PAGES, ids=[page.name for page in PAGES])
def entry(request):
    return request.param


@pytest.fixture(scope="module")
def opened_at_desk(entry, readers, address):
    with readers.fresh(DESK) as context:
        yield Opened(context, f"{address}/{entry.address}")


@pytest.fixture(scope="module")
def opened_with_a_choice(entry, readers, address):
    with readers.fresh(DESK) as context:
        yield Opened(context, f"{address}/{entry.address}?year=2023")


@pytest.fixture(scope="module")
def opened_on_a_phone(entry, readers, address):
    with readers.fresh(PHONE) as context:
        yield Opened(context, f"{address}/{entry.address}")


@pytest.fixture
def desk(opened_at_desk):
    yield from opened_at_desk.lend()


@pytest.fixture
def chosen(opened_with_a_choice):
    """The page with a year chosen; shown on the screen again when it was printed."""
    for page in opened_with_a_choice.lend():
        yield page
        on_screen(page)


@pytest.fixture
def phone(opened_on_a_phone):
    yield from opened_on_a_phone.lend()


def seen(page: Page, scheme: str = "light", screen: dict = DESK) -> Page:
    """Show a page in a scheme and on a screen, and wait until its charts have taken them on."""
    page.set_viewport_size(screen["viewport"])
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(TAKEN_ON, arg=scheme == "dark")
    # What stands side by side is stacked a moment after it has become narrow.
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    page.wait_for_function(TAKEN_ON, arg=scheme == "dark")
    return page


def assert_within_the_edge(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    assert page.evaluate(OVERFLOWING) == []


def assert_labels_are_whole(page: Page, entry) -> None:
    if entry.name in CHARTED:
        expect(charts(page).first).to_be_visible()
    assert page.evaluate(CUT_LABELS) == []


def test_page_is_drawn(entry, desk):
    page = seen(desk)
    expect(page).to_have_title(re.compile(f"^{entry.title} · "))
    expect(page.get_by_role("heading", level=1)).to_have_text(entry.title)
    current = page.locator("[data-testid=stTopNavLink][aria-current=page]")
    expect(current).to_contain_text(entry.title)


def test_charts_have_marks_and_a_description(entry, desk):
    page = seen(desk)
    assert charts(page).count() > 0 or entry.name not in CHARTED
    for graph in charts(page).all():
        expect(graph.locator(".point").first).to_be_attached()
        expect(graph.locator("xpath=ancestor-or-self::*[@role='figure'][1]")).to_have_attribute(
            "aria-label", re.compile("[0-9]")
        )


def test_labels_are_whole_at_a_desk(entry, desk):
    assert_labels_are_whole(seen(desk), entry)


def test_nothing_reaches_over_the_edge_in_the_dark(desk):
    assert_within_the_edge(seen(desk, "dark"))


def test_labels_are_whole_on_a_tablet(entry, desk):
    assert_labels_are_whole(seen(desk, screen=TABLET), entry)


def test_nothing_reaches_over_the_edge_of_a_tablet(desk):
    assert_within_the_edge(seen(desk, screen=TABLET))


def test_labels_are_whole_on_a_phone(entry, phone):
    assert_labels_are_whole(seen(phone, screen=PHONE), entry)


def test_a_phone_shuts_nobody_out(phone):
    assert "color-contrast" in assert_accessible(seen(phone, screen=PHONE))


@both_schemes
def test_nothing_reaches_over_the_edge_of_a_phone(phone, scheme):
    assert_within_the_edge(seen(phone, scheme, PHONE))


def test_a_chinese_page_is_chinese(chosen):
    assert foreign_words(seen(chosen)) == set()


@both_schemes
def test_nobody_is_shut_out(chosen, scheme):
    page = seen(chosen, scheme)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert {"color-contrast", "document-title", "html-has-lang"} <= assert_accessible(page)


def test_only_what_is_to_be_read_is_printed(chosen):
    page = seen(chosen, "dark")
    on_paper(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for name in CLICKABLE:
        expect(page.get_by_test_id(name).locator("visible=true")).to_have_count(0)
    assert page.evaluate(DARK) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize(
    ("context", "dark"),
    [({"color_scheme": "dark"}, True), ({"color_scheme": "light"}, False)],
    indirect=["context"],
    ids=["dark", "light"],
)
def test_colours_follow_the_system(visit, context, dark):
    page = visit("/")
    colour = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    brightness = max(int(part) for part in colour.strip("rgba()").split(",")[:3])
    assert (brightness < 128) is dark
