"""The trends: a chart card for each indicator chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.cards import trend_card
from dashboard.cards.trend import shown_years
from dashboard.components.chart_card import show_card
from dashboard.components.view import View
from dashboard.queries import select_marks

CARDS = 6  # indicators of a page
UNASKED = 4  # indicators shown where none is chosen


def show_trends(view: View, ranked: Sequence[str], reports: Sequence[Mapping]) -> None:
    """Draw the indicators chosen, or those that most bodies report where none is chosen."""
    chosen = ranked[: CARDS if view.selection.indicators else UNASKED]
    if not view.selection.indicators:
        st.markdown(
            f"未选指标，先看报告主体最多的 {len(chosen)} 项。在左侧“指标”中可改选一项或多项。"
        )
    dated = [row for row in reports if row["year"] is not None]
    years = shown_years({row["year"] for row in dated}, view.selection.years)
    covered = {(row["place"], row["year"]): row["report_id"] for row in dated}
    with st.grid(columns=2 if len(chosen) > 1 else 1, min_column_width=320):
        for indicator in chosen:
            with st.container():
                _show_indicator(view, indicator, years, covered)
    if len(ranked) > len(chosen) and view.selection.indicators:
        st.caption(f"一页最多 {CARDS} 项指标，其余 {len(ranked) - len(chosen)} 项未画出。")


def _show_indicator(view: View, indicator: str, years: list[int], covered: Mapping) -> None:
    selection = replace(view.selection, indicators=(indicator,), categories=())
    marks = select_marks(view.snapshot, selection)
    key = f"trend_{indicator.replace('.', '_')}"
    show_card(view, trend_card(key, indicator, marks, years, covered))
