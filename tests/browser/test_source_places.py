"""The reader: links to a place, the outline, choices on the way, and two reports side by side."""

import re

import pytest
from harness import PHONE, redrawn
from playwright.sync_api import expect
from source_page import address_of, assert_at, mark, panel

pytestmark = pytest.mark.browser


def test_a_link_to_a_count_shows_it_though_its_category_is_hidden(visit, report, counts):
    page = visit(address_of(report, count=counts[3]["count_id"], hide=counts[3]["category"]))
    assert_at(page, counts[3])
    expect(mark(page, counts[3])).not_to_have_class(re.compile(r"\boff\b"))


def test_a_paragraph_has_a_link_that_the_keyboard_reaches_and_that_is_copied(
    visit, context, tables, report
):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    rows = [row for row in tables["paragraphs"] if row["report_id"] == report["report_id"]]
    paragraph = max(rows, key=lambda row: row["ordinal"] * (row["kind"] == "body"))
    page = visit(address_of(report))
    element = page.locator(f"#at-{paragraph['paragraph_id']}")
    link = element.locator("a.permalink")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(element).to_have_class(re.compile(r"\btarget\b"))
    expect(panel(page)).to_contain_text("链接已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(address_of(report, paragraph=paragraph["paragraph_id"]))
    page.goto(copied)
    expect(page.locator(".source-text .target")).to_have_text(paragraph["text"])
    expect(page.locator(".source-text .target")).to_be_in_viewport()


def test_the_link_of_a_count_is_copied_and_opens_at_it(visit, context, report, counts):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit(address_of(report, count=counts[4]["count_id"], hide="x", lang="zh"))
    panel(page).get_by_role("button", name="复制链接").click()
    expect(panel(page)).to_contain_text("链接已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(address_of(report, count=counts[4]["count_id"]))
    page.goto(copied)
    assert_at(page, counts[4])


def test_the_outline_leads_to_sections_and_follows_the_text(visit, report):
    page = visit(address_of(report))
    links = page.get_by_role("navigation", name="报告提纲").get_by_role("link")
    link = links.nth(links.count() // 2)
    link.click()
    section = page.locator(f"#at-{link.get_attribute('data-paragraph')}")
    expect(section).to_be_in_viewport()
    expect(section).to_be_focused()
    expect(link).to_have_attribute("aria-current", "true")
    expect(link).to_be_in_viewport()
    page.wait_for_url(re.compile("paragraph=" + link.get_attribute("data-paragraph")))


def test_findings_lead_to_their_places(visit, tables):
    finding = next(row for row in tables["checks"] if row["paragraph_ids"])
    page = visit(f"/source?report={finding['report_id']}")
    page.get_by_text(re.compile("核查提示")).click()
    link = page.locator(f".report-findings a[data-paragraph='{finding['paragraph_ids'][0]}']").first
    link.click()
    target = page.locator(".source-text .target")
    expect(target).to_have_id(f"at-{finding['paragraph_ids'][0]}")
    expect(target).to_be_in_viewport()


def test_a_choice_after_reading_on_keeps_the_place_in_the_address(visit, report, counts):
    page = visit(address_of(report))
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert_at(page, counts[1])
    box = page.get_by_role("combobox", name="年度")
    box.click()
    with redrawn(page):
        page.get_by_role("option").first.click()
    page.wait_for_url(re.compile("year="))
    assert_at(page, counts[1])


def test_clearing_the_filters_after_reading_on_keeps_the_place_too(visit, report, counts):
    page = visit(address_of(report, count=counts[0]["count_id"], year=str(report["year"])))
    page.keyboard.press("j")
    assert_at(page, counts[1])
    page.locator("[data-category]").last.dispatch_event("click")
    with redrawn(page):
        page.get_by_role("button", name="清除全部筛选").click()
    page.wait_for_url(lambda url: "year=" not in url)
    page.wait_for_url(lambda url: counts[1]["count_id"] in url and "hide=" in url)
    expect(mark(page, counts[1])).to_have_class(re.compile(r"\bcurrent\b"))


def test_going_back_returns_to_the_report_and_its_count(visit, report, counts, other):
    page = visit(address_of(report))
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert_at(page, counts[1])
    page.get_by_role("heading", level=1).click()  # a list closes while the page scrolls
    page.get_by_role("combobox", name="报告", exact=True).click()
    with redrawn(page):
        page.get_by_role("option").filter(has_text=other["title"]).first.click()
    page.wait_for_url(re.compile(other["report_id"]))
    expect(page.locator(f"#at-{other['report_id']}-0001")).to_be_visible()
    with redrawn(page):
        page.go_back()
    page.wait_for_url(re.compile(report["report_id"]))
    assert_at(page, counts[1])


def test_two_reports_stand_side_by_side_and_scroll_by_themselves(visit, tables, report, other):
    theirs = [row for row in tables["counts"] if row["report_id"] == other["report_id"]]
    theirs.sort(key=lambda row: row["ordinal"])
    page = visit(address_of(report, beside=other["report_id"], beside_count=theirs[-1]["count_id"]))
    left, right = page.locator(".reader").all()
    assert_at(page, theirs[-1], "beside_count")
    assert left.evaluate("reader => reader.scrollTop") == 0
    assert right.evaluate("reader => reader.scrollTop") > 0
    one, two = left.bounding_box(), right.bounding_box()
    assert one["x"] + one["width"] <= two["x"]
    assert abs(one["y"] - two["y"]) < 1
    right.get_by_role("button", name="上一处").click()
    assert_at(page, theirs[-2], "beside_count")
    page.keyboard.press("k")
    assert_at(page, theirs[-3], "beside_count")
    assert left.evaluate("reader => reader.scrollTop") == 0
    identifiers = page.evaluate("[...document.querySelectorAll('[id]')].map(found => found.id)")
    assert len(identifiers) == len(set(identifiers))


def test_a_second_report_is_chosen_and_taken_away(visit, report, other):
    page = visit(address_of(report))
    page.get_by_role("combobox", name="对照的报告").click()
    with redrawn(page):
        page.get_by_role("option").filter(has_text=other["title"]).first.click()
    page.wait_for_url(re.compile(f"beside={other['report_id']}"))
    expect(page.locator(".reader")).to_have_count(2)
    with redrawn(page):
        page.go_back()
    expect(page.locator(".reader")).to_have_count(1)


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_on_a_phone_the_outline_opens_at_a_tap_and_reports_are_stacked(
    visit, report, counts, other
):
    page = visit(address_of(report, count=counts[5]["count_id"], beside=other["report_id"]))
    assert_at(page, counts[5])
    left, right = page.locator(".reader").all()
    assert left.bounding_box()["x"] == right.bounding_box()["x"]
    button = left.get_by_role("button", name="提纲")
    expect(left.locator(".outline")).to_be_hidden()
    button.tap()
    expect(left.locator(".outline")).to_be_visible()
    left.locator(".outline a").last.tap()
    expect(left.locator(".outline")).to_be_hidden()
    mark(page, counts[6]).tap()
    assert_at(page, counts[6])
    expect(left.locator("dl.facts")).to_be_hidden()
    left.get_by_role("button", name="读法").tap()
    expect(left.locator("dl.facts")).to_contain_text(counts[6]["rule"])
