"""年度趋势: indicators through the years, a gap where nothing was reported, and 同比."""

import streamlit as st

from dashboard.components.empty import show_empty_selection
from dashboard.components.trends import show_trends
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import rank_indicators

view = current_view()
st.title(_("年度趋势"), anchor=False)
if not rank_indicators(view.snapshot, view.selection):
    show_empty_selection(view.selection, _("可看趋势的指标值"))
    st.stop()
show_trends(view)
