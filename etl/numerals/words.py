"""Words that are written with numeral characters and are no numbers (一切, 进一步, 四川)."""

import tomllib
from collections import defaultdict
from importlib.resources import files

from etl.errors import RuleError
from etl.numerals.characters import DIGITS, SCALES, TENS, UNITS

_NUMERAL_CHARACTERS = {*DIGITS, *UNITS, *SCALES, *TENS}


def read_words() -> dict[str, str]:
    """The words of `rules/numerals.toml`, each with the characters that must not follow it.

    Raises `RuleError` for a word without a numeral character.
    """
    source = files("etl") / "rules" / "numerals.toml"
    rules = tomllib.loads(source.read_text(encoding="utf-8"))
    words = {
        word: group.get("not_before", "") for group in rules["words"] for word in group["members"]
    }
    for word in words:
        if not _NUMERAL_CHARACTERS.intersection(word):
            raise RuleError(f"rules/numerals.toml: {word} has no character of a numeral")
    return words


def not_within_words() -> str:
    """Regex source of an assertion: no word of the list runs through this position.

    Grouped by how many characters of a word stand before its numeral character, since a
    look-behind needs alternatives of one length.
    """
    around: dict[int, set[str]] = defaultdict(set)
    for word, not_before in read_words().items():
        unless = f"(?![{not_before}])" if not_before else ""
        for index, char in enumerate(word):
            if char in _NUMERAL_CHARACTERS:
                around[index].add(f"{word[:index]}(?={word[index:]}{unless})")
    return "".join(
        f"(?<!{'|'.join(sorted(group))})" if index else f"(?!{'|'.join(sorted(group))})"
        for index, group in sorted(around.items())
    )


def words_ending_in_numerals() -> list[str]:
    """Words of two characters that end in a numeral character (队伍), whatever follows them."""
    return sorted(
        word
        for word, not_before in read_words().items()
        if len(word) == 2
        and not not_before
        and word[1] in _NUMERAL_CHARACTERS
        and word[0] not in _NUMERAL_CHARACTERS
    )
