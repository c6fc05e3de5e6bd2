"""The headline figures: the leading indicator of each category, large, with its change."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.evidence import show_evidence
from dashboard.components.filters import link_parameters
from dashboard.components.fragments import fragment
from dashboard.components.switches import show_switch
from dashboard.components.view import View
from dashboard.formatting import indicator_label, level_label, plain_markdown, year_text, years_text
from dashboard.language import _
from dashboard.leading import Leading
from dashboard.marks import Mark
from dashboard.navigation import COMPARE_PAGE, TRENDS_PAGE
from dashboard.queries import load_leading, load_line_years, select_highest, select_middle
from dashboard.sparkline import sparkline_html
from dashboard.summary import MEDIAN, SUM, WAYS, shown_categories
from dashboard.theme import CORE_CATEGORIES, category_colour

FIGURES = 4  # as many stand beside each other on a projector
YEARS = 10  # of the line beside a figure
SOURCES = 12  # values whose paragraphs a click on a sum opens


@fragment
def show_headline(view: View, year: int | None) -> None:
    """Draw the leading figures of the year; a click on one opens the paragraphs behind it."""
    categories = shown_categories(view.selection, CORE_CATEGORIES)
    figures = load_leading(view.snapshot, view.selection, categories, FIGURES)
    years = load_line_years(view.snapshot, view.selection, YEARS)
    with st.container(horizontal=True, vertical_alignment="center", key="headline_bar"):
        title = _("主要数字 · {year}").format(year=year_text(year))
        st.header(title, anchor=False, width="content")
        with st.container(width="content", key="headline_hint"):
            st.caption(_("点击数字或文字看原文"))
        st.space("stretch")
        asked = _choose_way(figures)
    clicked = None
    with st.grid(columns=FIGURES, min_column_width=170):
        for number, figure in enumerate(figures):
            with st.container(
                border=True, height="stretch", gap="xsmall", key=f"headline_{number}"
            ):
                if _show_figure(figure, years, number, asked):
                    clicked = figure
    if clicked:
        show_evidence(view, _marks_behind(view, clicked, asked))


def _choose_way(figures: Sequence[Leading]) -> str:
    """Draw the choice of how several bodies are rolled up; nothing is added unasked."""
    if not any(_addable(figure) for figure in figures):
        return MEDIAN
    bar = st.container(width="content")
    return show_switch(bar, _("多个主体"), WAYS, "headline_way", named=False, kept=False)


def _addable(figure: Leading) -> bool:
    return figure.own is None and figure.summary is not None and not figure.summary.panel.rate


def _show_figure(figure: Leading, years: Sequence[int], number: int, asked: str) -> bool:
    """Draw a figure; returns whether it was clicked."""
    st.markdown(plain_markdown(figure.label()))
    if figure.summary is None:
        st.markdown(plain_markdown(figure.value()))
        st.caption(plain_markdown(figure.note()))
        return False
    pressed = st.button(
        plain_markdown(figure.value(asked)),
        key=f"headline_value_{number}",
        type="tertiary",
    )
    st.caption(plain_markdown(figure.change()))
    points = figure.points(years)
    drawn = sum(value is not None for value, _hedged in points) > 1
    if drawn:
        alt = figure.points_text(years)
        st.html(sparkline_html(points, category_colour(figure.category), alt))
    st.caption(plain_markdown(figure.note(asked)))
    _show_links(figure, years if drawn else ())
    return pressed


def _show_links(figure: Leading, years: Sequence[int]) -> None:
    """Draw the links to the bodies of a figure and to its `years`, where a line shows them."""
    panel = figure.summary.panel
    named = {"indicator": indicator_label(panel.indicator)}
    if panel.level:
        named["level"] = level_label(panel.level)
    with st.container(horizontal=True, gap="xxsmall"):
        if figure.own is None:
            year = {} if panel.year is None else {"year": str(panel.year)}
            parameters = link_parameters(**named, **year)
            st.page_link(COMPARE_PAGE, label=_("逐个比较"), query_params=parameters)
        if years:
            place = {} if figure.own is None else {"place": figure.own.place}
            parameters = link_parameters(**named, **place)
            parameters.pop("year", None)
            label = _("{years}变化").format(years=years_text(years))
            st.page_link(TRENDS_PAGE, label=label, query_params=parameters)


def _marks_behind(view: View, figure: Leading, asked: str) -> Sequence[Mark]:
    """Return the marks that a figure is made of; of a long sum the highest."""
    if figure.own is not None:
        return [figure.own, *([figure.before] if figure.before else [])]
    panel = figure.summary.panel
    if figure.summary.way(asked) == SUM:
        return select_highest(view.snapshot, view.selection, (panel,), SOURCES)[panel]
    return select_middle(view.snapshot, view.selection, panel)
