"""What the page needs of the browser and Streamlit does not do by itself."""

from datetime import date
from html import escape
from importlib.resources import files

import streamlit as st

from dashboard.language import HTML_LANGUAGES, _
from dashboard.navigation import PRODUCT
from dashboard.snapshot import Snapshot
from dashboard.theme import foot_style


def _script() -> str:
    folder = files("dashboard.components")
    phrases = folder.joinpath("phrases.json").read_text("utf-8")
    parts = ("phrases.js", "sheets.js", "printing.js", "scrolled.js", "furniture.js")
    scripts = [folder.joinpath(name).read_text("utf-8") for name in parts]
    return "\n".join([f"const PHRASES = {phrases};", *scripts])


_FURNITURE = st.components.v2.component("furniture", html="<span></span>", js=_script())


def show_furniture(language: str) -> None:
    """Name the language of the page, say its phrases, let one tap select, and print whole.

    Charts that are scrolled sideways can be reached with the keyboard.
    """
    words = {"language": HTML_LANGUAGES[language], "scrolled": _("图，可左右滚动")}
    _FURNITURE(data=words, key="page_furniture")


def show_printing(snapshot: Snapshot) -> None:
    """Draw the button that prints the page; its sheets say at their foot what they show of when."""
    text = _("{product} · 快照 {snapshot} · {date} 打印").format(
        product=_(PRODUCT), snapshot=snapshot.id, date=f"{date.today():%Y-%m-%d}"
    )
    st.html(foot_style(text))
    with st.sidebar:
        st.html(f'<button class="print-page">{escape(_("打印本页"))}</button>')
