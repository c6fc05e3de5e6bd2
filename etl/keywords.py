"""Keywords of a report: terms by part, how often they occur and in which paragraphs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from etl.gazetteer.own_names import OwnNames, names_of_levels
from etl.models import Paragraph
from etl.segmentation import cut, dictionary
from etl.stopwords import GAP, STOP_WORDS, find_frames, stop_words

COUNTED_KINDS = frozenset({"body", "heading", "table"})
NAMELESS = OwnNames()

CHINESE = re.compile(r"[\u4e00-\u9fd5]{2,}")
# A written number, with a hedge or a measure word or without: 七十二, 九个, 余次, 万人次, 三十余名.
FIGURE = re.compile(
    r"[第近约超]?[一二两三四五六七八九十百千万亿零余多几]+"
    r"(?:[个件起份场次人名家户篇条块幅张吨元轮处期批项类种部支套座所例宗届年月日天倍册辆站]|"
    r"人次|家次|户次|场次|件次|批次|亩|平方米|公里|小时|分钟|个百分点)?"
)
# What no word goes across: between such signs the engines cut by themselves.
_CLAUSE = re.compile(r"[^，。；、：！？（）《》〈〉“”‘’\s]+")


class KeywordRow(NamedTuple):
    """A term in one part of a report; `ordinals` are the paragraphs it occurs in, ascending."""

    part: str
    term: str
    occurrences: int
    ordinals: tuple[int, ...]


def count_keywords(
    paragraphs: Iterable[Paragraph], own_names: OwnNames = NAMELESS
) -> list[KeywordRow]:
    """Count the terms of body, heading and table paragraphs, part by part.

    A term is a word of two or more Chinese characters, a word of the domain dictionary, or a
    formula of the genre, that is neither a figure, nor a function or place word, nor one of the
    names of the place itself; `kind_of` tells formulas from the others. Rows are ordered by
    part, then by falling occurrences; parts, and terms that occur as often, stand in order of
    appearance.
    """
    parts: dict[str, dict[str, list[int]]] = {}
    is_term = _VERDICTS.__getitem__
    for paragraph in paragraphs:
        if paragraph.kind in COUNTED_KINDS:
            terms = parts.setdefault(paragraph.part, defaultdict(list))
            ordinal = paragraph.ordinal
            for word in filter(is_term, cut(own_names.cut_out(paragraph.text))):
                terms[word].append(ordinal)
            for frame, _, _ in find_frames(paragraph.text):
                terms[frame].append(ordinal)
    return [
        KeywordRow(
            part,
            term,
            len(ordinals),
            tuple(dict.fromkeys(ordinals)) if len(ordinals) > 1 else (ordinals[0],),
        )
        for part, terms in parts.items()
        for term, ordinals in sorted(terms.items(), key=lambda item: len(item[1]), reverse=True)
        if term not in own_names.words
    ]


@lru_cache(maxsize=100_000)
def kind_of(term: str) -> str:
    """Return `formula` for a formula of the genre, else `content`.

    `function` and `place` are the kinds of words that are never published.
    """
    return next((kind for kind in STOP_WORDS if term in stop_words(kind)), "content")


def reason_of(term: str) -> str:
    """Return why a term is no content word, in the words of its file; empty for content."""
    kind = kind_of(term)
    return "" if kind == "content" else stop_words(kind)[term]


def find_term(text: str, term: str, place: tuple[str | None, ...] = ()) -> list[tuple[int, int]]:
    """Return the offsets of a term in a text where it stands as a word of its own.

    行政 is not found in 行政复议, as it is not counted there; a frame such as 以…为指导 is found
    with what it goes around. `place` are the names of the levels of the place that the text is
    from: they are cut out as when the terms are counted.
    """
    if GAP in term:
        return [(start, end) for frame, start, end in find_frames(text) if frame == term]
    names = names_of_levels(place)
    if term not in text or term in names.words:
        return []
    return [
        (start, start + len(term))
        for word, start in _words_of_clauses(names.cut_out(text), term)
        if word == term
    ]


def word_around(text: str, start: int, end: int) -> str:
    """Return the word that a slice of a text is a piece of; empty where it is no piece of one."""
    for clause in _CLAUSE.finditer(text):
        if clause.start() <= start < clause.end():
            at = clause.start()
            for word in cut(clause[0]):
                if at <= start and end <= at + len(word):
                    return word if word != text[start:end] else ""
                at += len(word)
    return ""


def _words_of_clauses(text: str, term: str) -> Iterator[tuple[str, int]]:
    """Yield the words of those clauses that hold a term, with where they begin."""
    for clause in _CLAUSE.finditer(text):
        if term in clause[0]:
            start = clause.start()
            for word in cut(clause[0]):
                yield word, start
                start += len(word)


class _Verdicts(dict):
    """Whether a word is a term; every word of a corpus is judged once."""

    def __missing__(self, word: str) -> bool:
        kind = kind_of(word)
        in_form = word in dictionary() or (
            CHINESE.fullmatch(word) is not None and FIGURE.fullmatch(word) is None
        )
        self[word] = verdict = kind == "formula" or (kind == "content" and in_form)
        return verdict


_VERDICTS = _Verdicts()
