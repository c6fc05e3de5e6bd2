"""The overview: every figure and sentence leads to its paragraphs, and links keep the filters."""

import re

import pytest
from charts import chosen
from harness import PHONE, redrawn, wait_until_drawn
from peers import STREETS, YEARS, penalties
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PROJECTOR = {"viewport": {"width": 1280, "height": 720}}


def headline(page: Page, number: int) -> Locator:
    return page.locator(f".st-key-headline_value_{number} button")


def panel_marks(page: Page) -> Locator:
    return page.get_by_role("dialog").locator(".evidence mark.current")


def test_a_headline_figure_opens_its_highlighted_sentence(visit):
    page = visit("/?year=2023&category=案件")
    stated = headline(page, 0).inner_text()
    with redrawn(page):
        headline(page, 0).click()
    expect(panel_marks(page)).to_have_text([stated])
    with redrawn(page):
        page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    expect(page.locator("mark.current")).to_be_in_viewport()
    expect(chosen(page, "年度")).to_have_text(["2023"])


def test_the_headline_of_one_body_opens_both_years(visit_peers):
    street = STREETS[4]
    page = visit_peers(f"/?indicator=行政处罚&place=上海市 / 长宁区 / {street}")
    now, before = (penalties(street, year) for year in reversed(YEARS))
    expect(headline(page, 0)).to_have_text(f"{now}件")
    expect(page.locator(".st-key-headline_0")).to_contain_text(f"比上年增加{now - before}件")
    with redrawn(page):
        headline(page, 0).click()
    expect(panel_marks(page)).to_have_text([f"{now}件", f"{before}件"])


def test_a_sum_is_made_only_when_asked_and_its_address_keeps_it(visit_peers):
    page = visit_peers("/?indicator=行政处罚")
    total = sum(penalties(street, YEARS[1]) for street in STREETS)
    expect(page.locator(".st-key-headline_0")).to_contain_text("6 个主体的中位数")
    with redrawn(page):
        page.get_by_role("radio", name="合计").check(force=True)
    expect(headline(page, 0)).to_have_text(f"≥{total}件")
    page.wait_for_url(lambda url: "headline_way=" in url)
    page.reload()
    wait_until_drawn(page)
    expect(headline(page, 0)).to_have_text(f"≥{total}件")
    with redrawn(page):
        headline(page, 0).click()
    expect(panel_marks(page)).to_have_count(len(STREETS))


def test_a_sentence_that_stands_out_opens_the_paragraphs_of_both_years(visit_peers):
    page = visit_peers("/")
    told = page.locator(".st-key-statements_changes button").first
    now, rise = re.search(r" (\d+)件，比上年增加(\d+)件", told.inner_text()).groups()
    with redrawn(page):
        told.click()
    expect(panel_marks(page)).to_have_text([f"{now}件", f"{int(now) - int(rise)}件"])


def test_a_finding_leads_to_its_paragraph_and_to_the_quality_page(visit):
    page = visit("/?year=2023")
    found = page.locator(".st-key-highlights").get_by_role("link")
    with redrawn(page):
        found.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    page.wait_for_url(lambda url: "report=" in url and "year=2023" in url)
    page = visit("/?year=2023")
    with redrawn(page):
        found.last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("数据质量")
    expect(chosen(page, "年度")).to_have_text(["2023"])


def test_a_median_leads_to_the_bodies_it_is_of(visit_peers):
    page = visit_peers("/?indicator=行政处罚")
    with redrawn(page):
        page.get_by_role("link", name="逐个比较").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("区域比较")
    expect(chosen(page, "年度")).to_have_text([str(YEARS[1])])
    expect(chosen(page, "层级")).to_have_text(["街道"])


@pytest.mark.parametrize("context", [PROJECTOR], ids=["projector"], indirect=True)
def test_the_first_screen_holds_the_message(visit_peers, context):
    page = visit_peers("/")
    for number in range(3):
        expect(page.locator(f".st-key-headline_{number}")).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-statements_changes button").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_tap_on_a_phone_opens_the_paragraph(visit_peers, context):
    page = visit_peers("/")
    with redrawn(page):
        headline(page, 0).tap()
    expect(panel_marks(page).first).to_be_in_viewport()


def test_paper_has_the_figures_and_the_sentences(visit_peers):
    page = visit_peers("/")
    told = page.locator(".st-key-statements_changes button").first
    expect(told).to_be_visible()
    page.emulate_media(media="print")
    expect(headline(page, 0)).to_be_visible()
    expect(told).to_be_visible()
    expect(page.locator(".st-key-headline_hint")).to_be_hidden()
