"""The verbs of a clause: `rules/verbs.toml`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.counting.measure_words import read_rules

_TITLED = re.compile("《[^《》]*》")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `rules/verbs.toml`, compiled; fields bear the names of its keys."""

    verbs: AhoCorasick
    verb_words: frozenset[str]
    nominal_verbs: frozenset[str]
    verbs_of_cases: frozenset[str]
    not_verbs_before: tuple[str, ...]
    nouns: AhoCorasick


@cache
def words() -> Words:
    """Return the words of `rules/verbs.toml`."""
    rules = read_rules("verbs.toml")
    return Words(
        verbs=AhoCorasick(rules["verbs"], matchkind=MatchKind.LeftmostLongest),
        verb_words=frozenset(rules["verbs"]),
        nominal_verbs=frozenset(rules["nominal_verbs"]),
        verbs_of_cases=frozenset(rules["verbs_of_cases"]),
        not_verbs_before=tuple(rules["not_verbs_before"]),
        nouns=AhoCorasick(rules["nouns"], matchkind=MatchKind.LeftmostLongest),
    )


def _masked(text: str) -> str:
    """Blank out titles, and nouns that hold a verb, character for character."""
    if "《" in text:
        text = _TITLED.sub(lambda title: "名" * len(title.group()), text)
    for _, start, end in words().nouns.find_matches_as_indexes(text):
        text = text[:start] + "名" * (end - start) + text[end:]
    return text


@lru_cache(maxsize=512)
def find_verbs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the verbs of a clause, those that are half of a noun left out.

    A clause is asked for them several times in a row.
    """
    known = words()
    found = known.verbs.find_matches_as_indexes(_masked(text))
    return [
        (start, end)
        for _, start, end in found
        if text[start:end] not in known.nominal_verbs
        or not text.startswith(known.not_verbs_before, end)
        or (text[start:end] in known.verbs_of_cases and text.startswith("案件", end))
    ]
