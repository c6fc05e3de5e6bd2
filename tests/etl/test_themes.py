import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import RuleError
from etl.themes import (
    find_theme_words,
    parse_themes,
    share_of_themes,
    themes,
    themes_of,
)

NONE = tomllib.loads(files("etl").joinpath("rules/themes.toml").read_text("utf-8"))["none"]
WORDS = [word for theme in themes().values() for word in theme.words]
TEXTS = st.lists(st.sampled_from([*WORDS, "的", "，", "12件", "普法", ""])).map("".join)
RULES = """
[themes.a]
label = "甲"
name = "甲"
outline = "一"
words = ["司法所"]
examples = ["司法所"]
rejects = ["律师"]
"""


def cases(kind: str) -> list:
    return [
        pytest.param(theme.id, text, id=f"{theme.id}-{index}")
        for theme in themes().values()
        for index, text in enumerate(getattr(theme, kind))
    ]


def test_the_outline_has_nine_fields():
    assert len(themes()) == 9
    assert len({theme.label for theme in themes().values()}) == 9


@pytest.mark.parametrize(("theme", "text"), cases("examples"))
def test_an_example_is_of_its_field_before_all_others(theme, text):
    shares = themes_of(text)
    assert max(shares, key=shares.__getitem__) == theme
    assert [share for share in shares.values() if share == shares[theme]] == [shares[theme]]


@pytest.mark.parametrize(("theme", "text"), cases("rejects"))
def test_a_reject_is_not_of_the_field(theme, text):
    assert theme not in themes_of(text)


@pytest.mark.parametrize("text", NONE["examples"])
def test_some_paragraphs_are_of_no_field(text):
    assert themes_of(text) == {}


def test_every_field_is_told_by_its_own_name():
    for theme in themes().values():
        shares = themes_of(theme.name)
        assert max(shares, key=shares.__getitem__) == theme.id, theme.name


def test_every_word_is_found_as_its_own_field():
    for theme in themes().values():
        for word in theme.words:
            assert [(each.word, each.theme) for each in find_theme_words(word)] == [
                (word, theme.id)
            ]


@given(TEXTS)
def test_words_are_where_they_are_said_to_be_and_shares_make_one(text):
    for each in find_theme_words(text):
        assert text[each.start : each.end] == each.word
    shares = themes_of(text)
    assert sum(shares.values()) == pytest.approx(1 if shares else 0)
    assert list(shares) == [theme for theme in themes() if theme in shares]


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_the_shares_of_a_report_are_parts_of_its_text(paragraphs):
    shares = share_of_themes(paragraphs)
    assert list(shares) == list(themes())
    assert sum(share.share for share in shares.values()) <= 1 + 1e-9
    assert sum(share.characters for share in shares.values()) <= 1e-6 + sum(
        len(text) for text, _ in paragraphs
    )
    for share in shares.values():
        for position in share.paragraphs:
            text, title = paragraphs[position]
            assert share.theme in themes_of(text, title)


def test_a_field_takes_its_part_of_the_characters():
    shares = share_of_themes([("行政复议行政执法", ""), ("普法讲座", ""), ("应急演练八次", "")])
    assert shares["disputes"].share == pytest.approx(4 / 18)
    assert shares["enforcement"].characters == 4
    assert shares["emergencies"].share == pytest.approx(6 / 18)
    assert shares["emergencies"].paragraphs == (2,)
    assert shares["disputes"].words == {"行政复议": 1}
    assert shares["digital"].share == 0


def test_no_paragraphs_have_no_shares():
    assert {share.share for share in share_of_themes([]).values()} == {0.0}


def test_a_paragraph_without_words_is_about_the_title_of_its_section():
    assert themes_of("全年共办理45件。", "深化行政执法体制改革") == {"enforcement": 1.0}
    assert themes_of("调解45件。", "深化行政执法体制改革") == {"disputes": 1.0}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (RULES.replace('outline = "一"\n', ""), "a lacks outline"),
        (RULES.replace('["司法所"]', "[]", 1), "a lacks words"),
        (RULES.replace('"司法所"', '"法"', 1), "'法' is no word"),
        (RULES.replace('"司法所"', '"司法所 "', 1), "'司法所 ' is no word"),
        (RULES + RULES.replace("themes.a", "themes.b"), "'司法所' is of b and of a"),
        ("[themes", "Expected"),
        ("", "themes"),
    ],
)
def test_a_wrong_rule_is_named(content, why):
    with pytest.raises(RuleError, match=rf"^themes\.toml: .*{why}"):
        parse_themes(content)
