"""Before anything is published the dashboard says what to do, and then shows it."""

import shlex
import subprocess
import sys

import pytest
from harness import serve, wait_until_drawn
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_no_snapshot_says_what_to_do_and_needs_no_restart(page, root, tmp_path):
    data = tmp_path / "data"
    with serve(data) as address:
        page.goto(address)
        wait_until_drawn(page)
        expect(page.get_by_test_id("stAlert")).to_contain_text("没有")
        expect(page.get_by_test_id("stException")).to_have_count(0)
        python, *command = shlex.split(page.get_by_test_id("stCode").inner_text())
        assert python == "python"
        subprocess.run([sys.executable, *command], cwd=root, check=True)
        assert (data / "CURRENT").exists()
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("总览")
