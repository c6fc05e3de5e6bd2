"""What the drawn charts show, read from the page, and clicks on their marks."""

from dataclasses import dataclass

from harness import redrawn
from playwright.sync_api import Locator, Page, expect

# Every mark that has a value, over all traces: the drawing library's own account of them.
_MARKS = """
(graph) => graph._fullData.flatMap((trace) =>
  trace.customdata.map((data, at) => ({
    key: data[0], x: String(trace.x[at]), y: String(trace.y[at]), text: trace.text[at],
    drawn: trace.x[at] !== null && trace.y[at] !== null && data[0] !== "",
  })).filter((mark) => mark.drawn))
"""
# The middle of a bar or the centre of a point, in pixels of the window.
_POSITION = """
(graph, key) => {
  const pixel = (reference, value) => {
    const axis = graph._fullLayout[reference.replace(/^[xy]/, "$&axis")];
    const named = axis.type === "category" ? axis._categories.indexOf(value) : value;
    return axis._offset + axis.d2p(named);
  };
  const box = graph.getBoundingClientRect();
  const traces = graph._fullData.map((trace) => trace.customdata.findIndex((d) => d[0] === key));
  const number = traces.findIndex((at) => at >= 0);
  const trace = graph._fullData[number];
  const at = traces[number];
  if (trace.type !== "bar") {
    return [box.left + pixel(trace.xaxis, trace.x[at]), box.top + pixel(trace.yaxis, trace.y[at])];
  }
  const bar = graph.calcdata[number].find((drawn) => drawn.i === at);
  const middle = {
    size: (bar.s0 + bar.s1) / 2,
    position: (bar.p0 + bar.p1) / 2,
  };
  const across = trace.orientation === "h" ? ["size", "position"] : ["position", "size"];
  const place = (reference, name) => {
    const axis = graph._fullLayout[reference.replace(/^[xy]/, "$&axis")];
    return axis._offset + axis.c2p(middle[name], true);
  };
  return [box.left + place(trace.xaxis, across[0]), box.top + place(trace.yaxis, across[1])];
}
"""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark of a chart: what it leads to, where it stands on the axes, and its label."""

    key: str
    x: str
    y: str
    text: str


def charts(page: Page) -> Locator:
    """Return the charts of a page, those with a drawing only."""
    return page.locator(".js-plotly-plot:has(.main-svg)")


def chart(page: Page, title: str) -> Locator:
    """Return the chart of the card with that text in its title."""
    card = page.locator("[class*=st-key-card_]").filter(
        has=page.get_by_role("heading").filter(has_text=title)
    )
    return card.locator(".js-plotly-plot:has(.main-svg)")


def drawn_marks(graph: Locator) -> list[DrawnMark]:
    """Return the marks of a chart that have a value."""
    expect(graph).to_have_count(1)
    expect(graph.locator(".point").first).to_be_attached()
    return [
        DrawnMark(mark["key"], mark["x"], mark["y"], mark["text"])
        for mark in graph.evaluate(_MARKS)
    ]


def click_mark(graph: Locator, key: str) -> None:
    """Click on a mark as a reader does, once its label shows; wait for what it opens."""
    place, before = mark_position(graph, key), None
    mouse = graph.page.mouse
    # A chart that is still being laid out moves on under the mouse.
    while place != before:
        mouse.move(place[0] - 3, place[1])
        mouse.move(*place)
        expect(graph.locator(".hoverlayer .hovertext")).to_be_visible()
        before, place = place, mark_position(graph, key)
    with redrawn(graph.page):
        mouse.click(*place)


def mark_position(graph: Locator, key: str) -> tuple[float, float]:
    """Bring a chart into sight and return where a mark stands, in pixels of the window."""
    graph.scroll_into_view_if_needed()
    x, y = graph.evaluate(_POSITION, key)
    return x, y


def choose(page: Page, name: str, value: str) -> None:
    """Choose an entry of a filter and wait until its page is drawn anew."""
    # The list draws only the entries in sight; typing brings the wanted one there.
    page.get_by_role("combobox", name=name, exact=True).fill(value)
    with redrawn(page):
        page.get_by_role("option", name=value, exact=True).click()
        page.keyboard.press("Escape")
    expect(chosen(page, name).filter(has_text=value)).to_be_visible()


def chosen(page: Page, name: str) -> Locator:
    """Return the chosen entries of a filter."""
    box = page.get_by_test_id("stMultiSelect").filter(
        has=page.get_by_role("combobox", name=name, exact=True)
    )
    return box.locator(".react-aria-ComboBox [data-tag]")
