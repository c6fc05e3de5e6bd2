"""Pictures of networks of words: SVG with text, and PNG."""

from io import BytesIO

from PIL import Image, ImageDraw

from dashboard.glyphs import FAMILIES, GROUND, INK, font, xml_text
from dashboard.networks import SIZE, Edge, Network, Node
from dashboard.theme import PALETTE

_LINE = 1.2  # height of a line of a label
_PILL = (12, 14)  # pixels of the chosen word's field: beside its letters, half the height of a line
_HEAD, _EDGE, _TITLE = 40, 16, 16  # pixels: above the network, around it, of the title
_PIXELS = 2  # of a PNG for each of the layout: sharp when it is printed
_SCALE = 2 * _PIXELS  # a PNG is drawn larger and made smaller: Pillow leaves lines jagged
_STEPS = 24  # straight pieces of a bent line
_PALE = "#B9C4D3"  # of edges between partners
_MAIN = "#7FA3D0"  # of edges of the chosen word


def network_svg(network: Network, title: str) -> str:
    """Return a network as a picture of its own: text, not outlines, so that it stays crisp."""
    width, height = network.width + 2 * _EDGE, network.height + _HEAD + _EDGE
    shapes = [*map(_svg_edge, network.edges), *map(_svg_node, network.nodes), _svg_word(network)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FAMILIES}" font-size="{SIZE}">'
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>'
        f'<text x="{_EDGE}" y="{_EDGE + _TITLE // 2}" font-size="{_TITLE}" fill="{INK}">'
        f'{xml_text(title)}</text><g transform="translate({_EDGE} {_HEAD})">{"".join(shapes)}</g>'
        "</svg>"
    )


def network_png(network: Network, title: str) -> bytes:
    """Return a network as a PNG, its glyphs those of the packaged font."""
    width, height = network.width + 2 * _EDGE, network.height + _HEAD + _EDGE
    picture = Image.new("RGB", (width * _SCALE, height * _SCALE), GROUND)
    pen = ImageDraw.Draw(picture)
    head = _EDGE * _SCALE, (_EDGE + _TITLE // 2) * _SCALE
    pen.text(head, title, fill=INK, font=font(_TITLE * _SCALE), anchor="ls")
    for edge in network.edges:
        pen.line(_curve(edge), _colour(edge), round(edge.width * _SCALE), joint="curve")
    for node in network.nodes:
        pen.circle(_at(node.x, node.y), node.radius * _SCALE, PALETTE[0])
        for line, (x, y) in label_places(node):
            _write(pen, line, (x, y), INK, "lm" if node.anchor == "start" else "rm")
    (x, y), (half, high) = network.middle, pill(network)
    box = (*_at(x - half, y - high), *_at(x + half, y + high))
    pen.rounded_rectangle(box, _PILL[1] * _SCALE, PALETTE[0])
    for line, place in middle_places(network):
        _write(pen, line, place, GROUND, "mm")
    written = BytesIO()
    size = width * _PIXELS, height * _PIXELS
    picture.resize(size, Image.Resampling.LANCZOS).save(written, "PNG")
    return written.getvalue()


def path_of(edge: Edge) -> str:
    """Return an edge as the path of an SVG."""
    (x1, y1), (x, y), (x2, y2) = edge.points
    return f"M{x1} {y1}Q{x} {y} {x2} {y2}"


def label_places(node: Node) -> list[tuple[str, tuple[float, float]]]:
    """Return the lines of a node's label, each with the middle of its height."""
    return _stack(node.label, node.label_x, node.y)


def middle_places(network: Network) -> list[tuple[str, tuple[float, float]]]:
    """Return the lines of the chosen word, each with its middle."""
    return _stack(network.label, *network.middle)


def room_of(node: Node) -> dict[str, float]:
    """Return the rectangle that a node and its label take."""
    length = max(font(SIZE).getlength(line) for line in node.label)
    half = max(node.radius, len(node.label) * SIZE * _LINE / 2)
    side = 1 if node.anchor == "start" else -1
    left, right = sorted((node.x - side * node.radius, node.label_x + side * length))
    return {
        "x": round(left, 1),
        "y": round(node.y - half, 1),
        "width": round(right - left, 1),
        "height": round(2 * half, 1),
    }


def pill(network: Network) -> tuple[float, float]:
    """Return half the width and half the height of the field behind the chosen word."""
    beside, high = _PILL
    length = max(font(SIZE).getlength(line) for line in network.label)
    return round(length / 2 + beside, 1), high + (len(network.label) - 1) * SIZE * _LINE / 2


def _stack(lines: tuple[str, ...], x: float, y: float) -> list[tuple[str, tuple[float, float]]]:
    middle = (len(lines) - 1) / 2
    return [
        (line, (x, round(y + (at - middle) * SIZE * _LINE, 1))) for at, line in enumerate(lines)
    ]


def _svg_edge(edge: Edge) -> str:
    return (
        f'<path d="{path_of(edge)}" fill="none" stroke="{_colour(edge)}" '
        f'stroke-width="{edge.width}" stroke-linecap="round"/>'
    )


def _svg_node(node: Node) -> str:
    lines = "".join(
        f'<text x="{x}" y="{y}" dy=".35em" text-anchor="{node.anchor}" fill="{INK}">'
        f"{xml_text(line)}</text>"
        for line, (x, y) in label_places(node)
    )
    return f'<circle cx="{node.x}" cy="{node.y}" r="{node.radius}" fill="{PALETTE[0]}"/>{lines}'


def _svg_word(network: Network) -> str:
    (x, y), (half, high) = network.middle, pill(network)
    lines = "".join(
        f'<text x="{x}" y="{y}" dy=".35em" text-anchor="middle" fill="{GROUND}">{xml_text(line)}'
        "</text>"
        for line, (x, y) in middle_places(network)
    )
    return (
        f'<rect x="{x - half}" y="{y - high}" width="{2 * half}" height="{2 * high}" '
        f'rx="{_PILL[1]}" fill="{PALETTE[0]}"/>{lines}'
    )


def _colour(edge: Edge) -> str:
    return _MAIN if edge.main else _PALE


def _curve(edge: Edge) -> list[tuple[float, float]]:
    """Return the points of an edge, a quadratic curve, in pixels of the drawing."""
    (x1, y1), (x, y), (x2, y2) = edge.points
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append(_at(a * x1 + b * x + c * x2, a * y1 + b * y + c * y2))
    return points


def _at(x: float, y: float) -> tuple[float, float]:
    return (x + _EDGE) * _SCALE, (y + _HEAD) * _SCALE


def _write(pen: ImageDraw.ImageDraw, text: str, place: tuple, colour: str, anchor: str) -> None:
    pen.text(_at(*place), text, fill=colour, font=font(SIZE * _SCALE), anchor=anchor)
