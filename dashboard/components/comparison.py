"""The comparison of bodies: a chart card for each indicator chosen."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.cards import ranking_card
from dashboard.cards.ranking import ORDERS
from dashboard.components.chart_card import show_card
from dashboard.components.limits import show_limit
from dashboard.components.view import View
from dashboard.formatting import indicator_label
from dashboard.queries import select_marks, select_silent

CARDS = 6  # indicators of a page


def show_comparison(view: View, ranked: Sequence[str]) -> None:
    """Draw the indicators chosen, or the one that most bodies report where none is chosen."""
    chosen = list(ranked[:CARDS]) if view.selection.indicators else list(ranked[:1])
    if not view.selection.indicators:
        st.markdown(
            f"未选指标，先比较报告主体最多的一项：**{indicator_label(chosen[0])}**。"
            "在左侧“指标”中可改选一项或多项。"
        )
    order = st.segmented_control(
        "排列", ORDERS, default=ORDERS[0], key="compare_order", required=True
    )
    for indicator in chosen:
        _show_indicator(view, indicator, order)
    if len(ranked) > len(chosen) and view.selection.indicators:
        st.caption(f"一页最多 {CARDS} 项指标，其余 {len(ranked) - len(chosen)} 项未画出。")


def _show_indicator(view: View, indicator: str, order: str) -> None:
    selection = replace(view.selection, indicators=(indicator,), categories=())
    marks = select_marks(view.snapshot, selection)
    silent = select_silent(view.snapshot, selection, indicator)
    key = f"compare_{indicator.replace('.', '_')}"
    limit = show_limit(key, len(marks), "个数值")
    show_card(view, ranking_card(key, [indicator], marks, silent, order, limit))
