"""Pictures of a chart, made in the browser: PNG and SVG with title, notes and origin."""

from importlib.resources import files

import streamlit as st

from dashboard.cards import Card
from dashboard.language import _

_PICTURE = st.components.v2.component(
    "picture",
    html="<div class='pictures'></div>",
    css=files("dashboard.components").joinpath("picture.css").read_text("utf-8"),
    js=files("dashboard.components").joinpath("picture.js").read_text("utf-8"),
)


def show_picture_buttons(card: Card, name: str) -> None:
    """Draw the buttons that save the drawn figure of a card; `name` has no suffix."""
    _PICTURE(
        data={
            "card": f"st-key-card_{card.key}",
            "name": name,
            "title": card.title,
            "notes": [*card.notes, _("来源：各报告主体公布的法治政府建设年度报告")],
            "labels": {"png": _("PNG 图片"), "svg": _("SVG 矢量图")},
        },
        key=f"{card.key}_picture",
    )
