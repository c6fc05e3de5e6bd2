"""说明: data dictionary, catalogue of indicators, how figures are counted."""

import streamlit as st

from dashboard.language import _

st.title(_("说明"), anchor=False)
