"""The numbers of a running text, with their places and exact values."""

import re

from etl.numerals.characters import BLANKS, SCALES
from etl.numerals.grammar import FIRST, NUMERAL_RE, OVER, SIGN
from etl.numerals.rates import TENTHS_RE
from etl.numerals.value import LONGEST, Number, value_of

_FIRST_RE = re.compile(FIRST)
_PERCENT_RE = re.compile(f"[负負]?[百佰]{OVER}.+", re.DOTALL)
# Neither 负三 nor 三分之一 nor 3/5 nor the 百 of 上百 counts tenths.
_NO_TENTHS_RE = re.compile(rf"{SIGN}|[百佰千仟]\Z|[{''.join(SCALES)}]|.*[之/／]", re.DOTALL)


def find_numbers(text: str) -> list[tuple[int, int, Number]]:
    """Numbers of `text` as (start, end, value), in order, without overlap.

    `text[start:end]` is the numeral as printed: hedges behind it and its measure word are
    outside, a hedge before its scale (十余万) is inside; `parse_numeral` of it is `value`. Of an
    approximate pair (三四十) `value` is the low one. 百分之九十五 and 八成 are no numbers but
    percentages (`find_percentages`); of `85.6%` the number is 85.6.
    """
    found = []
    candidate = _FIRST_RE.search(text)
    while candidate:
        start = candidate.start()
        numeral = NUMERAL_RE.match(text, start)
        end = numeral.end() if numeral else start + 1
        percentage = numeral and _percentage(text, start, end)
        if percentage:
            end = percentage.end()
        elif numeral and end - start <= LONGEST:
            found.append((start, end, value_of(numeral.group())))
        candidate = _FIRST_RE.search(text, end)
    return found


def _percentage(text: str, start: int, end: int) -> re.Match | None:
    """The percentage in words that the numeral `text[start:end]` is, or the 成 behind it."""
    if text.startswith("成", end) or (
        text[end : end + 1] in BLANKS and "成" in text[end : end + 3]
    ):
        return None if _NO_TENTHS_RE.match(text, start, end) else TENTHS_RE.match(text, end)
    return _PERCENT_RE.match(text, start, end) if text[start] in "百佰负負" else None
