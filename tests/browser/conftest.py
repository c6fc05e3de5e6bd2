"""The dashboard of the five seeds, served, and a page that fails on what a reader must not see."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from harness import WAIT_MS, open_browser, serve, wait_until_drawn
from peers import write_many_reports, write_reports
from playwright.sync_api import Browser, BrowserContext, Page, expect

expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="session")
def address(seeds_data: Path) -> Iterator[str]:
    """Where the dashboard of the five seeds is served."""
    with serve(seeds_data) as served:
        yield served


@pytest.fixture(scope="session")
def peers_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the dashboard of six streets in two years is served."""
    folder = tmp_path_factory.mktemp("peers")
    write_reports(folder)
    with serve(_build(folder, root)) as served:
        yield served


@pytest.fixture(scope="session")
def many_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the dashboard of so many streets is served that their charts take several sheets."""
    folder = tmp_path_factory.mktemp("many")
    write_many_reports(folder)
    with serve(_build(folder, root)) as served:
        yield served


def _build(folder: Path, root: Path) -> Path:
    data = folder / "data"
    command = [sys.executable, "-m", "etl", "build", str(folder), "--out", str(data)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return data


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
    return lambda path: _open(page, address + path)


@pytest.fixture
def visit_peers(page: Page, peers_address: str) -> Callable[[str], Page]:
    """Open a path of the dashboard of six streets."""
    return lambda path: _open(page, peers_address + path)


@pytest.fixture
def visit_many(page: Page, many_address: str) -> Callable[[str], Page]:
    """Open a path of the dashboard of many streets."""
    return lambda path: _open(page, many_address + path)


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    wait_until_drawn(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return page
