"""The numerals of a running text, with their places and exact values."""

import re

from etl.numerals.grammar import FIRST, NUMERAL_RE
from etl.numerals.value import LONGEST, Number, parse_numeral

_FIRST_RE = re.compile(FIRST)


def find_numbers(text: str) -> list[tuple[int, int, Number]]:
    """Numbers of `text` as (start, end, value), in order, without overlap.

    `text[start:end]` is the numeral as printed, without sign words' context, hedges behind it and
    measure word; `parse_numeral` of it is `value`.
    """
    found = []
    search, match = _FIRST_RE.search, NUMERAL_RE.match
    candidate = search(text)
    while candidate:
        start = candidate.start()
        numeral = match(text, start)
        end = numeral.end() if numeral else start + 1
        if numeral and end - start <= LONGEST:
            found.append((start, end, parse_numeral(numeral.group())))
        candidate = search(text, end)
    return found
