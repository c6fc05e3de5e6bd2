"""What the tests of the reader share: its address, its marks, and its panel."""

import re

from playwright.sync_api import Locator, Page, expect


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
