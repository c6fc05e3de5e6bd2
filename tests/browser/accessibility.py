"""What axe finds on a page that would shut somebody out."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = {"serious", "critical"}


def assert_accessible(page: Page) -> set[str]:
    """Assert that axe found nothing grave; returns the rules that something passed."""
    # What fades in is fainter than it will be.
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    found = Axe().run(page).response
    grave = [
        (rule["id"], [node["html"][:200] for node in rule["nodes"]])
        for rule in found["violations"]
        if rule["impact"] in GRAVE
    ]
    assert grave == []
    return {rule["id"] for rule in found["passes"]}
