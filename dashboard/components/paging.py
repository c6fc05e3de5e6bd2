"""A long list a page at a time; the page stands in the address."""

from collections.abc import Hashable

import streamlit as st

from dashboard.formatting import exact_number
from dashboard.language import _


def show_paging(name: str, listed: Hashable, total: int, size: int) -> int:
    """Draw the choice of page where there are several; returns how many rows are before it.

    `name` is the parameter of the address. It starts anew when what is `listed` changes.
    """
    pages = max(1, -(-total // size))
    _start_anew(name, (listed, size))
    text = _("共 {total} 条")
    with st.container(horizontal=True, vertical_alignment="center", key=f"{name}_bar"):
        number = 1
        if pages > 1:
            number = st.pagination(pages, key=name, bind="query-params")
            text = _("第 {number} 页，共 {pages} 页 {total} 条")
        shown = text.format(
            number=exact_number(number), pages=exact_number(pages), total=exact_number(total)
        )
        st.caption(shown, width="content")
    return (number - 1) * size


def _start_anew(name: str, listed: Hashable) -> None:
    """Go back to the first page where the list is another one than at the last drawing."""
    before = st.session_state.get(f"{name}_of", listed)
    st.session_state[f"{name}_of"] = listed
    if before != listed and name in st.session_state:
        st.session_state[name] = 1
