"""The reader of a report: outline, text with every count highlighted, and the place linked to."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.scroll import scroll_to
from dashboard.components.view import View
from dashboard.findings import is_doubtful
from dashboard.formatting import plain_markdown, year_text
from dashboard.highlight import facts_html, legend_html, outline_html, report_html
from dashboard.queries import (
    load_counts_of_report,
    load_paragraphs,
    load_report,
    select_report_list,
)
from etl.schema import LEVELS


def show_report_choice(view: View) -> str | None:
    """Draw the choice of report and return the identifier of the one to show.

    A report that a link names is shown even where the filters leave it out.
    """
    listed = {row["report_id"]: row for row in select_report_list(view.snapshot, view.selection)}
    linked = _linked_report(view)
    if linked and linked["report_id"] not in listed:
        listed = {linked["report_id"]: linked} | listed
    if not listed:
        return None
    ids = list(listed)
    st.session_state["source_report"] = linked["report_id"] if linked else ids[0]
    return st.selectbox(
        "报告",
        ids,
        format_func=lambda id_: _report_label(listed[id_]),
        key="source_report",
        on_change=_follow_choice,
        filter_mode="contains",
    )


def _linked_report(view: View) -> Mapping | None:
    """Return the report that the address names, by itself, a count or a paragraph.

    Where the snapshot has none of that name, says so and returns None.
    """
    given = (st.query_params.get(name) for name in ("report", "count", "paragraph"))
    named = next((value for value in given if value), None)
    report = load_report(view.snapshot, named.split("-")[0]) if named else None
    if named and report is None:
        st.warning(
            f"链接指向的 {plain_markdown(named)} 不在当前快照里：报告文件可能已更换。"
            "请在下面选择报告。",
            icon=":material/link_off:",
        )
    return report


def show_report(view: View, report_id: str) -> None:
    """Draw a report, scrolled to the count or paragraph that the address names."""
    report = load_report(view.snapshot, report_id)
    paragraphs = load_paragraphs(view.snapshot, report_id)
    counts = load_counts_of_report(view.snapshot, report_id)
    current, target = _linked_place(paragraphs, counts)
    st.html(facts_html(_facts(report)))
    if counts:
        found = Counter(count["category"] for count in counts)
        st.html(legend_html(found, sum(map(is_doubtful, counts))))
    else:
        st.info("这份报告里没有提取到数据，下面是全文。")
    outline, text = st.columns([1, 3], gap="medium")
    with outline:
        st.html(outline_html(paragraphs) or "<p>这份报告没有小标题。</p>")
    with text:
        st.html(report_html(paragraphs, counts, current, target))
    if current or target:
        scroll_to(current or target)


def _linked_place(paragraphs: Sequence[Mapping], counts: Sequence[Mapping]):
    """Return the count_id and the paragraph_id that the address names, if the report has them."""
    count = st.query_params.get("count")
    paragraph = st.query_params.get("paragraph")
    known = {row["count_id"]: row["paragraph_id"] for row in counts}
    if count and count not in known:
        st.warning(f"链接中的数据编号 {plain_markdown(count)} 不在这份报告里，下面从头显示全文。")
    if count in known:
        return count, known[count]
    return None, paragraph if paragraph in {row["paragraph_id"] for row in paragraphs} else None


def _facts(report: Mapping) -> dict[str, str]:
    facts = {
        "发布单位": report["issuer"],
        "地区": report["place"],
        "层级": LEVELS.get(report["level"]),
        "年度": year_text(report["year"]),
        "成文日期": report["signed_on"],
        "发布日期": report["published_on"],
        "文件": report["report"],
        "数据": f"{report['counts']} 条",
    }
    return {name: str(value) for name, value in facts.items() if value}


def _report_label(report: Mapping) -> str:
    return f"{report['name']} {year_text(report['year'])} · {report['title'] or report['report']}"


def _follow_choice() -> None:
    """Let the address name the chosen report, and no place in another one."""
    for name in ("count", "paragraph"):
        st.query_params.pop(name, None)
    st.query_params["report"] = st.session_state["source_report"]
