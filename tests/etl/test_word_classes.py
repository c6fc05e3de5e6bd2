"""The classes of words, by both engines."""

from pathlib import Path

from etl.segmentation import cut
from etl.word_classes import jieba_tagger, rjieba_tagger, tag_of

SEEDS = Path(__file__).parents[2].joinpath("seeds").glob("*.txt")


def test_word_classes_are_those_of_the_general_dictionary():
    assert [tag_of(word) for word in ("案件", "受理", "，", "42", "的")] == [
        "n",
        "v",
        "x",
        "m",
        "uj",
    ]


def test_a_word_of_several_takes_the_class_of_its_last():
    assert tag_of("数字化司法所") == "+" + tag_of("司法所")[-1]


def test_engine_and_reference_agree_on_the_seeds():
    words = {word for seed in SEEDS for word in cut(seed.read_text("utf-8"))}
    quick, reference = rjieba_tagger(), jieba_tagger()
    differing = {word for word in words if quick(word) != reference(word)}
    assert not differing
