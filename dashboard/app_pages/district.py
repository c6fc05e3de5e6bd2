"""区域画像: one body: its indicators, years, position among its peers, findings."""

import streamlit as st

from dashboard.components.empty import show_empty_selection
from dashboard.components.portrait import show_portrait_choice, show_portrait_head
from dashboard.components.portrait_sections import show_portrait_sections
from dashboard.components.view import current_view
from dashboard.language import _

view = current_view()
st.title(_("区域画像"), anchor=False)
portrait = show_portrait_choice(view)
if portrait is None:
    show_empty_selection(view.selection, _("年度明确的报告"))
    st.stop()
show_portrait_head(view, portrait)
show_portrait_sections(view, portrait)
