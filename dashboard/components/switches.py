"""A choice of a few that decides what a page shows: kept between pages, and in the address."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.language import _, translations_of


def show_switch(where: DeltaGenerator, label: str, options: Sequence[str], key: str) -> str:
    """Draw the choice, the first option to begin with; options are messages.

    A link may name an option in any language.
    """
    linked = st.query_params.get(key)
    if linked and key not in st.session_state:
        for option in options:
            if linked in translations_of(option).values():
                st.query_params[key] = _(option)
                st.session_state[key] = option
    return where.segmented_control(
        label,
        options,
        default=None if key in st.session_state else options[0],
        format_func=_,
        key=key,
        required=True,
        bind="query-params",
        persist_state="session",
    )
