"""A page prints as a report: A4, what it shows and nothing to click, in light colours."""

from pathlib import Path

import pytest
from charts import charts, click_mark, drawn_marks
from harness import redrawn
from paper_view import on_paper
from peers import MANY
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument, PdfPage

pytestmark = pytest.mark.browser

# Words, bars and points that a cut between two slices of a drawing goes through.
CUT_THROUGH = """
() => {
  const plot = document.querySelector(".in-slices .js-plotly-plot");
  const top = plot.getBoundingClientRect().top;
  const cuts = [...document.querySelectorAll(".slices svg")].map(
    (slice) => slice.viewBox.baseVal.y);
  return [...plot.querySelectorAll("text, .point path")].filter((part) => {
    const box = part.getBoundingClientRect();
    return cuts.some((cut) => box.top - top < cut && cut < box.bottom - top);
  }).map((part) => part.textContent);
}
"""
SHEET_WIDTH = 680  # pixels between the margins of A4
LEAST_INK = 0.005  # share of a sheet; its foot alone has less


def inked(sheet: PdfPage) -> float:
    """Return the share of a sheet that is not white."""
    picture = sheet.render(scale=0.5).to_pil().convert("L")
    return sum(picture.histogram()[:250]) / (picture.width * picture.height)


def sheets(page: Page, path: Path) -> list[tuple[float, float]]:
    """Print and return the size of every sheet, in points."""
    page.pdf(path=path, prefer_css_page_size=True)
    document = PdfDocument(path)
    return [sheet.get_size() for sheet in document]


def test_filters_become_a_line_of_text(visit):
    page = visit("/compare?year=2023&level=街道")
    on_paper(page)
    chips = page.locator(".st-key-chips")
    expect(chips.get_by_text("年度：2023").locator("visible=true")).to_have_count(1)
    tops = {round(chip.bounding_box()["y"]) for chip in chips.locator("button:visible").all()}
    assert len(tops) == 1
    expect(chips.get_by_text("清除全部筛选")).to_be_hidden()


def test_a_long_page_takes_as_many_sheets_of_a4_as_it_needs(visit, tmp_path):
    page = visit("/source")
    size = sheets(page, tmp_path / "source.pdf")
    assert len(size) > 1
    assert {(round(width), round(height)) for width, height in size} == {(595, 842)}


@pytest.mark.parametrize("key", ["Control+p", None], ids=["key", "button"])
def test_charts_are_drawn_at_the_width_of_the_sheet(page, visit, key):
    page.add_init_script("window.asked = 0; window.print = () => { window.asked += 1; }")
    visit("/compare?year=2023")
    drawing = charts(page).first.locator(".main-svg").first
    wide = drawing.bounding_box()["width"]
    if key:
        page.keyboard.press(key)
    else:
        page.get_by_role("button", name="打印本页").click()
    page.wait_for_function("document.documentElement.classList.contains('for-paper')")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.wait_for_function("window.asked === 1")
    assert drawing.bounding_box()["width"] < wide
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


LONGER_THAN_A_SHEET = """
  [...document.querySelectorAll('.js-plotly-plot .main-svg')].some(svg => svg.clientHeight > 1500)
"""


@pytest.mark.parametrize("layout", ["排名条形", "热力图"])
@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], ids=["dark"], indirect=True)
def test_a_chart_longer_than_a_sheet_is_cut_between_its_rows(layout, visit_many, tmp_path, context):
    page = visit_many(f"/compare?compare_layout={layout}&indicator=cases.penalty")
    with redrawn(page):
        page.get_by_role("radio", name=str(MANY)).click()
    page.wait_for_function(LONGER_THAN_A_SHEET)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".slices svg").count() > 1
    assert page.evaluate(CUT_THROUGH) == []
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".slices")).to_have_count(0)
    expect(charts(page).first).to_be_visible()
    printed = tmp_path / "long.pdf"
    assert len(sheets(page, printed)) in (2, 3, 4)
    for sheet in PdfDocument(printed):
        assert inked(sheet) > LEAST_INK


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/figures?year=2023", "所在句"),
        ("/compare?year=2023", "数值"),
    ],
    ids=["figures", "card"],
)
def test_a_table_is_written_out_as_wide_as_the_sheet(path, words, visit, tmp_path):
    page = visit(path)
    for switch in page.get_by_role("radio", name="表").all():
        with redrawn(page):
            switch.click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    on_paper(page)
    page.set_viewport_size({"width": SHEET_WIDTH, "height": 900})
    expect(page.get_by_test_id("stDataFrame").locator("visible=true")).to_have_count(0)
    table = page.locator(".on-paper")
    expect(table.get_by_role("columnheader", name=words)).to_be_visible()
    box = table.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= SHEET_WIDTH + 1
    sheets(page, tmp_path / "table.pdf")
    text = PdfDocument(tmp_path / "table.pdf")[0].get_textpage().get_text_range()
    assert words in text


def test_the_open_panel_is_printed_alone(visit):
    page = visit("/compare?year=2023")
    graph = charts(page).first
    click_mark(graph, drawn_marks(graph)[0].key)
    expect(page.get_by_role("dialog").locator(".evidence")).to_be_visible()
    on_paper(page)
    expect(page.get_by_role("dialog").locator(".evidence")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
