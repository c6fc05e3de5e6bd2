"""The words that stand together: as a drawing, as a list, by pointer and by keyboard."""

import re
from xml.etree import ElementTree

import pytest
from harness import PHONE, redrawn
from keywords_page import NETWORK, csv_rows, expect_occurrences, lines, open_menu
from playwright.sync_api import Locator, Page, expect
from saved import saved

pytestmark = pytest.mark.browser


def test_a_partner_leads_to_the_paragraphs_of_both(visit):
    page = visit("/keywords?section=共现&word=行政执法")
    with redrawn(page):
        page.locator("button[data-word='培训']").click()
    box = page.get_by_role("textbox", name="检索")
    expect(box).to_have_value('"行政执法" "培训"')
    expect(lines(page).first).to_be_visible()
    assert "q=" in page.url


def node(page: Page, text: str) -> Locator:
    return page.locator(f"svg.wide .node[data-word='{text}']")


def test_a_word_of_the_network_leads_to_the_paragraphs_of_both(visit):
    page = visit(NETWORK)
    with redrawn(page):
        node(page, "培训").click()
    expect(page.get_by_role("textbox", name="检索")).to_have_value('"行政执法" "培训"')
    expect(lines(page).first).to_be_visible()


def test_the_word_in_the_middle_leads_to_its_occurrences(visit):
    page = visit(NETWORK)
    with redrawn(page):
        page.locator("svg.wide .middle").click()
    expect_occurrences(page, "行政执法")


def test_the_network_is_reached_and_opened_by_the_keyboard(visit):
    page = visit(NETWORK)
    page.get_by_role("button", name="下载").focus()
    page.keyboard.press("Tab")
    expect(page.locator("svg.wide .middle")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator("svg.wide .node").first
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-label", re.compile("同在 [0-9]+ 段"))
    chosen = first.get_attribute("data-word")
    with redrawn(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="检索")).to_have_value(f'"行政执法" "{chosen}"')


def test_the_ties_of_the_word_pointed_at_stand_out(visit):
    page = visit(NETWORK)
    node(page, "培训").hover()
    expect(page.locator("svg.wide.pointed")).to_have_count(1)
    near = page.locator("svg.wide .edge.near title").all_text_contents()
    assert near and all("培训" in text for text in near)


def test_the_network_and_the_list_say_the_same_words(visit):
    page = visit(NETWORK)
    listed = page.locator("button[data-word]")
    words = [button.get_attribute("data-word") for button in listed.all()]
    drawn = [each.get_attribute("data-word") for each in page.locator("svg.wide .node").all()]
    assert set(drawn) == set(words[:24])


def test_the_downloads_of_a_network(visit):
    page = open_menu(visit(NETWORK))
    name, svg = saved(page, "SVG")
    assert name.startswith("共现_行政执法") and name.endswith(".svg")
    texts = [element.text for element in ElementTree.fromstring(svg).iter() if element.text]
    assert {"行政执法", "培训"} <= set(texts)
    assert saved(page, "PNG")[1].startswith(b"\x89PNG")
    rows = csv_rows(saved(page, "CSV 表格")[1])
    assert "培训" in {row["词"] for row in rows}


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_phone_has_a_network_of_its_own(visit):
    page = visit(NETWORK)
    expect(page.locator("svg.wide")).to_be_hidden()
    network = page.locator("svg.narrow")
    sizes = [text.bounding_box()["height"] for text in network.locator("text").all()]
    assert min(sizes) >= 12
    with redrawn(page):
        network.locator(".node[data-word='培训']").tap()
    expect(page.get_by_role("textbox", name="检索")).to_have_value('"行政执法" "培训"')
