"""What a link, or the way back, changed in the address: it goes before what a widget held.

Streamlit reads the address when a session starts. After that a widget whose state is kept for the
session holds on to it, though a link into a page, or the browser's button for going back, says
something else. Whether the reader turned the widget or the address is told by which of the two
differs from the run before.
"""

from dataclasses import dataclass, field

import streamlit as st

_SEEN = "address_seen"


@dataclass(slots=True)
class _Seen:
    """The address and the widgets at the end of a run."""

    page: str
    query: dict[str, list[str]]
    states: dict[str, object] = field(default_factory=dict)


def linked_values(name: str, page: str) -> list[str] | None:
    """Return what the address says anew of a parameter on a page; None where it said it before.

    A link to another page that leaves the parameter out leaves the widget as it is.
    """
    seen: _Seen | None = st.session_state.get(_SEEN)
    given = st.query_params.get_all(name)
    if seen is None or given == seen.query.get(name, []):
        return None
    if st.session_state.get(name) != seen.states.get(name):
        return None
    return given if given or page == seen.page else None


def remember_address(page: str, names: tuple[str, ...]) -> None:
    """Keep, at the end of a run, the address and the states of the widgets of those names."""
    query = {name: st.query_params.get_all(name) for name in names}
    states = {name: st.session_state.get(name) for name in names}
    st.session_state[_SEEN] = _Seen(page, query, states)
