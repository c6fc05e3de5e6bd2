"""The chart card: title, figure or table, notes, downloads, and the way to the source."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.cards import Card
from dashboard.components.downloads import show_downloads
from dashboard.components.evidence import show_evidence
from dashboard.components.filters import keep_filters
from dashboard.components.fragments import fragment
from dashboard.components.ready_figure import ReadyFigure
from dashboard.components.switches import show_switch
from dashboard.components.view import View
from dashboard.figures.layout import CHART_CONFIG
from dashboard.formatting import plain_markdown
from dashboard.language import N_, _
from dashboard.navigation import SOURCE_PAGE
from dashboard.paper import paper_html

_FIGURE, _TABLE = N_("图"), N_("表")


@fragment
def show_card(view: View, card: Card, opens: Callable[[str], None] | None = None) -> None:
    """Draw a card. A click on a mark or a cell opens what stands behind it, or calls `opens`.

    Which of figure and table is shown stands in the address, as the parameter `<key>_view`.
    """
    with st.container(border=True, key=f"card_{card.key}"):
        st.subheader(plain_markdown(card.title), anchor=False)
        bar = st.container(horizontal=True, horizontal_alignment="distribute")
        with bar:
            view_key = f"{card.key}_view"
            chosen = show_switch(
                bar, _("显示方式"), (_FIGURE, _TABLE), view_key, named=False, kept=False
            )
            show_downloads(view, card, drawn=chosen == _FIGURE)
        clicked = _show_table(card) if chosen == _TABLE else _show_figure(card)
        st.caption("  \n".join(plain_markdown(note) for note in card.notes))
    if clicked:
        (opens or partial(_open, view, card))(clicked)


def _show_figure(card: Card) -> str | None:
    key = _widget_key(card, "chart")
    st.plotly_chart(
        ReadyFigure(card.figure),
        key=key,
        on_select=lambda: _take_point(card, key),
        selection_mode="points",
        config=CHART_CONFIG,
        alt=card.alt,
    )
    return st.session_state.pop(f"{card.key}_clicked", None)


def _show_table(card: Card) -> str | None:
    """Draw the rows. A click on a heading selects the column: without that mode, a cell of it."""
    key = _widget_key(card, "table")
    rows = card.table()
    st.dataframe(
        rows,
        hide_index=True,
        key=key,
        on_select=lambda: _take_cell(card, key),
        selection_mode=("single-cell", "single-column"),
        placeholder="",
        column_config={_("数值"): st.column_config.NumberColumn(format="localized")},
        alt=card.alt,
    )
    st.html(paper_html(rows))
    return st.session_state.pop(f"{card.key}_clicked", None)


def _widget_key(card: Card, kind: str) -> str:
    """Return a key that changes with each click: the next click then starts unselected."""
    return f"{card.key}_{kind}_{st.session_state.get(f'{card.key}_clicks', 0)}"


def _take_point(card: Card, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points and points[0].get("customdata"):
        _remember(card, points[0]["customdata"][0])


def _take_cell(card: Card, key: str) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        _remember(card, card.keys()[cells[0][0]])


def _remember(card: Card, clicked: str) -> None:
    st.session_state[f"{card.key}_clicked"] = clicked
    st.session_state[f"{card.key}_clicks"] = st.session_state.get(f"{card.key}_clicks", 0) + 1


def _open(view: View, card: Card, clicked: str) -> None:
    if card.records:
        keep_filters()
        st.switch_page(SOURCE_PAGE, query_params={"report": clicked})
    if marks := card.behind(clicked):
        show_evidence(view, marks)
