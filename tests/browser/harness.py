"""A served dashboard and a browser to look at it: shared by the tests and the screenshot."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages of a context share a process and with it the compiled scripts: half a visit's time.
    "--process-per-site",
]
MISSING = (
    "The browser tests need Chromium and found none. On Debian: apt-get install chromium "
    "fontconfig fonts-wqy-microhei (`make test` as root does so itself). Elsewhere install "
    "Chromium or Chrome and name it: make test CHROMIUM=/path/to/chrome"
)
SERVER_START_SECONDS = 60
# Two cores that also serve the page; a condition that holds is seen at once all the same.
WAIT_MS = 30_000
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


class HarnessError(Exception):
    """The browser or the server could not be started; the message says what to do."""


def find_chromium() -> str:
    """Return the path of Chromium: $CHROMIUM, or the first usual name on the path."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    raise HarnessError(MISSING)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Yield headless Chromium with a fresh profile."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, headless=True, args=CHROMIUM_ARGS
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serve(data: Path) -> Iterator[str]:
    """Serve the dashboard of a data folder on a free port; yield its address without a slash."""
    port = _free_port()
    with _run([sys.executable, "-m", "dashboard", "--data", data, "--port", port], port) as address:
        yield address


@contextmanager
def serve_script(path: Path) -> Iterator[str]:
    """Serve any script of pages, with the settings of the dashboard."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", path, "--server.port", port]
    with _run([*command, "--server.address", "127.0.0.1"], port) as address:
        yield address


@contextmanager
def _run(command: list, port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            list(map(str, command)), cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_healthy(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait()


def new_reader(browser: Browser, **options) -> BrowserContext:
    """Return a fresh visitor who reads Chinese, whose pages know what their script runs for."""
    context = browser.new_context(**{"locale": "zh-CN"} | options)
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(path=Path(__file__).with_name("runs.js"))
    return context


def wait_until_drawn(page: Page, since: str = "") -> None:
    """Wait until every run of the page's script is drawn and nothing is loading any more."""
    page.wait_for_function("(since) => runs.drawn(since)", arg=since, timeout=WAIT_MS)


@contextmanager
def redrawn(page: Page) -> Iterator[None]:
    """Act on a page and wait until what the script runs for it, in whole or in part, is drawn."""
    since = page.evaluate("runs.now()")
    yield
    wait_until_drawn(page, since)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(address: str, server: subprocess.Popen, log) -> None:
    deadline = time.monotonic() + SERVER_START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    log.seek(0)
    raise HarnessError(f"the dashboard did not start at {address}:\n{log.read().decode()}")
