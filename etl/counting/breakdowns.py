"""Wholes and parts among the counts of a paragraph; wording in `rules/relations.toml`.

A part is announced (其中, 中有) or adds up with its neighbours to the count before; where neither
holds, counts stand side by side.
"""

import re
from functools import cache
from itertools import pairwise

from etl.counting.classify import BY_MATTER, rule_named
from etl.counting.measure_words import read_rules
from etl.models import Count

SENTENCE_END = re.compile(r"[。！？!?\n]")
_BRACKETS = re.compile(r"[（(][^（()）]*$")
# From this rank on a rule goes by little, and a part rather takes what its whole counts.
_DOUBTFUL_RANK = 40
# How much less sure a part is than the whole whose matter it takes.
SHARED_MATTER = 0.03
# A whole is looked for, and a breakdown followed, over so many counts.
REACH = 40
# Smaller numbers add up by coincidence.
SMALL = 10


@cache
def _pattern(name: str) -> re.Pattern:
    return re.compile(read_rules("relations.toml")["parts"][name])


def has_list_below(text: str) -> bool:
    """Tell whether a paragraph announces a breakdown in the paragraphs behind it."""
    return _pattern("list_below").search(text) is not None


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
    wholes = [c for c in counts[max(0, index - REACH) : index] if _may_hold(c, counts[index])]
    ends = list(SENTENCE_END.finditer(text, wholes[-1].end if wholes else 0, counts[index].start))
    if not wholes or len(ends) > 1 or (ends and not _pattern("across").search(gap)):
        return
    whole = next((w for w in reversed(wholes) if _adds_up(w, _run(text, w, behind))), None)
    whole = whole or wholes[-1]
    run = _run(text, whole, behind)
    parts = run if _adds_up(whole, run) else _announced(text, whole, run)
    _set_parts(whole, parts)
    _pair_units(text, [*counts[max(0, index - REACH) : index], *behind], whole, parts)


def _find_sum(text: str, counts: list[Count], index: int) -> None:
    """Find an unannounced breakdown: counts that add up to one before them."""
    first = counts[index]
    gap = text[counts[index - 1].end : first.start]
    for whole in reversed(counts[max(0, index - REACH) : index]):
        ends = len(SENTENCE_END.findall(text, whole.end, first.start))
        if ends > 1 or (ends and not _pattern("hinted").search(gap)):
            return
        run = _run(text, whole, counts[index : index + REACH]) if _may_hold(whole, first) else []
        if _adds_up(whole, run) and not any(c.part_of for c in (whole, *run)):
            listed = len(run) > 2 or _are_outcomes(run) or _has_rest(text, run)
            if listed and (ends or not _are_stages(whole, first)):
                _set_parts(whole, run)
            return
        if not ends and whole.unit == first.unit:
            return


def _find_total(text: str, counts: list[Count], index: int) -> None:
    """Find a total behind its parts: 村级化解97起、乡级化解28起，共计125起."""
    whole = counts[index]
    if not _pattern("total").search(text[counts[index - 1].end : whole.start]):
        return
    parts: list[Count] = []
    for count in reversed(counts[max(0, index - REACH) : index]):
        if count.measure != whole.measure or SENTENCE_END.search(text, count.end, whole.start):
            break
        parts.insert(0, count)
        if sum(c.value for c in parts) == whole.value and len(parts) > 1:
            if rule_named(whole.rule).rank >= _DOUBTFUL_RANK:
                whole.category, whole.indicator = parts[0].category, parts[0].indicator
            _set_parts(whole, parts)
            return


def _set_parts(whole: Count, parts: list[Count]) -> None:
    exhaustive = sum(part.value for part in parts) == whole.value
    for part in parts:
        part.part_of = whole
        _take_after(part, whole, exhaustive)


