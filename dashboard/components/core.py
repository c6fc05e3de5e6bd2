"""The four core categories side by side, each by the indicator that most bodies report."""

from dataclasses import replace

import streamlit as st

from dashboard.cards import Card, ranking_card
from dashboard.cards.card import indicator_label
from dashboard.components.chart_card import show_card
from dashboard.components.view import View
from dashboard.formatting import plain_markdown
from dashboard.marks import Mark
from dashboard.navigation import COMPARE_PAGE
from dashboard.queries import load_categories_of, rank_indicators, select_marks, select_silent
from dashboard.theme import CORE_CATEGORIES
from etl.catalogue import categories

BARS, PANELS = 6, 2  # of a card: four cards have to fit on a screen


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
    chosen = replace(selection, indicators=(ranked[0],))
    marks = select_marks(view.snapshot, chosen)
    silent = select_silent(view.snapshot, chosen, ranked[0])
    show_card(view, _card(category, ranked[0], marks, silent))
    _link_to_comparison(category, ranked)


def _card(category: str, indicator: str, marks: list[Mark], silent: list[Mark]) -> Card:
    key = f"core_{category}"
    return ranking_card(key, indicator, marks, silent, limit=BARS, panel_limit=PANELS)


def _link_to_comparison(category: str, ranked: list[str]) -> None:
    """Lead to the other indicators of the category; the filters go along by themselves."""
    others = [indicator_label(name) for name in ranked[1:4]]
    label = categories()[category]
    st.page_link(
        COMPARE_PAGE,
        label=plain_markdown(
            f"比较{label}类其他指标：{'、'.join(others)}" if others else "在区域比较中查看"
        ),
        icon=":material/bar_chart:",
        query_params={"indicator": others or [indicator_label(ranked[0])]},
    )
