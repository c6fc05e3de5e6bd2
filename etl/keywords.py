"""Keywords of a report: terms by part, how often they occur and in which paragraphs."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from etl.errors import RuleError
from etl.models import Paragraph
from etl.segmentation import cut, dictionary

STOP_WORDS = {"function": "stopwords-function.txt", "formula": "stopwords-formula.txt"}
COUNTED_KINDS = frozenset({"body", "heading", "table"})

CHINESE = re.compile(r"[\u4e00-\u9fd5]{2,}")
# A written number, with a hedge or a measure word or without: 七十二, 九个, 余次, 万人次, 三十余名.
FIGURE = re.compile(
    r"[第近约超]?[一二两三四五六七八九十百千万亿零余多几]+"
    r"(?:[个件起份场次人名家户篇条块幅张吨元轮处期批项类种部支套座所例宗届年月日天倍册辆站]|"
    r"人次|家次|户次|场次|件次|批次|亩|平方米|公里|小时|分钟|个百分点)?"
)


class KeywordRow(NamedTuple):
    """A term in one part of a report; `ordinals` are the paragraphs it occurs in, ascending."""

    part: str
    term: str
    occurrences: int
    ordinals: tuple[int, ...]


def count_keywords(paragraphs: Iterable[Paragraph]) -> list[KeywordRow]:
    """Count the terms of body, heading and table paragraphs, part by part.

    A term is a word of two or more Chinese characters, or a word of the domain dictionary, that
    is neither a stop word nor a figure. Rows are ordered by part, then by falling occurrences;
    parts, and terms that occur as often, stand in order of appearance.
    """
    parts: dict[str, dict[str, list[int]]] = {}
    is_term = _VERDICTS.__getitem__
    for paragraph in paragraphs:
        if paragraph.kind in COUNTED_KINDS:
            terms = parts.setdefault(paragraph.part, defaultdict(list))
            ordinal = paragraph.ordinal
            for word in filter(is_term, cut(paragraph.text)):
                terms[word].append(ordinal)
    return [
        KeywordRow(
            part,
            term,
            len(ordinals),
            tuple(dict.fromkeys(ordinals)) if len(ordinals) > 1 else (ordinals[0],),
        )
        for part, terms in parts.items()
        for term, ordinals in sorted(terms.items(), key=lambda item: len(item[1]), reverse=True)
    ]


@cache
def stop_words(kind: str) -> frozenset[str]:
    """Return the stop words of a kind of `STOP_WORDS`: function words, or the genre's formulas."""
    name = STOP_WORDS[kind]
    return parse_stop_words(files("etl").joinpath(f"rules/{name}").read_text("utf-8"), name)


def parse_stop_words(content: str, name: str) -> frozenset[str]:
    """Parse one word a line; blank lines and lines that start with # are left out.

    Raises RuleError for a line of several words, and for a word that stands twice.
    """
    words: set[str] = set()
    for number, line in enumerate(content.splitlines(), 1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        if len(word.split()) > 1:
            raise RuleError(f"{name}:{number}: {line!r} holds several words, wanted is one a line")
        if word in words:
            raise RuleError(f"{name}:{number}: {word!r} stands twice")
        words.add(word)
    return frozenset(words)


class _Verdicts(dict):
    """Whether a word is a term; every word of a corpus is judged once."""

    def __missing__(self, word: str) -> bool:
        self[word] = verdict = word in dictionary() or (
            CHINESE.fullmatch(word) is not None and FIGURE.fullmatch(word) is None
        )
        if any(word in stop_words(kind) for kind in STOP_WORDS):
            self[word] = verdict = False
        return verdict


_VERDICTS = _Verdicts()
