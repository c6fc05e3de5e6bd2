"""What stands out, in words that lead to the paragraphs: changes, outliers, findings."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.analysis import Change
from dashboard.components.filters import link_parameters
from dashboard.components.statements import show_statements
from dashboard.components.view import View
from dashboard.findings import check_label, finding_text, severity_badge
from dashboard.formatting import exact_number, labelled, plain_markdown, shorten, year_text
from dashboard.language import _
from dashboard.navigation import QUALITY_PAGE, SOURCE_PAGE
from dashboard.queries import (
    FEWEST_PEERS,
    count_compared,
    select_changes,
    select_gravest,
    select_outliers,
)
from dashboard.summary import Standout

ITEMS = 3  # of each kind
_MESSAGE = 44  # characters of a finding's message


def show_highlights(view: View, year: int | None) -> None:
    """Draw the largest changes and outliers of the year, and the gravest findings."""
    dated = year is not None
    changes = select_changes(view.snapshot, view.selection, year, ITEMS) if dated else []
    outliers = select_outliers(view.snapshot, view.selection, year, ITEMS) if dated else []
    parts = [
        (_("比上年变化最大"), lambda: _show_changes(view, year, changes)),
        (_("与同级相差最大"), lambda: _show_outliers(view, year, outliers)),
        (_("核查提示"), lambda: _show_findings(view)),
    ]
    columns = [[part] for part in parts] if changes or outliers else [parts[:2], parts[2:]]
    with st.container(key="highlights"), st.grid(columns=len(columns), min_column_width=240):
        for column in columns:
            with st.container(border=True, height="stretch", gap="xsmall"):
                for title, show in column:
                    st.header(title, anchor=False)
                    show()


def _show_changes(view: View, year: int | None, found: Sequence[Change]) -> None:
    if found:
        statements = [(change.sentence(), (change.mark, change.before)) for change in found]
        show_statements(view, "changes", statements)
        return
    compared = 0 if year is None else count_compared(view.snapshot, view.selection, year)[0]
    words = _("没有主体在相邻两年写明同一指标，无从比较。")
    if compared:
        words = _("{total} 个数值可与上年相比，没有大的变化。")
    st.caption(words.format(total=exact_number(compared)))


def _show_outliers(view: View, year: int | None, found: Sequence[Standout]) -> None:
    if found:
        show_statements(view, "outliers", [(item.sentence(), [item.mark]) for item in found])
        return
    compared = 0 if year is None else count_compared(view.snapshot, view.selection, year)[1]
    words = _("同一层级写明同一指标的主体不足 {fewest} 个，不作比较。")
    if compared:
        words = _("{total} 个数值与同级主体相比，没有明显偏高或偏低。")
    st.caption(words.format(total=exact_number(compared), fewest=FEWEST_PEERS))


def _show_findings(view: View) -> None:
    found = select_gravest(view.snapshot, view.selection, ITEMS)
    if not found:
        st.caption(_("没有发现互相矛盾、缺漏或逾期之处。"))
        return
    with st.container(gap="xsmall", key="highlights_findings"):
        for row in found:
            _show_finding(row)
    st.page_link(
        QUALITY_PAGE,
        label=_("全部核查提示"),
        icon=":material/fact_check:",
        query_params=link_parameters(),
    )


def _show_finding(row: Mapping) -> None:
    total = _("{total} 条").format(total=exact_number(row["findings"]))
    label = plain_markdown(check_label(row["check"]))
    st.markdown(f"{severity_badge(row['severity'])} **{label}** {total}")
    words = labelled(f"{row['name']} {year_text(row['year'])}", finding_text(row))
    st.page_link(
        SOURCE_PAGE,
        label=plain_markdown(shorten(words, _MESSAGE)),
        icon=":material/article:",
        query_params=link_parameters(report=row["report_id"], **_place(row)),
    )


def _place(row: Mapping) -> dict[str, str]:
    """Return the parameter of the first count or paragraph that a finding names."""
    for parameter, ids in (("count", row["count_ids"]), ("paragraph", row["paragraph_ids"])):
        if ids:
            return {parameter: ids[0]}
    return {}
