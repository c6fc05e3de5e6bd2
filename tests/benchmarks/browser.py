"""Time in the browser from a click to the charts drawn anew."""

import time
from statistics import median

from charts import charts
from harness import open_browser, wait_until_drawn
from playwright.sync_api import Page

from tests.benchmarks.server import high
from tests.benchmarks.subject import Subject

CLICKS = 12
WARM = 2
# Fulfilled when no chart has the drawing of before the click and nothing is loading any more.
DRAWN = """
(before) => new Promise((done) => {
  const look = () => {
    const graphs = [...document.querySelectorAll(".js-plotly-plot")];
    const app = document.querySelector("[data-testid=stApp]");
    const idle = app.dataset.testScriptState === "notRunning"
      && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]");
    const fresh = graphs.length && graphs.every((graph) => graph.querySelector(".main-svg"));
    if (idle && fresh && location.search !== before) { requestAnimationFrame(done); }
    else { requestAnimationFrame(look); }
  };
  look();
})
"""


def measure_browser(subject: Subject, dashboard: str, bare: str) -> None:
    """Print the time from the click that takes a year away or adds it to the charts drawn anew."""
    print(f"browser, ms a click   {'p50':>6} {'p95':>6}  charts")
    with open_browser() as browser:
        for name, address in (
            ("a page of charts", f"{dashboard}/compare?{subject.query}"),
            ("a bare page", bare),
        ):
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
            page.goto(address)
            wait_until_drawn(page)
            times = [_click(page, number) for number in range(WARM + CLICKS)][WARM:]
            shown = charts(page).count()
            print(f"{name:<21} {median(times):6.0f} {high(times):6.0f}  {shown}")
            page.close()


def _click(page: Page, number: int) -> float:
    """Choose the next year of the filter's list; returns milliseconds until it is drawn."""
    page.locator(".st-key-year").get_by_role("combobox").click()
    option = page.get_by_role("option").nth(0)
    option.wait_for()
    before = page.evaluate("location.search")
    start = time.perf_counter()
    option.click()
    page.evaluate(DRAWN, before)
    passed = (time.perf_counter() - start) * 1e3
    page.keyboard.press("Escape")
    return passed
