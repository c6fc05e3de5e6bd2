"""The dashboard of the five seeds, served, and a page that fails on what a reader must not see."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from harness import WAIT_MS, open_browser, serve, wait_until_drawn
from playwright.sync_api import Browser, BrowserContext, Page, expect

expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="session")
def address(seeds_data: Path) -> Iterator[str]:
    """Where the dashboard of the five seeds is served."""
    with serve(seeds_data) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; `parametrize("context", [{…}], indirect=True)` sets screen and scheme."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"}
    with browser.new_context(**options | getattr(request, "param", {})) as opened:
        opened.set_default_timeout(WAIT_MS)
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of that visitor; fails where it asks another host or its scripts raise."""
    opened = context.new_page()
    hosts: set[str] = set()
    errors: list[str] = []
    opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or "127.0.0.1"))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert hosts <= {"127.0.0.1"}
    assert errors == []


@pytest.fixture
def visit(page: Page, address: str) -> Callable[[str], Page]:
    """Open a path of the dashboard and wait until it is drawn; fails on a traceback."""

    def open_path(path: str) -> Page:
        page.goto(address + path)
        wait_until_drawn(page)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        return page

    return open_path