def _pair_units(text: str, counts: list[Count], whole: Count, parts: list[Count]) -> None:
    """Extend a breakdown to its second unit: 71批186人次，其中集体访4批53人次."""

    def neighbour(count: Count) -> Count | None:
        index = next(i for i, c in enumerate(counts) if c is count) + 1
        near = index < len(counts) and text[count.end : counts[index].start] in ("", "、", "，")
        return counts[index] if near else None

    second = neighbour(whole)
    for part in parts:
        other = neighbour(part)
        if second and other and other.part_of is None and _may_hold(second, other):
            _set_parts(second, [other])


def _has_rest(text: str, run: list[Count]) -> bool:
    """Tell whether the last of some counts is what is left: 已整改54个，其余3个."""
    gap = text[run[-2].end : run[-1].start]
    return _pattern("rest").search(gap) is not None


def _are_outcomes(run: list[Count]) -> bool:
    """Tell whether the verbs of some counts say what became of a whole: 保留39件，废止25件."""
    outcomes = read_rules("relations.toml")["parts"]["outcomes"]
    return all(count.action in outcomes for count in run)


def _are_stages(first: Count, second: Count) -> bool:
    return any(
        first.indicator in s and second.indicator in s
        for s in read_rules("relations.toml")["stages"]["orders"]
    )


def find_list_below(counts: list[Count], below: list[Count]) -> None:
    """Find a breakdown told as a list of paragraphs behind `其中：`; it must add up."""
    for whole in reversed(counts):
        run: list[Count] = []
        for count in below:
            if not _may_hold(whole, count) or sum(c.value for c in run) >= whole.value:
                break
            run.append(count)
        if _adds_up(whole, run):
            _set_parts(whole, run)
            return


def _may_hold(whole: Count, part: Count) -> bool:
    return (
        whole is not part
        and whole.unit == part.unit
        and whole.measure not in ("rate", "change")
        and whole.value >= part.value
        and whole.status == part.status
    )


def _run(text: str, whole: Count, counts: list[Count]) -> list[Count]:
    """Return the counts of one unit up to the sentence's end that do not exceed the whole."""
    run: list[Count] = []
    total = 0.0
    stop = SENTENCE_END.search(text, counts[0].start, counts[-1].end)
    end = stop.start() if stop else counts[-1].end
    for count in counts:
        if count.start >= end or not _may_hold(whole, count):
            break
        total += count.value
        if total > whole.value * _slack(whole, count):
            break
        run.append(count)
        if total == whole.value:
            break
    return run


def _slack(whole: Count, part: Count) -> float:
    """Return by which factor parts may exceed their whole: hedged and rounded figures may."""
    if whole.qualifier != "exact":
        return 2.0
    return 1.01 if any(scale in whole.text + part.text for scale in "万亿") else 1.0


def _adds_up(whole: Count, run: list[Count]) -> bool:
    return len(run) > 1 and whole.value >= SMALL and sum(c.value for c in run) == whole.value


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


def _take_after(part: Count, whole: Count, exhaustive: bool) -> None:
    """Give a part by kind or place the category and indicator of its whole.

    Parts that make up the whole are of its kind even where their own words speak of another
    matter (生活垃圾分类类118起 of 412 penalties).
    """
    rule = rule_named(part.rule)
    sure = rule.rank < _DOUBTFUL_RANK and rule.category != BY_MATTER
    outcomes = read_rules("relations.toml")["parts"]["outcomes_elsewhere"]
    by_kind = exhaustive or part.action not in read_rules("relations.toml")["parts"]["outcomes"]
    strange = (
        by_kind
        and whole.indicator is not None
        and part.category != whole.category
        and part.indicator not in outcomes
    )
    if (sure and not strange) and (
        part.category != whole.category
        or part.indicator not in read_rules("relations.toml")["parts"]["by_kind"]
    ):
        return
    part.category = whole.category
    part.indicator = whole.indicator
    part.confidence = max(part.confidence, round(whole.confidence - SHARED_MATTER, 2))
