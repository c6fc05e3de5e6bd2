"""Checks of the wording of one report: old formulas, and passages that stand twice."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from etl.checks.findings import finding
from etl.checks.vocabulary import settings
from etl.models import Count, Document, Finding

TITLE = re.compile("《[^》]*》")
SENTENCE_END = re.compile("[。；！？]")
# What may stand before a sentence without being part of it: 1. （一） 一是 第一，
LIST_MARKER = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+，)?\s*"
)
QUOTED = 20  # characters of a passage that a message shows


def check_congress(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield mentions of a past party congress in a report that leaves out the latest one."""
    congresses = settings()["congresses"]
    year = document.metadata.year or 0
    held = [c["name"] for c in congresses if c["expected_from"] <= year]
    if len(held) < 2:
        return
    mentions: dict[str, list[int]] = defaultdict(list)
    for paragraph in document.paragraphs:
        for name in _congresses_named(paragraph.text):
            mentions[name].append(paragraph.ordinal)
    *past, latest = held
    named_past = [name for name in past if name in mentions]
    newer = [c["name"] for c in congresses if c["name"] not in past]
    if named_past and not any(name in mentions for name in newer):
        yield finding(
            "stale_congress",
            {"year": year, "named": "、".join(named_past), "latest": latest},
            ordinals=tuple(ordinal for name in named_past for ordinal in mentions[name]),
        )


def check_repetition(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield paragraphs that repeat long sentences of one earlier paragraph, or all of it."""
    told_in: dict[str, int] = {}
    limits = settings()["repetition"]
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        repeated: dict[int, list[str]] = defaultdict(list)
        for sentence in _sentences(paragraph.text, limits["sentence_characters"]):
            earlier = told_in.setdefault(sentence, paragraph.ordinal)
            if earlier != paragraph.ordinal:
                repeated[earlier].append(sentence)
        for earlier, sentences in repeated.items():
            if sum(map(len, sentences)) >= limits["passage_characters"]:
                later, passage = paragraph.ordinal, sentences[0][:QUOTED]
                yield finding(
                    "repeated_passage",
                    {"later": later, "earlier": earlier, "passage": passage},
                    ordinals=(earlier, later),
                )


def _sentences(text: str, least: int) -> list[str]:
    sentences = SENTENCE_END.split(text)
    stripped = (s[LIST_MARKER.match(s).end() :] for s in sentences if len(s) >= least)
    return [sentence for sentence in stripped if len(sentence) >= least]


def _congresses_named(text: str) -> set[str]:
    pattern = _congress_pattern()
    if pattern.search(text) is None:
        return set()
    return {match.lastgroup for match in pattern.finditer(TITLE.sub("", text))}


@cache
def _congress_pattern() -> re.Pattern[str]:
    """Match any congress, each as a group of its name; 党的十八大以来 only says since when."""
    names = "|".join(f"(?P<{c['name']}>{c['named']})" for c in settings()["congresses"])
    return re.compile(f"(?:{names})(?!{settings()['congress_formula']['not_followed_by']})")
