"""The coverage matrix of the selection as a chart card."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.cards import coverage_card
from dashboard.cards.trend import shown_years
from dashboard.components.chart_card import show_card
from dashboard.components.limits import show_limit
from dashboard.components.view import View
from dashboard.formatting import listing, plain_markdown


def show_coverage(view: View, reports: Sequence[Mapping]) -> None:
    """Draw which bodies reported on which years; reports of unknown year are listed apart."""
    dated = [row for row in reports if row["year"] is not None]
    undated = [row["title"] or row["report"] for row in reports if row["year"] is None]
    if dated:
        limit = show_limit("coverage", len({row["place"] for row in dated}), "个主体")
        years = shown_years({row["year"] for row in dated}, view.selection.years)
        show_card(view, coverage_card("coverage", dated, years, limit))
    if undated:
        st.caption(f"另有 {len(undated)} 份报告年度不明：{plain_markdown(listing(undated))}。")
