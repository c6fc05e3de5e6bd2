"""Small networks of words: a chosen one, the words around it, and which of them stand together.

The words stand on an oval that leaves every one a line of its own, in an order that puts those
that stand together beside one another: the same words always make the same picture, and no
label lies on another, which layouts by forces do not promise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from dashboard.lexis import Links, Partners

SIZE = 14  # pixels of a label
_SMALLEST, _LARGEST = 4.0, 10.0  # radius of a node
_THIN, _THICK = 1.0, 7.0  # width of an edge
_APART = 6  # pixels between a node and its label
_HEIGHT = 1.25  # of the oval to that of its rows: the outermost words stand off its poles
_LINES = 2  # of a label


@dataclass(frozen=True, slots=True)
class Shape:
    """A screen's picture: its width, the room of a row, half the oval's width, and how many
    characters a line of a label holds, and one of the word in the middle.
    """

    width: int
    row: int
    reach: int
    line: int
    middle: int


WIDE, NARROW = Shape(760, 34, 200, 11, 20), Shape(340, 36, 68, 6, 6)


@dataclass(frozen=True, slots=True)
class Partner:
    """A word beside the chosen one: the paragraphs that it stands in, the strength of the tie."""

    word: str
    size: float
    strength: float


@dataclass(frozen=True, slots=True)
class Node:
    """A word at a place; its label of one line or two begins (`start`) or ends there."""

    word: str
    x: float
    y: float
    radius: float
    label: tuple[str, ...]
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie of two words, bent at a point between its ends; `main` ones are the chosen word's."""

    one: str
    other: str
    points: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    width: float
    main: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The chosen word in the middle, the words around it, the ties with the weakest first."""

    width: int
    height: int
    word: str
    label: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The place of the chosen word."""
        return self.width / 2, self.height / 2


def network_of(word: str, found: Partners, links: Links, most: int, shape: Shape) -> Network:
    """Return the network of a word with its strongest partners, and as many ties among them."""
    columns = (found.terms[:most], found.own[:most], found.g2[:most])
    partners = [
        Partner(str(term), float(own), float(g2)) for term, own, g2 in zip(*columns, strict=True)
    ]
    words = {partner.word for partner in partners}
    among = {
        (str(one), str(other)): float(g2)
        for one, other, g2 in zip(links.one, links.other, links.g2, strict=True)
        if one in words and other in words
    }
    return lay_out_network(word, partners, dict(list(among.items())[:most]), shape)


def lay_out_network(
    word: str,
    partners: Sequence[Partner],
    links: Mapping[tuple[str, str], float],
    shape: Shape = WIDE,
) -> Network:
    """Place the partners of a word around it; `links` are the strengths of pairs among them."""
    rows = -(-len(partners) // 2)
    height = (max(rows, 2) + 1) * shape.row
    middle = shape.width / 2, height / 2
    nodes = tuple(_place(_in_order(partners, links), partners, shape, middle))
    at = {node.word: (node.x, node.y) for node in nodes}
    among = {pair: strength for pair, strength in links.items() if at.keys() >= set(pair)}
    edges = [
        Edge(one, other, (at[one], _bend(at[one], at[other], middle), at[other]), width, False)
        for (one, other), width in _widths(among, _THICK / 3)
    ]
    own = {(word, partner.word): partner.strength for partner in partners}
    edges += [
        Edge(word, other, (middle, _between(middle, at[other]), at[other]), width, True)
        for (_word, other), width in _widths(own, _THICK)
    ]
    label = label_lines(word, shape.middle)
    return Network(shape.width, height, word, label, nodes, tuple(edges))


def label_lines(word: str, longest: int) -> tuple[str, ...]:
    """Break a word into two lines at most, the first no longer than the second."""
    if len(word) <= longest:
        return (word,)
    first = min(len(word) // 2, longest)
    rest = word[first:]
    return word[:first], rest if len(rest) <= longest else f"{rest[: longest - 1]}…"


def _in_order(partners: Sequence[Partner], links: Mapping) -> list[str]:
    """Return the words, the strongest first, each followed by the one that it is nearest to."""
    left = [partner.word for partner in partners]
    order = left[:1]
    while len(order) < len(left):
        rest = [word for word in left if word not in order]
        last = order[-1]
        order.append(
            max(rest, key=lambda word: links.get((last, word), 0) or links.get((word, last), 0))
        )
    return order


def _place(
    order: Sequence[str], partners: Sequence[Partner], shape: Shape, middle: tuple[float, float]
) -> Iterable[Node]:
    """Yield the nodes: half of the words down the right side, the others up the left one."""
    sizes = {partner.word: partner.size for partner in partners}
    largest = max(sizes.values(), default=1)
    half = -(-len(order) // 2)
    for side, words in ((1, order[:half]), (-1, order[half:][::-1])):
        for row, word in enumerate(words):
            off = (row - (len(words) - 1) / 2) * shape.row
            x = middle[0] + side * shape.reach * sqrt(1 - (off / (middle[1] * _HEIGHT)) ** 2)
            radius = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(sizes[word] / largest)
            label_x = x + side * (radius + _APART)
            yield Node(
                word,
                round(x, 1),
                round(middle[1] + off, 1),
                round(radius, 1),
                label_lines(word, shape.line),
                round(label_x, 1),
                "start" if side > 0 else "end",
            )


def _widths(strengths: Mapping[tuple[str, str], float], thickest: float) -> list:
    """Return pairs with the widths of their edges, the weakest first: the strong lie above."""
    largest = max(strengths.values(), default=1)
    return [
        (pair, round(_THIN + (thickest - _THIN) * sqrt(strength / largest), 1))
        for pair, strength in sorted(strengths.items(), key=lambda item: (item[1], item[0]))
    ]


def _bend(one: tuple, other: tuple, middle: tuple) -> tuple[float, float]:
    """Return a point half way from the edge's own middle to that of the picture."""
    return _between(_between(one, other), middle)


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return round((one[0] + other[0]) / 2, 1), round((one[1] + other[1]) / 2, 1)
