"""The keywords: from a word, a query or a field of the outline to the paragraph that says it."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from charts import charts, click_mark, drawn_marks
from harness import PHONE, wait_until_drawn
from playwright.sync_api import Locator, Page, expect

from dashboard.lexis.folding import fold

pytestmark = pytest.mark.browser


def word(page: Page, text: str) -> Locator:
    return page.locator(f"svg.wide text[data-word='{text}']")


def lines(page: Page) -> Locator:
    return page.locator("a:has(mark)")


def expect_occurrences(page: Page, text: str) -> None:
    expect(page.get_by_role("textbox", name="词", exact=True)).to_have_value(text)
    wait_until_drawn(page)
    expect(lines(page).first.locator("mark")).to_have_text(text)
    assert set(lines(page).locator("mark").all_inner_texts()) == {text}


def download(page: Page, name: str) -> tuple[str, bytes]:
    page.get_by_role("button", name="下载").click()
    with page.expect_download() as asked:
        page.get_by_role("button", name=name).click()
    with open(asked.value.path(), "rb") as file:
        return asked.value.suggested_filename, file.read()


def test_a_click_on_a_word_of_the_cloud_lists_its_occurrences(visit):
    page = visit("/keywords")
    word(page, "培训").click()
    expect_occurrences(page, "培训")
    assert parse_qs(urlsplit(page.url).query)["word"] == ["培训"]


def test_a_word_of_the_list_does_the_same(visit):
    page = visit("/keywords")
    page.locator("button[data-word='培训']").click()
    expect_occurrences(page, "培训")


def test_a_word_is_reached_and_opened_by_the_keyboard(visit):
    page = visit("/keywords")
    expect(word(page, "培训")).to_have_attribute("aria-label", re.compile("培训：[0-9]+ 次"))
    page.get_by_role("button", name="下载").focus()
    page.keyboard.press("Tab")
    expect(page.locator("svg.wide text").first).to_be_focused()
    word(page, "培训").focus()
    page.keyboard.press("Enter")
    expect_occurrences(page, "培训")


def test_an_occurrence_leads_to_its_paragraph(visit):
    page = visit("/keywords?word=培训")
    line = lines(page).first
    context = line.locator(".right").inner_text()
    line.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    wait_until_drawn(page)
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
    lines(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    wait_until_drawn(page)
    expect(page.locator(".target")).to_contain_text("行政执法")


def test_a_query_that_cannot_be_answered_says_why(visit):
    page = visit("/keywords?section=检索")
    page.get_by_role("textbox", name="检索").fill("-处罚")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("至少输入一个要查找的词")
    expect(lines(page)).to_have_count(0)


def test_a_facet_narrows_the_search_and_the_address(visit):
    page = visit("/keywords?q=培训")
    facet = page.locator("[class*=st-key-facet_year] button").first
    year, total = re.findall("[0-9]+", facet.inner_text())
    facet.click()
    expect(page).to_have_url(re.compile(f"year={year}"))
    expect(page.get_by_text(f"找到 {total} 段")).to_be_visible()


def test_a_partner_leads_to_the_paragraphs_of_both(visit):
    page = visit("/keywords?section=共现&word=行政执法")
    page.locator("button[data-word='培训']").click()
    box = page.get_by_role("textbox", name="检索")
    expect(box).to_have_value('"行政执法" "培训"')
    expect(lines(page).first).to_be_visible()
    assert "q=" in page.url


def test_a_cell_of_the_fields_opens_its_words_and_paragraphs(visit):
    page = visit("/keywords?section=主题")
    graph = charts(page).first
    click_mark(graph, drawn_marks(graph)[0].key)
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("占报告正文的")
    panel.locator("a:has(mark)").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")


def test_the_downloads_of_a_cloud(visit):
    page = visit("/keywords")
    name, content = download(page, "CSV 表格")
    assert name.startswith("关键词_频次") and name.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    listed = page.locator("button[data-word]").all()
    assert [row["词"] for row in rows[: len(listed)]] == [
        button.get_attribute("data-word") for button in listed
    ]
    assert rows[0]["次数"] in listed[0].inner_text()


def test_the_pictures_of_a_cloud(visit):
    page = visit("/keywords")
    _name, svg = download(page, "SVG")
    texts = [element.text for element in ElementTree.fromstring(svg).iter() if element.text]
    assert "培训" in texts
    page = visit("/keywords")
    name, png = download(page, "PNG")
    assert name.endswith(".png") and png.startswith(b"\x89PNG")


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_phone_has_a_cloud_of_its_own(visit):
    page = visit("/keywords")
    cloud = page.locator("svg.narrow")
    expect(cloud).to_be_visible()
    expect(page.locator("svg.wide")).to_be_hidden()
    cloud.locator("text[data-word='培训']").tap()
    expect_occurrences(page, "培训")
