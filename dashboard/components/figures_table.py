"""The detailed tables: searched, sorted by a click on a heading, each row with its source."""

from collections.abc import Mapping, Sequence
from itertools import islice

import streamlit as st

from dashboard.cards import Card
from dashboard.components.downloads import rows_of, show_row_downloads
from dashboard.components.evidence import show_listed
from dashboard.components.filters import link_parameters
from dashboard.components.fragments import fragment
from dashboard.components.listing_controls import (
    show_listing_controls,
    show_size,
    sort_by_heading,
)
from dashboard.components.paging import show_paging
from dashboard.components.view import View
from dashboard.exports import Rows, count_rows
from dashboard.formatting import exact_number
from dashboard.language import _, spoken
from dashboard.listing import (
    VALUES,
    Listing,
    column_label,
    count_line,
    paper_line,
    table_label,
    value_line,
)
from dashboard.marks import Mark, mark_of
from dashboard.navigation import ABOUT_PAGE
from dashboard.paper import paper_html
from dashboard.queries import count_listed, select_all_listed, select_listed

_ROW_PIXELS = 35
_PART = 5000  # values of a download whose sources are read at a time
# Pixels of the columns that Streamlit would cut, for it measures the first rows only.
_CHINESE = {"name": 100, "year": 72, "category": 95, "indicator": 140, "object": 105, "hedge": 48}
_CHINESE |= {"unit": 62, "text": 88, "sentence": 420}
_WIDTHS = {"zh": _CHINESE, "en": _CHINESE | {"category": 165, "indicator": 200, "unit": 105}}
_SHOWN = 20  # rows in sight; more are scrolled inside the table


@fragment
def show_figures_table(view: View) -> None:
    """Draw the controls and the rows that they ask for."""
    bar = st.container(horizontal=True, horizontal_alignment="distribute")
    listing = show_listing_controls(bar)
    total = count_listed(view.snapshot, view.selection, listing)
    if not total:
        st.info(
            _("没有符合条件的数据。请换一个查找词或另一张表，或放宽筛选；未报告不等于零。"),
            icon=":material/search_off:",
        )
        return
    with bar, st.container(horizontal=True, width="content"):
        size = show_size()
        _show_downloads(view, listing, total)
    table = st.container()
    before = show_paging("page", (view.selection, listing), total, size)
    rows = select_listed(view.snapshot, view.selection, listing, size, before)
    with table:
        clicked = _show_table(listing, rows)
    with st.container(key="figures_table_hint"):
        st.caption(_("点击一行看原文依据，点击列名按该列排序；再点一次，顺序反过来。"))
    st.page_link(
        ABOUT_PAGE,
        label=_("各列、各指标的含义和计数规则"),
        icon=":material/info:",
        query_params=link_parameters(),
    )
    if clicked is not None:
        values = listing.table == VALUES
        show_listed(view, [mark_of(row) for row in rows] if values else rows, clicked)


def _show_table(listing: Listing, rows: Sequence[Mapping]) -> int | None:
    """Draw a page of rows; returns the row that was clicked on.

    The key changes with each click: the next click then starts unselected.
    """
    line = value_line if listing.table == VALUES else count_line
    key = f"figures_table_{st.session_state.get('figures_clicks', 0)}"
    st.dataframe(
        [line(row) for row in rows],
        hide_index=True,
        height=_ROW_PIXELS * (min(len(rows), _SHOWN) + 1) + 3,
        key=key,
        on_select=lambda: _take_click(listing.table, key),
        selection_mode=("single-cell", "single-column"),
        placeholder="",
        column_config=_column_config(listing),
        alt=_("{table}的明细，每行一条").format(table=table_label(listing.table)),
    )
    st.html(paper_html([paper_line(listing, row) for row in rows]))
    clicked = st.session_state.pop("figures_clicked", None)
    return clicked if clicked is not None and clicked < len(rows) else None


def _column_config(listing: Listing) -> dict:
    numbers = st.column_config.NumberColumn(format="localized", width=122)
    config = {
        column_label(name): st.column_config.TextColumn(width=width)
        for name, width in _WIDTHS[spoken()].items()
        if name in listing.columns
    }
    return config | {column_label("value"): numbers}


def _take_click(table: str, key: str) -> None:
    selected = st.session_state[key]["selection"]
    st.session_state["figures_clicks"] = st.session_state.get("figures_clicks", 0) + 1
    if selected["columns"]:
        sort_by_heading(table, selected["columns"][0])
    elif selected["cells"]:
        st.session_state["figures_clicked"] = selected["cells"][0][0]


def _show_downloads(view: View, listing: Listing, total: int) -> None:
    """Draw the downloads of all rows that are asked for, not of the page alone."""
    text = _("下载全部 {total} 条").format(total=exact_number(total))
    with st.popover(
        text, icon=":material/download:", key="figures_menu", on_change="rerun"
    ) as menu:
        if menu.open:
            name = "_".join((_("指标明细"), table_label(listing.table), *listing.words))
            show_row_downloads(view, "figures", name, lambda: _rows(view, listing), total)


def _rows(view: View, listing: Listing) -> Rows:
    found = select_all_listed(view.snapshot, view.selection, listing)
    if listing.table != VALUES:
        return count_rows(found)
    marks = map(mark_of, found)
    parts = iter(lambda: tuple(islice(marks, _PART)), ())
    cells = (cells for part in parts for cells in rows_of(view, _card(part)).cells)
    return Rows(rows_of(view, _card(())).columns, cells)


def _card(marks: tuple[Mark, ...]) -> Card:
    return Card("figures", "", {}, "", (), "", marks)
