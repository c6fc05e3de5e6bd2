"""The coverage matrix of the selection as a chart card."""

import streamlit as st

from dashboard.cards import coverage_card
from dashboard.cards.trend import shown_years
from dashboard.components.chart_card import show_card
from dashboard.components.filters import link_parameters
from dashboard.components.limits import FIRST, show_limit, show_number
from dashboard.components.view import View
from dashboard.formatting import plain_markdown, shorten
from dashboard.language import _
from dashboard.navigation import SOURCE_PAGE
from dashboard.queries import load_scope_of_years, select_covered, select_undated

YEARS = 10  # columns of the matrix, unless all are asked for
UNDATED = 5  # reports of unknown year that are named
_TITLE = 30  # characters of the title of one


def show_coverage(view: View) -> None:
    """Draw which bodies reported on which years; reports of unknown year are listed apart."""
    scope = load_scope_of_years(view.snapshot, view.selection)
    years = shown_years({row["year"] for row in scope} - {None}, view.selection.years)
    if years:
        _show_matrix(view, years)
    _show_undated(view)


def _show_matrix(view: View, years: list[int]) -> None:
    reports = select_covered(view.snapshot, view.selection, FIRST)
    total = reports[0]["bodies"]
    with st.container(horizontal=True, vertical_alignment="center", key="coverage_bar"):
        st.header(_("报告覆盖"), anchor=False, width="content")
        st.space("stretch")
        limit = show_limit("coverage", total, _("个主体"))
        shown = _choose_years(years)
    if limit != FIRST and total > FIRST:
        reports = select_covered(view.snapshot, view.selection, limit)
    show_card(view, coverage_card("coverage", reports, shown, total, len(years)))


def _choose_years(years: list[int]) -> list[int]:
    if len(years) <= YEARS:
        return years
    label = _("共 {total} 个年度，显示最近").format(total=len(years))
    chosen = show_number("coverage_years", label, [YEARS, len(years)])
    return years[-chosen:]


def _show_undated(view: View) -> None:
    rows = select_undated(view.snapshot, view.selection, UNDATED)
    if not rows:
        return
    text = _("另有 {total} 份报告年度不明，不在表中：")
    with st.container(horizontal=True, vertical_alignment="center", key="undated"):
        st.caption(text.format(total=rows[0]["total"]), width="content")
        for row in rows:
            st.page_link(
                SOURCE_PAGE,
                label=plain_markdown(shorten(row["title"], _TITLE)),
                icon=":material/article:",
                query_params=link_parameters(report=row["report_id"]),
            )
