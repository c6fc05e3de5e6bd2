"""指标明细: the tidy tables: filter, sort, search, open the source of a row."""

import streamlit as st

from dashboard.language import _

st.title(_("指标明细"), anchor=False)
