"""The reference: an indicator's address, its way to the figures, the folded wording, the search."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from harness import PHONE, redrawn, wait_until_drawn
from playwright.sync_api import expect

from etl.catalogue import indicators
from etl.definitions import definitions

pytestmark = pytest.mark.browser

CONTRACTS = "reviews.contracts"


def test_a_definition_has_an_address_and_leads_to_the_comparison(visit):
    label = indicators()[CONTRACTS].label
    page = visit("/about?section=指标目录&year=2023")
    entry = page.locator("#indicator-reviews-contracts")
    expect(entry.locator("ol")).to_be_hidden()
    with redrawn(page):
        entry.get_by_role("link", name=label, exact=True).click()
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("indicator") == [label])
    expect(page.locator(".definition")).to_have_count(1)
    expect(entry.locator("ol > li")).to_have_count(len(definitions()[CONTRACTS].wordings))
    expect(entry.locator("mark").first).to_be_visible()
    with redrawn(page):
        entry.get_by_role("link", name="区域比较").click()
    page.wait_for_url(lambda url: "/compare" in url and "year=2023" in url)
    expect(page.get_by_role("heading", level=1)).to_have_text("区域比较")


def test_a_click_unfolds_the_wording(visit):
    page = visit("/about")
    entry = page.locator("#indicator-cases-penalty")
    entry.get_by_text(re.compile("认得的写法")).click()
    expect(entry.locator("ol > li").first).to_be_visible()


@pytest.mark.parametrize("context", [PHONE, {}], ids=["phone", "desk"], indirect=True)
def test_words_narrow_the_page_and_stand_in_the_address(visit, context):
    page = visit("/about")
    box = page.get_by_role("textbox", name="查找")
    with redrawn(page):
        box.fill("span_end")
        box.press("Enter")
    expect(page.locator(".dictionary tbody tr")).to_have_count(1)
    expect(page.locator(".definition")).to_have_count(0)
    page.wait_for_url(lambda url: "q=span_end" in url)
    page.reload()
    wait_until_drawn(page)
    expect(page.locator(".dictionary tbody tr")).to_have_count(1)


def test_on_paper_the_wording_is_unfolded(visit):
    page = visit("/about?section=指标目录")
    wording = page.locator("#indicator-reviews-contracts ol")
    expect(wording).to_be_hidden()
    page.emulate_media(media="print")
    expect(wording).to_be_visible()
