import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import segmentation
from etl.errors import RuleError
from etl.segmentation import cut, dictionary, jieba_cutter, parse_dictionary, rjieba_cutter

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
CARRIERS = ("全年深入推进{}工作", "进行{}和管理", "一是对{}的情况开展调研，", "由{}等承担", "{}")
TEXTS = st.text(st.characters(codec="gb18030", exclude_categories=("Cs",)), max_size=200)


@pytest.fixture(scope="module")
def reference():
    return jieba_cutter()


@pytest.fixture(scope="module")
def engine():
    return rjieba_cutter()


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_word_of_the_dictionary_stays_whole(carrier):
    broken = [word for word in dictionary() if word not in cut(carrier.format(word))]
    assert broken == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_rjieba_cuts_the_seeds_as_jieba_does(path, engine, reference):
    for line in path.read_text("utf-8").splitlines():
        assert engine(line) == reference(line)


@given(st.lists(st.sampled_from([*dictionary(), "，", "。", "的", "2021-2025年", "办理了"])))
def test_rjieba_cuts_any_row_of_words_as_jieba_does(engine, reference, words):
    assert engine("".join(words)) == reference("".join(words))


@given(TEXTS)
def test_rjieba_cuts_any_text_as_jieba_does(engine, reference, text):
    assert engine(text) == reference(text)


@given(TEXTS)
def test_words_joined_give_the_text_back(text):
    assert "".join(cut(text)) == text


def test_jieba_takes_over_where_rjieba_is_missing(monkeypatch):
    monkeypatch.setattr(segmentation, "Jieba", None)
    segmentation._cutter.cache_clear()
    try:
        assert cut("推广数字化司法所") == ["推广", "数字化司法所"]
    finally:
        segmentation._cutter.cache_clear()


def test_jieba_is_quiet_and_leaves_no_cache(tmp_path):
    code = "from etl.segmentation import jieba_cutter; print(jieba_cutter()('行政复议案件'))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "['行政复议案件']\n"
    assert "prefix dict" not in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_dictionary_holds_words_comments_and_frequencies():
    assert parse_dictionary("# 来源：某规定\n\n法治e站\n互联网+监管 300\n") == {
        "法治e站": segmentation.FREQUENCY,
        "互联网+监管": 300,
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("“法治体检”", "no word"),
        ("法", "no word"),
        ("2021", "no word"),
        ("法治体检 多", "no frequency"),
        ("法治体检 0", "no frequency"),
        ("法治体检 10 n", "no frequency"),
        ("司法所", "stands twice"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(line, why):
    with pytest.raises(RuleError, match=f"^userdict.txt:3: .*{why}"):
        parse_dictionary(f"# 来源\n司法所\n{line}\n")
