"""The reader: from number to number by button and key, what it says of each, and its switches."""

import re

import pytest
from accessibility import assert_accessible
from harness import PHONE
from playwright.sync_api import expect
from source_page import address_of, assert_at, fact, mark, panel

pytestmark = pytest.mark.browser


def test_next_and_previous_go_from_count_to_count(visit, report, counts):
    page = visit(address_of(report, count=counts[1]["count_id"]))
    assert_at(page, counts[1])
    expect(panel(page)).to_contain_text(f"第 2 处，共 {len(counts)} 处")
    panel(page).get_by_role("button", name="下一处").click()
    assert_at(page, counts[2])
    expect(panel(page)).to_contain_text(f"第 3 处，共 {len(counts)} 处")
    panel(page).get_by_role("button", name="上一处").click()
    assert_at(page, counts[1])
    expect(page.locator("mark.current")).to_have_count(1)


def test_keys_go_from_count_to_count_and_take_the_focus_along(visit, report, counts):
    page = visit(address_of(report))
    page.keyboard.press("j")
    assert_at(page, counts[0])
    expect(mark(page, counts[0])).to_be_focused()
    for key in ("j", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    assert_at(page, counts[3])
    expect(mark(page, counts[3])).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    assert_at(page, counts[1])


def test_keys_typed_into_a_field_move_nothing(visit, report, counts):
    page = visit(address_of(report, count=counts[1]["count_id"]))
    page.get_by_role("combobox", name="对照的报告").click()
    page.keyboard.type("jk j")
    expect(mark(page, counts[1])).to_have_class(re.compile(r"\bcurrent\b"))


def test_it_stops_at_both_ends_with_a_word(visit, report, counts):
    page = visit(address_of(report, count=counts[-1]["count_id"]))
    button = panel(page).get_by_role("button", name="下一处")
    expect(button).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("j")
    expect(panel(page).get_by_role("status")).to_contain_text("已是最后一处")
    assert_at(page, counts[-1])
    mark(page, counts[0]).click()
    page.keyboard.press("k")
    expect(panel(page).get_by_role("status")).to_contain_text("已是第一处")


def test_reading_on_asks_nothing_of_the_server(visit, report, counts):
    page = visit(address_of(report))
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    asked = page.evaluate(
        """() => {
            window.asked = 0;
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (...given) {
                window.asked += 1;
                return send.apply(this, given);
            };
            return window.asked;
        }"""
    )
    for count in counts[:20]:
        page.keyboard.press("j")
        expect(mark(page, count)).to_have_class(re.compile("current"))
    page.locator("[data-category]").first.click()
    page.locator(".outline a").nth(1).dispatch_event("click")
    assert asked == page.evaluate("window.asked") == 0
    assert sent == []


def test_the_panel_says_how_the_count_was_read(visit, report, counts):
    count = next(row for row in counts if row["indicator"] and row["object"])
    page = visit(address_of(report, count=count["count_id"]))
    expect(fact(page, "原文数字")).to_contain_text(count["text"])
    expect(fact(page, "对象")).to_contain_text(count["object"])
    expect(fact(page, "规则")).to_contain_text(count["rule"])
    expect(fact(page, "性质")).to_contain_text("实际")
    where = f"第 {count['span_start']}–{count['span_end']} 字"
    expect(fact(page, "位置")).to_contain_text(where.removeprefix("第 "))


def test_a_share_leads_to_its_whole(visit, report, counts):
    share = next(row for row in counts if row["part_of_id"])
    whole = next(row for row in counts if row["count_id"] == share["part_of_id"])
    page = visit(address_of(report, count=share["count_id"]))
    fact(page, "所属总数").get_by_role("link").click()
    assert_at(page, whole)


def test_switches_take_categories_out_of_the_text_and_out_of_the_way(visit, report, counts):
    off = counts[0]["category"]
    shown = [row for row in counts if row["category"] != off]
    page = visit(address_of(report))
    button = page.locator(f"button[data-category={off}]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("mark:not(.off)")).to_have_count(len(shown))
    page.keyboard.press("j")
    assert_at(page, shown[0])
    expect(panel(page)).to_contain_text(f"第 1 处，共 {len(shown)} 处")
    page.wait_for_url(re.compile(rf"hide={off}"))
    page.reload()
    expect(page.locator("mark:not(.off)")).to_have_count(len(shown))
    assert_at(page, shown[0])


def test_all_categories_go_and_come_at_a_click(visit, report, counts):
    page = visit(address_of(report, count=counts[2]["count_id"]))
    every = page.get_by_role("button", name="全部类别")
    every.click()
    expect(page.locator("mark:not(.off)")).to_have_count(0)
    expect(panel(page)).to_contain_text("没有标出的数字")
    expect(page.locator("mark.current")).to_have_count(0)
    every.click()
    expect(page.locator("mark:not(.off)")).to_have_count(len(counts))


def test_doubtful_counts_can_be_read_alone(visit, report, counts):
    doubtful = [row for row in counts if row["confidence"] < 0.9]
    page = visit(address_of(report))
    page.get_by_role("button", name="只看分类待核").click()
    expect(page.locator("mark:not(.off)")).to_have_count(len(doubtful))
    page.keyboard.press("j")
    assert_at(page, doubtful[0])
    expect(mark(page, doubtful[0])).to_have_attribute("data-label", re.compile(r"\?$"))


@pytest.mark.parametrize(
    "context", [{}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"], indirect=True
)
def test_nobody_is_shut_out(visit, report, counts, other):
    for beside in ({"beside": other["report_id"]}, {}):
        page = visit(address_of(report, count=counts[5]["count_id"], **beside))
        assert_at(page, counts[5])
        assert_accessible(page)


def test_on_paper_there_is_the_report_alone(visit, report, counts):
    page = visit(address_of(report, count=counts[5]["count_id"]))
    page.emulate_media(media="print")
    expect(page.locator(".source-text")).to_be_visible()
    for part in (".switches", ".reader-outline", ".reader-panel", ".permalink >> nth=0"):
        expect(page.locator(part)).to_be_hidden()
    assert (
        page.locator(".reader").evaluate("reader => getComputedStyle(reader).overflow") == "visible"
    )
