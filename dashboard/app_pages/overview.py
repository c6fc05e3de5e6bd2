"""总览: what is covered, headline figures, and the four core categories side by side."""

import streamlit as st

from dashboard.components.core import show_core_categories
from dashboard.components.coverage import show_coverage
from dashboard.components.empty import show_empty_selection
from dashboard.components.headline import show_headline
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import load_coverage, load_headline

view = current_view()
st.title(_("总览"), anchor=False)
reports = load_coverage(view.snapshot, view.selection)
if not reports:
    show_empty_selection(view.selection, _("报告"))
    st.stop()
show_headline(load_headline(view.snapshot, view.selection))
show_core_categories(view)
show_coverage(view, reports)
