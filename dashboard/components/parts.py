"""The choice of parts of a report, kept between the pages that have it, and in the address."""

import streamlit as st

from dashboard.components.switches import translate_link
from dashboard.language import _
from etl.schema import PARTS


def show_parts() -> tuple[str, ...]:
    """Draw the choice; returns the parts chosen, none for all of them."""
    translate_link("part", PARTS)
    chosen = st.multiselect(
        _("部分"),
        list(PARTS),
        format_func=lambda part: _(PARTS[part]),
        key="part",
        placeholder=_("全部部分"),
        select_all=False,
        bind="query-params",
        persist_state="session",
        width=230,
    )
    return tuple(chosen)
