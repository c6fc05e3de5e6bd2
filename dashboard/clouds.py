"""Word clouds: where each word stands, and pictures of them, in the glyphs of a packaged font.

The font measures the words and draws the PNG. On the page they are text in the reader's own font,
stretched to the measured lengths.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw
from wordcloud import WordCloud

from dashboard.glyphs import FAMILIES, GROUND, INK, can_write, font, font_path, xml_text
from dashboard.theme import PALETTE

_LAYOUT = 7  # of random numbers: any, but always the same
_MARGIN = 3  # pixels between words
_SMALLEST = 12
_LARGEST = 0.16  # of the height of a cloud
_PIXELS = 2  # of a PNG for each of the layout: sharp when it is printed
_HEAD, _EDGE, _TITLE = 40, 16, 16  # pixels of a picture: above the words, around, of its title


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word with its left end and base line, the size of its font and its length in pixels."""

    text: str
    x: int
    y: int
    size: int
    length: float


@dataclass(frozen=True, slots=True)
class Cloud:
    """The words that had room, the largest first, and those that the font cannot write."""

    width: int
    height: int
    words: tuple[PlacedWord, ...]
    unwritable: tuple[str, ...]
    crowded_out: int


@lru_cache(maxsize=128)
def lay_out(weights: tuple[tuple[str, float], ...], width: int, height: int) -> Cloud:
    """Place words by weight, the same words always the same way; weights are above 0."""
    given = {word: weight for word, weight in weights if weight > 0}
    unwritable = tuple(word for word in given if not can_write(word))
    wanted = {word: weight for word, weight in given.items() if word not in unwritable}
    if not wanted:
        return Cloud(width, height, (), unwritable, 0)
    drawn = WordCloud(
        font_path=font_path(),
        width=width,
        height=height,
        margin=_MARGIN,
        max_words=len(wanted),
        min_font_size=_SMALLEST,
        max_font_size=int(height * _LARGEST),
        prefer_horizontal=1,
        random_state=_LAYOUT,
        relative_scaling=0.5,
    ).generate_from_frequencies(wanted)
    words = tuple(
        _placed(word, size, *position)
        for (word, _share), size, position, _way, _colour in drawn.layout_
    )
    return _cropped(words, width, unwritable, len(wanted) - len(words))


def cloud_svg(cloud: Cloud, title: str) -> str:
    """Return a cloud as a picture of its own: text, not outlines, so that it stays crisp."""
    width, height = cloud.width + 2 * _EDGE, cloud.height + _HEAD + _EDGE
    texts = "".join(
        f'<text x="{word.x + _EDGE}" y="{word.y + _HEAD}" font-size="{word.size}" '
        f'textLength="{word.length:.1f}" lengthAdjust="spacingAndGlyphs" '
        f'fill="{_colour(at)}">{xml_text(word.text)}</text>'
        for at, word in enumerate(cloud.words)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FAMILIES}">'
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>'
        f'<text x="{_EDGE}" y="{_EDGE + _TITLE // 2}" font-size="{_TITLE}" fill="{INK}">'
        f"{xml_text(title)}</text>{texts}</svg>"
    )


def cloud_png(cloud: Cloud, title: str) -> bytes:
    """Return a cloud as a PNG, its glyphs those of the font that measured it."""
    size = (cloud.width + 2 * _EDGE) * _PIXELS, (cloud.height + _HEAD + _EDGE) * _PIXELS
    picture = Image.new("RGB", size, GROUND)
    pen = ImageDraw.Draw(picture)
    head = _EDGE * _PIXELS, (_EDGE + _TITLE // 2) * _PIXELS
    pen.text(head, title, fill=INK, font=font(_TITLE * _PIXELS), anchor="ls")
    for at, word in enumerate(cloud.words):
        place = (word.x + _EDGE) * _PIXELS, (word.y + _HEAD) * _PIXELS
        pen.text(place, word.text, _colour(at), font(word.size * _PIXELS), anchor="ls")
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _cropped(
    words: tuple[PlacedWord, ...], width: int, unwritable: tuple[str, ...], crowded_out: int
) -> Cloud:
    """Return a cloud no higher than its words: few of them leave most of a layout empty."""
    top = min(word.y - word.size for word in words)
    bottom = max(word.y + word.size // 4 for word in words)
    moved = tuple(replace(word, y=word.y - top) for word in words)
    return Cloud(width, bottom - top, moved, unwritable, crowded_out)


def _placed(word: str, size: int, top: int, left: int) -> PlacedWord:
    """Take a layout's place, the corner of what is inked, as left end and base line."""
    inked = font(size).getbbox(word, anchor="ls")
    x, y = int(left) - int(inked[0]), int(top) - int(inked[1])
    return PlacedWord(word, x, y, size, font(size).getlength(word))


def _colour(at: int) -> str:
    return PALETTE[0] if at % 2 == 0 else INK
