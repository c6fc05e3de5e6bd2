"""A page with one chart and one filter, for comparison: what any page costs."""

import streamlit as st

YEARS = [str(year) for year in range(2010, 2030)]
chosen = st.multiselect("year", YEARS, key="year", bind="query-params")
st.title("bare")
names = chosen or YEARS
st.plotly_chart(
    {
        "data": [{"type": "bar", "x": list(range(len(names))), "y": names, "orientation": "h"}],
        "layout": {"title": {"text": "・".join(chosen)}, "yaxis": {"type": "category"}},
    },
    key="chart",
)
