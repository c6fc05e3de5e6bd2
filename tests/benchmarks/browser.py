"""Time in the browser from a click to the charts drawn anew."""

import time
from statistics import median

from charts import charts
from harness import DESK, new_reader, open_browser, wait_until_drawn
from playwright.sync_api import Page

from tests.benchmarks.server import high
from tests.benchmarks.subject import Subject

CLICKS = 20
WARM = 2
# What the charts show before a click: the library lays a chart out anew where it changes.
REMEMBER = """
() => { window.before = new Set(
  [...document.querySelectorAll(".js-plotly-plot")].map((graph) => graph._fullLayout)); }
"""
# Fulfilled in the frame after a chart has changed and the script has run, nothing loading any more.
DRAWN = """
() => new Promise((done) => {
  const look = () => {
    const graphs = [...document.querySelectorAll(".js-plotly-plot")];
    const app = document.querySelector("[data-testid=stApp]");
    const idle = app.dataset.testScriptState === "notRunning"
      && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]");
    const changed = graphs.some(
      ({ _fullLayout: layout }) => layout && !window.before.has(layout));
    requestAnimationFrame(idle && changed ? done : look);
  };
  look();
})
"""


def measure_browser(subject: Subject, dashboard: str, bare: str) -> None:
    """Print the time from a click on the order of bars to the charts drawn anew."""
    print(f"browser, ms a click   {'p50':>6} {'p95':>6}  charts")
    with open_browser() as browser:
        for name, address in (
            ("a page of charts", f"{dashboard}/compare?{subject.query}&year={subject.years[0]}"),
            ("a bare page", bare),
        ):
            page = new_reader(browser, **DESK).new_page()
            page.goto(address)
            wait_until_drawn(page)
            times = [_click(page) for _ in range(WARM + CLICKS)][WARM:]
            shown = charts(page).count()
            print(f"{name:<21} {median(times):6.0f} {high(times):6.0f}  {shown}")
            page.close()


def _click(page: Page) -> float:
    """Press the switch of the order of bars; returns milliseconds until they are drawn."""
    switch = page.locator(".st-key-compare_order [role=radio][aria-checked=false]").first
    page.evaluate(REMEMBER)
    start = time.perf_counter()
    switch.click()
    page.evaluate(DRAWN)
    return (time.perf_counter() - start) * 1e3
