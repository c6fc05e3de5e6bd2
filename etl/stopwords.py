"""Words that say how a report is written and not what it is about: `rules/stopwords-*.txt`.

Function words tie sentences together; formulas are what every report says, whatever its body
did; place words are how a body speaks of itself. A formula may be a word (坚持), a phrase
(深入贯彻落实) or a frame around anything (以…为指导).
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from etl.errors import RuleError

STOP_WORDS = {
    "function": "stopwords-function.txt",
    "formula": "stopwords-formula.txt",
    "place": "stopwords-place.txt",
}

# What stands in for the words that a frame goes around.
GAP = "…"
# The words inside a frame reach no further than a clause, and a long clause is no formula.
_INSIDE = "[^，。；：！？\n]{1,40}?"
# A stop word as it may stand in a file: Chinese characters, around one gap at most.
_WORD = re.compile(rf"(?:[\u4e00-\u9fd5]{{2,}}|[\u4e00-\u9fd5]+{GAP}[\u4e00-\u9fd5]+)")


@cache
def stop_words(kind: str) -> dict[str, str]:
    """Return the stop words of a kind of `STOP_WORDS`, each with the reason why it is one.

    Raises RuleError for a line that is no word, names its file and line number.
    """
    name = STOP_WORDS[kind]
    return parse_stop_words(files("etl").joinpath(f"rules/{name}").read_text("utf-8"), name)


@cache
def formula_phrases() -> frozenset[str]:
    """Return the formulas without a gap that are longer than a word of two characters."""
    return frozenset(word for word in stop_words("formula") if GAP not in word and len(word) > 2)


def parse_stop_words(content: str, name: str) -> dict[str, str]:
    """Parse groups of words, one a line, below a line of # that gives the reason of the group.

    Raises RuleError for a line that is no word, one without a reason, and a word that stands
    twice.
    """
    words: dict[str, str] = {}
    reason, in_comment = "", False
    for number, line in enumerate(content.splitlines(), 1):
        where = f"{name}:{number}: {line!r}"
        if line.startswith("#"):
            reason = (reason if in_comment else "") + line.lstrip("#").strip()
        elif not line:
            reason = ""
        else:
            _check_word(line, where, reason, words)
            words[line] = reason
        in_comment = line.startswith("#")
    return words


def find_frames(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the frames in a text, each as it is written in its file, with its offsets."""
    for opening, (pattern, frames) in _frames().items():
        if opening in text:
            for found in pattern.finditer(text):
                yield frames[opening, found[1]], *found.span()


@cache
def _frames() -> dict[str, tuple[re.Pattern, dict[tuple[str, str], str]]]:
    """Return a pattern for every way in which frames open, which is fast to look for."""
    endings: dict[str, list[str]] = {}
    for word in stop_words("formula"):
        opening, gap, ending = word.partition(GAP)
        if gap:
            endings.setdefault(opening, []).append(ending)
    return {
        opening: (
            re.compile(f"{opening}{_INSIDE}({'|'.join(sorted(some, key=len, reverse=True))})"),
            {(opening, ending): f"{opening}{GAP}{ending}" for ending in some},
        )
        for opening, some in endings.items()
    }


def _check_word(line: str, where: str, reason: str, words: dict[str, str]) -> None:
    if not _WORD.fullmatch(line):
        raise RuleError(
            f"{where} is no stop word: wanted are Chinese characters alone, one word a line, "
            f"around one {GAP} at most"
        )
    if not reason:
        raise RuleError(f"{where} has no reason: wanted is a line of # right above its group")
    if line in words:
        raise RuleError(f"{where} stands twice")
