"""Percentages: signs, 百分之, tenths (八成五) and percentage points, as exact percent figures."""

import re
from decimal import Decimal

from etl.numerals.grammar import (
    ARABIC_BEGINS,
    CHINESE_BEGINS,
    GAP,
    OVER,
    SIGN,
    UNSIGNED_ARABIC,
    UNSIGNED_CHINESE,
)
from etl.numerals.lazy_pattern import LazyPattern
from etl.numerals.value import LONGEST, NotANumeral, parse_numeral

# Power of ten that turns a share of this base into a percent figure.
_POWERS = {"%": 0, "％": 0, "‰": -1, "百": 0, "佰": 0, "千": -1, "仟": -1, "万": -2, "萬": -2}
# 成 of 成立, 三成员, 一成不变 is a word of its own.
_TENTH = "成(?![立为為员員功果效熟绩績长長都分人本交品型份就因千套体體年文行事片群批林不])"
# 八成五以上 ends in its hundredths; 八成五保户 does not.
_GOES_ON = "[^\\W以左的上多余有或至到]"
_NUMBER = f"(?:{UNSIGNED_ARABIC}|{UNSIGNED_CHINESE})"
_SIGNED = f"(?:[负負-]?{GAP}(?:{_NUMBER}|[百佰零]))"

# A % before two hexadecimal digits is an escape in an address.
_MARK = "(?P<mark>[%％‰])(?![0-9A-Fa-f]{2})"
_SHARED = f"(?P<base>[百佰千仟万萬]){OVER}(?P<share>{_SIGNED})"
_HUNDREDTHS = f"{GAP}(?:[一二三四五六七八九](?!{_GOES_ON})|半)"
_TENTHS = f"(?P<tenths>{_TENTH})(?P<hundredths>{_HUNDREDTHS})?"
_POINTS = f"[个個]?{GAP}百{GAP}分{GAP}[点點]"

_BEGINS = f"(?:(?=[0-9０-９.．]){ARABIC_BEGINS}|(?![0-9０-９.．]){CHINESE_BEGINS})"
_PERCENTAGE_RE = LazyPattern(
    f"(?P<sign>{SIGN})?{_BEGINS}"
    f"(?:{_SHARED}|(?P<figure>半(?={GAP}成)|{_NUMBER}){GAP}(?:{_MARK}|{_TENTHS}|{_POINTS}))"
)
PERCENTAGE = re.sub(r"\?P<\w+>", "?:", _PERCENTAGE_RE.pattern)
# What makes tenths of the number in front of it.
TENTHS_RE = re.compile(f"{GAP}{_TENTHS}")


def parse_percentage(text: str) -> int | Decimal:
    """The percent figure of `text`: 85.6 for `85.6%`, 0.3 for 千分之三, 85 for 八成五.

    Percentage points (1.8个百分点) keep their figure. Raises `NotANumeral` for anything else.
    """
    match = _PERCENTAGE_RE.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        raise NotANumeral(
            f"not a percentage: {text[:LONGEST]!r}; accepted are 85.6%, 百分之八, 八成"
        )
    return _figure(match)


def find_percentages(text: str) -> list[tuple[int, int, int | Decimal]]:
    """Percentages of `text` as (start, end, percent figure), in order, without overlap."""
    return [
        (*match.span(), _figure(match))
        for match in _PERCENTAGE_RE.finditer(text)
        if match.end() - match.start() <= LONGEST
    ]


def _figure(match: re.Match) -> int | Decimal:
    if match["tenths"]:
        value = _tenths(match["figure"], (match["hundredths"] or "").strip())
    elif match["base"]:
        value = _times_power_of_ten(parse_numeral(match["share"]), _POWERS[match["base"]])
    else:
        power = _POWERS[match["mark"]] if match["mark"] else 0
        value = _times_power_of_ten(parse_numeral(match["figure"]), power)
    return -value if match["sign"] else value


def _tenths(tenths: str, hundredths: str) -> int | Decimal:
    value = 5 if tenths == "半" else _times_power_of_ten(parse_numeral(tenths), 1)
    if hundredths == "半":
        return value + 5
    return value + parse_numeral(hundredths) if hundredths else value


def _times_power_of_ten(value: int | Decimal, power: int) -> int | Decimal:
    """`value` * 10^`power`, exactly; whole results of whole numbers are `int`."""
    if not power:
        return value
    sign, digits, exponent = Decimal(value).as_tuple()
    shifted = Decimal((sign, digits, exponent + power))
    return int(shifted) if shifted == shifted.to_integral_value() else shifted
