"""What speaks for or against some words as the object of a count, as names of features.

A candidate is a run of words beside a number. Its features tell how it begins and ends, what
stands in it and between it and the number, where it stands, and whether it is the object of a
count before. `etl/rules/objects.json` holds a weight for each; the candidate with the highest sum
is the object.
"""

from etl.counting.objects.words import is_number
from etl.counting.verbs import words
from etl.word_classes import tag_of

# Lengths in characters are told apart up to the first, and above it by these bounds.
_LENGTHS = (*range(9), 10, 13, 18)


def start(before: str, word: str) -> tuple[str, ...]:
    """Return the features of a first word and the word before it."""
    tag, other = _tag(word), _tag(before)
    return (
        f"S:{word}",
        f"Sp:{tag}",
        f"Spp:{other}|{tag}",
        f"S-:{before}",
        f"S-c:{before[-1]}",
        f"Sv:{_verb(word)}",
        f"S-v:{_verb(before)}{_verb(word)}",
    )


def start_at(side: str, word: str) -> tuple[str, ...]:
    """Return the features of a first word on a side of the number."""
    return (f"SR:{side}{_tag(word)}",)


def end(word: str, behind: str) -> tuple[str, ...]:
    """Return the features of a last word and the word behind it."""
    tag = _tag(word)
    return (
        f"E:{word}",
        f"Ep:{tag}",
        f"E+:{behind}",
        f"Epp:{tag}|{_tag(behind)}",
        f"Ec:{word[-1]}",
        f"Ev:{_verb(word)}",
    )


def head(word: str, unit: str, group: str) -> tuple[str, ...]:
    """Return how a last word goes with a measure word."""
    return (
        f"uE:{unit}|{word}",
        f"uc:{unit}|{word[-1]}",
        f"gE:{group}|{word}",
        f"gp:{group}|{_tag(word)}",
    )


def single(side: str, word: str) -> tuple[str, ...]:
    """Return the features of a word that is a candidate by itself."""
    return (f"1:{word}", f"1p:{_tag(word)}", f"1R:{side}{_tag(word)}", f"1v:{_verb(word)}")


def inside(word: str) -> tuple[str, ...]:
    """Return the features of a word that is not the last one."""
    return (f"Ip:{_tag(word)}", f"Iv:{_verb(word)}")


def between(side: str, word: str) -> tuple[str, ...]:
    """Return the features of a word between a candidate and the number."""
    return (f"G{side}:{word}", f"G{side}p:{_tag(word)}", f"G{side}v:{_verb(word)}")


def distance(side: str, number: int, group: str) -> tuple[str, ...]:
    """Return the features of so many words between a candidate and the number."""
    return (f"gap{side}:{min(number, 6)}", f"gap{side}g:{group}{min(number, 3)}")


def length(side: str, characters: int, number: int) -> tuple[str, ...]:
    """Return the features of a candidate of so many characters and words."""
    bucket = max(bound for bound in _LENGTHS if bound <= characters)
    return (f"len{side}:{bucket}", f"n{side}:{min(number, 8)}")


def place(
    side: str, where: str, group: str, unit: str, sentences: int, before: str, behind: str
) -> tuple[str, ...]:
    """Return the features of a place: `where` counts the parts back, `sentences` those ended.

    `before` and `behind` are the words beside the number: a place further off is the likelier,
    the less the words beside it leave to name.
    """
    return (
        f"reg:{where}",
        f"reg:{where}|{group}",
        f"reg:{where}|{unit}",
        f"cross{where}:{sentences}",
        f"nx:{side}|{_tag(behind)}",
        f"nxw:{side}|{behind}",
        f"pv:{side}|{_tag(before)}",
        f"pvw:{side}|{before}",
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


def _tag(word: str) -> str:
    return word if is_number(word) else tag_of(word)


def _verb(word: str) -> str:
    known = words()
    return "n" if word in known.nominal_verbs else "v" if word in known.verb_words else "-"
