"""Numerals of Chinese administrative prose: their shape, their exact value, their places."""

from etl.numerals.characters import HEDGES, fold_width
from etl.numerals.find import find_numbers
from etl.numerals.grammar import NUMERAL, NUMERAL_RE
from etl.numerals.ranges import find_ranges, parse_range
from etl.numerals.rates import PERCENTAGE, find_percentages, parse_percentage
from etl.numerals.value import NotANumeral, Number, parse_numeral

__all__ = [
    "HEDGES",
    "NUMERAL",
    "NUMERAL_RE",
    "PERCENTAGE",
    "NotANumeral",
    "Number",
    "find_numbers",
    "find_percentages",
    "find_ranges",
    "fold_width",
    "parse_numeral",
    "parse_percentage",
    "parse_range",
]
