"""The nine fields of the outline: a heat map of their shares, and the text behind each cell."""

import streamlit as st

from dashboard.cards.themes import parts_of_key, theme_card
from dashboard.components.chart_card import show_card
from dashboard.components.fragments import speak_chosen
from dashboard.components.keywords_parts import Reading, show_lines
from dashboard.components.limits import show_limit
from dashboard.formatting import joined, plain_markdown, year_text
from dashboard.language import _
from dashboard.lines_of_text import paragraph_line
from dashboard.queries import (
    ReportThemes,
    count_themed_reports,
    load_report_themes,
    select_theme_paragraphs,
)
from etl.themes import themes

_SHOWN = 30  # paragraphs and words of a panel


def show_themes(reading: Reading) -> None:
    """Draw the shares of the fields; a click on a cell opens its words and paragraphs."""
    asked = (reading.view.snapshot, reading.passages)
    total = count_themed_reports(*asked)
    if not total:
        st.info(_("当前筛选下没有正文段落。请放宽筛选或换一个部分。"))
        return
    limit = show_limit("themes", total, _("份报告"))
    shown = load_report_themes(*asked, limit or total)
    by_id = {report.report_id: report for report in shown}

    def open_cell(key: str) -> None:
        report_id, theme = parts_of_key(key)
        if report_id in by_id:
            _open(reading, by_id[report_id], theme)

    with st.container(key="wide_themes"):
        show_card(reading.view, theme_card("themes", shown, total), open_cell)


def _open(reading: Reading, report: ReportThemes, theme: str) -> None:
    label = _(themes()[theme].label)
    title = f"{report.name} {year_text(report.year)} · {label}"
    panel = st.dialog(plain_markdown(title), width="medium", position="right")
    panel(_show_panel)(reading, report, theme)


def _show_panel(reading: Reading, report: ReportThemes, theme: str) -> None:
    speak_chosen()
    found = report.shares[theme]
    st.markdown(
        plain_markdown(
            _("占报告正文的 {share}，涉及 {total} 段。").format(
                share=f"{found.share:.1%}", total=len(found.paragraphs)
            )
        )
    )
    words = joined(f"{word} {times}" for word, times in list(found.words.items())[:_SHOWN])
    if words:
        st.markdown(plain_markdown(words))
    rows = select_theme_paragraphs(reading.view.snapshot, reading.passages, report.report_id, theme)
    show_lines("theme_lines", [paragraph_line(row) for row in rows[:_SHOWN]])
    if len(rows) > _SHOWN:
        text = _("只列最切题的 {shown} 段，共 {total} 段。")
        st.caption(text.format(shown=_SHOWN, total=len(rows)))
