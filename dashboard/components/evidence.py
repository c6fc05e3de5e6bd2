"""The panel that leads from a mark to the paragraphs behind it, the number highlighted."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.scroll import scroll_to
from dashboard.components.view import View
from dashboard.findings import doubt_text, is_doubtful
from dashboard.formatting import indicator_label, plain_markdown, section_text, year_text
from dashboard.highlight import evidence_html, facts_html
from dashboard.marks import Mark
from dashboard.navigation import SOURCE_PAGE
from dashboard.queries import select_sources
from etl.schema import PARTS


def show_evidence(view: View, mark: Mark) -> None:
    """Open the panel of a mark: every count behind it, with a link into the source."""
    label = indicator_label(mark.indicator)
    title = plain_markdown(f"{mark.heading()} · {label} {mark.phrase()}")
    panel = st.dialog(title, width="medium", position="right", icon=":material/format_quote:")
    panel(_show_panel)(view, mark)


def _show_panel(view: View, mark: Mark) -> None:
    sources = select_sources(view.snapshot, mark.count_ids)
    if not sources:
        st.info(f"{plain_markdown(mark.heading())}：{mark.state}，没有可显示的原文。")
        return
    if len(sources) > 1:
        st.markdown(f"这个数值由报告中的 {len(sources)} 处数字相加得出，逐处列出如下。")
    for number, source in enumerate(sources, 1):
        _show_source(source, number, len(sources))
    scroll_to(sources[0]["count_id"], gently=True)


def _show_source(source: Mapping, number: int, total: int) -> None:
    with st.container(border=True, key=f"evidence_{number}"):
        st.html(
            facts_html(
                {
                    "报告": source["title"],
                    "年度": year_text(source["year"]),
                    "章节": section_text(source["section_path"], source["section_title"]),
                    "部分": PARTS[source["part"]],
                    "位置": f"第 {source['paragraph_ordinal']} 段，"
                    f"第 {source['span_start']}–{source['span_end']} 字",
                    **({"注意": doubt_text(source)} if is_doubtful(source) else {}),
                }
            )
        )
        st.html(evidence_html(source["paragraph"], source))
        st.page_link(
            SOURCE_PAGE,
            label="在原文中查看" if total == 1 else f"在原文中查看第 {number} 处",
            icon=":material/article:",
            query_params={"report": source["report_id"], "count": source["count_id"]},
        )
