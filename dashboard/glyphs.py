"""The packaged font that measures and draws Chinese words, and how words stand in pictures."""

from functools import cache, lru_cache
from html import escape
from importlib.resources import as_file, files

from PIL import ImageFont

FONT = ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf")
FAMILIES = "'Noto Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"
INK, GROUND = "#1B2430", "#FFFFFF"  # of pictures that leave the page
_ABSENT = "\U0010ffff"  # no character: a font draws its box for what it lacks


@cache
def font_path() -> str:
    """Return where the installed font lies."""
    package, name = FONT
    with as_file(files(package).joinpath(name)) as path:
        return str(path)


@lru_cache(maxsize=256)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a size."""
    return ImageFont.truetype(font_path(), size)


def can_write(word: str) -> bool:
    """Tell whether the font has a glyph for every character of a word."""
    return all(map(_has_glyph, word))


def xml_text(text: str) -> str:
    """Return a text as it may stand in an SVG."""
    return escape("".join(sign for sign in text if sign.isprintable()))


@lru_cache(maxsize=20_000)
def _has_glyph(character: str) -> bool:
    if character.isspace():
        return True
    return _shape(character) not in (_shape(_ABSENT), None)


@lru_cache(maxsize=20_000)
def _shape(character: str) -> bytes | None:
    mask = font(24).getmask(character)
    return bytes(mask) or None
