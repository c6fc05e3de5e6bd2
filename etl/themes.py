"""The nine fields of the outline of 2021–2025: which of them a text is about.

Words decide, by `rules/themes.toml`: a text is of every field that it has words of, to the share
that those are of all such words. A text without any is of none.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.errors import RuleError

RULES = "themes.toml"


@dataclass(frozen=True, slots=True)
class Theme:
    """A field of the outline: short label, name and place in the outline, words that tell it."""

    id: str
    label: str
    name: str
    outline: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


class ThemeWord(NamedTuple):
    """A word of a field in a text, with its offsets."""

    start: int
    end: int
    word: str
    theme: str


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """What a field takes of some paragraphs.

    `characters` are its part of their text, `share` is that of all text, words of no field
    included; `paragraphs` are the positions of those with words of the field, `words` how often
    each occurs, the most frequent first.
    """

    theme: str
    characters: float
    share: float
    paragraphs: tuple[int, ...]
    words: Mapping[str, int]


@cache
def themes() -> dict[str, Theme]:
    """Return the fields by identifier, in the order of the outline.

    Raises RuleError for a field that lacks an entry, and for a word of two fields.
    """
    return parse_themes(files("etl").joinpath(f"rules/{RULES}").read_text("utf-8"))


def parse_themes(content: str, name: str = RULES) -> dict[str, Theme]:
    """Parse the fields of a rule file; raises RuleError as `themes` does."""
    try:
        entries = tomllib.loads(content)["themes"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise RuleError(f"{name}: {error}") from error
    found = {id_: _theme(id_, entry, name) for id_, entry in entries.items()}
    owners: dict[str, str] = {}
    for theme in found.values():
        for word in theme.words:
            if word in owners:
                raise RuleError(f"{name}: {word!r} is of {theme.id} and of {owners[word]}")
            owners[word] = theme.id
    return found


def find_theme_words(text: str) -> list[ThemeWord]:
    """Return the words of all fields in a text, in order; the longest where two overlap."""
    automaton, words = _automaton()
    return [
        ThemeWord(start, end, *words[index])
        for index, start, end in automaton.find_matches_as_indexes(text)
    ]


def themes_of(text: str, section_title: str = "") -> dict[str, float]:
    """Return the fields that a paragraph is about, with shares that make 1; empty for none.

    A paragraph without words of its own is about what the title of its section is about.
    """
    return _shares_of(find_theme_words(text) or find_theme_words(section_title))


def share_of_themes(paragraphs: Iterable[tuple[str, str]]) -> dict[str, ThemeShare]:
    """Return what each field takes of paragraphs given as (text, section title), all nine of them.

    A paragraph counts by its characters, divided between its fields as its words are; what has
    no field is the rest that the shares leave to 1.
    """
    characters = dict.fromkeys(themes(), 0.0)
    where: dict[str, list[int]] = {theme: [] for theme in themes()}
    words: dict[str, Counter[str]] = {theme: Counter() for theme in themes()}
    total = 0
    for position, (text, section_title) in enumerate(paragraphs):
        total += len(text)
        found = find_theme_words(text)
        for each in found:
            words[each.theme][each.word] += 1
        for theme, part in _shares_of(found or find_theme_words(section_title)).items():
            characters[theme] += part * len(text)
            where[theme].append(position)
    return {
        theme: ThemeShare(
            theme,
            characters[theme],
            characters[theme] / total if total else 0.0,
            tuple(where[theme]),
            dict(words[theme].most_common()),
        )
        for theme in themes()
    }


def _shares_of(words: Iterable[ThemeWord]) -> dict[str, float]:
    totals = Counter(word.theme for word in words)
    return {theme: totals[theme] / totals.total() for theme in themes() if theme in totals}


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, str]]]:
    words = [(word, theme.id) for theme in themes().values() for word in theme.words]
    finder = AhoCorasick([word for word, _ in words], matchkind=MatchKind.LeftmostLongest)
    return finder, words


def _theme(id_: str, entry: dict, name: str) -> Theme:
    texts = {key: entry.get(key) for key in ("label", "name", "outline")}
    lists = {key: entry.get(key) for key in ("words", "examples", "rejects")}
    for key, value in (texts | lists).items():
        if not value:
            raise RuleError(f"{name}: {id_} lacks {key}")
    for word in lists["words"]:
        if len(word) < 2 or word.strip() != word:
            raise RuleError(f"{name}: {id_}: {word!r} is no word: wanted are 2 characters or more")
    return Theme(id_, **texts, **{key: tuple(value) for key, value in lists.items()})
