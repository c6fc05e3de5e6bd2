"""数据质量: findings of the checks, doubtful counts, and the files that were not read."""

import streamlit as st

from dashboard.components.doubtful import show_doubtful
from dashboard.components.empty import show_empty_selection
from dashboard.components.findings import show_findings
from dashboard.components.unread import show_left_out, show_unread
from dashboard.components.view import current_view
from dashboard.language import _
from dashboard.queries import count_doubtful, load_finding_summary, load_headline, load_manifest

view = current_view()
st.title(_("数据质量"), anchor=False)
reports = load_headline(view.snapshot, view.selection)["reports"]
if reports:
    show_findings(view, load_finding_summary(view.snapshot, view.selection), reports)
    show_doubtful(view, count_doubtful(view.snapshot, view.selection))
else:
    show_empty_selection(view.selection, _("可看的报告"))
show_unread(view, load_manifest(view.snapshot))
show_left_out()
