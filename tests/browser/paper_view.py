"""How a page is shown on paper."""

from playwright.sync_api import Page

CLICKABLE = (
    "stSidebar",
    "stTopNav",
    "stPopover",
    "stDownloadButton",
    "stButtonGroup",
    "stMultiSelect",
    "stSelectbox",
    "stPagination",
    "stTextInput",
)
# Drawings that are cut off at the right, with the letters of their labels.
CUT = """
() => [...document.querySelectorAll(".js-plotly-plot text")].filter((label) => {
  const box = label.getBoundingClientRect();
  const card = label.closest("[data-testid=stPlotlyChart]").getBoundingClientRect();
  return box.width > 0 && (box.right > card.right + 1 || box.left < card.left - 1);
}).map((label) => label.textContent)
"""
DARK = """
() => [...document.querySelectorAll("[data-testid=stMain], [data-testid=stMain] *")]
  .filter((element) => element.checkVisibility() && !element.closest("mark, svg, canvas"))
  .filter((element) => {
    const [red, green, blue, alpha] =
      getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number);
    return alpha !== 0 && red + green + blue < 384;
  })
  .map((element) => element.outerHTML.slice(0, 120))
"""


def on_paper(page: Page) -> None:
    """Show the page as the sheets will have it."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def on_screen(page: Page) -> None:
    """Show the page as before."""
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
