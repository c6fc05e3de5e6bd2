"""The core categories side by side, each by the indicators that most bodies report."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.cards import core_card
from dashboard.cards.core import CORE_BARS, CORE_PANELS
from dashboard.components.chart_card import show_card
from dashboard.components.filters import link_parameters
from dashboard.components.view import View
from dashboard.formatting import category_label, indicator_label
from dashboard.language import _
from dashboard.marks import Mark
from dashboard.navigation import COMPARE_PAGE
from dashboard.queries import count_apart, load_headline, load_panels, select_highest
from dashboard.summary import Panel, latest_panels, leading_panels, shown_categories
from dashboard.theme import CORE_CATEGORIES

LINKED = 6  # indicators that the link to the comparison names


def show_core_categories(view: View, year: int | None) -> None:
    """Draw a card for each category selected, or for the four of the core."""
    panels = load_panels(view.snapshot, view.selection)
    categories = shown_categories(view.selection, CORE_CATEGORIES)
    core = set(categories) <= set(CORE_CATEGORIES)
    st.header(_("四类核心数据") if core else _("各类数据"), anchor=False)
    ranked = {name: leading_panels(latest_panels(panels, name), name, year) for name in categories}
    shown = tuple(panel for of_category in ranked.values() for panel in of_category[:CORE_PANELS])
    highest = select_highest(view.snapshot, view.selection, shown, CORE_BARS)
    with st.grid(columns=2 if len(categories) > 1 else 1, min_column_width=320):
        for category in categories:
            with st.container():
                _show_category(view, category, ranked[category], highest)


def _show_category(
    view: View, category: str, ranked: Sequence[Panel], highest: Mapping[Panel, Sequence[Mark]]
) -> None:
    label = category_label(category)
    if not ranked:
        text = _("当前筛选下没有{category}类的指标值：未报告，不等于零。")
        st.info(text.format(category=label))
        return
    apart = count_apart(view.snapshot, view.selection).get(category, 0)
    bodies = load_headline(view.snapshot, view.selection)["bodies"]
    show_card(view, core_card(category, ranked[:CORE_PANELS], highest, bodies, apart))
    indicators = list(dict.fromkeys(panel.indicator for panel in ranked))
    text = _("在区域比较中看{category}类指标（共 {total} 项）")
    st.page_link(
        COMPARE_PAGE,
        label=text.format(category=label, total=len(indicators)),
        icon=":material/bar_chart:",
        query_params=link_parameters(
            indicator=[indicator_label(name) for name in indicators[:LINKED]]
        ),
    )
