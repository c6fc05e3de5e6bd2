"""The reader of a report: outline, text with every count highlighted, and what each was read as."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

import streamlit as st

from dashboard.components.original import show_original
from dashboard.components.report_choice import PLACES, show_way_beside
from dashboard.components.view import View
from dashboard.count_facts import count_entries, fact_columns, selects_counts
from dashboard.formatting import level_label, plain_markdown, year_text
from dashboard.highlight import facts_html
from dashboard.language import _, spoken
from dashboard.queries import (
    load_counted,
    load_counts_of_report,
    load_findings_of_report,
    load_paragraphs,
    load_report,
)
from dashboard.queries.connection import keep_answers
from dashboard.reading import findings_html, reader_html
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

_FOLDER = files("dashboard.components")
_SCRIPTS = ("address.js", "switches.js", "reader.js", "reader_page.js")  # parts of one module
_READER = st.components.v2.component(
    "reader",
    html="<span></span>",
    js="\n".join(_FOLDER.joinpath(name).read_text("utf-8") for name in _SCRIPTS),
    isolate_styles=False,
)


def show_reports(view: View, report_id: str, beside_id: str | None) -> None:
    """Draw a report, and a second one beside it, each at the place that the address names."""
    if beside_id is None:
        _show_report(view, report_id, "report")
        return
    with st.container(key="reader_pair"):
        columns = st.columns(2)
    for column, id_, parameter in zip(columns, (report_id, beside_id), PLACES, strict=True):
        with column:
            _show_report(view, id_, parameter, paired=True)


def _show_report(view: View, report_id: str, parameter: str, *, paired: bool = False) -> None:
    """Draw a report; `parameter` is the one of the address that names it."""
    report = load_report(view.snapshot, report_id)
    counts = load_counts_of_report(view.snapshot, report_id)
    with st.container(key=f"reader_{parameter}"):
        _say_what_is_gone(parameter, counts)
        st.html(facts_html(_facts(report)))
        with st.container(horizontal=True):
            show_original(view, report, key=f"{parameter}_original")
            if not paired:
                show_way_beside(view, report)
        _show_findings(view, report_id, counts)
        if not counts:
            st.info(_("这份报告里没有提取到数据，下面是全文。"))
        _show_text(view, report_id, parameter, paired)


def _show_text(view: View, report_id: str, parameter: str, paired: bool) -> None:
    """Draw the text, which the browser then leads through without asking the server."""
    html, entries = _compose(view.snapshot, report_id, view.selection, paired, spoken())
    st.html(html)
    count, paragraph = PLACES[parameter]
    with st.container(key=f"reading_{parameter}"):
        _READER(
            data={
                "columns": fact_columns(),
                "counts": entries,
                "parameters": {"report": parameter, "count": count, "paragraph": paragraph},
                "report": report_id,
                "words": _words(),
            },
            key=f"reader_script_{parameter}",
        )


@keep_answers(32)
def _compose(
    snapshot: Snapshot, report_id: str, selection: Selection, paired: bool, language: str
) -> tuple[str, list[dict]]:
    """Return the HTML of a report and what was read, in the language, which is the one spoken."""
    report = load_report(snapshot, report_id)
    counts = load_counts_of_report(snapshot, report_id)
    entries = count_entries(counts, load_counted(snapshot, report_id), selection)
    chosen = sum(entry["selected"] for entry in entries) if selects_counts(selection) else 0
    html = reader_html(
        load_paragraphs(snapshot, report_id),
        counts,
        f"{report['name']} {year_text(report['year'])}",
        matching=chosen,
        paired=paired,
    )
    return html, entries


def _show_findings(view: View, report_id: str, counts: Sequence[Mapping]) -> None:
    findings = load_findings_of_report(view.snapshot, report_id)
    if not findings:
        st.caption(_("核查没有发现互相矛盾、缺漏或逾期之处。"))
        return
    with st.expander(_("核查提示（{total} 条）").format(total=len(findings))):
        st.html(findings_html(findings, counts))


def _say_what_is_gone(parameter: str, counts: Sequence[Mapping]) -> None:
    """Say so where the address names a count that the report does not hold."""
    count = st.query_params.get(PLACES[parameter][0])
    if count and count not in {row["count_id"] for row in counts}:
        text = _("链接中的数据编号 {name} 不在这份报告里，下面从头显示全文。")
        st.warning(text.format(name=plain_markdown(count)))


def _facts(report: Mapping) -> dict[str, str]:
    facts = {
        _("发布单位"): report["issuer"],
        _("地区"): report["place"],
        _("层级"): level_label(report["level"]) if report["level"] else None,
        _("年度"): year_text(report["year"]),
        _("成文日期"): report["signed_on"],
        _("发布日期"): report["published_on"],
        _("文件"): report["report"],
        _("数据"): _("{total} 条").format(total=report["counts"]),
    }
    return {name: str(value) for name, value in facts.items() if value}


def _words() -> dict[str, str]:
    """Return what the browser says while it leads through the text."""
    return {
        "position": _("第 {number} 处，共 {total} 处"),
        "total": _("共 {total} 处数字"),
        "first": _("已是第一处"),
        "last": _("已是最后一处"),
        "none": _("没有标出的数字"),
        "copied": _("链接已复制"),
        "unable": _("浏览器不许复制，链接在地址栏里"),
        "hint": _("按 J、K 键逐处查看"),
    }
