"""Every page is drawn whole, from its own server only, on any screen."""

import re

import pytest
from charts import charts
from harness import PHONE
from playwright.sync_api import expect

from dashboard.navigation import PAGES

pytestmark = pytest.mark.browser

TABLET = {"viewport": {"width": 820, "height": 1180}}
every_page = pytest.mark.parametrize("entry", PAGES, ids=[page.name for page in PAGES])

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


@every_page
def test_page_is_drawn(entry, visit):
    page = visit(f"/{entry.address}")
    expect(page.get_by_role("heading", level=1)).to_have_text(entry.title)
    current = page.locator("[data-testid=stTopNavLink][aria-current=page]")
    expect(current).to_contain_text(entry.title)


@pytest.mark.parametrize("path", ["/", "/compare", "/trends"])
def test_charts_have_marks_and_a_description(path, visit):
    page = visit(path)
    expect(charts(page).first).to_be_visible()
    for graph in charts(page).all():
        expect(graph.locator(".point").first).to_be_attached()
        expect(graph.locator("xpath=ancestor-or-self::*[@role='figure'][1]")).to_have_attribute(
            "aria-label", re.compile("[0-9]")
        )


@every_page
@pytest.mark.parametrize(
    "context",
    [PHONE, PHONE | {"color_scheme": "dark"}, TABLET, {"color_scheme": "dark"}],
    ids=["phone", "dark-phone", "tablet", "dark"],
    indirect=True,
)
def test_nothing_reaches_over_the_edge(entry, visit, context):
    page = visit(f"/{entry.address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("path", ["/", "/compare", "/trends"])
@pytest.mark.parametrize(
    "context", [PHONE, TABLET, {}], ids=["phone", "tablet", "desk"], indirect=True
)
def test_labels_are_whole(path, visit, context):
    page = visit(path)
    expect(charts(page).first).to_be_visible()
    assert page.evaluate(CUT_LABELS) == []


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
