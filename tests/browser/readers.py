"""Visitors of the dashboard: fresh for every test, in browsers that keep the compiled scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self
from urllib.parse import urlsplit

from harness import DESK, new_reader, wait_until_drawn
from playwright.sync_api import Browser, BrowserContext, Page, expect

DEFAULTS = DESK | {"color_scheme": "light"}


class Readers:
    """A context for each screen and scheme: a page opens in half the time when it is kept."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._kept: dict[str, tuple[BrowserContext, Page]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        for context, _ in self._kept.values():
            context.close()

    @contextmanager
    def fresh(self, options: dict) -> Iterator[BrowserContext]:
        """Yield a context with nothing of the test before: no page, no permission, no storage."""
        context, keeper = self._context(DEFAULTS | options)
        before = context.pages
        try:
            yield context
        finally:
            memory = context.new_cdp_session(keeper)
            for page in context.pages:
                if page not in before:
                    memory.send(
                        "Storage.clearDataForOrigin", {"origin": page.url, "storageTypes": "all"}
                    )
                    page.close()
            memory.detach()
            context.clear_permissions()

    def _context(self, options: dict) -> tuple[BrowserContext, Page]:
        name = repr(sorted(options.items()))
        if name not in self._kept:
            context = new_reader(self._browser, **options)
            # The process of a site ends with its last page.
            keeper = context.new_page()
            keeper.goto(f"{self._address}/_stcore/health")
            self._kept[name] = context, keeper
        return self._kept[name]


class Watch:
    """What a page does that no reader must see: it asks another host, or its scripts raise."""

    def __init__(self, page: Page) -> None:
        self._hosts: set[str] = set()
        self._errors: list[str] = []
        page.on("request", lambda request: self._hosts.add(urlsplit(request.url).hostname))
        page.on("pageerror", lambda error: self._errors.append(str(error)))

    def assert_clean(self) -> None:
        """Fail on any such thing."""
        assert self._hosts <= {"127.0.0.1", None}
        assert self._errors == []


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """Yield a new page; fails where it does what no reader must see."""
    page = context.new_page()
    watch = Watch(page)
    yield page
    watch.assert_clean()


def open_at(page: Page, address: str) -> Page:
    """Open an address and wait until it is drawn; fails on a traceback."""
    page.goto(address)
    wait_until_drawn(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return page


class Opened:
    """A page that is opened once and lent to the tests that only look at it."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._page = context.new_page()
        self._watch = Watch(self._page)
        open_at(self._page, address)

    def lend(self) -> Iterator[Page]:
        """Yield the page; fails where it has done what no reader must see."""
        yield self._page
        self._watch.assert_clean()
