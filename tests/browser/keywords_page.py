"""What the tests of the keywords share: words, lines of report text, and downloads."""

import csv
import io

from playwright.sync_api import Locator, Page, expect

NETWORK = "/keywords?section=共现&word=行政执法"


def word(page: Page, text: str) -> Locator:
    return page.locator(f"svg.wide text[data-word='{text}']")


def lines(page: Page) -> Locator:
    return page.locator("a:has(mark)")


def expect_occurrences(page: Page, text: str) -> None:
    expect(page.get_by_role("textbox", name="词", exact=True)).to_have_value(text)
    expect(lines(page).first.locator("mark")).to_have_text(text)
    assert set(lines(page).locator("mark").all_inner_texts()) == {text}


def open_menu(page: Page) -> Page:
    page.get_by_role("button", name="下载").click()
    return page


def csv_rows(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
