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
    speak(linked)
    return linked


def name_linked_language() -> None:
    """Put the name of the language into the address where a link has its code.

    The switch reads the name, in a run of its own: only once the page of the address is known.
    """
    linked = linked_language()
    if LANGUAGE_KEY in st.session_state or linked is None:
        return
    if st.query_params[LANGUAGE_KEY] != LANGUAGES[linked]:
        st.query_params[LANGUAGE_KEY] = LANGUAGES[linked]
        st.rerun()


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
