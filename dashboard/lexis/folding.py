"""Letters as a search takes them: full-width as half-width, capitals as small ones.

Folding keeps the length of a text, so that an offset in the folded text is one in the text.
"""

import re
import unicodedata
from functools import cache

import numpy as np

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
# Characters beyond 16 bits are folded into the private use area, which Unicode leaves empty, so
# that each is one code unit. Two of the rare ones may meet in one place.
_PRIVATE, _PRIVATE_SIZE = 0xE000, 6400


def fold(text: str) -> str:
    """Return the text with width and case folded; every character stays one character."""
    return "".join(map(chr, codes_of(text).tolist()))


def codes_of(text: str) -> np.ndarray:
    """Return the folded characters of a text as 16-bit codes, one for each character."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) != 2 * len(text):
        encoded = _BEYOND.sub(_place, text).encode("utf-16-le", "surrogatepass")
    return _table()[np.frombuffer(encoded, np.dtype("<u2"))]


@cache
def _table() -> np.ndarray:
    folded = [ord(_fold_character(chr(code))) for code in range(1 << 16)]
    return np.array(folded, np.dtype("<u2"))


def _fold_character(character: str) -> str:
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>")):
        narrow = unicodedata.normalize("NFKC", character)
        character = narrow if len(narrow) == 1 else character
    small = character.lower()
    return small if len(small) == 1 else character


def _place(match: re.Match) -> str:
    return chr(_PRIVATE + ord(match.group()) % _PRIVATE_SIZE)
