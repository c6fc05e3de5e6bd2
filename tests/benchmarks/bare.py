"""A page with one chart and one filter, for comparison: what any page costs."""

import streamlit as st

YEARS = [str(year) for year in range(1990, 2030)]
chosen = st.multiselect("year", YEARS, key="year", select_all=False, bind="query-params")
order = st.segmented_control("order", ("up", "down"), default="up", key="compare_order")
st.title("bare")
names = sorted(chosen or YEARS[:20], reverse=order == "down")
st.plotly_chart(
    {
        "data": [{"type": "bar", "x": list(range(len(names))), "y": names, "orientation": "h"}],
        "layout": {"title": {"text": "、".join(chosen)}, "yaxis": {"type": "category"}},
    },
    key="chart",
)
