"""What a page is about, in one line: reports, bodies, years, counts, findings, and the build."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from dashboard.components.filters import link_parameters
from dashboard.components.view import View
from dashboard.formatting import exact_number, years_text
from dashboard.language import _
from dashboard.navigation import DISTRICT_PAGE, FIGURES_PAGE, QUALITY_PAGE
from dashboard.queries import load_manifest, select_bodies
from dashboard.selection import BODY


def show_scope(view: View, headline: Mapping) -> None:
    """Draw how many reports, bodies and years the selection holds, and links to what they state."""
    words = _("**{reports}** 份报告，**{bodies}** 个报告主体，**{years}**{built}").format(
        reports=exact_number(headline["reports"]),
        bodies=exact_number(headline["bodies"]),
        years=_span(headline["years"] or ()),
        built=_built(view),
    )
    counts = _("{total} 条数据").format(total=exact_number(headline["counts"]))
    warnings = _("{total} 条待核提示").format(total=exact_number(headline["warnings"]))
    links = [
        (FIGURES_PAGE, counts, ":material/table_view:", {}),
        (QUALITY_PAGE, warnings, ":material/fact_check:", {}),
    ]
    if headline["bodies"] == 1:
        (body, *_more) = select_bodies(view.snapshot, view.selection)
        portrait = {BODY: body["place"]}
        links.append((DISTRICT_PAGE, _("区域画像"), ":material/location_city:", portrait))
    with st.container(horizontal=True, vertical_alignment="center", key="scope"):
        st.markdown(words, width="content")
        for page, label, icon, named in links:
            st.page_link(page, label=label, icon=icon, query_params=link_parameters(**named))


def _span(years: list[int]) -> str:
    """Return the years as a phrase; of many with gaps, the first, the last and their number."""
    if len(years) <= 3 or years[-1] - years[0] == len(years) - 1:
        return years_text(years)
    text = _("{first}–{last}年中的 {total} 个年度")
    return text.format(first=years[0], last=years[-1], total=len(years))


def _built(view: View) -> str:
    built = (load_manifest(view.snapshot) or {}).get("built_at")
    if not built:
        return ""
    return _("，数据生成于 {date}").format(date=f"{datetime.fromisoformat(built):%Y-%m-%d}")
