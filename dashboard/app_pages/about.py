"""说明: data dictionary, catalogue of indicators, how figures are counted."""

import streamlit as st

from dashboard.components.reference import show_reference
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import load_manifest

view = current_view()
st.title(_("说明"), anchor=False)
show_reference(view, load_manifest(view.snapshot))
