"""The fonts that a brief is set in, and text made fit for them."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from matplotlib.ft2font import FT2Font
from pylopdf_fonts_zh_cn import sans_path, serif_path

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"
_SPACES = re.compile(r"\s+")
FONT_FOLDER: Path = sans_path().parent
# Control and format characters, among them those that turn the direction of writing, halves of
# pairs, and what Unicode assigns to nothing: no document shows them, XML refuses some.
_UNSEEN = {"Cc", "Cf", "Cs", "Cn"}


def plain_text(text: str) -> str:
    """Return text on one line without characters that cannot be seen."""
    return "".join(
        character
        for character in _SPACES.sub(" ", text)
        if unicodedata.category(character) not in _UNSEEN
    )


def drawable_text(text: str) -> str:
    """Return text that the fonts can draw; a character that they lack is named by its code."""
    glyphs = _glyphs()
    return "".join(
        character if ord(character) in glyphs else f"〔U+{ord(character):04X}〕"
        for character in plain_text(text)
    )


@cache
def _glyphs() -> frozenset[int]:
    """Return the characters that both fonts have: a chart is set in one, the text in the other."""
    serif, sans = (FT2Font(str(path)).get_charmap() for path in (serif_path(), sans_path()))
    return frozenset(serif) & frozenset(sans)
