"""The noun phrase that a count counts, and the verb that governs it.

A count stands behind its noun (审核合同|153件), before it (3家|企业), or alone where the noun was
said before (调解|501起): then the object is empty here and `etl.extract` carries it on.
"""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.clauses import Surroundings
from etl.measure_words import any_of, read_rules

_PUNCTUATION = re.compile(r"[，,。；;：:！？!?（()）\n|]")
_OPENING = "“‘《"
_CLOSING = {"“": "”", "‘": "’", "《": "》"}
# A noun phrase longer than this holds a clause; its end is what is counted.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is counted, by which action, and on which side of the number it was read."""

    object: str
    action: str
    side: str


@cache
def _words() -> tuple[AhoCorasick, re.Pattern, re.Pattern, re.Pattern, frozenset[str]]:
    rules = read_rules("phrases.toml")
    return (
        AhoCorasick(rules["verbs"], matchkind=MatchKind.LeftmostLongest),
        re.compile(any_of(rules["stops"])),
        re.compile(rf"(?:{any_of(rules['trailing'])})\s*$"),
        re.compile(rf"\s*(?:{any_of(rules['leading'])})"),
        frozenset(rules["verbs"]),
    )


def find_phrase(text: str, around: Surroundings) -> Phrase:
    """Return the object and action of a count from the words beside it."""
    left, right = text[slice(*around.left)], text[slice(*around.right)]
    behind = _noun_behind(right)
    if len(behind) >= 2:
        return Phrase(behind, _last_verb(left), "behind")
    verb_behind = _verb_at_start(right) if around.quantity.group in ("event", "attendance") else ""
    if verb_behind and not _strip(left):
        return Phrase(_noun_behind(right[len(verb_behind) :]), verb_behind, "behind")
    before, verb = _noun_before(left, around.quantity.group)
    if not before and verb_behind:
        return Phrase(_noun_behind(right[len(verb_behind) :]), verb_behind, "behind")
    return Phrase(before, verb, "before")


def _verb_at_start(right: str) -> str:
    verbs, *_ = _words()
    found = verbs.find_matches_as_indexes(right[:8])
    return right[: found[0][2]] if found and found[0][1] == 0 else ""


@cache
def _not_verbs_before() -> tuple[str, ...]:
    return tuple(read_rules("phrases.toml")["not_verbs_before"])


@cache
def _nouns_with_stops() -> re.Pattern:
    return re.compile(any_of(read_rules("phrases.toml")["nouns_with_stops"]))


def _verbs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the verbs of a clause, those that are half of a noun left out."""
    verbs, *_ = _words()
    return [
        (start, end)
        for _, start, end in verbs.find_matches_as_indexes(text)
        if not text.startswith(_not_verbs_before(), end)
    ]


def _last_verb(left: str) -> str:
    found = _verbs(left)
    return left[slice(*found[-1])] if found else ""


def _noun_behind(right: str) -> str:
    """Return the noun phrase that begins the words behind a count, or ''."""
    _, stops, _, _, verbs = _words()
    right = right.lstrip(" 的")
    if right.startswith(("和", "及", "、", "等", "与", "”", "》")):
        return ""
    mark = _PUNCTUATION.search(right)
    phrase = right[: mark.start()] if mark else right
    if phrase[:1] in _CLOSING:
        close = phrase.find(_CLOSING[phrase[0]])
        if close > 0:
            stop = stops.search(phrase, close)
            return phrase[: stop.start()].strip("“”‘’") if stop else phrase.strip("“”‘’")
    stop = stops.search(_nouns_with_stops().sub(lambda noun: "名" * len(noun.group()), phrase))
    if stop:
        phrase = phrase[: stop.start()]
    phrase = phrase.strip(" 、和及的中")
    return _after_of(phrase) if len(phrase) <= _LONGEST else ""


def _strip(phrase: str) -> str:
    """Strip what links a noun phrase to its number and its clause."""
    _, _, trailing, leading, _ = _words()
    while (match := trailing.search(phrase)) is not None:
        phrase = phrase[: match.start()]
    phrase = _PUNCTUATION.split(phrase)[-1] if not phrase.endswith(("）", ")")) else phrase
    while (match := leading.match(phrase)) is not None and len(phrase) > match.end():
        phrase = phrase[match.end() :]
    return phrase.strip(" “”‘’、的")


def _after_of(phrase: str) -> str:
    """Return what stands behind the last 的 where that is a noun of its own."""
    tail = phrase.rsplit("的", 1)[-1].strip(" “”")
    if tail != phrase and _verbs(tail)[:1] == [(0, len(tail))]:
        return phrase.rsplit("的", 1)[0]
    return tail if len(tail) >= 2 else phrase


def _noun_before(left: str, group: str) -> tuple[str, str]:
    """Return the noun phrase before a count and its verb; ('', verb) where there is no noun."""
    if group == "rate":
        return _noun_of_rate(left), _last_verb(left)
    bounds = [(0, 0), *_verbs(left)]
    action = ""
    end = len(left)
    for begin, stop in reversed(bounds):
        phrase = _after_of(_strip(left[stop:end]))
        verb = left[begin:stop]
        action = action or verb
        if len(phrase) >= 2:
            return phrase[-_LONGEST:], action
        end = begin
    return "", action


# 实现律师使用率|100%, 审核人员|占总数的|5%: what a rate is of stands whole before it.
_RATE_BEGINS = re.compile(r".*(?:实现|推动|确保|力争|保持|做到|达到|其中|以及|，)")
_SHARE_BEGINS = re.compile(r"仅?(?:占|不足|不到|超过)[^占]*$")


def _noun_of_rate(left: str) -> str:
    share = _SHARE_BEGINS.search(left)
    if share and share.start() > 1:
        left = left[: share.start()]
    stripped = _strip(left)
    begins = _RATE_BEGINS.match(stripped)
    return _after_of(stripped[begins.end() :] if begins else stripped)[-_LONGEST:]
