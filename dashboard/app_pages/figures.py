"""指标明细: the tidy tables: filter, sort, search, open the source of a row."""

import streamlit as st

from dashboard.components.empty import show_empty_selection
from dashboard.components.figures_table import show_figures_table
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import load_headline

view = current_view()
st.title(_("指标明细"), anchor=False)
if not load_headline(view.snapshot, view.selection)["reports"]:
    show_empty_selection(view.selection, _("可看的报告"))
    st.stop()
show_figures_table(view)
