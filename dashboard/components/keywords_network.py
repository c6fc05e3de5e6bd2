"""The picture of a word and its partners: drawn as inline SVG, and its downloads."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.components.downloads import download_name
from dashboard.components.keywords_parts import register_component, take
from dashboard.components.view import View
from dashboard.formatting import exact_number, joined
from dashboard.language import _, bind_language
from dashboard.lexis import Links, Partners
from dashboard.network_pictures import (
    label_places,
    middle_places,
    network_png,
    network_svg,
    path_of,
    pill,
    room_of,
)
from dashboard.networks import NARROW, WIDE, Edge, Network, Node, network_of

MANY, FEW = 24, 12  # words around the chosen one, on a wide and on a narrow screen

_NETWORK = register_component("keywords_network", "<div class='clouds'></div>")


def show_network(
    found: Partners,
    links: Links,
    word: str,
    hints: Mapping[str, str],
    choose: Callable[[str], None],
) -> None:
    """Draw a word amid its partners; a click on one of them calls `choose` with it."""
    together = _together(found, links, word)
    networks = {
        kind: network_of(word, found, links, most, shape)
        for kind, most, shape in (("wide", MANY, WIDE), ("narrow", FEW, NARROW))
    }
    alt = _("“{word}”与同段的词：{words}").format(
        word=word, words=joined(map(str, found.terms[:5]))
    )
    _NETWORK(
        data={
            "networks": [
                _drawn(kind, network, hints, together) for kind, network in networks.items()
            ],
            "alt": alt,
        },
        key="network",
        on_word_change=lambda: take("network", choose),
    )


def show_picture_downloads(view: View, found: Partners, links: Links, word: str, name: str) -> None:
    """Draw the downloads of the picture."""
    title = _("“{word}”与同段的词").format(word=word)
    for label, suffix, mime, draw in (
        (_("PNG 图片"), ".png", "image/png", network_png),
        (_("SVG 矢量图"), ".svg", "image/svg+xml", network_svg),
    ):
        st.download_button(
            label,
            data=bind_language(
                lambda draw=draw: draw(network_of(word, found, links, MANY, WIDE), title)
            ),
            file_name=download_name(view, name, suffix),
            mime=mime,
            key=f"network_{suffix.strip('.')}",
            icon=":material/image:",
            on_click="ignore",
            width="stretch",
        )


def _drawn(kind: str, network: Network, hints: Mapping[str, str], together: Mapping) -> dict:
    (x, y), (half, high) = network.middle, pill(network)
    return {
        "kind": kind,
        "width": network.width,
        "height": network.height,
        "middle": {
            "word": network.word,
            "hint": _("{word}：看它的每一处上下文").format(word=network.word),
            "lines": _drawn_lines(middle_places(network)),
            "room": {"x": x - half, "y": y - high, "width": 2 * half, "height": 2 * high},
        },
        "nodes": [_drawn_node(node, hints[node.word]) for node in network.nodes],
        "edges": [_drawn_edge(edge, together[edge.one, edge.other]) for edge in network.edges],
    }


def _drawn_node(node: Node, hint: str) -> dict:
    return {
        "word": node.word,
        "hint": hint,
        "x": node.x,
        "y": node.y,
        "radius": node.radius,
        "anchor": node.anchor,
        "room": room_of(node),
        "lines": _drawn_lines(label_places(node)),
    }


def _drawn_lines(places: list) -> list[dict]:
    return [{"text": line, "x": x, "y": y} for line, (x, y) in places]


def _drawn_edge(edge: Edge, together: int) -> dict:
    hint = _("{one}、{other}：同在 {total} 段")
    return {
        "path": path_of(edge),
        "width": edge.width,
        "main": edge.main,
        "ends": [edge.one, edge.other],
        "hint": hint.format(one=edge.one, other=edge.other, total=exact_number(together)),
    }


def _together(found: Partners, links: Links, word: str) -> dict[tuple[str, str], int]:
    """Return in how many paragraphs each pair of the picture stands."""
    own = {(word, str(term)): int(found.together[at]) for at, term in enumerate(found.terms)}
    pairs = zip(links.one, links.other, links.together, strict=True)
    return own | {(str(one), str(other)): int(total) for one, other, total in pairs}
