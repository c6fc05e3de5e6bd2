"""Whether a count is a result or a plan, norm or requirement; wording in `rules/status.toml`."""

import re
from functools import cache

from etl.counting.clauses import Surroundings
from etl.counting.measure_words import read_rules
from etl.models import Paragraph


@cache
def _pattern(name: str) -> re.Pattern:
    return re.compile(read_rules("status.toml")[name])


def status_of(paragraph: Paragraph, around: Surroundings) -> str:
    """Return `target` for a plan, norm or frequency, `actual` for what was done."""
    rules = read_rules("status.toml")
    if paragraph.part == "plans":
        return "target"
    if paragraph.part not in rules["parts_of_results"]:
        return "actual"
    text, quantity = paragraph.text, around.quantity
    if _pattern("held").search(text, around.sentence[0], quantity.start):
        return "actual"
    before = text[around.clause[0] : quantity.start]
    if _pattern("demand").search(before):
        return "target"
    often = quantity.group in rules["frequent_groups"]
    if _pattern("frequency").search(before) and (
        often or _pattern("norm").search(text, *around.clause)
    ):
        return "target"
    return "actual"
