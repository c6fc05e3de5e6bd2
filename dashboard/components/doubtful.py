"""The counts whose category is doubtful, the most doubtful first, each in its sentence."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.downloads import show_row_downloads
from dashboard.components.filters import link_parameters
from dashboard.components.fragments import fragment
from dashboard.components.paging import show_paging
from dashboard.components.view import View
from dashboard.exports import count_rows
from dashboard.findings import DOUBTFUL, DOUBTFUL_BELOW, confidence_text
from dashboard.formatting import (
    category_label,
    exact_number,
    indicator_label,
    section_text,
    year_text,
)
from dashboard.highlight import facts_html, sentence_html
from dashboard.language import _
from dashboard.navigation import SOURCE_PAGE
from dashboard.queries import select_doubtful
from etl.schema import STATUSES

ROWS = 20  # counts of a page


def show_doubtful(view: View, total: int) -> None:
    """Draw the doubtful counts of the selection, `total` in number."""
    st.header(_("分类待核的数据"), anchor=False)
    if not total:
        text = _("没有置信度低于 {confidence} 的数据。")
        st.success(text.format(confidence=DOUBTFUL_BELOW), icon=":material/check_circle:")
        return
    text = _(
        "{total} 条数据的置信度低于 {confidence}：数字照原文读出，"
        "归入的类别或指标可能不对，引用前请看原句。最没有把握的排在最前。"
    )
    st.markdown(text.format(total=exact_number(total), confidence=DOUBTFUL_BELOW))
    with st.container(horizontal=True, width=380, key="doubtful_downloads"):
        show_row_downloads(
            view,
            "doubtful",
            f"{_('数据质量')}_{_(DOUBTFUL)}",
            lambda: count_rows(select_doubtful(view.snapshot, view.selection)),
            total,
        )
    _show_list(view, total)


@fragment
def _show_list(view: View, total: int) -> None:
    before = show_paging("doubtful_page", view.selection, total, ROWS)
    for count in select_doubtful(view.snapshot, view.selection, ROWS, before):
        with st.container(border=True, key=f"doubtful_{count['count_id']}"):
            _show_count(count)


def _show_count(count: Mapping) -> None:
    st.html(sentence_html(count["paragraph"], count) + facts_html(_facts(count)))
    st.page_link(
        SOURCE_PAGE,
        label=_("在原文中查看"),
        icon=":material/article:",
        query_params=link_parameters(report=count["report_id"], count=count["count_id"]),
    )


def _facts(count: Mapping) -> dict[str, str]:
    indicator = count["indicator"]
    facts = {
        _("报告"): f"{count['name']} {year_text(count['year'])}",
        _("章节"): section_text(count["section_path"], count["section_title"]),
        _("类别"): category_label(count["category"]),
        _("指标"): indicator_label(indicator) if indicator else _("不属于任何指标"),
        _("对象"): count["object"],
        _("性质"): _(STATUSES[count["status"]]),
        _("置信度"): confidence_text(count["confidence"]),
        _("规则"): count["rule"],
    }
    return {name: text for name, text in facts.items() if text}
