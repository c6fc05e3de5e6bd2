"""The four core categories side by side, each by the indicators that most bodies report."""

from dataclasses import replace

import streamlit as st

from dashboard.cards import core_card
from dashboard.components.chart_card import show_card
from dashboard.components.view import View
from dashboard.formatting import indicator_label
from dashboard.navigation import COMPARE_PAGE
from dashboard.queries import load_categories_of, rank_indicators, select_marks
from dashboard.theme import CORE_CATEGORIES
from etl.catalogue import categories

LINKED = 6  # indicators that the link to the comparison names


def show_core_categories(view: View) -> None:
    """Draw a card for each core category that the category filter lets through."""
    shown = [
        category
        for category in CORE_CATEGORIES
        if not view.selection.categories or category in view.selection.categories
    ]
    if not shown:
        return
    st.header("四类核心数据", anchor=False)
    counts = load_categories_of(view.snapshot, view.selection)
    with st.grid(columns=2 if len(shown) > 1 else 1, min_column_width=320):
        for category in shown:
            with st.container():
                _show_category(view, category, counts.get(category, 0))


def _show_category(view: View, category: str, counts: int) -> None:
    label = categories()[category]
    selection = replace(view.selection, categories=(category,))
    ranked = rank_indicators(view.snapshot, selection)
    st.markdown(f"**{label}** · {counts} 条数据 · {len(ranked)} 项指标")
    if not ranked:
        st.info(f"当前筛选下没有{label}类的指标值：未报告，不等于零。")
        return
    show_card(view, core_card(category, ranked, select_marks(view.snapshot, selection)))
    st.page_link(
        COMPARE_PAGE,
        label=f"在区域比较中看{label}类指标",
        icon=":material/bar_chart:",
        query_params={"indicator": [indicator_label(name) for name in ranked[:LINKED]]},
    )
