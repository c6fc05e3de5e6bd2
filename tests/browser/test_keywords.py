"""The keywords: from a word, a query or a field of the outline to the paragraph that says it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from charts import charts, click_mark, drawn_marks
from harness import PHONE, redrawn, serve
from keywords_page import NETWORK, csv_rows, expect_occurrences, lines, open_menu, word
from playwright.sync_api import expect
from readers import open_at
from saved import saved

from dashboard.lexis.folding import fold

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hostile=1>"
# The colour of a text: of its letters on a page, of its shapes in a drawing.
INKED = """
(element) => {
  const style = getComputedStyle(element);
  const colour = element.namespaceURI.endsWith("svg") ? style.fill : style.color;
  return colour.match(/[0-9.]+/g).slice(0, 3).map(Number);
}
"""
# Whether the middle of a word's letters is its own, and not another's that lies on it.
IS_HIT = """
(element) => {
  element.scrollIntoView({ block: "center" });
  const text = element.matches("text") ? element : element.querySelector("text");
  const box = text.getBoundingClientRect();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  return element.contains(element.getRootNode().elementFromPoint(...middle));
}
"""


@pytest.fixture(scope="module")
def hostile_address(seeds_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the seeds are served with markup in place of their most frequent word."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(seeds_data, data)
    (path,) = data.glob("snapshots/*/keywords.parquet")
    table = pq.read_table(path)
    terms = pc.replace_substring(table["term"], "学习", HOSTILE)
    pq.write_table(table.set_column(table.column_names.index("term"), "term", terms), path)
    with serve(data) as served:
        yield served


def test_a_click_on_a_word_of_the_cloud_lists_its_occurrences(visit):
    page = visit("/keywords")
    with redrawn(page):
        word(page, "培训").click()
    expect_occurrences(page, "培训")
    assert parse_qs(urlsplit(page.url).query)["word"] == ["培训"]


@pytest.mark.parametrize(
    ("path", "words"), [("/keywords", "svg.wide > text"), (NETWORK, "svg.wide .node")]
)
def test_every_word_is_hit_at_its_middle(visit, path, words):
    drawn = visit(path).locator(words)
    assert drawn.count() > 5
    missed = [word.get_attribute("data-word") for word in drawn.all() if not word.evaluate(IS_HIT)]
    assert missed == []


def test_a_word_of_the_list_does_the_same(visit):
    page = visit("/keywords")
    with redrawn(page):
        page.locator("button[data-word='培训']").click()
    expect_occurrences(page, "培训")


def test_a_word_is_reached_and_opened_by_the_keyboard(visit):
    page = visit("/keywords")
    expect(word(page, "培训")).to_have_attribute("aria-label", re.compile("培训：[0-9]+ 次"))
    page.get_by_role("button", name="下载").focus()
    page.keyboard.press("Tab")
    expect(page.locator("svg.wide text").first).to_be_focused()
    word(page, "培训").focus()
    with redrawn(page):
        page.keyboard.press("Enter")
    expect_occurrences(page, "培训")


def test_an_occurrence_leads_to_its_paragraph(visit):
    page = visit("/keywords?word=培训")
    line = lines(page).first
    context = line.locator(".right").inner_text()
    with redrawn(page):
        line.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    expect(page.locator(".target")).to_contain_text(f"培训{context}")


def test_occurrences_are_aligned(visit):
    page = visit("/keywords?word=行政执法")
    expect(lines(page).first).to_be_visible()
    edges = [mark.bounding_box()["x"] for mark in lines(page).locator("mark").all()]
    assert len(edges) > 5
    assert max(edges) - min(edges) < 1.5


def test_occurrences_are_sorted_by_what_follows(visit):
    page = visit("/keywords?word=培训&kwic_order=按后文")
    expect(lines(page).first).to_be_visible()
    contexts = page.locator("a:has(mark) .right").all_text_contents()
    following = [fold(text)[:2] for text in contexts]
    assert following == sorted(following)
    assert len(set(following)) > 3


def test_a_query_marks_what_it_finds_and_leads_to_the_paragraph(visit):
    page = visit("/keywords?q=行政执法 培训")
    expect(lines(page).first).to_be_visible()
    for line in lines(page).all():
        found = set(re.findall("行政执法|培训", " ".join(line.locator("mark").all_inner_texts())))
        assert found
    expect(page.get_by_text(re.compile("找到 [0-9]+ 段"))).to_be_visible()
    with redrawn(page):
        lines(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    expect(page.locator(".target")).to_contain_text("行政执法")


def test_a_query_that_cannot_be_answered_says_why(visit):
    page = visit("/keywords?section=检索")
    page.get_by_role("textbox", name="检索").fill("-处罚")
    with redrawn(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("至少输入一个要查找的词")
    expect(lines(page)).to_have_count(0)


def test_a_facet_narrows_the_search_and_the_address(visit):
    page = visit("/keywords?q=培训")
    facet = page.locator("[class*=st-key-facet_year] button").first
    year, total = re.findall("[0-9]+", facet.inner_text())
    with redrawn(page):
        facet.click()
    expect(page).to_have_url(re.compile(f"year={year}"))
    expect(page.get_by_text(f"找到 {total} 段")).to_be_visible()


def test_bars_of_a_list_share_their_scale(visit):
    page = visit("/keywords?weight=关键性&contrast=其余所有报告&year=2022")
    boxes = [bar.bounding_box() for bar in page.locator("button[data-word] .bar").all()]
    assert len({(round(box["x"]), round(box["width"])) for box in boxes}) == 1


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], ids=["dark"], indirect=True)
@pytest.mark.parametrize("path", ["/keywords", NETWORK, "/keywords?word=培训", "/keywords?q=培训"])
def test_words_are_printed_dark_on_white(visit, path):
    page = visit(path)
    page.emulate_media(media="print")
    for text in page.locator("svg.wide text, .word, .passage, .place").all():
        red, green, blue = text.evaluate(INKED)
        assert (
            red + green + blue < 400 or text.locator("xpath=ancestor::*[@class='middle']").count()
        )


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], ids=["dark"], indirect=True)
def test_the_legend_of_the_fields_is_printed_dark_on_white(visit):
    page = visit("/keywords?section=主题")
    page.emulate_media(media="print")
    legend = charts(page).first.locator(".legend")
    assert legend.locator(".bg").evaluate("(ground) => getComputedStyle(ground).fill") == "none"
    for text in legend.locator(".legendtext").all():
        assert sum(text.evaluate(INKED)) < 400


def test_markup_in_a_word_is_written_and_not_run(page, hostile_address):
    for path in ("?section=共现&word=培训", "?word=培训", f"?q={HOSTILE}", f"?word={HOSTILE}", ""):
        open_at(page, f"{hostile_address}/keywords{path}")
        expect(page.locator("img[src=x]")).to_have_count(0)
        assert page.evaluate("window.hostile") is None
    listed = page.locator("button[data-word]").filter(has_text=HOSTILE)
    expect(listed).to_have_count(1)


def test_a_cell_of_the_fields_opens_its_words_and_paragraphs(visit):
    page = visit("/keywords?section=主题")
    graph = charts(page).first
    click_mark(graph, drawn_marks(graph)[0].key)
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("占报告正文的")
    with redrawn(page):
        panel.locator("a:has(mark)").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")


def test_the_downloads_of_a_cloud(visit):
    page = open_menu(visit("/keywords"))
    name, content = saved(page, "CSV 表格")
    assert name.startswith("关键词_频次") and name.endswith(".csv")
    rows = csv_rows(content)
    listed = page.locator("button[data-word]").all()
    assert [row["词"] for row in rows[: len(listed)]] == [
        button.get_attribute("data-word") for button in listed
    ]
    assert rows[0]["次数"] in listed[0].inner_text()


@pytest.mark.parametrize(
    ("path", "said", "column"),
    [("word=培训", "“培训”共 ([0-9]+) 处", "词"), ("q=培训", "找到 ([0-9]+) 段", "段落原文")],
)
def test_the_downloads_of_text_hold_all_that_was_found(visit, path, said, column):
    page = open_menu(visit(f"/keywords?{path}"))
    total = re.search(said, page.get_by_test_id("stMain").inner_text())[1]
    rows = csv_rows(saved(page, "CSV 表格")[1])
    assert len(rows) == int(total)
    assert all("培训" in row[column] for row in rows)
    assert all(row["paragraph_id"] and row["报告主体"] for row in rows)


def test_the_pictures_of_a_cloud(visit):
    page = open_menu(visit("/keywords"))
    _name, svg = saved(page, "SVG")
    texts = [element.text for element in ElementTree.fromstring(svg).iter() if element.text]
    assert "培训" in texts
    name, png = saved(page, "PNG")
    assert name.endswith(".png") and png.startswith(b"\x89PNG")


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_phone_has_a_cloud_of_its_own(visit):
    page = visit("/keywords")
    cloud = page.locator("svg.narrow")
    expect(cloud).to_be_visible()
    expect(page.locator("svg.wide")).to_be_hidden()
    with redrawn(page):
        cloud.locator("text[data-word='培训']").tap()
    expect_occurrences(page, "培训")
