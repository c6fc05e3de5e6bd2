"""What a reader asks of the search, read from the words that were typed.

行政执法 培训        both words          "法治政府建设"      exactly this, spaces and all
复议|应诉            either of them      -处罚               without this word
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.language import N_, _
from dashboard.lexis.folding import fold
from etl.keywords import GAP

LONGEST = 200  # characters of a query
MOST_WORDS = 10
_COMPLAINTS = {
    "empty": N_("请输入要查找的词"),
    "only_exclusions": N_("只有要排除的词：请至少输入一个要查找的词"),
    "unbalanced": N_("引号没有成对：{text}"),
    "too_long": N_("查询太长：最多 {limit} 字"),
    "too_many": N_("词太多：最多 {limit} 个"),
    "bare_sign": N_("“{text}”旁边缺少词"),
}
_DOUBLE = '"“”＂'  # typed for one another; any of them closes what any of them opened
_CLOSING = {**dict.fromkeys(_DOUBLE, _DOUBLE), "「": "」", "『": "』"}
_OPENING = "".join(_CLOSING)
_TOKEN = re.compile(rf"[|｜]|[-－]|[^\s|｜{_OPENING}\-－][^\s|｜{_OPENING}]*|[{_OPENING}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Groups of words, folded: of each group in `wanted` one must stand, of `excluded` none."""

    wanted: tuple[tuple[str, ...], ...]
    excluded: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words to be found, each once."""
        return tuple(dict.fromkeys(word for group in self.wanted for word in group))


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a query cannot be answered: a key of the complaints and what its wording names."""

    kind: str
    values: dict = field(default_factory=dict, hash=False)

    def phrase(self) -> str:
        """Return the reason in words."""
        return _(_COMPLAINTS[self.kind]).format(**self.values)


class _Unreadable(Exception):
    def __init__(self, kind: str, **values) -> None:
        self.complaint = Complaint(kind, values)


def parse_query(text: str) -> SearchQuery | Complaint:
    """Read a query; what cannot be answered gives a Complaint and never an exception."""
    text = _CONTROL.sub("", text)
    try:
        if len(text) > LONGEST:
            raise _Unreadable("too_long", limit=LONGEST)
        return _query_of(list(_tokens(text)))
    except _Unreadable as unreadable:
        return unreadable.complaint


def phrase_query(*words: str) -> str:
    """Return a query for the paragraphs of all words as they stand, whatever a gap holds."""
    pieces = [piece for word in words for piece in word.split(GAP) if piece]
    return " ".join(f'"{piece}"' for piece in pieces)


def find_spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where folded words stand in a text, ascending; what overlaps or touches is joined."""
    folded, found = fold(text), []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + 1)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _query_of(tokens: list[tuple[str, str]]) -> SearchQuery:
    wanted: list[list[str]] = []
    excluded: list[list[str]] = []
    group, expects = wanted, ""
    for kind, value in tokens:
        if kind != "word":
            if expects or (kind == "or" and not (wanted or excluded)):
                raise _Unreadable("bare_sign", text=expects or value)
            group, expects = (excluded if kind == "not" else group), value
        elif expects in {"|", "｜"}:
            group[-1].append(value)
            expects = ""
        else:
            group = excluded if expects else wanted
            group.append([value])
            expects = ""
    if expects:
        raise _Unreadable("bare_sign", text=expects)
    return _checked(wanted, [word for words in excluded for word in words])


def _checked(wanted: list[list[str]], excluded: list[str]) -> SearchQuery:
    if not wanted:
        raise _Unreadable("only_exclusions" if excluded else "empty")
    if sum(map(len, wanted)) + len(excluded) > MOST_WORDS:
        raise _Unreadable("too_many", limit=MOST_WORDS)
    groups = dict.fromkeys(tuple(dict.fromkeys(words)) for words in wanted)
    return SearchQuery(tuple(groups), tuple(dict.fromkeys(excluded)))


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield words, `or` and `not`; a minus within a word (2021-2025) belongs to the word."""
    at = 0
    while match := _TOKEN.search(text, at):
        token, at = match.group(), match.end()
        if token in {"|", "｜"}:
            yield "or", token
        elif token in {"-", "－"} and text[at : at + 1].strip():
            yield "not", token
        elif token in _CLOSING:
            phrase, at = _phrase(text, match.start())
            if phrase.strip():
                yield "word", fold(phrase.strip())
        elif token in {"-", "－"}:
            raise _Unreadable("bare_sign", text=token)
        else:
            yield "word", fold(token)


def _phrase(text: str, start: int) -> tuple[str, int]:
    closing = re.compile(f"[{_CLOSING[text[start]]}]").search(text, start + 1)
    if not closing:
        raise _Unreadable("unbalanced", text=text[start : start + 20])
    return text[start + 1 : closing.start()], closing.end()
