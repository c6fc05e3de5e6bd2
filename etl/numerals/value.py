"""The exact value of one printed numeral."""

import re
from decimal import Decimal
from fractions import Fraction

from etl.errors import EtlError
from etl.numerals.characters import (
    BLANKS,
    DIGITS,
    HEDGES,
    MINUS_SIGNS,
    POINTS,
    SCALES,
    TENS,
    UNITS,
    fold_width,
)
from etl.numerals.grammar import ALONE, NUMERAL_RE, PAIRED, SHAPE
from etl.numerals.lazy_pattern import LazyPattern

Number = int | Decimal | Fraction

# Longest text that is read as one numeral; beyond it stand codes, tables and damage.
LONGEST = 64
_PAIRED_RE = re.compile(PAIRED)
_ARABIC_PART_RE = re.compile(r"(?=[0-9.])([0-9]*)(?:\.([0-9]+))?([^0-9.]*)")
# The forms that most numbers have, read without the whole grammar.
_PLAIN_RE = re.compile(r"([0-9]{1,20})(?:\.([0-9]{1,20}))?([万亿]?)")
_ALONE_RE = re.compile(ALONE)
# The whole language of numerals, of which the patterns before it read the greater part.
_SHAPE_RE = LazyPattern(SHAPE)
_IGNORED = {ord(char): None for char in [*BLANKS, *HEDGES, ",", "，"]}
_MULTIPLIERS = UNITS | SCALES
_MULTIPLYING = {*_MULTIPLIERS, *TENS}
_TWO_DIGITS_RE = re.compile(f"[{''.join(DIGITS)}]{{2}}")


class NotANumeral(EtlError, ValueError):
    """Text that is not one numeral; the message quotes it."""


def parse_numeral(text: str) -> Number:
    """Exact value of `text`, which must be one printed numeral from end to end.

    `int` where the value is written as a whole number or its scale makes it one (`36.43万` is
    364300), `Decimal` with the printed places for decimals, `Fraction` for 分之 and a slash. Of an
    approximate pair (三四十) the low value. Raises `NotANumeral`, a `ValueError`.
    """
    if len(text) > LONGEST or not _is_numeral(text):
        raise NotANumeral(f"not a numeral: {text[:LONGEST]!r}; accepted are 1,130, 3.5万, 二百六十")
    return value_of(text)


def value_of(numeral: str) -> Number:
    """Value of a text that is known to be a numeral, as `parse_numeral` gives it."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    if _PLAIN_RE.fullmatch(numeral):
        return _arabic(numeral)
    return _value_of(fold_width(numeral).translate(_IGNORED))


def _is_numeral(text: str) -> bool:
    """Whether `text` is a numeral; asked last is the pattern that few need compiled."""
    return bool(
        (text.isascii() and text.isdecimal())
        or _PLAIN_RE.fullmatch(text)
        or NUMERAL_RE.fullmatch(text)
        or _ALONE_RE.fullmatch(text)
        or _SHAPE_RE.fullmatch(text)
    )


def _value_of(text: str) -> Number:
    """Value of a well-formed numeral without width variants, blanks, hedges and grouping."""
    if text[0] in MINUS_SIGNS:
        return -_value_of(text[1:])
    if text.startswith("零下"):
        return -_value_of(text[2:])
    if "分" in text:
        return _fraction(text)
    if "/" in text:
        numerator, denominator = text.split("/")
        return Fraction(int(numerator), int(denominator))
    if text[0] in "0123456789.":
        return _arabic(text)
    return _chinese(text)


def _fraction(text: str) -> Fraction:
    denominator, numerator = text.split("分之")
    whole, _, denominator = denominator.rpartition("又")
    value = Fraction(_value_of(numerator)) / Fraction(_value_of(denominator))
    return value + Fraction(_value_of(whole)) if whole else value


def _arabic(text: str) -> Number:
    """Value of `12`, `1.5万`, `7万5千4百`: the sum of its parts, each times its units."""
    parts = _ARABIC_PART_RE.findall(text)
    places = max(len(decimals) for _, decimals, _ in parts)
    total = 0
    for whole, decimals, units in parts:
        factor = 1
        for char in units:
            factor *= _MULTIPLIERS[char]
        total += int(whole + decimals.ljust(places, "0")) * factor
    return _decimal(total, places, scaled=bool(parts[0][2]))


def _decimal(total: int, places: int, *, scaled: bool) -> int | Decimal:
    """`total` / 10^`places`; whole numbers of a scaled numeral are `int`.

    Built from text, since Decimal arithmetic would round to 28 digits.
    """
    while scaled and places and total % 10 == 0:
        total, places = total // 10, places - 1
    return Decimal(f"{total}E-{places}") if places else total


def _chinese(text: str) -> Number:
    if text in DIGITS:
        return DIGITS[text]
    if _PAIRED_RE.fullmatch(text):
        return bounds_of_pair(text)[0]
    for point in POINTS:
        if point in text:
            return _chinese_decimal(*text.split(point))
    if len(text) > 1 and _MULTIPLYING.isdisjoint(text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _chinese_integer(text)


def bounds_of_pair(text: str) -> tuple[int, int]:
    """Low and high value of an approximate pair: 三四十 gives 30 and 40."""
    text = text.translate(_IGNORED)
    first = _TWO_DIGITS_RE.search(text).start()
    low, high = text[: first + 1] + text[first + 2 :], text[:first] + text[first + 1 :]
    return _chinese_integer(low), _chinese_integer(high)


def _chinese_decimal(whole: str, tail: str) -> int | Decimal:
    decimals = tail.rstrip("".join(_MULTIPLIERS))
    factor = 1
    for char in tail[len(decimals) :]:
        factor *= _MULTIPLIERS[char]
    digits = "".join(str(DIGITS[char]) for char in decimals)
    total = (_chinese(whole) * 10 ** len(digits) + int(digits)) * factor
    return _decimal(total, len(digits), scaled=factor > 1)


def _chinese_integer(text: str) -> int:
    total = section = digit = added = 0
    # What a final digit counts: tens after 百 (一百二), thousands after 万, ones after 零 and 十.
    step = 1
    previous = ""
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            step = step if digit else 1
        elif char in TENS:
            section += TENS[char]
            step = 1
        elif char in UNITS:
            section += (digit or 1) * UNITS[char]
            digit, step = 0, UNITS[char] // 10
        elif previous in SCALES:
            total += added * (SCALES[char] - 1)
            added *= SCALES[char]
            step = SCALES[char] // 10
        else:
            below = total % SCALES[char]
            count = below + section + digit * (step if section else 1) or 1
            added = count * SCALES[char]
            total += added - below
            section, digit, step = 0, 0, SCALES[char] // 10
        previous = char
    return total + section + digit * step
