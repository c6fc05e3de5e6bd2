"""The vocabulary of the classification rules, found in one pass over a paragraph.

A concept is a bit; a word of the lexicon carries the bits of its concepts. The longest word
wins where two overlap, so that 调解员 is a mediator and not a mediation.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.counting.measure_words import read_rules
from etl.errors import RuleError

# A topic is looked for over so many terms.
REACH = 200
# What the title of a document speaks of is not what its clause does.
_TITLES = re.compile("《[^《》]*》|[是为](?:同期|上年|去年)[^，。；]{0,20}的")


@cache
def concept_bits() -> dict[str, int]:
    """Return the bit of each concept of `rules/lexicon.toml`."""
    return {name: 1 << index for index, name in enumerate(read_rules("lexicon.toml")["concepts"])}


def bits_of(names: list[str], where: str) -> int:
    """Return the bits of some concepts; raises RuleError for a name that is no concept."""
    unknown = [name for name in names if name not in concept_bits()]
    if unknown:
        raise RuleError(f"{where}: no concept {unknown[0]!r} in lexicon.toml")
    return sum({concept_bits()[name] for name in names})


@cache
def _automaton() -> tuple[AhoCorasick, list[int]]:
    bits: dict[str, int] = {}
    for name, words in read_rules("lexicon.toml")["concepts"].items():
        for word in words:
            bits[word] = bits.get(word, 0) | concept_bits()[name]
    words = list(bits)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), [bits[w] for w in words]


class Terms(NamedTuple):
    """The terms of one text in order: offsets, and the bits of the concepts of each.

    Zones of the text are asked for by offsets.
    """

    starts: list[int]
    ends: list[int]
    concepts: list[int]

    def bits(self, start: int, end: int) -> int:
        """Return the bits of all terms that begin in `[start, end)`."""
        starts = self.starts
        bits = 0
        for concepts in self.concepts[bisect_left(starts, start) : bisect_left(starts, end)]:
            bits |= concepts
        return bits

    def last(self, start: int, end: int, wanted: int) -> int:
        """Return those of the wanted bits that the last such term in `[start, end)` carries."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for concepts in reversed(self.concepts[max(low, high - REACH) : high]):
            if found := concepts & wanted:
                return found
        return 0

    def ending_near(self, end: int, gap: int) -> int:
        """Return the bits of terms that end at most `gap` characters before `end`."""
        high = bisect_left(self.starts, end)
        bits = 0
        for index in range(max(0, high - 3), high):
            if end - gap <= self.ends[index] <= end:
                bits |= self.concepts[index]
        return bits


def find_terms(text: str) -> Terms:
    """Return the lexicon's terms of a text outside titles, without overlap, in order."""
    automaton, bits = _automaton()
    if "《" in text or "同期" in text:
        text = _TITLES.sub(lambda title: "《" * len(title.group()), text)
    found = automaton.find_matches_as_indexes(text)
    return Terms(
        [start for _, start, _ in found],
        [end for _, _, end in found],
        [bits[index] for index, _, _ in found],
    )


@lru_cache(maxsize=4096)
def concepts_of(phrase: str) -> tuple[int, int]:
    """Return the bits of all terms of a short phrase, and those of its last term alone."""
    found = find_terms(phrase).concepts
    bits = 0
    for concepts in found:
        bits |= concepts
    return bits, found[-1] if found else 0
