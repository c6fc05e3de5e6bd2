"""Quantities of a text: number, hedge and measure word, and what tells a count from a name.

`find_quantities` reads every number that a measure word, a percent sign or a scale (万, 亿)
makes a candidate. What is no count — dates, durations, ordinals, set phrases — is returned as
well, with the reason, so that a reader can be shown why a number was left.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from etl.counting.hedges import (
    AFTER,
    BEFORE,
    HEDGES_AFTER,
    HEDGES_INSIDE,
    INSIDE,
    OVER,
    hedge_in_front,
    last_of_hedges,
)
from etl.counting.measure_words import any_of, canonical_unit, exclusions, read_rules, unit_groups
from etl.numerals import NUMERAL_RE, fold_width, parse_numeral

_QUOTED = re.compile(
    '“[^“”]*”|‘[^‘’]*’|「[^「」]*」|"[^"\\n]{1,30}"|《[^《》]*》|〈[^〈〉]*〉|〔[^〔〕]*〕'
)
# 不足执法人员总数的5%: the hedge of a share stands before what it is a share of.
_HEDGED_SHARE = re.compile(r"(?P<hedge>不足|不到|超过|接近|低于|高于)[^，。；、]{2,12}的\s?$")


class Quantity(NamedTuple):
    """A number with its measure word; `text` is `paragraph[start:end]`.

    `value` is in base units (万 and 亿 multiplied out), a percentage keeps its figure;
    `group` is the group of `rules/units.toml`, `rejected` the reason why it is no count.
    """

    start: int
    end: int
    text: str
    value: float
    value_max: float | None
    unit: str | None
    group: str
    measure: str
    qualifier: str
    rejected: str | None = None


@cache
def _tail() -> re.Pattern:
    """What may follow the numeral of a candidate: hedge, then a duration or a measure word."""
    rules = read_rules("units.toml")
    lookalikes = "|".join([*rules["lookalikes"]["patterns"], any_of(rules["lookalikes"]["words"])])
    inside = any_of(w for words in HEDGES_INSIDE.values() for w in words)
    after = any_of(w for words in HEDGES_AFTER.values() for w in words)
    units = any_of(w for w in unit_groups() if w not in "%‰")
    return re.compile(
        rf"\s?(?P<inside>{inside})?\s?"
        rf"(?:(?P<time>个?半?(?:{any_of(rules['durations']['words'])}))"
        rf"|(?!{lookalikes})(?P<unit>个百分点|{units})(?P<tenth>(?<=成)[一二三四五六七八九])?)?"
        rf"(?P<after>{after})?"
    )


class _Candidate(NamedTuple):
    """A numeral or range at its place in the folded text, and what follows it."""

    start: int
    end: int
    low: str
    high: str | None
    percent: str | None
    tail: re.Match

    @property
    def unit(self) -> str | None:
        return self.percent or self.tail["unit"]


_SCALED = frozenset("万亿余多")
# 阅读量突破11万。, 逾百万群众参与: what takes a number without a measure word.
_AMOUNT = re.compile(
    r"(?:量|人数|次数|粉丝数?|点击|阅读|浏览|播放|转发|点赞|关注)[累计总共已达到超过突破近约逾为至]*$"
)
_PEOPLE = re.compile(
    "(?:名|人)?(?:群众|人民|市民|居民|村民|网民|网友|师生|学生|职工|党员|干部|志愿者|用户|观众|农民|游客|家庭)"
)
_PERCENT = re.compile(r"\s?([%‰])")
_TO = re.compile(r"\s?(?:至|到|-|—|–|~|～)\s?")
_BOTH = re.compile(r"[两三四]个[“\"]?$")
_HALF = re.compile(r"一半(?![个年月天小辈圆径])")
_OF_FULL = re.compile(r"个[“\"]?(?:100%|百分之百)")


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a paragraph in order, rejected ones with their reason.

    A number without measure word is a quantity only if it is a fraction, or has a scale or a
    hedge and a noun behind it (`64万志愿者`); it has unit None.
    """
    folded = fold_width(text)
    quoted = [m.span() for m in _QUOTED.finditer(folded)]
    return [
        _read(text, folded, candidate, quoted)
        for candidate in _candidates(folded)
        if candidate.unit or candidate.tail["time"] or _stands_alone(folded, candidate)
    ]


