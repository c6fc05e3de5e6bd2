"""Numerals: cases with reasons, and the properties that hold for any number and any text."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from etl.numerals import (
    NUMERAL,
    NUMERAL_RE,
    PERCENTAGE,
    NotANumeral,
    find_numbers,
    find_percentages,
    find_ranges,
    fold_width,
    parse_numeral,
    parse_percentage,
    parse_range,
)
from etl.numerals.grammar import LONE, SHAPE
from etl.numerals.lazy_pattern import LazyPattern
from etl.numerals.words import read_words

CASES_PATH = Path(__file__).parents[1] / "cases" / "numbers.jsonl"
CASES = [json.loads(line) for line in CASES_PATH.read_text(encoding="utf-8").splitlines()]
FINDERS = {"number": find_numbers, "percentage": find_percentages, "range": find_ranges}

EVERYDAY = ("零一二三四五六七八九", "十百千", "万亿")
FINANCIAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")
TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬億")
FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")

LARGEST = 10**12
BOUNDARIES = sorted(
    {
        power * factor + offset
        for power in (10**exponent for exponent in range(13))
        for factor in (1, 2, 9)
        for offset in (-1, 0, 1, 10, 5000)
        if 0 <= power * factor + offset <= LARGEST
    }
)
INTEGERS = st.one_of(
    st.integers(0, LARGEST),
    st.sampled_from(BOUNDARIES),
    st.builds(lambda count, power: count * 10**power, st.integers(0, 9999), st.integers(0, 8)),
)
# Dense in what numerals are made of, so that most drawn texts hold half-formed ones.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(
        "0019５,，.．%‰-－—~至到 　零〇一二两三四五六八九壹十百千万亿兆廿分之点又成半余多几负A件",
        max_size=40,
    ),
)


def write_below_ten_thousand(value: int, alphabet: tuple[str, str, str]) -> str:
    digits, units, _ = alphabet
    written, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = value // power % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + unit
        gap = not digit
    return written


def write_chinese(value: int, alphabet: tuple[str, str, str]) -> str:
    digits, _, (wan, yi) = alphabet
    written = ""
    for power, scale in ((10**12, wan + yi), (10**8, yi), (10**4, wan), (1, "")):
        group = value // power % 10**4
        if group:
            gap = written and (group < 1000 or value // (power * 10**4) % 10 == 0)
            written += (
                (digits[0] if gap else "") + write_below_ten_thousand(group, alphabet) + scale
            )
    return written or digits[0]


def write_everyday(value: int) -> str:
    return re.sub("^一十", "十", write_chinese(value, EVERYDAY))


def write_spoken(value: int) -> str:
    """两 for 二 before 百 and above, the last unit left out where the one before implies it."""
    written = re.sub("二(?=[百千万亿])", "两", write_everyday(value))
    for before, last in (("百", "十"), ("千", "百"), ("万", "千"), ("亿", "千万")):
        written = re.sub(f"(?<={before}[一二三四五六七八九两]){last}$", "", written)
    return written


def write_scaled(value: int, power: int, scale: str) -> str:
    whole, rest = divmod(value, 10**power)
    decimals = str(rest).rjust(power, "0").rstrip("0")
    return f"{whole}{'.' if decimals else ''}{decimals}{scale}"


def write_mixed(value: int) -> str:
    """7万5千4百; ones are left to the plain form, as nobody prints 7万5千4百3十2."""
    if value % 10 or value < 10**4:
        return str(value)
    written = ""
    for power, unit, size in ((10**8, "亿", 10**6), (10**4, "万", 10**4), (1000, "千", 10)):
        group = value // power % size
        written += f"{group}{unit}" if group else ""
    for power, unit in ((100, "百"), (10, "十")):
        group = value // power % 10
        written += f"{group}{unit}" if group else ""
    return written


def write_digits(value: int) -> str:
    """二〇二三; where the row would be a pair (三四) or a word (一一), in plain digits."""
    row = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    others = ["一一", "一二", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"]
    return str(value) if len(row) == 1 or row in others else row


STYLES = {
    "Arabic": str,
    "grouped": lambda value: f"{value:,}",
    "full-width": lambda value: str(value).translate(FULL_WIDTH),
    "full-width grouped": lambda value: f"{value:,}".translate(FULL_WIDTH),
    "万": lambda value: write_scaled(value, 4, "万"),
    "亿": lambda value: write_scaled(value, 8, "亿"),
    "full-width 万": lambda value: write_scaled(value, 4, "万").translate(FULL_WIDTH),
    "everyday": write_everyday,
    "spoken": write_spoken,
    "financial": lambda value: write_chinese(value, FINANCIAL),
    "traditional": lambda value: write_chinese(value, TRADITIONAL),
    "mixed": write_mixed,
    "row of digits": write_digits,
}


def exact(text: str) -> Decimal | Fraction:
    return Fraction(text) if "/" in text else Decimal(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_case(case):
    found = FINDERS[case["kind"]](case["text"])
    printed = [[case["text"][start:end], *values] for start, end, *values in found]
    expected = [
        [numeral, *(exact(value) for value in values)] for numeral, *values in case["expected"]
    ]
    assert printed == expected, case["reason"]


@pytest.mark.parametrize("style", STYLES)
def test_boundaries_survive_writing_and_reading(style):
    written = {value: STYLES[style](value) for value in BOUNDARIES}
    assert {value: parse_numeral(text) for value, text in written.items()} == {
        value: value for value in BOUNDARIES
    }


@given(INTEGERS, st.sampled_from(sorted(STYLES)))
def test_integers_survive_writing_and_reading(value, style):
    read = parse_numeral(STYLES[style](value))
    assert read == value
    assert isinstance(read, int)


@given(INTEGERS.filter(bool), st.sampled_from(sorted(STYLES)))
def test_a_written_number_is_found_whole_in_a_sentence(value, style):
    written = STYLES[style](value)
    assume(written not in LONE)
    text = f"全年共办理{written}件，其中"
    assert find_numbers(text) == [(5, 5 + len(written), value)]


@given(INTEGERS, st.integers(1, 6), st.integers(0, 10**6))
def test_decimals_are_exact_in_digits_and_in_words(whole, places, rest):
    decimals = str(rest % 10**places).rjust(places, "0")
    value = Decimal(f"{whole}.{decimals}")
    words = "".join("零一二三四五六七八九"[int(digit)] for digit in decimals)
    assert parse_numeral(f"{whole:,}.{decimals}") == value
    assert parse_numeral(f"{write_everyday(whole)}点{words}") == value
    assert parse_percentage(f"{whole}.{decimals}%") == value
    assert parse_percentage(f"百分之{write_everyday(whole)}点{words}") == value


@given(INTEGERS, INTEGERS.filter(bool))
def test_fractions_are_exact(numerator, denominator):
    written = f"{write_everyday(denominator)}分之{write_everyday(numerator)}"
    if numerator:
        assert parse_numeral(written) == Fraction(numerator, denominator)
    assert parse_numeral(f"{denominator}分之{numerator}") == Fraction(numerator, denominator)


@given(INTEGERS, st.sampled_from(sorted(STYLES)))
def test_a_minus_negates(value, style):
    written = STYLES[style](value)
    assert parse_numeral(f"负{written}") == parse_numeral(f"-{written}") == -value


@given(INTEGERS, INTEGERS, st.sampled_from(["至", "到", "-", "—", "～"]))
def test_ranges_rise(low, high, to):
    written = f"{low}{to}{high}"
    if low < high:
        assert parse_range(written) == (low, high)
    else:
        with pytest.raises(NotANumeral):
            parse_range(written)


@given(TEXTS)
@example("一" * 5000)
@example("9" * 5000)
@example("三分之一" * 50)
@example("0分之1")
@example("3又0.0分之1")
@example("零点零分之三")
def test_any_text_gives_ordered_disjoint_spans_that_read_alone(text):
    end_of_last = 0
    for start, end, value in find_numbers(text):
        assert end_of_last <= start < end <= len(text)
        assert parse_numeral(text[start:end]) == value
        end_of_last = end


@given(TEXTS)
@example("一三-千万")
def test_any_text_gives_percentages_and_ranges_that_read_alone(text):
    for start, end, figure in find_percentages(text):
        assert parse_percentage(text[start:end]) == figure
    for start, end, low, high in find_ranges(text):
        assert low < high
        assert parse_range(text[start:end]) == (low, high)


@given(TEXTS)
def test_folding_keeps_offsets_and_numbers(text):
    folded = fold_width(text)
    assert len(folded) == len(text)
    assert fold_width(folded) == folded
    assert find_numbers(folded) == find_numbers(text)


@given(TEXTS)
def test_what_is_no_numeral_is_refused_with_its_text(text):
    try:
        value = parse_numeral(text)
    except NotANumeral as error:
        assert repr(text[:64]) in str(error)
    else:
        assert isinstance(value, int | Decimal | Fraction)
        assert text


@pytest.mark.parametrize(
    "text", ["", "件", "1,13", "十百", "1.2.3", "5%", "二三十四", "千克", "三点", "1 2"]
)
def test_near_numerals_are_refused(text):
    with pytest.raises(ValueError, match=re.escape(repr(text))):
        parse_numeral(text)


@pytest.mark.parametrize("word", read_words())
def test_no_number_in_a_word(word):
    assert find_numbers(f"把{word}") == []


def test_patterns_compose_without_groups():
    assert re.compile(NUMERAL).groups == re.compile(PERCENTAGE).groups == 0
    quantity = re.compile(f"({NUMERAL})([件元])")
    assert quantity.findall("审结1,130件，罚没36.43万元") == [("1,130", "件"), ("36.43万", "元")]
    assert NUMERAL_RE.search("PM2.5") is None


def test_a_lazy_pattern_is_compiled_at_its_first_use_and_not_before():
    damaged = LazyPattern("(")
    assert damaged.pattern == "("
    with pytest.raises(re.error):
        damaged.search("(")
    assert LazyPattern("[0-9]+").findall("3至15") == re.findall("[0-9]+", "3至15")


@pytest.mark.parametrize("source", [NUMERAL, SHAPE, PERCENTAGE], ids=["number", "shape", "percent"])
def test_patterns_stay_quick_to_compile(source):
    """Compiling takes about 6 ms a thousand characters; parts repeated within parts multiply."""
    assert len(source) < 20_000


@given(TEXTS)
def test_whatever_is_found_in_a_text_is_a_numeral_by_the_whole_grammar(text):
    for start, end, _ in find_numbers(text):
        assert re.fullmatch(SHAPE, text[start:end])
