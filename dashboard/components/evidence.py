"""The panel that leads from a mark to the paragraphs behind it, the number highlighted."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.filters import link_parameters
from dashboard.components.fragments import speak_chosen
from dashboard.components.original import show_original
from dashboard.components.scroll import scroll_to
from dashboard.components.view import View
from dashboard.findings import doubt_text, is_doubtful
from dashboard.formatting import (
    category_label,
    indicator_label,
    labelled,
    plain_markdown,
    quantity,
    section_text,
    year_text,
)
from dashboard.highlight import evidence_html, facts_html, sentence_html, sentence_span
from dashboard.language import _
from dashboard.marks import Mark
from dashboard.navigation import SOURCE_PAGE
from dashboard.queries import select_sources
from etl.schema import PARTS

_AT = "evidence_at"  # which row of a list the panel shows


def show_evidence(view: View, marks: Sequence[Mark]) -> None:
    """Open the panel of one mark, or of several that a figure was made of.

    It shows every count behind them: the sentence first, the paragraph around it, where it stands.
    """
    title = plain_markdown(_title_of_mark(marks[0]))
    panel = st.dialog(title, width="medium", position="right", icon=":material/format_quote:")
    panel(_show_panel)(view, marks)


def show_listed(view: View, rows: Sequence[Mark | Mapping], at: int) -> None:
    """Open the panel of one of the rows of a list; steps lead on to those beside it.

    A row is a mark, or a count as of `queries.select_sources`.
    """
    st.session_state[_AT] = at
    panel = st.dialog(
        _("原文依据"), width="medium", position="right", icon=":material/format_quote:"
    )
    panel(_show_listed)(view, rows)


def _show_listed(view: View, rows: Sequence[Mark | Mapping]) -> None:
    speak_chosen()
    row = rows[st.session_state[_AT]]
    _show_steps(st.session_state[_AT], len(rows))
    if isinstance(row, Mark):
        st.markdown(f"**{plain_markdown(_title_of_mark(row))}**")
        shown = _show_mark(view, row, 0)
    else:
        st.markdown(f"**{plain_markdown(_title_of_count(row))}**")
        _show_source(view, row, 1, 1)
        shown = [row["count_id"]]
    if shown:
        scroll_to(shown[0])


def _show_steps(at: int, total: int) -> None:
    words = _("本页第 {number} 条，共 {total} 条").format(number=at + 1, total=total)
    with st.container(horizontal=True, vertical_alignment="center", key="evidence_steps"):
        for text, step, icon in (
            (_("上一条"), -1, ":material/arrow_upward:"),
            (_("下一条"), 1, ":material/arrow_downward:"),
        ):
            st.button(
                text,
                key=f"evidence_step_{step}",
                icon=icon,
                disabled=not 0 <= at + step < total,
                on_click=_step,
                args=(step,),
            )
        st.caption(words, width="content")


def _step(step: int) -> None:
    st.session_state[_AT] += step


def _title_of_mark(mark: Mark) -> str:
    return f"{mark.heading()} · {indicator_label(mark.indicator)} {mark.phrase()}"


def _title_of_count(source: Mapping) -> str:
    matter = indicator_label(source["indicator"] or "") or category_label(source["category"])
    amount = quantity(source["value"], source["unit"], source["qualifier"])
    return f"{source['name']} {year_text(source['year'])} · {matter} {amount}"


def _show_panel(view: View, marks: Sequence[Mark]) -> None:
    speak_chosen()
    shown: list[str] = []
    for mark in marks:
        if len(marks) > 1:
            st.subheader(plain_markdown(f"{mark.heading()} {mark.phrase()}"), anchor=False)
        shown += _show_mark(view, mark, len(shown))
    if shown:
        scroll_to(shown[0])


def _show_mark(view: View, mark: Mark, before: int) -> list[str]:
    """Draw the counts of a mark, `before` of others above it; returns their identifiers."""
    sources = select_sources(view.snapshot, mark.count_ids)
    if not sources:
        text = _("{mark}，没有可显示的原文。").format(mark=labelled(mark.heading(), mark.state))
        st.info(plain_markdown(text))
        return []
    if len(sources) > 1:
        text = _("这个数值由报告中的 {total} 处数字相加得出，逐处列出如下。")
        st.markdown(text.format(total=len(sources)))
    for number, source in enumerate(sources, 1):
        _show_source(view, source, before + number, len(sources))
    return [source["count_id"] for source in sources]


def _show_source(view: View, source: Mapping, number: int, total: int) -> None:
    with st.container(border=True, key=f"evidence_{number}"):
        if _has_more_sentences(source):
            st.html(sentence_html(source["paragraph"], source))
        st.html(evidence_html(source["paragraph"], source))
        st.html(facts_html(_facts(source)))
        label = _("在原文中查看") if total == 1 else _("在原文中查看第 {number} 处")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                SOURCE_PAGE,
                label=label.format(number=number),
                icon=":material/article:",
                query_params=link_parameters(report=source["report_id"], count=source["count_id"]),
            )
            show_original(view, source, key=f"evidence_{number}_original")


def _has_more_sentences(source: Mapping) -> bool:
    text = source["paragraph"]
    start, end = sentence_span(text, source["span_start"], source["span_end"])
    return text[start:end].strip() != text.strip()


def _facts(source: Mapping) -> dict[str, str]:
    place = _("第 {paragraph} 段，第 {start}–{end} 字").format(
        paragraph=source["paragraph_ordinal"], start=source["span_start"], end=source["span_end"]
    )
    facts = {
        _("报告"): source["title"],
        _("年度"): year_text(source["year"]),
        _("章节"): section_text(source["section_path"], source["section_title"]),
        _("部分"): _(PARTS[source["part"]]),
        _("位置"): place,
    }
    return facts | ({_("注意"): doubt_text(source)} if is_doubtful(source) else {})
