"""How the counts of a report relate: parts of a whole, stages of a matter, restatements.

Parts and later stages are kept apart because a sum must not hold a matter twice; the wording
stands in `rules/relations.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache

from etl.counting.breakdowns import REACH, SENTENCE_END, find_kinds, find_parts
from etl.counting.clauses import LONGEST_SENTENCE
from etl.counting.lists import find_column_parts, find_list_below, find_sum_row, has_list_below
from etl.counting.measure_words import read_rules
from etl.counting.parts import SMALL
from etl.counting.tables import columns_of
from etl.models import Count, Paragraph

# A breakdown in the paragraphs below is looked for in so many of them.
_LONGEST_LIST = 8
# A breakdown by kinds stands so near below what it breaks down, in paragraphs and headings.
_NEAR = 4


def relate(paragraphs: Sequence[Paragraph], counts: list[Count]) -> None:
    """Set `part_of`, `stage_of` and `restates` of the counts of one report, in place.

    A part by kind or place takes category and indicator of its whole (labelling guidelines).
    """
    texts = {paragraph.ordinal: paragraph.text for paragraph in paragraphs}
    by_paragraph: dict[int, list[Count]] = {}
    for count in counts:
        by_paragraph.setdefault(count.paragraph, []).append(count)
    for ordinal, group in by_paragraph.items():
        find_parts(texts[ordinal], group)
        _find_stages(texts[ordinal], group)
    for paragraph in paragraphs:
        cells = by_paragraph.get(paragraph.ordinal, [])
        if paragraph.kind == "table" and cells:
            before = [count for count in counts if count.paragraph < paragraph.ordinal]
            columns = columns_of(paragraph, cells)
            find_sum_row(paragraph.text, columns)
            find_column_parts(columns, before)
    for ordinal, group in by_paragraph.items():
        above = range(ordinal - _NEAR, ordinal)
        before = [count for each in above for count in by_paragraph.get(each, [])]
        find_kinds(texts[ordinal], group, before)
    for ordinal, group in by_paragraph.items():
        if has_list_below(texts[ordinal]):
            below = [by_paragraph.get(ordinal + step, []) for step in range(1, _LONGEST_LIST)]
            find_list_below(group, [count for counts in below for count in counts])
    _find_restatements(texts, counts)


@cache
def _later() -> re.Pattern:
    return re.compile(read_rules("relations.toml")["stages"]["later"])


def _find_stages(text: str, counts: list[Count]) -> None:
    """Set `stage_of` of counts that tell a later stage of a matter counted before."""
    for index, count in enumerate(counts):
        for before in reversed(counts[max(0, index - REACH) : index]):
            if SENTENCE_END.search(text, before.end, count.start):
                break
            if before.unit == count.unit and _is_later(text, before, count, counts[index - 1]):
                count.stage_of = before.stage_of or before
                break


def _is_later(text: str, before: Count, count: Count, neighbour: Count) -> bool:
    if before.part_of or count.part_of or count.indicator is None:
        return False
    for stages in read_rules("relations.toml")["stages"]["orders"]:
        if before.indicator in stages and count.indicator in stages:
            return stages.index(before.indicator) < stages.index(count.indicator)
    return (
        before.indicator == count.indicator
        and before.object == count.object
        and count.value <= before.value
        and _later().search(text[neighbour.end : count.start]) is not None
    )


def _find_restatements(texts: dict[int, str], counts: list[Count]) -> None:
    """Set `restates` of counts that say again what an earlier sentence said."""
    earlier: dict[tuple, list[Count]] = {}
    for count in counts:
        if count.indicator is None or count.status != "actual":
            continue
        key = (count.indicator, count.unit, count.value, count.qualifier)
        for other in earlier.get(key, ())[:REACH]:
            if _says_again(texts, other, count):
                count.restates = other
                break
        earlier.setdefault(key, []).append(count)


def _says_again(texts: dict[int, str], other: Count, count: Count) -> bool:
    """Tell whether a count with the same figure says the same fact as an earlier one."""
    same_paragraph = other.paragraph == count.paragraph
    if not same_paragraph and texts[other.paragraph] == texts[count.paragraph]:
        return True
    if count.value < SMALL and count.measure != "rate":
        return False
    shared = set(other.object) & set(count.object)
    if 2 * len(shared) < len(set(other.object) | set(count.object)):
        return False
    near = count.start - other.end <= LONGEST_SENTENCE
    return not (same_paragraph and near) or bool(
        SENTENCE_END.search(texts[count.paragraph], other.end, count.start)
    )
