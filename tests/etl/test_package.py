"""What the package offers to notebooks and other programs."""

import subprocess
import sys

import pytest

import etl
from etl.schema import COUNTS


def test_importing_the_package_loads_nothing_heavy(root):
    heavy = ("pandas", "pyarrow", "jieba", "rjieba", "etl.counting.extraction", "streamlit")
    code = f"import sys, etl; print([name for name in {heavy} if name in sys.modules])"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_a_file_becomes_a_document(inputs):
    document = etl.read(inputs / "a.txt")
    assert document.metadata.street == "北新泾街道"
    assert etl.read(str(inputs / "a.txt")) == document


def test_a_sentence_becomes_rows_of_counts():
    rows = etl.extract("全年共审核合同45件，其中重大合同3件。")
    assert [list(row) for row in rows] == [[column.name for column in COUNTS.columns]] * 2
    whole, part = rows
    assert (whole["value"], whole["unit"], whole["indicator"]) == (45, "件", "reviews.contracts")
    assert (part["part_of"], part["part_of_id"]) == ("45件", whole["count_id"])
    assert (whole["body"], whole["year"], whole["report"]) == (None, None, "")


def test_a_whole_report_may_be_given_as_text(inputs):
    rows = etl.extract((inputs / "b.txt").read_text("utf-8"))
    assert {(row["body"], row["year"]) for row in rows} == {("江浦路街道", 2022)}
    assert "153件" in [row["text"] for row in rows]


@pytest.mark.parametrize("text", ["", " \n", "没有数字。", "\0", "plain text 12", "。" * 50])
def test_a_text_without_counts_gives_no_row(text):
    assert etl.extract(text) == []
