import pytest

from etl.errors import RuleError
from etl.stopwords import GAP, STOP_WORDS, find_frames, parse_stop_words, stop_words


@pytest.mark.parametrize("kind", STOP_WORDS)
def test_every_stop_word_has_a_reason(kind):
    assert stop_words(kind)
    assert all(len(reason) > 3 for reason in stop_words(kind).values())


def test_no_word_is_stopped_twice_over():
    kinds = [set(stop_words(kind)) for kind in STOP_WORDS]
    assert sum(map(len, kinds)) == len(set().union(*kinds))


def test_every_frame_is_found_around_a_word():
    for word in stop_words("formula"):
        if GAP in word:
            text = word.replace(GAP, "法律服务")
            assert list(find_frames(text)) == [(word, 0, len(text))]


def test_only_formulas_have_gaps():
    assert [
        word for kind in ("function", "place") for word in stop_words(kind) if GAP in word
    ] == []


def test_a_reason_may_take_several_lines():
    assert parse_stop_words("# 一个文件\n\n# 套语：\n# 每份都有\n落实\n", "x.txt") == {
        "落实": "套语：每份都有"
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("坚持 贯彻", "no stop word"),
        (" 坚持", "no stop word"),
        ("坚持\t", "no stop word"),
        ("的", "no stop word"),
        ("坚持123", "no stop word"),
        ("<b>坚持</b>", "no stop word"),
        ("…为指导", "no stop word"),
        ("以…为…指导", "no stop word"),
        ("落实", "stands twice"),
        ("\n坚持", "no reason"),
    ],
)
def test_a_wrong_stop_word_is_named_with_its_line(line, why):
    number = 3 + line.count("\n")
    with pytest.raises(RuleError, match=rf"^stopwords\.txt:{number}: .*{why}"):
        parse_stop_words(f"# 套语\n落实\n{line}\n", "stopwords.txt")
