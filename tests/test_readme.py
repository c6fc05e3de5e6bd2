"""README says what is so: its commands, pages, tables and columns exist, its output is current."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import navigation
from etl import schema

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return the text under a heading of README, up to the next heading of its rank."""
    return re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.M | re.S)[1]


def test_pasted_output_is_current(root):
    done = subprocess.run(
        [sys.executable, str(root / "docs" / "paste.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_output_is_left_out():
    blocks = re.findall(r"<!-- (?:output|slow): (.+?) -->\n```text\n(.*?)```", README, re.S)
    assert blocks and all(output.strip() for _, output in blocks)


def test_make_targets_exist(root):
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=[`\n ]| [A-Z])", section("Start")))
    assert {"serve", "test", "lint", "bench", "help"} <= targets
    assert {"serve", "test"} <= named <= targets


def test_clean_checkout_runs_the_test_command(root):
    commands = re.findall(r"^```\n(make \w+)\n```", section("Start"), re.M)
    assert commands == ["make serve", "make test"]
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert any(line.split(" || ")[0] == "make test" for line in lines)


def test_pages_are_those_of_the_navigation():
    rows = re.findall(r"^\| (\S+) \| `/(\w*)` \|", section("Pages"), re.M)
    assert rows == [(page.title, page.address) for page in navigation.PAGES]


def test_tables_and_columns_exist():
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section("Tables"), re.M)
    assert [name for name, _ in rows] == [table.name for table in schema.TABLES]
    for table, (_, description) in zip(schema.TABLES, rows, strict=True):
        for column in re.findall(r"`(\w+)`", description):
            table.column(column)


@pytest.mark.parametrize("title", ["When a number looks wrong"])
def test_columns_of_counts_exist(title):
    names = {table.name for table in schema.TABLES}
    for column in set(re.findall(r"`([a-z_]+)`", section(title))) - names:
        schema.COUNTS.column(column)


def test_links_and_files_exist(root):
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (root / target).exists(), target
    for path in re.findall(r"`((?:etl|docs|tests|seeds|data)/[\w./-]*)`", README):
        assert path.startswith("data/") or (root / path).exists(), path


def test_example_links_its_stages(tables):
    stages = section("From a sentence to a row").split("```")[2]
    *later, first = re.findall(r"`(\d+件)`", stages)
    counts = {row["count_id"]: row for row in tables["counts"]}
    named = [row for row in counts.values() if row["text"] in later and row["stage_of_id"]]
    assert {row["text"] for row in named} == set(later)
    assert {counts[row["stage_of_id"]]["text"] for row in named} == {first}
