"""How the counts of a report relate: parts of a whole, stages of a matter, restatements.

Parts and later stages are kept apart because a sum must not hold a matter twice
(`etl.publishing.aggregate`). A part is announced (其中, 中有) or adds up with its neighbours to the count
before; where neither holds, counts stand side by side.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.counting.classify import BY_MATTER, rules
from etl.models import Count, Paragraph

# 其中 and the like say that what follows is a share of the count before.
_ANNOUNCED = re.compile(r"其中|[中里](?:还|仍|已|仅|共|只|就)?有|的占|中[，,]?占|内含|含(?!量)")
# 审结案件中， 从类型看， 包括: parts only if they add up.
_HINTED = re.compile(
    r"其中|中[，,：]|[从按][^，。]{1,10}[看分来][，,：]?|看[，,：]|包括|分别是|分别为|具体"
)
_LIST_BELOW = re.compile(r"(?:其中|分别(?:是|为)|包括|具体(?:是|为|如下)?)[：:]\s*$")
_TOTAL = re.compile(r"共计|合计|总计|共|累计")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_BRACKETS = re.compile(r"[（(][^（()）]*$")
# A verb of outcome goes on with a breakdown; any other verb begins a matter of its own.
_OUTCOMES = frozenset(
    [
        "维持",
        "驳回",
        "撤销",
        "纠错",
        "终止",
        "和解",
        "调撤",
        "结案",
        "办结",
        "审结",
        "废止",
        "修改",
        "保留",
        "宣布失效",
        "继续有效",
        "重新制定",
        "整改",
        "化解",
        "调解",
        "调处",
        "移送",
        "移交",
        "处理",
        "答复",
        "回复",
    ]
)
_LATER = re.compile(r"办结|审结|结案|化解|调解成功|调处成功|答复|回复|办复|整改|完成|成功|已?解决$")
_STAGES = (
    ("cases.reconsideration.received", "cases.reconsideration.accepted",
     "cases.reconsideration.concluded", "cases.reconsideration.corrected"),
    ("cases.reconsideration.handled", "cases.reconsideration.concluded"),
    ("cases.admin_litigation.handled", "cases.admin_litigation.concluded"),
    ("mediation.disputes_found", "mediation.mediated"),
)  # fmt: skip
# From this rank on a rule goes by little, and a part rather takes what its whole counts.
_DOUBTFUL_RANK = 40
# Indicators of a kind that gives way to what the whole counts: 来访 among 信访事项.
_BY_KIND = ("petitions.visits", "petitions.items", "mediation.mediated", "publicity.activities")
# A coincidence of small numbers is no breakdown and no restatement.
_SMALL = 10


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
    for ordinal, group in by_paragraph.items():
        if _LIST_BELOW.search(texts[ordinal]):
            below = [by_paragraph.get(number, []) for number in range(ordinal + 1, ordinal + 8)]
            _find_list_below(group, [count for counts in below for count in counts])
    _find_restatements(texts, counts)


def find_parts(text: str, counts: list[Count]) -> None:
    """Set `part_of` of the counts of one paragraph: announced parts first, then sums."""
    for index in range(1, len(counts)):
        gap = text[counts[index - 1].end : counts[index].start]
        if _ANNOUNCED.search(gap):
            _find_announced(text, counts, index, gap)
    for index in range(1, len(counts)):
        if counts[index].part_of is None:
            _find_sum(text, counts, index)
            _find_total(text, counts, index)


def _find_announced(text: str, counts: list[Count], index: int, gap: str) -> None:
    wholes = [c for c in counts[:index] if _may_hold(c, counts[index])]
    ends = list(_SENTENCE_END.finditer(text, wholes[-1].end if wholes else 0, counts[index].start))
    if not wholes or len(ends) > 1 or (ends and "其中" not in gap):
        return
    whole = wholes[-1]
    run = _run(text, whole, counts[index:])
    parts = run if _adds_up(whole, run) else _announced(text, whole, run)
    _set_parts(whole, parts)
    _pair_units(text, counts, whole, parts)


def _find_sum(text: str, counts: list[Count], index: int) -> None:
    """Find an unannounced breakdown: counts that add up to one before them."""
    first = counts[index]
    gap = text[counts[index - 1].end : first.start]
    for whole in reversed(counts[:index]):
        ends = len(_SENTENCE_END.findall(text, whole.end, first.start))
        if ends > 1 or (ends and not _HINTED.search(gap)):
            return
        run = _run(text, whole, counts[index:]) if _may_hold(whole, first) else []
        if _adds_up(whole, run) and not any(c.part_of for c in (whole, *run)):
            if ends or not _are_stages(whole, first):
                _set_parts(whole, run)
            return
        if not ends and whole.unit == first.unit:
            return


def _find_total(text: str, counts: list[Count], index: int) -> None:
    """Find a total behind its parts: 村级化解97起、乡级化解28起，共计125起."""
    whole = counts[index]
    if not _TOTAL.search(text[counts[index - 1].end : whole.start]):
        return
    parts: list[Count] = []
    for count in reversed(counts[:index]):
        if count.unit != whole.unit or _SENTENCE_END.search(text, count.end, whole.start):
            break
        parts.insert(0, count)
        if sum(c.value for c in parts) == whole.value and len(parts) > 1:
            if _rules_by_id()[whole.rule].rank >= _DOUBTFUL_RANK:
                whole.category, whole.indicator = parts[0].category, parts[0].indicator
            _set_parts(whole, parts)
            return


def _set_parts(whole: Count, parts: list[Count]) -> None:
    for part in parts:
        part.part_of = whole
        _take_after(part, whole)


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


def _are_stages(first: Count, second: Count) -> bool:
    return any(first.indicator in s and second.indicator in s for s in _STAGES)


def _find_list_below(counts: list[Count], below: list[Count]) -> None:
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
    stop = _SENTENCE_END.search(text, counts[0].start)
    end = stop.start() if stop else len(text)
    for count in counts:
        if count.start >= end or not _may_hold(whole, count):
            break
        total += count.value
        if total > whole.value and whole.qualifier == "exact":
            break
        run.append(count)
        if total == whole.value:
            break
    return run


def _adds_up(whole: Count, run: list[Count]) -> bool:
    return len(run) > 1 and whole.value >= _SMALL and sum(c.value for c in run) == whole.value


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
            not gap.startswith(("、", "和")) and count.action and count.action not in _OUTCOMES
        ):
            break
        parts.append(count)
    return parts


def _take_after(part: Count, whole: Count) -> None:
    """Give a part by kind or place the category and indicator of its whole."""
    rule = _rules_by_id()[part.rule]
    sure = rule.rank < _DOUBTFUL_RANK and rule.category != BY_MATTER
    if sure and (part.category != whole.category or part.indicator not in _BY_KIND):
        return
    part.category = whole.category
    part.indicator = whole.indicator
    part.confidence = min(part.confidence + 0.2, whole.confidence)


def _rules_by_id() -> dict:
    return {rule.id: rule for rule in rules()}


def _find_stages(text: str, counts: list[Count]) -> None:
    """Set `stage_of` of counts that tell a later stage of a matter counted before."""
    for index, count in enumerate(counts):
        for before in reversed(counts[:index]):
            if _SENTENCE_END.search(text, before.end, count.start):
                break
            if before.unit == count.unit and _is_later(text, before, count, counts[index - 1]):
                count.stage_of = before.stage_of or before
                break


def _is_later(text: str, before: Count, count: Count, neighbour: Count) -> bool:
    if before.part_of or count.part_of or count.indicator is None:
        return False
    for stages in _STAGES:
        if before.indicator in stages and count.indicator in stages:
            return stages.index(before.indicator) < stages.index(count.indicator)
    return (
        before.indicator == count.indicator
        and before.object == count.object
        and count.value <= before.value
        and _LATER.search(text[neighbour.end : count.start]) is not None
    )


def _find_restatements(texts: dict[int, str], counts: list[Count]) -> None:
    """Set `restates` of counts that say again what an earlier sentence said."""
    earlier: dict[tuple, list[Count]] = {}
    for count in counts:
        if count.indicator is None or count.status != "actual":
            continue
        key = (count.indicator, count.unit, count.value, count.qualifier)
        for other in earlier.get(key, ()):
            if _says_again(texts, other, count):
                count.restates = other
                break
        earlier.setdefault(key, []).append(count)


def _says_again(texts: dict[int, str], other: Count, count: Count) -> bool:
    if other.paragraph == count.paragraph and not _SENTENCE_END.search(
        texts[count.paragraph], other.end, count.start
    ):
        return False
    if texts[other.paragraph] == texts[count.paragraph] and other.paragraph != count.paragraph:
        return True
    shared = set(other.object) & set(count.object)
    alike = 2 * len(shared) >= len(set(other.object) | set(count.object))
    return alike and (count.value >= _SMALL or count.measure == "rate")
