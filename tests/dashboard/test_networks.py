"""Networks of words: one picture for the same words, in which no label lies on another."""

from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dashboard.network_pictures import network_png, network_svg, pill, room_of
from dashboard.networks import NARROW, WIDE, Partner, label_lines, lay_out_network

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])
WORDS = ("依法行政", "培训", "法制审核", "推进法治建设第一责任人职责", "案件", "公示", "评查")
PARTNERS = [Partner(word, 40 - 5 * at, 90 - 10 * at) for at, word in enumerate(WORDS)]
LINKS = {("案件", "依法行政"): 30.0, ("培训", "公示"): 8.0}


def test_the_same_words_always_stand_in_the_same_places():
    first = lay_out_network("行政执法", PARTNERS, LINKS)
    assert lay_out_network("行政执法", PARTNERS, LINKS) == first
    assert {node.word for node in first.nodes} == set(WORDS)


def test_words_that_stand_together_are_neighbours():
    order = [node.word for node in lay_out_network("行政执法", PARTNERS, LINKS).nodes][:4]
    assert order[:2] == ["依法行政", "案件"]


def test_frequent_words_are_larger_and_strong_ties_thicker():
    network = lay_out_network("行政执法", PARTNERS, LINKS)
    sizes = {node.word: node.radius for node in network.nodes}
    assert [sizes[word] for word in WORDS] == sorted(sizes.values(), reverse=True)
    own = {edge.other: edge.width for edge in network.edges if edge.main}
    assert [own[word] for word in WORDS] == sorted(own.values(), reverse=True)
    among = {(edge.one, edge.other): edge.width for edge in network.edges if not edge.main}
    assert among["案件", "依法行政"] > among["培训", "公示"]


@SHAPES
@pytest.mark.parametrize("number", [1, 2, 3, 12, 24])
def test_no_label_lies_on_another_or_leaves_the_picture(shape, number):
    partners = [Partner("法" * (at % 14 + 1), at + 1, at + 1) for at in range(number)]
    partners = [Partner(f"{each.word}{at}", each.size, 1) for at, each in enumerate(partners)]
    network = lay_out_network("行政复议体制改革委员会", partners, {}, shape)
    rooms = [room_of(node) for node in network.nodes]
    for room in rooms:
        assert room["x"] >= 0 and room["x"] + room["width"] <= network.width
        assert room["y"] >= 0 and room["y"] + room["height"] <= network.height
    (x, y), (half, high) = network.middle, pill(network)
    rooms.append({"x": x - half, "y": y - high, "width": 2 * half, "height": 2 * high})
    for one, other in combinations(rooms, 2):
        assert any(
            one[at] + one[size] <= other[at] + 0.2 or other[at] + other[size] <= one[at] + 0.2
            for at, size in (("x", "width"), ("y", "height"))
        )


@given(st.text(min_size=1, max_size=30), st.integers(2, 12))
def test_a_label_has_two_lines_at_most_and_loses_only_an_end(word, longest):
    lines = label_lines(word, longest)
    assert len(lines) <= 2
    assert all(len(line) <= longest for line in lines)
    assert word.startswith("".join(lines).removesuffix("…"))
    if len(word) <= 2 * longest - 1:
        assert "".join(lines) == word


def test_without_partners_the_word_stands_alone():
    network = lay_out_network("行政执法", [], {})
    assert network.nodes == network.edges == ()


def test_markup_in_a_word_stays_text():
    hostile = "<script>alert(1)</script>&"
    network = lay_out_network(hostile, [Partner(hostile, 1, 1), Partner("法治", 1, 1)], {})
    tree = ElementTree.fromstring(network_svg(network, f"标题 {hostile}"))
    assert not tree.findall(f".//{SVG}script")
    texts = [element.text for element in tree.iter(f"{SVG}text")]
    assert texts[0] == f"标题 {hostile}"
    assert "<script>alert" in texts


def test_a_png_shows_the_network():
    network = lay_out_network("行政执法", PARTNERS, LINKS)
    picture = Image.open(BytesIO(network_png(network, "共现")))
    assert picture.size == (2 * (network.width + 32), 2 * (network.height + 56))
    for node in network.nodes:
        ground = picture.getpixel((2 * (node.x + 16), 2 * (node.y + 40)))
        assert ground != (255, 255, 255)
