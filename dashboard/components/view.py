"""What every page starts from: the snapshot, the choices, and the selection."""

from dataclasses import dataclass

import streamlit as st

from dashboard.components.filters import show_filters
from dashboard.queries import load_choices
from dashboard.selection import Choices, Selection
from dashboard.snapshot import Snapshot

_STATE = "view"


@dataclass(frozen=True, slots=True)
class View:
    """The snapshot that is read, what is selected in it, and the address of the page."""

    snapshot: Snapshot
    choices: Choices
    selection: Selection
    page: str = ""


def open_view(snapshot: Snapshot, page: str) -> View:
    """Draw the filters and keep the view of this run for the page of that address."""
    choices = load_choices(snapshot)
    selection = show_filters(choices, page)
    view = View(snapshot, choices, selection, page)
    st.session_state[_STATE] = view
    return view


def current_view() -> View:
    """Return the view of this run."""
    return st.session_state[_STATE]
