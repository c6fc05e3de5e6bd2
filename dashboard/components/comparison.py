"""The comparison of bodies: what is compared, and as which kind of chart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.cards.columns import ORDERS
from dashboard.components.brief import show_comparison_brief
from dashboard.components.comparison_layouts import (
    CARDS,
    COLUMNS,
    Comparison,
    show_heat_maps,
    show_multiples,
    show_rankings,
)
from dashboard.components.limits import say_what_is_chosen
from dashboard.components.switches import show_switch
from dashboard.components.view import View
from dashboard.formatting import joined, level_label
from dashboard.language import N_, _
from dashboard.queries import rank_indicators
from dashboard.queries.comparison import load_scope
from etl.schema import LEVELS

RANKING, MULTIPLES, HEAT_MAP = N_("排名条形"), N_("小多图"), N_("热力图")
# By layout: what draws it, and how many indicators it shows where none and where some are chosen.
LAYOUTS = {
    RANKING: (show_rankings, 1, CARDS),
    MULTIPLES: (show_multiples, CARDS, CARDS),
    HEAT_MAP: (show_heat_maps, COLUMNS, COLUMNS),
}
EVERY_LEVEL = N_("全部层级（分栏）")


def show_comparison(view: View) -> None:
    """Draw the indicators chosen, or those that most bodies report where none is chosen.

    One year is compared at a time, and levels stand apart.
    """
    bar = st.container(horizontal=True, gap="medium")
    layout = show_switch(bar, _("图形"), tuple(LAYOUTS), "compare_layout")
    order = show_switch(bar, _("排列"), ORDERS, "compare_order")
    show, unasked, most = LAYOUTS[layout]
    years = [row["year"] for row in load_scope(view.snapshot, view.selection)]
    year = _show_year(bar, years)
    selection = replace(view.selection, years=(year,)) if year else view.selection
    ranked = rank_indicators(view.snapshot, selection)
    chosen = tuple(ranked[: most if view.selection.indicators else unasked])
    selection = replace(selection, indicators=chosen, categories=())
    levels = load_scope(view.snapshot, selection)
    level = _show_level(bar, levels)
    say_what_is_chosen(
        view,
        chosen,
        len(ranked) - len(chosen),
        unasked=_("未选指标，先比较报告主体最多的：**{names}**。在左侧“指标”中可改选。"),
        beyond=_("这种图最多画 {shown} 项指标，其余 {rest} 项未画出。"),
    )
    _say_what_is_apart(years, year, levels if level is None else [])
    selection = replace(selection, levels=(level,)) if level else selection
    with bar.container(width="content", height="stretch", vertical_alignment="bottom"):
        show_comparison_brief(replace(view, selection=selection), chosen)
    show(Comparison(view, selection, order))


def _show_year(bar, found: Sequence[int | None]) -> int | None:
    """Draw the choice of year, the latest first; None where no year is known."""
    years = list(dict.fromkeys(year for year in found if year))
    if len(years) < 2:
        return years[0] if years else None
    return bar.selectbox(
        _("比较年度"),
        years,
        key="compare_year",
        width=120,
        bind="query-params",
        persist_state="session",
    )


def _show_level(bar, scope: Sequence[Mapping]) -> str | None:
    """Draw the choice of level where there are several; None is all of them."""
    levels = list(dict.fromkeys(row["level"] for row in scope if row["level"]))
    if len(levels) < 2:
        return None
    options = {EVERY_LEVEL: EVERY_LEVEL} | {level: LEVELS[level] for level in levels}
    chosen = show_switch(bar, _("比较层级"), options, "compare_level")
    return None if chosen == EVERY_LEVEL else chosen


def _say_what_is_apart(
    years: Sequence[int | None], year: int | None, levels: Sequence[Mapping]
) -> None:
    """Say which years are left out, and which levels stand apart."""
    texts = []
    if len(set(years)) > 1:
        texts.append(_("只比较同一年度的数值，这里是 {year} 年。").format(year=year))
    if len(levels) > 1:
        counted = _("{level} {bodies} 个主体")
        named = [
            counted.format(level=level_label(row["level"]), bodies=row["bodies"]) for row in levels
        ]
        text = _("所选范围含 {total} 个层级（{names}），分开列出，不混排。")
        texts.append(text.format(total=len(levels), names=joined(named)))
    if texts:
        st.caption("".join(texts))
