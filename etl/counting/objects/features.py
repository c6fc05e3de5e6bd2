"""What speaks for or against some words as the object of a count, as names of features.

A candidate is a run of words beside a number. Its features tell how it begins and ends, what
stands in it and between it and the number, where it stands, and whether it is the object of a
count before. `etl/rules/objects.json` holds a weight for each; the candidate with the highest sum
is the object.
"""

from etl.counting.objects.limits import SIDES
from etl.counting.objects.signs import is_number
from etl.counting.verbs import words
from etl.word_classes import tag_of

# Lengths in characters are told apart up to the first, and above it by these bounds.
_LENGTHS = (*range(9), 10, 13, 18)

# The roles of a word in and around a candidate, and what of it counts in that role: `w` the word,
# `c` its last character, `p` its tag, `v` whether it is a verb that governs counts.
# S begins the candidate, on the side L, R or B; S- stands before it; E ends it, E+ stands behind;
# I is a word of it but the last; 1 is all of it; G stands between it and the number; N- and N+
# stand before and behind the number.
ROLES = {
    "S": "wpv",
    "S-": "wc",
    "E": "wcpv",
    "E+": "w",
    "I": "pv",
    "1": "wpv",
    "GL": "wpv",
    "GR": "wpv",
    **{f"{role}{side}": "p" for role in ("S", "1") for side in SIDES},
    **{f"{role}{side}": "wp" for role in ("N-", "N+") for side in SIDES},
}


def of_word(role: str, word: str) -> tuple[str, ...]:
    """Return the features of a word in a role, those of its class apart."""
    names = {"w": f"{role}:{word}", "c": f"{role}c:{word[-1]}"}
    return tuple(name for part, name in names.items() if part in ROLES[role])


def of_class(role: str, word_class: str) -> tuple[str, ...]:
    """Return the features of the class of a word in a role."""
    tag, _, verb = word_class.partition("/")
    names = {"p": f"{role}p:{tag}", "v": f"{role}v:{verb}"}
    return tuple(name for part, name in names.items() if part in ROLES[role])


def beginning(one: str, other: str) -> tuple[str, ...]:
    """Return the features of the classes of the word before a candidate, and of its first."""
    (tag, verb), (next_tag, next_verb) = one.split("/"), other.split("/")
    return (f"S-S:{tag}|{next_tag}", f"S-Sv:{verb}{next_verb}")


def ending(one: str, other: str) -> tuple[str, ...]:
    """Return the features of the classes of the last word, and of the one behind it."""
    return (f"EE+:{one.split('/')[0]}|{other.split('/')[0]}",)


def head(word: str, unit: str, group: str) -> tuple[str, ...]:
    """Return how a last word goes with a measure word."""
    return (
        f"uE:{unit}|{word}",
        f"uc:{unit}|{word[-1]}",
        f"gE:{group}|{word}",
        f"gp:{group}|{_tag(word)}",
    )


def distance(side: str, number: int, group: str) -> tuple[str, ...]:
    """Return the features of so many words between a candidate and the number."""
    return (f"gap{side}:{min(number, 6)}", f"gap{side}g:{group}{min(number, 3)}")


def length(side: str, characters: int, number: int) -> tuple[str, ...]:
    """Return the features of a candidate of so many characters and words."""
    bucket = max(bound for bound in _LENGTHS if bound <= characters)
    return (f"len{side}:{bucket}", f"n{side}:{min(number, 8)}")


def place(where: str, group: str, unit: str, sentences: int) -> tuple[str, ...]:
    """Return the features of a place: `where` counts the parts back, `sentences` those ended."""
    return (
        f"reg:{where}",
        f"reg:{where}|{group}",
        f"reg:{where}|{unit}",
        f"cross{where}:{sentences}",
    )


def part_start(side: str) -> tuple[str, ...]:
    """Return the feature of a candidate that begins its part of the paragraph."""
    return (f"first:{side}",)


def part_end(side: str, where: str, group: str, behind: str) -> tuple[str, ...]:
    """Return the features of a candidate that ends its part of the paragraph."""
    return (f"last:{side}", f"last:{where}|{group}", f"last:{side}|{behind}")


def previous(ago: int, same_unit: bool, groups: str, side: str) -> tuple[str, ...]:
    """Return the features of the object of a count before, `ago` counts ago."""
    return (
        f"prev:{min(ago, 4)}",
        f"prevu:{same_unit}",
        f"prevg:{groups}",
        f"prevR:{side}",
    )


def overlapping(side: str) -> tuple[str, ...]:
    """Return the feature of a candidate that is half of the object of a count before."""
    return (f"prevov:{side}",)


def far(ago: int) -> tuple[str, ...]:
    """Return the features of an object told further off than is looked."""
    return ("far", f"far:{min(ago, 5)}")


def class_of(word: str) -> str:
    """Return the class of a word: its tag and whether it is a verb that governs counts."""
    return f"{_tag(word)}/{_verb(word)}"


def _tag(word: str) -> str:
    return word if is_number(word) else tag_of(word)


def _verb(word: str) -> str:
    known = words()
    return "n" if word in known.nominal_verbs else "v" if word in known.verb_words else "-"
