"""A long list a page at a time."""

import streamlit as st

from dashboard.components.view import View
from dashboard.formatting import exact_number
from dashboard.language import _


def show_paging(view: View, key: str, total: int, size: int) -> int:
    """Draw the choice of page where there are several; returns how many rows are before it.

    It starts anew when the filters change.
    """
    if total <= size:
        return 0
    pages = -(-total // size)
    with st.container(horizontal=True, vertical_alignment="center"):
        number = st.pagination(pages, key=f"{key}_{hash(view.selection)}")
        text = _("第 {number} 页，共 {pages} 页 {total} 条")
        shown = text.format(number=number, pages=pages, total=exact_number(total))
        st.caption(shown, width="content")
    return (number - 1) * size
