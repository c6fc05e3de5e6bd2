"""The trends: a chart card for each indicator chosen, by values or by changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.cards.card import Card, by_indicator
from dashboard.cards.lines import LINES, Trend, make_trend
from dashboard.cards.trend import change_card, missing_text, shown_years, trend_card
from dashboard.components.chart_card import show_card
from dashboard.components.limits import say_what_is_chosen, show_limit
from dashboard.components.switches import show_switch
from dashboard.components.view import View
from dashboard.formatting import indicator_label, joined, plain_markdown
from dashboard.language import N_, _
from dashboard.marks import Mark
from dashboard.queries import load_coverage, rank_indicators, select_marks
from dashboard.queries.comparison import select_lines
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

VALUES, CHANGES, RATES = N_("数值"), N_("同比增减"), N_("同比增幅")
MEASURES = (VALUES, CHANGES, RATES)
CARDS = 6  # indicators of a page
UNASKED = 4  # indicators shown where none is chosen
PANELS = 4  # units and levels of a card
SIDE_BY_SIDE = 12  # years for which half a page is wide enough


@dataclass(frozen=True, slots=True)
class _Period:
    """The years of the axes, and the report of each pair of place and year."""

    years: list[int]
    covered: Mapping[tuple[str, int], str]


def show_trends(view: View) -> None:
    """Draw the indicators chosen, or those that most bodies report where none is chosen."""
    measure = show_switch(st.container(), _("看什么"), MEASURES, "trend_measure")
    ranked = rank_indicators(view.snapshot, view.selection)
    chosen = ranked[: CARDS if view.selection.indicators else UNASKED]
    say_what_is_chosen(
        view,
        chosen,
        len(ranked) - len(chosen),
        unasked=_("未选指标，先看报告主体最多的：**{names}**。在左侧“指标”中可改选。"),
        beyond=_("一页最多 {shown} 项指标，其余 {rest} 项未画出。"),
    )
    period = _load_period(view.snapshot, view.selection)
    if not period.years:
        st.info(_("所选报告的年度不明，无法逐年排列。"))
        return
    trends = _load_trends(view.snapshot, view.selection, tuple(chosen))
    _show_trends(view, trends, measure)


def _show_trends(view: View, trends: Sequence[Trend], measure: str) -> None:
    drawn = [trend for trend in trends if measure == VALUES or trend.changes]
    silent = [trend for trend in trends if trend not in drawn]
    _say_what_has_no_change(silent)
    side_by_side = len(drawn) > 1 and len(drawn[0].years) <= SIDE_BY_SIDE
    with st.grid(columns=2 if side_by_side else 1, min_column_width=320):
        for trend in drawn:
            with st.container():
                _show_trend(view, trend, measure)


def _say_what_has_no_change(trends: Sequence[Trend]) -> None:
    reasons: dict[str, list[str]] = {}
    for trend in trends:
        reasons.setdefault(missing_text(trend), []).append(indicator_label(trend.indicator))
    for reason, names in reasons.items():
        text = _("{names}：{reason}，不计同比。")
        st.info(plain_markdown(text.format(names=joined(names), reason=reason)))


def _show_trend(view: View, trend: Trend, measure: str) -> None:
    key = f"trend_{trend.indicator.replace('.', '_')}"
    limit = show_limit(f"{key}_panels", len(trend.panels), _("栏"), first=PANELS)
    show_card(view, _card(key, trend, measure, limit))


def _card(key: str, trend: Trend, measure: str, limit: int | None) -> Card:
    if measure == VALUES:
        return trend_card(key, trend, limit)
    return change_card(key, trend, measure == RATES, limit)


@st.cache_resource(max_entries=16, show_spinner=False)
def _load_period(snapshot: Snapshot, selection: Selection) -> _Period:
    """Read the years of the axes; the years before them too, for the changes."""
    reports = load_coverage(snapshot, _with_years_before(selection))
    dated = [row for row in reports if row["year"] is not None]
    years = shown_years({row["year"] for row in dated}, selection.years)
    return _Period(years, {(row["place"], row["year"]): row["report_id"] for row in dated})


@st.cache_resource(max_entries=16, show_spinner=False)
def _load_trends(
    snapshot: Snapshot, selection: Selection, indicators: tuple[str, ...]
) -> list[Trend]:
    """Read the lines of indicators at once; kept, for a click that changes none asks again."""
    period = _load_period(snapshot, selection)
    selection = replace(selection, indicators=indicators, categories=())
    found, lines = select_lines(snapshot, selection, LINES)
    marks, around = by_indicator(found), by_indicator(_select_around(snapshot, selection, found))
    return [
        _make_trend(period, marks[indicator], lines[indicator], around[indicator])
        for indicator in indicators
        if indicator in marks
    ]


def _make_trend(
    period: _Period, marks: Sequence[Mark], lines: int, around: Sequence[Mark]
) -> Trend:
    places = {mark.place for mark in marks}
    own = [mark for mark in around if mark.place in places]
    return make_trend(marks[0].indicator, marks, lines, own, period.years, period.covered)


def _select_around(snapshot: Snapshot, selection: Selection, marks: Sequence[Mark]) -> list[Mark]:
    """Return all dated marks of the bodies of marks, those of the year before too."""
    places = dict.fromkeys(mark.place for mark in marks)
    wide = replace(_with_years_before(selection), places=tuple(places), hedges=())
    found = select_marks(snapshot, wide) if places else []
    return [mark for mark in found if mark.year is not None]


def _with_years_before(selection: Selection) -> Selection:
    years = {year - before for year in selection.years for before in (0, 1)}
    return replace(selection, years=tuple(sorted(years)))
