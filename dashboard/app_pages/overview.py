"""总览: what is seen, the headline figures, what stands out, coverage, the core categories."""

import streamlit as st

from dashboard.components.core import show_core_categories
from dashboard.components.coverage import show_coverage
from dashboard.components.empty import show_empty_selection
from dashboard.components.headline import show_headline
from dashboard.components.highlights import show_highlights
from dashboard.components.scope import show_scope
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import load_headline, load_main_year

view = current_view()
st.title(_("总览"), anchor=False)
headline = load_headline(view.snapshot, view.selection)
if not headline["reports"]:
    show_empty_selection(view.selection, _("可看的报告"))
    st.stop()
year = load_main_year(view.snapshot, view.selection)
show_scope(view, headline)
show_headline(view, year)
show_highlights(view, year)
show_coverage(view)
show_core_categories(view, year)
