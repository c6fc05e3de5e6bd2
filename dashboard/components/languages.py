"""The switch between the languages of the page."""

import streamlit as st

from dashboard.components.filters import keep_filters, linked_language
from dashboard.components.fragments import LANGUAGE_KEY, speak_chosen
from dashboard.language import DEFAULT, LANGUAGES, speak


def open_language() -> str:
    """Speak the language that the reader chose or that the address names; returns it."""
    linked = linked_language()
    if LANGUAGE_KEY in st.session_state or linked is None:
        return speak_chosen()
    if st.query_params[LANGUAGE_KEY] != LANGUAGES[linked]:
        # The switch reads names from the address, a link may have the code.
        st.query_params[LANGUAGE_KEY] = LANGUAGES[linked]
        st.rerun()
    speak(linked)
    return linked


def show_language_switch() -> None:
    """Draw the switch at the foot of the side bar."""
    with st.sidebar:
        st.segmented_control(
            "语言 Language",
            list(LANGUAGES),
            default=DEFAULT,
            format_func=LANGUAGES.get,
            key=LANGUAGE_KEY,
            required=True,
            bind="query-params",
            persist_state="session",
            # What is chosen is written anew, in the words of the other language.
            on_change=keep_filters,
        )
