import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.formatting import (
    compact_number,
    exact_number,
    listing,
    plain_chart_text,
    quantity,
    section_text,
    shorten,
    year_text,
    years_text,
)
from dashboard.language import speak


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (9999, "9,999"),
        (10000, "1万"),
        (64600, "6.46万"),
        (12345, "12,345"),
        (99999999, "99,999,999"),
        (123450000, "12,345万"),
        (0.1 + 0.2, "0.3"),
        (335.58e8, "335.58亿"),
        (85.6, "85.6"),
        (33.33, "33.33"),
        (-29.7, "-29.7"),
        (1e12, "10,000亿"),
        (None, "未报告"),
    ],
)
def test_compact_numbers_use_myriads(value, text):
    assert compact_number(value) == text


@pytest.fixture
def english():
    speak("en")
    yield
    speak("zh")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (64600, "64,600"),
        (1234567, "1,234,567"),
        (7650000, "7.65 million"),
        (76.03e9, "76.03 billion"),
        (-2e6, "-2 million"),
    ],
)
def test_english_numbers_use_millions_and_billions(value, text):
    assert compact_number(value) == text


@pytest.mark.usefixtures("english")
def test_english_units_stand_apart_and_computed_ones_are_translated():
    assert quantity(230e6, "元", "over") == "≥230 million yuan"
    assert quantity(3, "百分点", "exact") == "3 percentage points"


@pytest.mark.parametrize(
    ("value", "text"),
    [(64600.0, "64,600"), (1234567.5, "1,234,567.5"), (0.0, "0"), (1e15, "1,000,000,000,000,000")],
)
def test_exact_numbers_keep_every_digit(value, text):
    assert exact_number(value) == text


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_exact_numbers_read_back(value):
    assert int(exact_number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "text"),
    [
        (20, "件", "over", "≥20件"),
        (10000, "名", "near", "≈1万名"),
        (300, "人次", "about", "≈300人次"),
        (4, "次", "at_least", "≥4次"),
        (30, "份", "at_most", "≤30份"),
        (100, "%", "exact", "100%"),
        (1.8, "百分点", "exact", "1.8个百分点"),
        (640000, None, "exact", "64万"),
        (None, "件", "exact", "未报告"),
    ],
)
def test_hedge_number_and_unit_make_one_phrase(value, unit, qualifier, text):
    assert quantity(value, unit, qualifier) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((2023,), "2023年"),
        ((2021, 2022, 2023), "2021–2023年"),
        ((2021, 2023), "2021、2023年"),
        ((), "年度不明"),
    ],
)
def test_years_are_text_and_a_gap_is_not_bridged(years, text):
    assert years_text(years) == text


def test_a_year_is_never_grouped():
    assert year_text(2023) == "2023年"
    assert year_text(None) == "年度不明"


def test_long_lists_say_how_many_there_are():
    assert listing(["甲", "乙"], 2) == "甲、乙"
    assert listing(["甲", "乙", "丙"], 2) == "甲、乙等 3 个"


def test_sections_without_marker_or_title_are_named():
    assert section_text("二/（四）", "法治宣传") == "二 › （四）  法治宣传"
    assert section_text("", None) == "正文"


def test_chart_text_has_no_tags():
    assert plain_chart_text("<b>甲 & 乙</b>") == "&lt;b&gt;甲 &amp; 乙&lt;/b&gt;"


@given(st.text(max_size=40))
def test_shortened_text_fits(text):
    signs = shorten(text, 10)
    assert sum(0.5 if sign.isascii() else 1 for sign in signs) <= 10
    assert signs == text or (signs[-1] == "…" and text.startswith(signs[:-1]))


def test_a_letter_takes_half_the_room_of_a_chinese_character():
    assert shorten("Disputes mediated", 10) == "Disputes mediated"
    assert shorten("调解矛盾纠纷调解矛盾纠纷", 10) == "调解矛盾纠纷调解矛…"
