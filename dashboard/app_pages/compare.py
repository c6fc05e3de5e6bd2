"""区域比较: indicators across the bodies of the selection: bars, small multiples or a heat map."""

import streamlit as st

from dashboard.components.comparison import show_comparison
from dashboard.components.empty import show_empty_selection
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import rank_indicators

view = current_view()
st.title(_("区域比较"), anchor=False)
if not rank_indicators(view.snapshot, view.selection):
    show_empty_selection(view.selection, _("可比较的指标值"))
    st.stop()
show_comparison(view)
