"""区域画像: one body: its indicators, years, position among its peers, findings."""

import streamlit as st

from dashboard.language import _

st.title(_("区域画像"), anchor=False)
