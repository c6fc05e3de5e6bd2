"""The English switch: by link and by click, on every page, and nothing foreign in either."""

import pytest
from charts import chart, charts, choose, chosen, click_mark, drawn_marks
from foreign import foreign_words
from harness import PHONE, redrawn, wait_until_drawn
from playwright.sync_api import Page, expect

from dashboard.formatting import compact_number
from dashboard.language import translations_of
from dashboard.navigation import PAGES
from etl.catalogue import categories, indicators

pytestmark = pytest.mark.browser


def english(message: str) -> str:
    """Return a message as the English catalogue has it."""
    return translations_of(message)["en"]


def assert_english(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("radio", name="English")).to_be_checked()


@pytest.mark.parametrize("asked", ["en", "English"])
def test_a_link_opens_in_english(visit, asked):
    page = visit(f"/compare?lang={asked}")
    assert_english(page)
    expect(page.get_by_role("heading", name=english("区域比较"), level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(english("区域比较"))


def test_without_a_link_it_is_chinese(visit):
    page = visit("/?lang=xx")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_role("radio", name="中文")).to_be_checked()


def test_the_switch_stays_while_pages_change_and_in_the_address(visit):
    page = visit("/")
    with redrawn(page):
        page.get_by_role("radio", name="English").click()
    assert_english(page)
    for entry in (*PAGES[1:], PAGES[0]):
        title = english(entry.title)
        with redrawn(page):
            page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert_english(page)
        page.wait_for_url(lambda url: "lang=English" in url)
    with redrawn(page):
        page.get_by_role("radio", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.wait_for_url(lambda url: "lang=" not in url)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[0].title)
    assert foreign_words(page) == set()


def test_a_chinese_link_keeps_its_filters_in_english(visit):
    page = visit("/compare?category=案件&year=2023&lang=en")
    assert_english(page)
    expect(chosen(page, english("类别"))).to_have_text([english(categories()["cases"])])
    expect(chosen(page, english("年度"))).to_have_text(["2023"])


def test_filters_stay_while_the_language_changes(visit):
    page = visit("/compare?category=案件")
    with redrawn(page):
        page.get_by_role("radio", name="English").click()
    assert_english(page)
    expect(chosen(page, english("类别"))).to_have_text([english(categories()["cases"])])
    with redrawn(page):
        page.get_by_role("radio", name="中文").click()
    expect(chosen(page, "类别")).to_have_text(["案件"])


def test_english_does_not_count_in_myriads(visit, tables):
    large = next(row for row in tables["indicator_values"] if "万" in compact_number(row["value"]))
    label = indicators()[large["indicator"]].label
    texts = {}
    for language in ("zh", "en"):
        page = visit(f"/compare?indicator={label}&year={large['year']}&lang={language}")
        marks = drawn_marks(chart(page, translations_of(label)[language]))
        texts[language] = {mark.key: mark.text for mark in marks}
    key = next(key for key, text in texts["zh"].items() if "万" in text)
    assert not any("万" in text for text in texts["en"].values())
    assert f"{large['value']:,.0f}" in texts["en"][key]


def test_findings_and_units_are_english_and_quotations_as_printed(visit, tables):
    found = next(row for row in tables["checks"] if row["check"] == "part_without_section")
    page = visit("/quality?lang=en&check=part_without_section")
    word = found["message"].rsplit("“", 1)[1].split("”")[0]
    said = f'has no section of its own; the text only mentions "{word}"'
    expect(page.get_by_test_id("stMain")).to_contain_text(said)
    value = next(row for row in tables["indicator_values"] if row["unit"] == "件")
    label = translations_of(indicators()[value["indicator"]].label)["en"]
    page = visit(f"/compare?lang=en&year={value['year']}&indicator={label}")
    texts = {mark.key: mark.text for mark in drawn_marks(chart(page, label))}
    text = next(text for key, text in texts.items() if key.startswith(value["report_id"]))
    assert text.endswith(" items")


def test_what_opens_on_a_chinese_page_is_chinese(visit):
    page = visit("/compare?year=2023")
    page.get_by_role("combobox", name="地区").click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert foreign_words(page) == set()
    page.keyboard.type("没有这个地方")
    expect(page.get_by_text("没有匹配的选项")).to_be_visible()
    assert foreign_words(page) == set()
    page.keyboard.press("Escape")  # empties the field
    page.keyboard.press("Escape")  # closes the list
    page.get_by_role("button", name="下载").first.click()
    expect(page.get_by_role("button", name="SVG")).to_be_visible()
    assert foreign_words(page) == set()


def test_a_table_and_its_search_are_chinese(visit):
    page = visit("/compare?year=2023")
    with redrawn(page):
        page.get_by_role("radio", name="表").first.click()
    table = page.get_by_test_id("stDataFrame").first
    table.click(position={"x": 60, "y": 15})
    page.keyboard.press("Control+f")
    expect(page.get_by_role("textbox", name="输入以查找")).to_be_visible()
    assert foreign_words(page) == set()


def test_the_panel_and_a_chosen_value_are_chinese(visit):
    page = visit("/compare")
    choose(page, "年度", "2023")
    graph = charts(page).first
    click_mark(graph, drawn_marks(graph)[0].key)
    expect(page.get_by_role("dialog").get_by_role("button", name="关闭")).to_be_visible()
    assert foreign_words(page) == set()


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_phone_is_chinese(visit):
    page = visit("/")
    page.get_by_role("button", name="展开侧栏").click()
    expect(page.get_by_role("button", name="收起侧栏")).to_be_visible()
    assert foreign_words(page) == set()


def test_a_wrong_address_says_so_in_chinese(page, address):
    page.goto(f"{address}/nowhere")
    wait_until_drawn(page)
    expect(page.get_by_role("dialog")).to_contain_text("没有这个页面")
    assert foreign_words(page) == set()
