"""Breakdowns told below a count: in a list of paragraphs, or in the columns of a table."""

import re
from collections.abc import Iterable
from functools import cache

from etl.counting.breakdowns import REACH
from etl.counting.measure_words import read_rules
from etl.counting.parts import adds_up, may_hold, set_parts, slack_of
from etl.models import Count


@cache
def _announces() -> re.Pattern:
    return re.compile(read_rules("relations.toml")["parts"]["list_below"])


@cache
def _sums_up() -> re.Pattern:
    return re.compile(read_rules("relations.toml")["parts"]["sum_row"])


def has_list_below(text: str) -> bool:
    """Tell whether a paragraph announces a breakdown in the paragraphs behind it."""
    return _announces().search(text) is not None


def find_list_below(counts: list[Count], below: list[Count]) -> None:
    """Find a breakdown told as a list of paragraphs behind `其中：`; it must add up."""
    for whole in reversed(counts):
        run: list[Count] = []
        for count in below:
            if not may_hold(whole, count) or sum(c.value for c in run) >= whole.value:
                break
            run.append(count)
        if adds_up(whole, run):
            set_parts(whole, run)
            return


def find_sum_row(text: str, columns: Iterable[list[Count]]) -> None:
    """Set `part_of` of the cells of a table whose last row sums up those above: 合计."""
    for *cells, whole in columns:
        row = text[text.rfind("\n", 0, whole.start) + 1 : whole.start]
        if _sums_up().search(row) and adds_up(whole, cells):
            set_parts(whole, cells)


def find_column_parts(columns: Iterable[list[Count]], before: list[Count]) -> None:
    """Set `part_of` of table cells whose column adds up to a count told before the table."""
    for column in columns:
        total = sum(count.value for count in column)
        for whole in reversed(before[-REACH:]):
            slack = whole.value * (slack_of(whole, whole) - 1)
            if (
                len(column) > 1
                and whole.measure == column[0].measure
                and whole.measure not in ("rate", "change")
                and abs(total - whole.value) <= slack
            ):
                set_parts(whole, column)
                break
