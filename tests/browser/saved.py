"""What a button of the page saves."""

from playwright.sync_api import Page


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button that downloads; returns the suggested name and the bytes."""
    with page.expect_download() as asked:
        page.get_by_role("button", name=name).click()
    return asked.value.suggested_filename, asked.value.path().read_bytes()
