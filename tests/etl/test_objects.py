"""The choice of what a number counts."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.counting.extraction import read_counts
from etl.counting.objects import Reader, vocabulary
from etl.counting.objects.limits import LONGEST, SHORTEST
from etl.counting.objects.scores import score_far, score_runs
from etl.counting.objects.weights import weigh
from etl.counting.objects.window import window_of
from etl.counting.objects.words import ParagraphWords
from etl.counting.quantities import find_quantities
from etl.models import Paragraph
from tests.gold.candidates import candidates
from tests.gold.sentences import read_marked, sentences

PIECES = [
    *("受理", "审查", "办理", "行政复议案件", "合同", "培训", "“法律明白人”", "《民法典》", "乡镇"),
    *("（街道）", "其中", "分别为", "和", "、", "，", "。", "；", "的", "“", "）", " ", "\n", "法"),
    *("12件", "三次", "近40%", "1.2万人次", "6个", "20余份", "一场", "5", "<", "<b>"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def quantities_of(text):
    return [quantity for quantity in find_quantities(text) if quantity.rejected is None]


def objects_of(text):
    reader = Reader(text, quantities_of(text))
    found = [reader.choose(quantity) for quantity in quantities_of(text)]
    return [choice and text[choice.start : choice.end] for choice in found]


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("全年召开区政府常务会议45次。", ["区政府常务会议"]),
        ("检查企业210家次，发现问题38个。", ["企业", "问题"]),
        ("3家律师事务所与街道签约。", ["律师事务所"]),
        ("收到行政复议申请96件，受理88件，审结81件。", ["行政复议申请"] * 3),
        ("行政机关负责人出庭应诉率达到100%。", ["行政机关负责人出庭应诉率"]),
        ("审查合同5份、规范性文件3件。", ["合同", "规范性文件"]),
    ],
)
def test_a_count_is_of_the_noun_that_its_words_name(text, objects):
    assert objects_of(text) == objects


@given(texts)
def test_an_object_is_a_whole_run_of_words_of_its_paragraph(text):
    for object_ in objects_of(text):
        if object_ is not None:
            assert object_ in text
            assert SHORTEST <= len(object_) <= LONGEST
            assert object_.count("“") == object_.count("”")
            assert not set(object_) & set("，。；\n")


@pytest.mark.parametrize("sentence", sentences()[::12])
def test_scores_are_the_sums_of_the_weights_of_all_features(sentence):
    text = read_marked(sentence)[0].text
    check_scores(text)


@given(texts)
def test_scores_are_the_sums_of_the_weights_in_any_text(text):
    check_scores(text)


def check_scores(text):
    """Hold the scores of all runs of words to the features that the weights were fitted to."""
    found = quantities_of(text)
    reader = Reader(text, found)
    for quantity in found:
        window = window_of(reader.words, reader.words.at[quantity.start])
        measure = quantity.unit or "-", quantity.group
        begin, scores = score_runs(window, reader.scores, *measure, reader.previous)
        at, near = reader.scores.runs.at, 0
        for one in candidates(window, *measure, reader.previous):
            total = sum(weigh(*key) for key in one.keys)
            if one.first >= window.start:
                near += 1
                assert scores[at(one.first, one.last) - begin] == pytest.approx(total)
            else:
                far = [
                    score_far(window, past, ago, reader.scores, measure)
                    for ago, past in enumerate(reversed(reader.previous))
                    if (past.first, past.last) == (one.first, one.last)
                ]
                assert pytest.approx(total) in far
        assert near == np.isfinite(scores).sum()
        reader.choose(quantity)


def test_objects_are_the_same_when_the_words_met_before_are_forgotten(monkeypatch):
    text = "审查合同5份、规范性文件3件，检查企业210家次，发现问题38个，召开会议12次。"
    remembered = objects_of(text)
    monkeypatch.setattr(vocabulary, "MOST", 1)
    assert objects_of(text) == remembered


@given(texts)
def test_words_cover_their_paragraph(text):
    words = ParagraphWords(text, quantities_of(text))
    assert "".join(text[start:end] for start, end in pairwise(words.edges)) == text


def test_a_paragraph_without_words_has_counts_without_objects():
    counts = [count for count, _ in read_counts([Paragraph(1, "12件", "body", None, "", "")])]
    assert [count.object for count in counts] == [""]
