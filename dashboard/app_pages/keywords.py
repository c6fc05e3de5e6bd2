"""关键词: words by weight, where they stand, what is found, the fields of the outline."""

import streamlit as st

from dashboard.components.empty import show_empty_selection
from dashboard.components.keywords import show_keywords
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import load_headline

view = current_view()
st.title(_("关键词"), anchor=False)
if not load_headline(view.snapshot, view.selection)["reports"]:
    show_empty_selection(view.selection, _("可看的报告"))
    st.stop()
show_keywords(view)
