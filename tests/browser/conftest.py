"""The dashboard of the five seeds, served, and a page that fails on what a reader must not see."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from harness import WAIT_MS, open_browser, serve
from peers import write_many_reports, write_reports
from playwright.sync_api import Browser, BrowserContext, Page, expect
from readers import Readers, open_at, watched

expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="session")
def address(seeds_data: Path) -> Iterator[str]:
    """Where the dashboard of the five seeds is served."""
    with serve(seeds_data) as served:
        yield served


@pytest.fixture(scope="session")
def peers_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the dashboard of six streets in two years is served."""
    with _serve_reports(write_reports, tmp_path_factory.mktemp("peers"), root) as served:
        yield served


@pytest.fixture(scope="session")
def many_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the dashboard of so many streets is served that their charts take several sheets."""
    with _serve_reports(write_many_reports, tmp_path_factory.mktemp("many"), root) as served:
        yield served


@contextmanager
def _serve_reports(write: Callable[[Path], None], folder: Path, root: Path) -> Iterator[str]:
    write(folder)
    data = folder / "data"
    command = [sys.executable, "-m", "etl", "build", str(folder), "--out", str(data)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    with serve(data) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def readers(browser: Browser, address: str) -> Iterator[Readers]:
    with Readers(browser, address) as opened:
        yield opened


@pytest.fixture
def context(readers: Readers, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; `parametrize("context", [{…}], indirect=True)` sets screen and scheme."""
    with readers.fresh(getattr(request, "param", {})) as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of that visitor; fails where it asks another host or its scripts raise."""
    with watched(context) as opened:
        yield opened


@pytest.fixture
def page_of_another(readers: Readers) -> Iterator[Page]:
    """A page of somebody else, who knows nothing but a link."""
    with (
        readers.fresh({"viewport": {"width": 1280, "height": 720}}) as other,
        watched(other) as opened,
    ):
        yield opened


@pytest.fixture
def visit(page: Page, address: str) -> Callable[[str], Page]:
    """Open a path of the dashboard and wait until it is drawn; fails on a traceback."""
    return lambda path: open_at(page, address + path)


@pytest.fixture
def visit_peers(page: Page, peers_address: str) -> Callable[[str], Page]:
    """Open a path of the dashboard of six streets."""
    return lambda path: open_at(page, peers_address + path)


@pytest.fixture
def visit_many(page: Page, many_address: str) -> Callable[[str], Page]:
    """Open a path of the dashboard of many streets."""
    return lambda path: open_at(page, many_address + path)


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
