"""Numerals of Chinese administrative prose: their shape, their exact value, their places."""

from etl.numerals.characters import fold_width
from etl.numerals.find import find_numbers
from etl.numerals.grammar import NUMERAL, NUMERAL_RE
from etl.numerals.value import NotANumeral, Number, parse_numeral

__all__ = [
    "NUMERAL",
    "NUMERAL_RE",
    "NotANumeral",
    "Number",
    "find_numbers",
    "fold_width",
    "parse_numeral",
]
