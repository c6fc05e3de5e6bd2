"""原文: a report with its outline and every count highlighted, alone or beside another one."""

import streamlit as st

from dashboard.components.empty import show_empty_selection
from dashboard.components.reader import show_reports
from dashboard.components.report_choice import show_report_choice
from dashboard.components.view import current_view
from dashboard.language import _

view = current_view()
st.title(_("原文"), anchor=False)
report_id, beside_id = show_report_choice(view)
if report_id is None:
    show_empty_selection(view.selection, _("可看的报告"))
    st.stop()
show_reports(view, report_id, beside_id)
