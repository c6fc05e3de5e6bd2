"""The tables built from the five seeds are those that were reviewed."""

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent
TABLES = ("reports", "paragraphs", "counts", "indicator_values", "keywords", "checks")


@pytest.fixture(scope="module")
def built(seeds_data, root, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("golden")
    command = [sys.executable, "-m", "tests.golden.refresh"]
    subprocess.run([*command, "--data", seeds_data, "--out", out], cwd=root, check=True)
    return out


@pytest.mark.parametrize("table", TABLES)
def test_the_table_is_as_reviewed(built, table):
    reviewed, found = (
        (folder / f"{table}.csv").read_text("utf-8").splitlines() for folder in (FOLDER, built)
    )
    changes = list(difflib.unified_diff(reviewed, found, "reviewed", "built", n=0, lineterm=""))
    assert not changes, "\n".join(
        [
            f"{table}: {len(reviewed)} lines reviewed, {len(found)} built, these differ:",
            *changes,
            "If each is right: python -m tests.golden.refresh",
        ]
    )
