"""Takes the picture of README: 总览 with the sentence behind one bar.

Usage: `python tests/browser/screenshot.py docs/screenshot.png`, or `make screenshot`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from charts import chart, click_mark, drawn_marks
from harness import ROOT, new_reader, open_browser, serve, wait_until_drawn
from playwright.sync_api import expect

# Wide enough to show a chart beside the panel of its sentence.
SIZE = {"width": 1800, "height": 900}


def take(path: Path) -> None:
    """Build the seeds, serve them, and write the picture."""
    with tempfile.TemporaryDirectory() as data:
        build = [sys.executable, "-m", "etl", "build", "seeds", "--out", data]
        subprocess.run(build, cwd=ROOT, check=True)
        with serve(Path(data)) as address, open_browser() as browser:
            page = new_reader(browser, viewport=SIZE).new_page()
            page.goto(address)
            wait_until_drawn(page)
            graph = chart(page, "案件类")
            click_mark(graph, drawn_marks(graph)[-1].key)
            expect(page.locator("mark.current").first).to_be_visible()
            page.mouse.move(1, 1)
            expect(page.locator(".hovertext")).to_have_count(0)
            page.screenshot(path=path, animations="disabled")


if __name__ == "__main__":
    take(Path(sys.argv[1]))
