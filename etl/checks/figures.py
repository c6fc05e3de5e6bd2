"""Checks of the figures of one report against each other."""

import re
from collections import defaultdict
from collections.abc import Iterator

from etl.checks.findings import finding
from etl.checks.vocabulary import settings
from etl.models import Count, Document, Finding

# Hedges that leave a number open upwards, and downwards.
OPEN_ABOVE = frozenset({"over", "at_least", "about"})
OPEN_BELOW = frozenset({"near", "at_most", "about"})


def check_breakdowns(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield breakdowns whose parts add up to more than the whole, or, said complete, to less."""
    texts = _texts(document)
    for whole, parts in _parts_by_whole(counts):
        for group in _groups(parts, whole, texts):
            total = _total(group)
            rounding = sum(_rounding(count.text) for count in (whole, *group))
            if len(group) < 2 or abs(total - whole.value) <= rounding:
                continue
            if total > whole.value:
                if all(part.value <= whole.value and _comparable(part, whole) for part in group):
                    yield _breakdown("breakdown_exceeds_whole", document, whole, group, total)
            elif _said_complete(group, whole, texts):
                yield _breakdown("breakdown_incomplete", document, whole, group, total)


def check_parts(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield single parts that are larger than their whole."""
    for whole, parts in _parts_by_whole(counts):
        for part in parts:
            if part.value > whole.value and _comparable(part, whole):
                yield finding(
                    "part_exceeds_whole",
                    {"part": _named(part), "whole": _named(whole)},
                    counts=(whole, part),
                    report_id=document.source.report_id,
                )


def check_rates(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield rates that differ from the quotient of the two counts told before them."""
    texts = _texts(document)
    by_paragraph = defaultdict(list)
    for count in counts:
        by_paragraph[count.paragraph].append(count)
    for ordinal, neighbours in by_paragraph.items():
        for rate in neighbours:
            pair = _pair(rate, neighbours, texts[ordinal]) if _is_exact_share(rate) else None
            if pair is None:
                continue
            part, whole = pair
            expected = part.value / whole.value * 100
            if abs(expected - rate.value) > _last_digit(rate.text):
                yield finding(
                    "rate_contradicts_counts",
                    {
                        "rate": _named(rate),
                        "whole": _named(whole),
                        "part": _named(part),
                        "expected": f"{expected:.1f}",
                    },
                    counts=(whole, part, rate),
                    report_id=document.source.report_id,
                )


def check_shares(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield shares above 100 %, save those of a plan fulfilled and of a growth."""
    may_exceed = settings()["shares"]["may_exceed"]
    texts = None
    for count in counts:
        if count.unit != "%" or count.value <= 100 or count.measure != "rate":
            continue
        texts = texts or _texts(document)
        clause = re.split("[，。；]", texts[count.paragraph][: count.end])[-1]
        if not any(word in clause for word in may_exceed):
            yield finding(
                "share_over_100",
                {"share": _named(count)},
                counts=(count,),
                report_id=document.source.report_id,
            )


def _named(count: Count) -> str:
    """Return what is counted and its number, as printed."""
    return f"{count.object}{count.text}"


def _texts(document: Document) -> dict[int, str]:
    return {paragraph.ordinal: paragraph.text for paragraph in document.paragraphs}


def _parts_by_whole(counts: list[Count]) -> list[tuple[Count, list[Count]]]:
    """Return each whole with its parts of the same measure, in reading order."""
    found: dict[int, tuple[Count, list[Count]]] = {}
    for count in counts:
        whole = count.part_of
        if whole is not None and whole.measure == count.measure and count.stage_of is None:
            found.setdefault(id(whole), (whole, []))[1].append(count)
    return list(found.values())


def _groups(parts: list[Count], whole: Count, texts: dict[int, str]) -> Iterator[list[Count]]:
    """Split parts into breakdowns: a whole may be broken down by kind and again by outcome."""
    restart = settings()["breakdowns"]["restart"]
    group: list[Count] = []
    for part in parts:
        if group and (_total(group) == whole.value or _restarts(group[-1], part, texts, restart)):
            yield group
            group = []
        group.append(part)
    yield group


def _restarts(before: Count, part: Count, texts: dict[int, str], words: list[str]) -> bool:
    if before.paragraph != part.paragraph:
        return False
    between = texts[part.paragraph][before.end : part.start]
    return any(word in between for word in words)


def _total(parts: list[Count]) -> float:
    # Sums of decimals would differ from the printed whole in their last bits.
    return round(sum(part.value for part in parts), 6)


def _comparable(part: Count, whole: Count) -> bool:
    return part.qualifier not in OPEN_BELOW and whole.qualifier not in OPEN_ABOVE


def _said_complete(group: list[Count], whole: Count, texts: dict[int, str]) -> bool:
    residual = settings()["breakdowns"]["residual"]
    exact = all(count.qualifier == "exact" for count in (whole, *group))
    return exact and any(
        word in part.object or word in texts[part.paragraph][max(0, part.start - 8) : part.start]
        for part in group
        for word in residual
    )


def _breakdown(
    check: str, document: Document, whole: Count, group: list[Count], total: float
) -> Finding:
    listed = "、".join(map(_named, group))
    return finding(
        check,
        {"whole": _named(whole), "parts": listed, "total": f"{total:.12g}"},
        counts=(whole, *group),
        report_id=document.source.report_id,
    )


def _is_exact_share(count: Count) -> bool:
    result = count.status == "actual" and count.qualifier == "exact"
    return result and count.unit == "%" and count.measure == "rate"


def _pair(rate: Count, neighbours: list[Count], text: str) -> tuple[Count, Count] | None:
    """Return the part and the whole that a rate of the same sentence is the quotient of."""
    start = max(text.rfind("。", 0, rate.start), text.rfind("；", 0, rate.start))
    before = [c for c in neighbours if start < c.start < rate.start and c.part_of is None]
    for part in reversed(before):
        for whole in before:
            if _divisible(part, whole) and (
                _by_indicator(rate, part, whole, text) or _by_stage(rate, part, whole, text)
            ):
                return part, whole
    return None


def _by_indicator(rate: Count, part: Count, whole: Count, text: str) -> bool:
    verb = text[max(0, part.start - 8) : part.start]
    return any(
        (rate.indicator, part.indicator, whole.indicator)
        == (rule["rate"], rule["part"], rule["whole"])
        and not any(word in verb for word in rule["not_after"])
        for rule in settings()["rates"]
    )


def _by_stage(rate: Count, part: Count, whole: Count, text: str) -> bool:
    """Say whether the rate repeats the verb of its part: 受理20件，办结19件，办结率95%."""
    between = text[part.end : rate.start].lstrip("，、（(")
    return part.stage_of is whole and bool(part.action) and between.startswith(f"{part.action}率")


def _divisible(part: Count, whole: Count) -> bool:
    exact = part.qualifier == whole.qualifier == "exact"
    return exact and part.unit == whole.unit and 0 < part.value <= whole.value


def _rounding(text: str) -> float:
    """Return by how much a printed figure may be off: nothing for whole numbers written out."""
    return _last_digit(text) if re.search(r"[.．万亿]", text) else 0.0


def _last_digit(text: str) -> float:
    """Return the worth of the last digit printed: 98.4% may stand for 98.35 to 98.45.

    Of a figure in 万 or 亿 it is multiplied: the 8 of 2.38万 is worth 100.
    """
    decimals = re.search(r"[.．](\d+)", text)
    scale = 10**8 if "亿" in text else 10**4 if "万" in text else 1
    return scale * (10.0 ** -len(decimals.group(1)) if decimals else 1.0)
