"""A choice of a few that decides what a page shows: kept between pages, and in the address.

Streamlit writes the words of a choice into the address and reads them from it. So that a link
holds in every language, words of another one are put into those of the present one before it
reads them.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.language import _, translations_of


def show_switch(
    where: DeltaGenerator,
    label: str,
    options: Sequence[str] | Mapping[str, str],
    key: str,
    *,
    named: bool = True,
    kept: bool = True,
) -> str:
    """Draw the choice, the first option to begin with.

    Options are messages, or values with their messages. The label is seen where `named`, and the
    choice is `kept` between pages.
    """
    messages = _messages(options)
    first = next(iter(messages))
    translate_link(key, messages)
    chosen = where.segmented_control(
        label,
        list(messages),
        default=first,
        format_func=lambda option: _(messages[option]),
        key=key,
        label_visibility="visible" if named else "collapsed",
        required=True,
        bind="query-params",
        persist_state="session" if kept else None,
        width="content",
    )
    return chosen or first  # an address may name the empty choice, which no click makes


def translate_link(key: str, options: Sequence[str] | Mapping[str, str]) -> None:
    """Put the options that a link names, by value or in any language, into present words."""
    linked = st.query_params.get_all(key)
    if not linked or key in st.session_state:
        return
    said = {
        text: _(message)
        for value, message in _messages(options).items()
        for text in (value, *translations_of(message).values())
    }
    wanted = [said.get(text, text) for text in linked]
    if wanted != linked:
        # Streamlit reads the words of the present language, in a run of its own.
        st.query_params[key] = wanted
        st.rerun()


def _messages(options: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    return dict(options) if isinstance(options, Mapping) else {name: name for name in options}
