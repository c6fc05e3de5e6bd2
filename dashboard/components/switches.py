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
            if linked != _(option) and linked in translations_of(option).values():
                # Streamlit reads the label of the present language, in a run of its own.
                st.query_params[key] = _(option)
                st.rerun()
    return where.segmented_control(
        label,
        options,
        default=options[0],
        format_func=_,
        key=key,
        required=True,
        bind="query-params",
        persist_state="session",
    )
