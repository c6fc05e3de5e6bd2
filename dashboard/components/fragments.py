"""Parts of a page that a click inside them draws anew by themselves."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from dashboard.language import DEFAULT, LANGUAGES, speak

Parameters = ParamSpec("Parameters")
LANGUAGE_KEY = "lang"


def speak_chosen() -> str:
    """Speak the language that the reader has chosen, in this run of a script; returns it."""
    chosen = st.session_state.get(LANGUAGE_KEY)
    language = chosen if chosen in LANGUAGES else DEFAULT
    speak(language)
    return language


def fragment(draw: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Make a function a fragment: it may run in a thread of its own, without the page's script."""

    @st.fragment
    @wraps(draw)
    def run(*arguments: Parameters.args, **named: Parameters.kwargs) -> None:
        speak_chosen()
        draw(*arguments, **named)

    return run
