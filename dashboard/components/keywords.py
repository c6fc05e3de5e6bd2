"""The keywords: what is read, and the section that shows it."""

import streamlit as st

from dashboard.components.keywords_concordance import show_concordance
from dashboard.components.keywords_partners import show_partners
from dashboard.components.keywords_parts import CONCORDANCE, SEARCH, Reading
from dashboard.components.keywords_ranks import show_ranks
from dashboard.components.keywords_search import show_search
from dashboard.components.keywords_themes import show_themes
from dashboard.components.parts import show_parts
from dashboard.components.switches import show_switch
from dashboard.components.view import View
from dashboard.language import N_, _
from dashboard.lexis import Passages

CLOUD, PARTNERS, THEMES = N_("词云"), N_("共现"), N_("主题")
_SECTIONS = {
    CLOUD: show_ranks,
    CONCORDANCE: show_concordance,
    SEARCH: show_search,
    PARTNERS: show_partners,
    THEMES: show_themes,
}
# What of an address that names no section tells which one is meant.
_TOLD_BY = {"q": SEARCH, "word": CONCORDANCE}


def show_keywords(view: View) -> None:
    """Draw the choice of section and parts, and the section."""
    _follow_link()
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="keywords_controls")
    section = show_switch(bar, _("查看"), tuple(_SECTIONS), "section")
    with bar:
        parts = show_parts()
        formulas = section in {CLOUD, PARTNERS} and st.toggle(
            _("计入套话"),
            key="formulas",
            help=_("套话是各份报告都用的固定说法，如“深入贯彻落实”，平时不计。"),
            bind="query-params",
            persist_state="session",
        )
    with st.spinner(_("正在统计…")):
        _SECTIONS[section](Reading(view, Passages(view.selection, parts, bool(formulas))))


def _follow_link() -> None:
    if "section" in st.session_state or "section" in st.query_params:
        return
    for name, section in _TOLD_BY.items():
        if st.query_params.get(name):
            st.session_state["section"] = section
            return
