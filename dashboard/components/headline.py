"""The headline figures of a selection."""

from collections.abc import Mapping

import streamlit as st

from dashboard.formatting import exact_number, years_text
from dashboard.navigation import QUALITY_PAGE


def show_headline(headline: Mapping) -> None:
    """Draw how many reports, bodies, years, counts and findings the selection holds."""
    figures = {
        "报告": f"{exact_number(headline['reports'])} 份",
        "报告主体": f"{exact_number(headline['bodies'])} 个",
        "年度": years_text(headline["years"] or ()).removesuffix("年"),
        "数据": f"{exact_number(headline['counts'])} 条",
        "待核提示": f"{exact_number(headline['warnings'])} 条",
    }
    with st.grid(columns="auto", min_column_width=145):
        for label, value in figures.items():
            st.metric(label, value, border=True)
    st.page_link(
        QUALITY_PAGE,
        label="在数据质量中看待核提示和待核数据",
        icon=":material/fact_check:",
    )