def _candidates(folded: str) -> Iterator[_Candidate]:
    """Yield each numeral with its percent sign or measure word; a range is one candidate."""
    numeral = NUMERAL_RE.search(folded)
    while numeral:
        start, end, low, high = numeral.start(), numeral.end(), numeral.group(), None
        if folded.startswith("个", end) and _OF_FULL.match(folded, end):
            numeral = NUMERAL_RE.search(folded, end)
            continue
        if low == "一" and _HALF.match(folded, start):
            low, end = "二分之一", start + 2
        percent = _PERCENT.match(folded, end)
        joint = _TO.match(folded, percent.end() if percent else end)
        other = joint and NUMERAL_RE.match(folded, joint.end())
        if other:
            high, end = other.group(), other.end()
            percent = _PERCENT.match(folded, end) or percent
        end = max(end, percent.end()) if percent else end
        tail = _tail().match(folded, end)
        share = percent or "分之" in low
        both = share and _BOTH.search(folded[max(0, start - 3) : start])
        start -= len(both.group()) if both else 0
        yield _Candidate(start, tail.end(), low, high, percent[1] if percent else None, tail)
        numeral = NUMERAL_RE.search(folded, end)


def _stands_alone(folded: str, candidate: _Candidate) -> bool:
    low = candidate.low
    if "分之" in low:
        return True
    hedged = candidate.tail["inside"] or not _SCALED.isdisjoint(low)
    if not hedged:
        return False
    before = folded[max(0, candidate.start - 12) : candidate.start]
    if low[0].isdecimal():
        behind = folded[candidate.end : candidate.end + 1]
        return "\u4e00" <= behind <= "\u9fff" or behind == "“" or bool(_AMOUNT.search(before))
    large = low[-1] in "万亿" or bool(candidate.tail["inside"])
    return large and bool(_PEOPLE.match(folded, candidate.end) and hedge_in_front().search(before))


@lru_cache(maxsize=4096)
def _value(
    numeral: str, percent: str | None, unit: str | None, tenth: str | None = None
) -> tuple[float, str | None]:
    """Return value and unit of a numeral: fractions, 百分之 and 成 are percentages."""
    number = parse_numeral(numeral)
    if percent:
        return float(number), percent
    if "分之" in numeral:
        return round(float(number * 100), 2), "%"
    if unit == "成":
        return float(number * 10 + (parse_numeral(tenth) if tenth else 0)), "%"
    return float(number), canonical_unit(unit)


def _read(text: str, folded: str, found: _Candidate, quoted: list[tuple[int, int]]) -> Quantity:
    """Build the quantity of a candidate: hedge, value, and the reason to leave it, if any."""
    value, unit = _value(found.low, found.percent, found.tail["unit"], found.tail["tenth"])
    value_max = _value(found.high, found.percent, found.tail["unit"])[0] if found.high else None
    before = None
    if folded[max(0, found.start - 1) : found.start] in last_of_hedges():
        before = hedge_in_front().search(folded[max(0, found.start - 8) : found.start])
    if before and before["hedge"] == "上" and found.low[0] not in "百千万亿":
        before = None
    start = found.start - len(before.group()) if before else found.start
    share = unit == "%" and _HEDGED_SHARE.search(folded[max(0, found.start - 20) : found.start])
    front = before or share
    qualifier = (
        (BEFORE[front["hedge"]] if front else None)
        or AFTER.get(found.tail["after"])
        or INSIDE.get(found.tail["inside"])
        or ("exact" if OVER.isdisjoint(found.low) else "over")
    )
    group, measure = unit_groups()[unit] if unit else ("none", "other")
    return Quantity(
        start=start,
        end=found.end,
        text=text[start : found.end],
        value=value,
        value_max=value_max,
        unit=unit,
        group=group,
        measure=measure,
        qualifier=qualifier,
        rejected=_reason_to_leave(folded, found, start, qualifier, quoted),
    )


def _reason_to_leave(
    folded: str, found: _Candidate, start: int, qualifier: str, quoted: list[tuple[int, int]]
) -> str | None:
    """Return why a candidate is no count, or None if it is one."""
    if found.tail["time"]:
        return "a date, duration or age"
    share = found.percent or "分之" in found.low
    if quoted and not share and any(a < found.start < b for a, b in quoted):
        return "part of a quoted name or slogan"
    if share:
        return None
    arabic = folded[found.start].isdecimal()
    for exclusion in exclusions():
        if exclusion.unless_hedged and qualifier != "exact":
            continue
        if exclusion.of_chinese_numerals and arabic:
            continue
        if exclusion.matches(folded, start, found.start, found.end):
            return exclusion.reason
    return None
