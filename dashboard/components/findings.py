"""The findings of the checks: how many of each kind, and one by one with the way to the source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from dashboard.components.downloads import show_row_downloads
from dashboard.components.filters import link_parameters
from dashboard.components.fragments import fragment
from dashboard.components.paging import show_paging
from dashboard.components.switches import show_switch, translate_link
from dashboard.components.view import View
from dashboard.exports import finding_rows
from dashboard.findings import (
    check_label,
    check_message,
    check_reason,
    finding_text,
    severity_badge,
)
from dashboard.formatting import exact_number, plain_markdown, year_text
from dashboard.language import N_, _
from dashboard.navigation import SOURCE_PAGE
from dashboard.queries import read_findings, select_findings
from etl.schema import SEVERITIES

ROWS = 10  # findings of a page
LINKS = 6  # places that a finding links to
_BY_REPORT, _BY_CHECK = N_("按报告"), N_("按核查项")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are listed, all where nothing is named, and what they are grouped by."""

    checks: tuple[str, ...]
    severities: tuple[str, ...]
    by_check: bool


def show_findings(view: View, summary: Sequence[Mapping], reports: int) -> None:
    """Draw the findings of the selection, which holds so many reports."""
    st.header(_("核查提示"), anchor=False)
    if view.selection.categories or view.selection.indicators:
        st.caption(_("类别和指标只筛选指出具体数据的提示；针对整份报告的提示照常列出。"))
    if not summary:
        text = _("核查了 {total} 份报告，没有发现互相矛盾、缺漏或逾期之处。")
        st.success(text.format(total=exact_number(reports)), icon=":material/check_circle:")
        return
    with st.container(key="finding_summary"):
        alt = _("各核查项的提示数和报告数")
        st.table([_kind(row) for row in summary], hide_index=True, alt=alt)
    _show_list(view, summary)


def _kind(row: Mapping) -> dict:
    reason = check_reason(row["check"])
    return {
        _("程度"): severity_badge(row["severity"]),
        _("核查项"): f"**{plain_markdown(check_label(row['check']))}**　{plain_markdown(reason)}",
        _("提示数"): _("{total} 条").format(total=exact_number(row["findings"])),
        _("报告数"): _("{total} 份").format(total=exact_number(row["reports"])),
    }


@fragment
def _show_list(view: View, summary: Sequence[Mapping]) -> None:
    wanted = _show_choice(summary)
    total = sum(
        row["findings"]
        for row in summary
        if row["check"] in (wanted.checks or (row["check"],))
        and row["severity"] in (wanted.severities or (row["severity"],))
    )
    if not total:
        st.info(_("没有符合条件的提示。"), icon=":material/filter_alt_off:")
        return
    with st.container(horizontal=True, width=380, key="findings_downloads"):
        name = "_".join((_("数据质量"), _("核查提示"), *map(check_label, wanted.checks)))
        show_row_downloads(view, "findings", name, lambda: finding_rows(_all(view, wanted)), total)
    before = show_paging("findings_page", (view.selection, wanted), total, ROWS)
    group = "check" if wanted.by_check else "report_id"
    rows = select_findings(view.snapshot, view.selection, ROWS, before, **_narrowed(wanted))
    for id_, found in groupby(rows, key=lambda row: row[group]):
        with st.container(border=True, key=f"findings_{id_}"):
            _show_group(list(found), wanted.by_check)


def _show_choice(summary: Sequence[Mapping]) -> Wanted:
    """Draw what narrows and orders the list; all of it stands in the address."""
    names = list(dict.fromkeys(row["check"] for row in summary))
    severities = list(dict.fromkeys(row["severity"] for row in summary))
    translate_link("severity", {name: SEVERITIES[name] for name in severities})
    translate_link("check", {name: check_message(name) for name in names})
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="findings_choice")
    order = show_switch(bar, _("列出方式"), (_BY_REPORT, _BY_CHECK), "findings_by", kept=False)
    with bar:
        chosen = st.multiselect(
            _("程度"),
            severities,
            format_func=lambda severity: _(SEVERITIES[severity]),
            key="severity",
            placeholder=_("全部程度"),
            select_all=False,
            bind="query-params",
            width=220,
        )
        checks = st.multiselect(
            _("核查项"),
            names,
            format_func=check_label,
            key="check",
            placeholder=_("全部核查项"),
            select_all=False,
            bind="query-params",
            width=320,
        )
    return Wanted(tuple(checks), tuple(chosen), order == _BY_CHECK)


def _all(view: View, wanted: Wanted) -> list[dict]:
    return read_findings(view.snapshot, view.selection, **_narrowed(wanted))


def _narrowed(wanted: Wanted) -> dict:
    return {
        "checks": wanted.checks,
        "severities": wanted.severities,
        "by_check": wanted.by_check,
    }


def _show_group(found: Sequence[Mapping], by_check: bool) -> None:
    """Draw the findings on one report, or those of one check."""
    first = found[0]
    heading, caption = _of_check(first) if by_check else _of_report(first)
    st.subheader(plain_markdown(heading), anchor=False)
    st.caption(plain_markdown(caption))
    for finding in found:
        named, _more = _of_report(finding) if by_check else _of_check(finding)
        st.markdown(
            f"{severity_badge(finding['severity'])} **{plain_markdown(named)}**　"
            f"{plain_markdown(finding_text(finding))}"
        )
        _show_links(finding)


def _of_report(finding: Mapping) -> tuple[str, str]:
    return f"{finding['name']} {year_text(finding['year'])}", finding["title"]


def _of_check(finding: Mapping) -> tuple[str, str]:
    return check_label(finding["check"]), check_reason(finding["check"])


def _show_links(finding: Mapping) -> None:
    """Draw a link to each count concerned and to each paragraph that holds none of them."""
    counts, paragraphs = finding["counts"] or [], finding["paragraphs"] or []
    holding = {count["paragraph"] for count in counts}
    links = [(count["text"], "count", count["id"]) for count in counts]
    links += [
        (_("第 {number} 段").format(number=paragraph["ordinal"]), "paragraph", paragraph["id"])
        for paragraph in paragraphs
        if paragraph["id"] not in holding
    ]
    with st.container(horizontal=True):
        for label, parameter, id_ in links[:LINKS] or [(_("打开报告"), None, None)]:
            place = {parameter: id_} if id_ else {}
            st.page_link(
                SOURCE_PAGE,
                label=plain_markdown(label),
                icon=":material/article:",
                query_params=link_parameters(report=finding["report_id"], **place),
            )
    if len(links) > LINKS:
        text = _("共 {total} 处，只列前 {shown} 处。")
        st.caption(text.format(total=len(links), shown=LINKS))
