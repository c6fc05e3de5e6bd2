"""Ranges of numbers: 3至5, 10%—20%, 两到三万, 三四十, as (low, high)."""

import re

from etl.numerals.characters import BLANKS, DIGITS, HEDGES, SCALES, UNITS
from etl.numerals.grammar import (
    ARABIC_BEGINS,
    CHINESE_BEGINS,
    GAP,
    NOT_WITHIN_WORDS,
    OVER,
    PAIRED,
    UNSIGNED_ARABIC,
    UNSIGNED_CHINESE,
)
from etl.numerals.lazy_pattern import LazyPattern
from etl.numerals.value import LONGEST, NotANumeral, Number, bounds_of_pair, parse_numeral

_NUMBER = f"(?:(?:[负負]{GAP}|零下{GAP})?(?:{UNSIGNED_ARABIC}|{UNSIGNED_CHINESE}))"
_TO = "(?:至|到|[-－–~～―]|—{1,2})"
# 3万元至5万元, 10%—20%: what stands behind the low value stands behind the high one too.
_UNIT = "[%％‰]|[^\\W\\d_]{1,2}"
_BEGINS = (
    f"(?:(?=[0-9０-９.．]){ARABIC_BEGINS}(?<![-－–~～―—])"
    f"|(?![0-9０-９.．]){CHINESE_BEGINS}){NOT_WITHIN_WORDS}"
)
_SHARE = f"百{OVER}"
_SPAN = (
    f"(?P<share>{_SHARE})?(?P<low>{_NUMBER}){GAP}(?P<unit>{_UNIT})??{GAP}{_TO}{GAP}"
    f"(?(share)(?:{_SHARE})?)(?P<high>{_NUMBER})"
)
_SAME_UNIT = f"(?(unit){GAP}(?P=unit)|(?:{GAP}[%％‰])?)(?![-－–~～―—]?[0-9０-９])"
_RANGE_RE = LazyPattern(f"{_BEGINS}(?:{_SPAN}{_SAME_UNIT}|(?P<pair>{PAIRED}))")
# 021-6543…, 05-12: a leading zero belongs to a telephone number or a date.
_CODE_RE = re.compile("[0０][0-9０-９]")
# Longest text of one bound, so that a scale lent to it leaves it readable.
_LONGEST_BOUND = LONGEST // 2
_SCALE_CHARACTERS = "".join([*UNITS, *SCALES])


def parse_range(text: str) -> tuple[Number, Number]:
    """(low, high) of `text`, which must be one range: 3至5, 10%-20% (figures), 七八百.

    Raises `NotANumeral` for anything else, and where the second number is not the higher.
    """
    match = _RANGE_RE.fullmatch(text) if len(text) <= 2 * LONGEST else None
    bounds = _bounds(match) if match else None
    if bounds is None:
        raise NotANumeral(f"not a range: {text[:LONGEST]!r}; accepted are 3至5, 10%-20%, 七八百")
    return bounds


def find_ranges(text: str) -> list[tuple[int, int, Number, Number]]:
    """Ranges of `text` as (start, end, low, high), in order, without overlap."""
    found = []
    for match in _RANGE_RE.finditer(text):
        bounds = _bounds(match) if match.end() - match.start() <= 2 * LONGEST else None
        if bounds is not None:
            found.append((*match.span(), *bounds))
    return found


def _bounds(match: re.Match) -> tuple[Number, Number] | None:
    """Low and high of a match; None where they do not rise or do not share a scale."""
    if match["pair"]:
        low, high = bounds_of_pair(match["pair"])
    else:
        if max(len(match["low"]), len(match["high"])) > _LONGEST_BOUND or _CODE_RE.match(
            match["low"]
        ):
            return None
        high = parse_numeral(match["high"])
        try:
            low = parse_numeral(match["low"] + _shared_scale(match))
        except NotANumeral:  # 一三 is read digit by digit, which no scale can follow
            return None
    return (low, high) if low < high else None


def _shared_scale(match: re.Match) -> str:
    """The scale that the low value takes from the high one: 3-5万 is 30,000 to 50,000."""
    low, high = match["low"], match["high"]
    count = high.rstrip("".join(SCALES))
    scale = high[len(count) :]
    count = count.rstrip(f"{BLANKS}{HEDGES}零")
    if not scale and high[-1] in UNITS and low[-1] in DIGITS and len(high) == 2:
        count, scale = high[:-1], high[-1]
    bare = not any(char in _SCALE_CHARACTERS for char in low)
    return scale if scale and count and bare and parse_numeral(low) < parse_numeral(count) else ""
