"""The address and the filters say the same: by link, by the way back, and from page to page."""

import pytest
from charts import choose, chosen
from harness import redrawn
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_link_sets_the_filters_that_it_names(visit):
    page = visit("/")
    choose(page, "年度", "2023")
    with redrawn(page):
        page.get_by_role("link", name="在区域比较中看").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("区域比较")
    expect(chosen(page, "指标").first).to_be_visible()
    expect(chosen(page, "年度")).to_have_text(["2023"])
    page.wait_for_url(lambda url: "year=2023" in url and "indicator=" in url)


def test_the_way_back_brings_cleared_filters_again(visit):
    page = visit("/compare?year=2023")
    with redrawn(page):
        page.get_by_role("button", name="清除全部筛选").click()
    expect(chosen(page, "年度")).to_have_count(0)
    page.wait_for_url(lambda url: "year=" not in url)
    with redrawn(page):
        page.go_back()
    expect(chosen(page, "年度")).to_have_text(["2023"])


def test_the_way_back_leads_to_the_page_before_with_its_filters(visit):
    page = visit("/trends?year=2023")
    with redrawn(page):
        page.get_by_test_id("stTopNavLink").filter(has_text="区域比较").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("区域比较")
    page.wait_for_url(lambda url: "year=2023" in url)
    with redrawn(page):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("年度趋势")
    expect(chosen(page, "年度")).to_have_text(["2023"])


def test_a_chip_takes_its_value_out_of_the_filter_and_the_address(visit):
    page = visit("/compare?year=2023&level=街道")
    with redrawn(page):
        page.locator(".st-key-chips").get_by_role("button", name="2023").click()
    page.wait_for_url(lambda url: "year=" not in url)
    expect(chosen(page, "年度")).to_have_count(0)
    expect(chosen(page, "层级")).to_have_text(["街道"])
