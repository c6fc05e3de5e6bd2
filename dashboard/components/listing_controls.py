"""What of the detailed tables is asked for: table, words, filters of the page, order.

All of it stands in the address.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.parts import show_parts
from dashboard.components.switches import show_switch, translate_link
from dashboard.findings import DOUBTFUL
from dashboard.language import N_, _
from dashboard.listing import (
    TABLES,
    VALUES,
    Listing,
    column_label,
    sort_columns,
    sort_of_heading,
    words_of,
)
from etl.schema import STATUSES

SIZES = (20, 50, 100, 500)
_UP, _DOWN = N_("升序"), N_("降序")
_EVERY = N_("实际和目标")
_EVERY_DEGREE = N_("不限")


def show_listing_controls(bar: DeltaGenerator) -> Listing:
    """Draw the controls above the table, the choice of it in `bar`; return what is asked for."""
    table = show_switch(bar, _("表"), TABLES, "table", named=False, kept=False)
    words = words_of(_show_search(table))
    with st.container(horizontal=True, vertical_alignment="bottom", key="listing_controls"):
        narrowed = {} if table == VALUES else _show_narrowing()
        return Listing(table, words, **narrowed, **_show_order(table))


def show_size() -> int:
    """Draw the choice of how many rows a page has."""
    return st.selectbox(
        _("每页行数"),
        SIZES,
        format_func=lambda size: _("每页 {size} 行").format(size=size),
        key="rows",
        label_visibility="collapsed",
        bind="query-params",
        width=130,
    )


def sort_by_heading(table: str, heading: str) -> None:
    """Sort by the column of a heading, the other way round where it is sorted by it already."""
    chosen = sort_of_heading(table, heading)
    again = st.session_state.get("sort") == chosen
    down = st.session_state.get("order") == _DOWN
    st.session_state["sort"] = chosen
    st.session_state["order"] = _DOWN if again and not down else _UP


def _show_search(table: str) -> str:
    in_values = _("查找报告主体、地区、类别或指标，多个词用空格隔开")
    in_counts = _("查找原句、对象、指标或报告主体，多个词用空格隔开")
    return st.text_input(
        _("查找"),
        key="q",
        placeholder=in_values if table == VALUES else in_counts,
        icon=":material/search:",
        label_visibility="collapsed",
        bind="query-params",
    )


def _show_narrowing() -> dict:
    statuses = {_EVERY: _EVERY} | STATUSES
    translate_link("status", statuses)
    translate_link("confidence", (_EVERY_DEGREE, DOUBTFUL))
    status = st.selectbox(
        _("性质"),
        list(statuses),
        format_func=lambda name: _(statuses[name]),
        key="status",
        bind="query-params",
        width=140,
    )
    parts = show_parts()
    doubtful = st.selectbox(
        _("置信度"),
        (_EVERY_DEGREE, DOUBTFUL),
        format_func=_,
        key="confidence",
        bind="query-params",
        width=130,
    )
    return {
        "status": None if status == _EVERY else status,
        "parts": parts,
        "doubtful": doubtful == DOUBTFUL,
    }


def _show_order(table: str) -> dict:
    columns = sort_columns(table)
    translate_link("sort", columns)
    translate_link("order", (_UP, _DOWN))
    sort = st.selectbox(
        _("排序"),
        list(columns),
        format_func=column_label,
        key="sort",
        bind="query-params",
        width=140,
    )
    order = st.selectbox(
        _("方向"), (_UP, _DOWN), format_func=_, key="order", bind="query-params", width=95
    )
    return {"sort": sort, "descending": order == _DOWN}
