"""Word clouds: real glyphs, one layout for the same words, nothing that is markup."""

from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageFont

from dashboard.clouds import can_write, cloud_png, cloud_svg, font_path, lay_out

SVG = "{http://www.w3.org/2000/svg}"
NO_CHARACTER = "\U0010ffff"  # a font draws its box for what it lacks
WEIGHTS = (("行政执法", 30.0), ("法治", 21.0), ("普法", 9.0), ("一网通办", 4.0), ("塱堽", 2.0))


def inked(word, size=40):
    return bytes(ImageFont.truetype(font_path(), size).getmask(word))


def test_every_character_has_a_glyph_that_is_not_the_box_of_missing_ones():
    box = inked(NO_CHARACTER)
    cloud = lay_out(WEIGHTS, 600, 400)
    for character in {character for word in cloud.words for character in word.text}:
        assert inked(character) not in (box, b"")


def test_words_that_the_font_lacks_are_listed_and_not_drawn():
    lacking = f"法{NO_CHARACTER}"
    cloud = lay_out((*WEIGHTS, (lacking, 50.0)), 600, 400)
    assert not can_write(lacking)
    assert cloud.unwritable == (lacking,)
    assert {word.text for word in cloud.words} == {word for word, _ in WEIGHTS}


def test_the_same_words_always_stand_in_the_same_places():
    first = lay_out(WEIGHTS, 600, 400)
    lay_out.cache_clear()
    assert lay_out(WEIGHTS, 600, 400) == first


def test_heavier_words_are_larger_and_inside_the_picture():
    cloud = lay_out(WEIGHTS, 600, 400)
    sizes = {word.text: word.size for word in cloud.words}
    assert sizes["行政执法"] > sizes["普法"] > sizes["塱堽"]
    for word in cloud.words:
        assert word.x >= 0 and word.x + word.length <= 600
        assert word.y - word.size * 0.8 > 0 and word.y <= cloud.height


def test_words_do_not_lie_on_one_another():
    ink = Image.new("1", (600, 500))
    for word in lay_out(WEIGHTS, 600, 400).words:
        mask = ImageFont.truetype(font_path(), word.size)
        left, top, right, bottom = mask.getbbox(word.text, anchor="ls")
        box = (word.x + left, word.y + top, word.x + right, word.y + bottom)
        assert not ink.crop(box).getbbox()
        ink.paste(1, box)


@pytest.mark.parametrize("weights", [(), (("法治", 0.0),)])
def test_without_words_there_is_an_empty_cloud(weights):
    assert lay_out(weights, 600, 400).words == ()


def test_one_word_is_a_cloud_no_higher_than_itself():
    cloud = lay_out((("法治", 1.0),), 600, 400)
    assert [word.text for word in cloud.words] == ["法治"]
    assert cloud.height < 120


def test_markup_in_a_word_stays_text():
    hostile = "<script>alert(1)</script>&"
    svg = cloud_svg(lay_out(((hostile, 2.0), ("法治", 1.0)), 600, 400), f"标题 {hostile}")
    tree = ElementTree.fromstring(svg)
    assert not tree.findall(f".//{SVG}script")
    texts = [element.text for element in tree.iter(f"{SVG}text")]
    assert texts == [f"标题 {hostile}", hostile, "法治"]


def test_a_png_shows_the_words():
    cloud = lay_out(WEIGHTS, 600, 400)
    picture = Image.open(BytesIO(cloud_png(cloud, "关键词")))
    assert picture.width == 2 * (600 + 32)
    word = cloud.words[0]
    x, y = (word.x + 16) * 2, (word.y + 40) * 2
    box = (x, y - word.size * 2, x + int(word.length) * 2, y)
    assert len(picture.crop(box).getcolors(100_000)) > 1
