import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import segmentation
from etl.errors import RuleError
from etl.segmentation import cut, dictionary, jieba_cutter, parse_dictionary, rjieba_cutter
from etl.stopwords import formula_phrases

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
CARRIERS = ("全年深入推进{}工作", "进行{}和管理", "一是对{}的情况开展调研，", "由{}等承担", "{}")
TEXTS = st.text(st.characters(codec="gb18030", exclude_categories=("Cs",)), max_size=200)
# Words of one character that really stand before and after a name, and join with other words.
BEFORE = "对由和与在以将把及为从向按经的了到给用就所其各该本全新多大"
AFTER = "的和与及等在中上下后时为是有以由对将已均全不者人地了而且就到内外"
# Joined by a hyphen, dates and ranges stay whole in rjieba where it guesses at words, and not in
# jieba. Both are asked not to guess, so these agree as well.
HYPHENS = (
    *("2021-2025年", "（2021-2025）", "2024-03-29", "3-5件", "12345-1", "95%-100%"),
    *("A-B", "-1", "1-", "--", "一-二", "12-34-56", "2021—2025年"),
)


@cache
def general_words() -> frozenset[str]:
    lines = files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines)


def likeliest(neighbours: str, joined) -> str:
    """Return the neighbour that makes a word of the general dictionary, else the first."""
    return next((each for each in neighbours if joined(each) in general_words()), neighbours[0])


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


@pytest.mark.parametrize("words", [dictionary, formula_phrases], ids=["dictionary", "formulas"])
def test_every_word_stays_whole_beside_what_could_join_it(words):
    before = [likeliest(BEFORE, lambda each, w=word: each + w[0]) + word for word in words()]
    after = [word + likeliest(AFTER, lambda each, w=word: w[-1] + each) for word in words()]
    broken = [
        cut(carrier)
        for carriers in (before, after)
        for word, carrier in zip(words(), carriers, strict=True)
        if word not in cut(carrier)
    ]
    assert broken == []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_rjieba_cuts_the_seeds_as_jieba_does(path, engine, reference):
    for line in path.read_text("utf-8").splitlines():
        assert engine(line) == reference(line)


@pytest.mark.parametrize("text", HYPHENS)
def test_rjieba_cuts_dates_and_ranges_as_jieba_does(engine, reference, text):
    assert engine(f"于{text}办理") == reference(f"于{text}办理")


@given(
    st.lists(st.sampled_from([*dictionary(), *formula_phrases(), *HYPHENS, "，", "。", "的", "了"]))
)
def test_rjieba_cuts_any_row_of_words_as_jieba_does(engine, reference, words):
    assert engine("".join(words)) == reference("".join(words))


@given(TEXTS)
def test_rjieba_cuts_any_text_as_jieba_does(engine, reference, text):
    assert engine(text) == reference(text)


@given(TEXTS)
def test_words_joined_give_the_text_back(text):
    assert "".join(cut(text)) == text


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess:
    paths = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": paths, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=True,
    )


def test_jieba_takes_over_where_rjieba_cannot_be_imported(engine):
    text = SEEDS[0].read_text("utf-8")
    code = (
        "import sys; sys.modules['rjieba'] = None\n"
        "from pathlib import Path\n"
        "from etl.segmentation import cut\n"
        f"print('|'.join(cut(Path({str(SEEDS[0])!r}).read_text('utf-8'))))\n"
        "assert 'jieba' in sys.modules and sys.modules['rjieba'] is None"
    )
    assert run_python(code).stdout == "|".join(engine(text)) + "\n"


def test_jieba_is_quiet_and_leaves_no_cache(tmp_path):
    code = "from etl.segmentation import jieba_cutter; print(jieba_cutter()('行政复议案件'))"
    run = run_python(code, TMPDIR=str(tmp_path))
    assert run.stdout == "['行政复议案件']\n"
    assert "prefix dict" not in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_dictionary_holds_several_hundred_words():
    assert len(dictionary()) > 800
    assert {"一网通办", "数字化司法所", "法治e站"} <= dictionary().keys()


def test_a_dictionary_holds_words_sources_and_frequencies():
    assert parse_dictionary("# 一个文件\n\n# 来源：某规定\n法治e站\n互联网+监管 300\n") == {
        "法治e站": segmentation.FREQUENCY,
        "互联网+监管": 300,
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("“法治体检”", "no word"),
        ("法", "no word"),
        ("2021", "no word"),
        (" 法治体检", "no word"),
        ("　法治体检", "no word"),
        ("法治体检　", "no word"),
        ("法治体检\t20000", "no word"),
        ("法治，体检", "no word"),
        ("<b>法治体检</b>", "no word"),
        ("<script>alert(1)</script>", "no word"),
        ("\ufeff法治体检", "no word"),
        ("法治体检 多", "no frequency"),
        ("法治体检 0", "no frequency"),
        ("法治体检 -5", "no frequency"),
        ("法治体检 10 n", "no frequency"),
        ("法治体检  10", "no frequency"),
        ("司法所", "stands twice"),
        ("\n法治体检", "no source"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(line, why):
    number = 3 + line.count("\n")
    with pytest.raises(RuleError, match=rf"^userdict\.txt:{number}: .*{why}"):
        parse_dictionary(f"# 来源\n司法所\n{line}\n")


def test_a_build_names_the_wrong_line_of_the_dictionary(monkeypatch, tmp_path):
    from etl.build import rows_of_report

    def broken():
        return parse_dictionary("# 来源\n司法所\n<i>法\n")

    monkeypatch.setattr(segmentation, "dictionary", broken)
    segmentation._cutter.cache_clear()
    try:
        with pytest.raises(RuleError, match=r"^userdict\.txt:3: '<i>法'"):
            rows_of_report(SEEDS[0])
    finally:
        monkeypatch.undo()
        segmentation._cutter.cache_clear()


@pytest.mark.parametrize(
    "name", ["userdict.txt", "stopwords-function.txt", "stopwords-formula.txt"]
)
def test_the_command_names_the_wrong_line_and_publishes_nothing(tmp_path, name):
    package = tmp_path / "etl"
    shutil.copytree(Path(segmentation.__file__).parent, package)
    rules = package / "rules" / name
    number = len(rules.read_text("utf-8").splitlines()) + 1
    rules.write_text(f"{rules.read_text('utf-8')}<i>法\n", "utf-8")
    command = [sys.executable, "-m", "etl", "build", str(SEEDS[0]), "--out", "data"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name}:{number}: '<i>法'")
    assert not (tmp_path / "data" / "CURRENT").exists()
