"""The reader: from number to number, switches, links, outline, and two reports side by side."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import PHONE, redrawn, wait_until_drawn
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def report(tables) -> dict:
    """The report with most counts."""
    return max(tables["reports"], key=lambda row: row["counts"])


@pytest.fixture
def counts(tables, report) -> list[dict]:
    """Its counts in reading order."""
    found = [row for row in tables["counts"] if row["report_id"] == report["report_id"]]
    return sorted(found, key=lambda row: row["ordinal"])


@pytest.fixture
def other(tables, report) -> dict:
    """The report with most counts but one."""
    rest = [row for row in tables["reports"] if row["report_id"] != report["report_id"]]
    return max(rest, key=lambda row: row["counts"])


def address_of(report: dict, **more: str) -> str:
    parameters = {"report": report["report_id"], **more}
    return "/source?" + "&".join(f"{name}={value}" for name, value in parameters.items())


def mark(page: Page, count: dict) -> Locator:
    return page.locator(f"#at-{count['count_id']}")


def panel(page: Page) -> Locator:
    return page.locator(".reader-panel")


def assert_at(page: Page, count: dict, parameter: str = "count") -> None:
    """Assert that the count is the current one, in sight and in the address."""
    expect(mark(page, count)).to_have_class(re.compile(r"\bcurrent\b"))
    expect(mark(page, count)).to_be_in_viewport()
    page.wait_for_url(re.compile(rf"[?&]{parameter}={count['count_id']}(&|$)"))


def fact(page: Page, name: str) -> Locator:
    return panel(page).locator("dl.facts div").filter(has=page.locator(f"dt:text-is('{name}')"))


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
    wait_until_drawn(page)
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


@pytest.mark.parametrize(
    "context", [{}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"], indirect=True
)
def test_nobody_is_shut_out(visit, report, counts, other):
    page = visit(address_of(report, count=counts[5]["count_id"], beside=other["report_id"]))
    assert_at(page, counts[5])
    for path in (None, address_of(report, count=counts[5]["count_id"])):
        page = visit(path) if path else page
        assert_at(page, counts[5])
        found = Axe().run(page).response["violations"]
        grave = [row for row in found if row["impact"] in {"serious", "critical"}]
        assert [(row["id"], [node["html"][:200] for node in row["nodes"]]) for row in grave] == []


def test_on_paper_there_is_the_report_alone(visit, report, counts):
    page = visit(address_of(report, count=counts[5]["count_id"]))
    page.emulate_media(media="print")
    expect(page.locator(".source-text")).to_be_visible()
    for part in (".switches", ".reader-outline", ".reader-panel", ".permalink >> nth=0"):
        expect(page.locator(part)).to_be_hidden()
    assert (
        page.locator(".reader").evaluate("reader => getComputedStyle(reader).overflow") == "visible"
    )
