"""The findings of the checks: how many of each kind, and one by one with the way to the source."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from dashboard.components.paging import show_paging
from dashboard.components.view import View
from dashboard.findings import check_label, check_reason, severity_badge
from dashboard.formatting import exact_number, plain_markdown, year_text
from dashboard.navigation import SOURCE_PAGE
from dashboard.queries import select_findings

ROWS = 10  # findings of a page
LINKS = 6  # places that a finding links to


def show_findings(view: View, summary: Sequence[Mapping], reports: int) -> None:
    """Draw the findings of the selection, which holds so many reports."""
    st.header("核查提示", anchor=False)
    if view.selection.categories or view.selection.indicators:
        st.caption("类别和指标只筛选指出具体数据的提示；针对整份报告的提示照常列出。")
    if not summary:
        st.success(
            f"核查了 {exact_number(reports)} 份报告，没有发现互相矛盾、缺漏或逾期之处。",
            icon=":material/check_circle:",
        )
        return
    with st.container(key="finding_summary"):
        st.table([_kind(row) for row in summary], hide_index=True, alt="各核查项的提示数和报告数")
    _show_list(view, sum(row["findings"] for row in summary))


def _kind(row: Mapping) -> dict:
    return {
        "程度": severity_badge(row["severity"]),
        "核查项": f"**{plain_markdown(check_label(row['check']))}**　{check_reason(row['check'])}",
        "提示": f"{exact_number(row['findings'])} 条",
        "报告": f"{exact_number(row['reports'])} 份",
    }


@st.fragment
def _show_list(view: View, total: int) -> None:
    before = show_paging("findings_page", view.selection, total, ROWS)
    rows = select_findings(view.snapshot, view.selection, ROWS, before)
    for report_id, found in groupby(rows, key=lambda row: row["report_id"]):
        with st.container(border=True, key=f"findings_{report_id}"):
            _show_report(list(found))


def _show_report(found: Sequence[Mapping]) -> None:
    first = found[0]
    st.subheader(plain_markdown(f"{first['name']} {year_text(first['year'])}"), anchor=False)
    st.caption(plain_markdown(first["title"]))
    for finding in found:
        st.markdown(
            f"{severity_badge(finding['severity'])} "
            f"**{plain_markdown(check_label(finding['check']))}**　"
            f"{plain_markdown(finding['message'])}"
        )
        _show_links(finding)


def _show_links(finding: Mapping) -> None:
    """Draw a link to each count concerned and to each paragraph that holds none of them."""
    counts, paragraphs = finding["counts"] or [], finding["paragraphs"] or []
    holding = {count["paragraph"] for count in counts}
    links = [(count["text"], "count", count["id"]) for count in counts]
    links += [
        (f"第 {paragraph['ordinal']} 段", "paragraph", paragraph["id"])
        for paragraph in paragraphs
        if paragraph["id"] not in holding
    ]
    with st.container(horizontal=True):
        for label, parameter, id_ in links[:LINKS] or [("打开报告", None, None)]:
            st.page_link(
                SOURCE_PAGE,
                label=plain_markdown(label),
                icon=":material/article:",
                query_params={"report": finding["report_id"]} | ({parameter: id_} if id_ else {}),
            )
    if len(links) > LINKS:
        st.caption(f"共 {len(links)} 处，只列前 {LINKS} 处。")
