"""Wholes and parts among the counts of a paragraph; wording in `rules/relations.toml`.

A part is announced (其中, 中有) or adds up with its neighbours to the count before; where neither
holds, counts stand side by side.
"""

import re
from functools import cache
from itertools import pairwise

from etl.counting.classify import rule_named
from etl.counting.measure_words import read_rules
from etl.counting.parts import DOUBTFUL_RANK, LARGE, SMALL, adds_up, may_hold, set_parts, slack_of
from etl.models import Count

SENTENCE_END = re.compile(r"[。！？!?\n]")
# A bracket right behind a count breaks it down: 8件（公开5件、不存在3件）.
_OPENING = ("（", "(")
_BRACKETS = re.compile(r"[（(][^（()）]*$")
# A whole is looked for, and a breakdown followed, over so many counts.
REACH = 40


@cache
def _pattern(name: str) -> re.Pattern:
    return re.compile(read_rules("relations.toml")["parts"][name])


def find_parts(text: str, counts: list[Count]) -> None:
    """Set `part_of` of the counts of one paragraph: announced parts first, then sums."""
    for index in range(1, len(counts)):
        gap = text[counts[index - 1].end : counts[index].start]
        if _pattern("announced").search(gap):
            _find_announced(text, counts, index, gap)
    for index in range(1, len(counts)):
        if counts[index].part_of is None:
            _find_sum(text, counts, index)
            _find_total(text, counts, index)


def _find_announced(text: str, counts: list[Count], index: int, gap: str) -> None:
    behind = counts[index : index + REACH]
    wholes = [c for c in counts[max(0, index - REACH) : index] if may_hold(c, counts[index])]
    ends = list(SENTENCE_END.finditer(text, wholes[-1].end if wholes else 0, counts[index].start))
    if not wholes or len(ends) > 1 or (ends and not _pattern("across").search(gap)):
        return
    whole = next((w for w in reversed(wholes) if adds_up(w, _run(text, w, behind))), None)
    whole = whole or wholes[-1]
    run = _run(text, whole, behind)
    parts = run if adds_up(whole, run) else _announced(text, whole, run)
    set_parts(whole, parts)
    _pair_units(text, [*counts[max(0, index - REACH) : index], *behind], whole, parts)


def _find_sum(text: str, counts: list[Count], index: int) -> None:
    """Find an unannounced breakdown: counts that add up to one before them."""
    first = counts[index]
    gap = text[counts[index - 1].end : first.start]
    for whole in reversed(counts[max(0, index - REACH) : index]):
        ends = len(SENTENCE_END.findall(text, whole.end, first.start))
        if ends > 1 or (ends and not _pattern("hinted").search(gap)):
            return
        run = _run(text, whole, counts[index : index + REACH]) if may_hold(whole, first) else []
        if adds_up(whole, run, least=2) and not any(c.part_of for c in run):
            told = _are_outcomes(text, run) or _has_rest(text, run) or gap[:1] in _OPENING
            listed = whole.value >= (SMALL if len(run) > 2 else LARGE)
            staged = len(run) == 2 and not ends and _are_stages(text, whole, run)
            if (told or listed) and not staged:
                set_parts(whole, run)
            return


def _find_total(text: str, counts: list[Count], index: int) -> None:
    """Find a total behind its parts: 村级化解97起、乡级化解28起，共计125起."""
    whole = counts[index]
    if not _pattern("total").search(text[counts[index - 1].end : whole.start]):
        return
    parts: list[Count] = []
    for count in reversed(counts[max(0, index - REACH) : index]):
        if SENTENCE_END.search(text, count.end, whole.start):
            break
        if count.measure != whole.measure:
            continue
        parts.insert(0, count)
        if sum(c.value for c in parts) == whole.value and len(parts) > 1:
            if rule_named(whole.rule).rank >= DOUBTFUL_RANK:
                whole.category, whole.indicator = parts[0].category, parts[0].indicator
            set_parts(whole, parts)
            return


def find_kinds(text: str, counts: list[Count], before: list[Count]) -> None:
    """Find a breakdown by kinds (从类型看) of a count before, in this paragraph or in those above.

    It must add up.
    """
    for index, first in enumerate(counts):
        gap = text[counts[index - 1].end if index else 0 : first.start]
        if first.part_of is not None or not _pattern("kinds").search(gap):
            continue
        for whole in reversed([*before, *counts[:index]]):
            run = _run(text, whole, counts[index:]) if may_hold(whole, first) else []
            if adds_up(whole, run) and not any(part.part_of for part in run):
                set_parts(whole, run)
                break


def _pair_units(text: str, counts: list[Count], whole: Count, parts: list[Count]) -> None:
    """Extend a breakdown to its second unit: 71批186人次，其中集体访4批53人次."""

    def neighbour(count: Count) -> Count | None:
        index = next(i for i, c in enumerate(counts) if c is count) + 1
        near = index < len(counts) and text[count.end : counts[index].start] in ("", "、", "，")
        return counts[index] if near else None

    second = neighbour(whole)
    for part in parts:
        other = neighbour(part)
        if second and other and other.part_of is None and may_hold(second, other):
            set_parts(second, [other])


def _has_rest(text: str, run: list[Count]) -> bool:
    """Tell whether the last of some counts is what is left: 已整改54个，其余3个."""
    gap = text[run[-2].end : run[-1].start]
    return _pattern("rest").search(gap) is not None


def _are_outcomes(text: str, run: list[Count]) -> bool:
    """Tell whether the words before some counts say what became of a whole: 维持7宗、终止2宗."""
    words = [text[max(0, count.start - 6) : count.start] for count in run]
    return all(_pattern("outcome").search(each) for each in words)


def _are_stages(text: str, whole: Count, run: list[Count]) -> bool:
    """Tell whether counts are what has become of a matter: 受理272件，办结261件，结转11件."""
    stages, first = read_rules("relations.toml")["stages"], run[0]
    if first.indicator != whole.indicator and any(
        whole.indicator in order and first.indicator in order for order in stages["orders"]
    ):
        return True
    words = text[whole.end : run[-1].start]
    return re.search(stages["carried_over"], words) is not None


def _run(text: str, whole: Count, counts: list[Count]) -> list[Count]:
    """Return the counts of one unit up to the sentence's end that do not exceed the whole.

    Shares of the parts may stand between them: 治安类24件，占36.4%；土地类15件，占22.7%.
    """
    run: list[Count] = []
    total = 0.0
    stop = SENTENCE_END.search(text, counts[0].start, counts[-1].end)
    end = stop.start() if stop else counts[-1].end
    for count in counts:
        if count.start < end and count.measure in ("rate", "change"):
            continue
        if count.start >= end or not may_hold(whole, count):
            break
        total += count.value
        if total > whole.value * slack_of(whole, count):
            break
        run.append(count)
        if total == whole.value:
            break
    return run


def _announced(text: str, whole: Count, run: list[Count]) -> list[Count]:
    """Return the parts that an announcement covers: a bracket, or a list without a new act."""
    if not run:
        return []
    in_bracket = _BRACKETS.search(text[whole.end : run[0].start]) is not None
    parts = run[:1]
    for before, count in pairwise(run):
        gap = text[before.end : count.start]
        if in_bracket and re.search(r"[）)]", gap):
            break
        if re.search(r"[；;]", gap) or (
            not gap.startswith(("、", "和"))
            and count.action
            and count.action not in read_rules("relations.toml")["parts"]["outcomes"]
        ):
            break
        parts.append(count)
    return parts
