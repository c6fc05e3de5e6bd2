"""The parts of a portrait below its head: words, charts and findings."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.analysis import find_changes, usual_indicators
from dashboard.cards import matrix_card, standing_card
from dashboard.cards.portrait import unplaced_notes
from dashboard.components.chart_card import show_card
from dashboard.components.findings import show_findings
from dashboard.components.limits import show_limit
from dashboard.components.portrait import Portrait
from dashboard.components.statements import show_statements
from dashboard.components.view import View
from dashboard.formatting import indicator_label, joined, level_label, plain_markdown, year_text
from dashboard.language import _
from dashboard.marks import Mark
from dashboard.queries import (
    load_coverage,
    load_finding_summary,
    load_positions,
    select_changes,
    select_marks,
    select_outliers_of,
)

NARROW = 4  # years of a matrix that a phone has room for
STANDOUTS = 5  # changes and outliers, of each


def show_portrait_sections(view: View, portrait: Portrait) -> None:
    """Draw what stands out, the place among peers, the values of all years, and the findings."""
    marks = [
        mark for mark in select_marks(view.snapshot, portrait.own) if mark.place == portrait.place
    ]
    if not marks:
        st.info(_("这个主体的报告里没有提取到指标值：未报告，不等于零。"))
        return
    _show_words(view, portrait)
    _show_standing(view, portrait, marks)
    reports = {row["year"]: row["report_id"] for row in portrait.reports if row["year"]}
    st.header(_("全部指标"), anchor=False)
    with st.container(key="wide_portrait" if len(reports) > NARROW else None):
        show_card(view, matrix_card("portrait_matrix", portrait.name, marks, reports))
    _show_findings(view, portrait)


def _show_words(view: View, portrait: Portrait) -> None:
    st.header(_("值得注意"), anchor=False)
    place, year = portrait.place, portrait.year
    changes = select_changes(view.snapshot, portrait.own, year, STANDOUTS, place)
    outliers = select_outliers_of(view.snapshot, portrait.peers, place, STANDOUTS)
    told = [(change.sentence(), (change.mark, change.before)) for change in changes]
    told += [(standout.sentence(), (standout.mark,)) for standout in outliers]
    if told:
        show_statements(view, "portrait", told)
    else:
        st.markdown(_("与上年和同级主体相比，没有特别突出的数值，或没有可比的数值。"))
    if portrait.report["level"]:
        _show_missed(view, portrait)


def _show_missed(view: View, portrait: Portrait) -> None:
    """Say which indicators most of the peers report and this body does not."""
    peers = select_marks(view.snapshot, portrait.peers)
    reports = {row["report_id"] for row in load_coverage(view.snapshot, portrait.peers)}
    own = {mark.indicator for mark in peers if mark.place == portrait.place}
    missed = [name for name in usual_indicators(peers, reports) if name not in own]
    if missed:
        text = _("同级报告半数以上写有、{name} {year}未报告（不等于零）：{indicators}。")
        st.markdown(
            plain_markdown(
                text.format(
                    name=portrait.name,
                    year=year_text(portrait.year),
                    indicators=joined(map(indicator_label, missed)),
                )
            )
        )


def _show_standing(view: View, portrait: Portrait, marks: Sequence[Mark]) -> None:
    level = level_label(portrait.report["level"])
    st.header(_("在{level}中的位置").format(level=level), anchor=False)
    of_year = [mark for mark in marks if mark.year == portrait.year]
    if not of_year:
        st.info(_("当年报告没有可比较的指标值：未报告，不等于零。"))
        return
    positions = load_positions(view.snapshot, portrait.peers)
    placed = sum(
        mark.key in positions and positions[mark.key].percentile is not None for mark in of_year
    )
    if not placed:
        st.info("  \n".join(map(plain_markdown, unplaced_notes(of_year, positions))))
        return
    limit = show_limit("portrait_standing", placed, _("项"))
    card = standing_card(
        "portrait_standing", portrait.name, of_year, positions, find_changes(marks), limit
    )
    show_card(view, card)


def _show_findings(view: View, portrait: Portrait) -> None:
    own = replace(view, selection=replace(portrait.own, years=(portrait.year,)))
    show_findings(own, load_finding_summary(view.snapshot, own.selection), 1)
