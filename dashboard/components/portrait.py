"""The portrait of a body: what it reported, what stands out, its place among its peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.address import linked_values
from dashboard.components.brief import show_district_brief
from dashboard.components.filters import link_parameters
from dashboard.components.switches import translate_link
from dashboard.components.view import View
from dashboard.formatting import level_label, plain_markdown, year_text, years_text
from dashboard.highlight import facts_html
from dashboard.language import N_, _
from dashboard.navigation import FIGURES_PAGE, SOURCE_PAGE, TRENDS_PAGE
from dashboard.queries import load_coverage, select_bodies
from dashboard.selection import BODY, PLACE_SEPARATOR, Selection

# Which bodies of the level are the peers; by how many parts of the path of the place they share.
SCOPES = {N_("全部同级主体"): 0, N_("本省同级主体"): 1, N_("本市同级主体"): 2}


@dataclass(frozen=True, slots=True)
class Portrait:
    """The body and year that a portrait shows, and who its peers are.

    `reports` are all reports of the body (`queries.load_coverage`), `report` the one on the year.
    """

    place: str
    name: str
    year: int
    report: Mapping
    reports: tuple[Mapping, ...]
    peers: Selection

    @property
    def own(self) -> Selection:
        """The selection of the body in all years."""
        return Selection(places=(self.place,))


def show_portrait_choice(view: View) -> Portrait | None:
    """Draw the choices of body, year and peers; None where no report has a year."""
    bodies = {row["place"]: row for row in select_bodies(view.snapshot, view.selection)}
    dated = {place: row for place, row in bodies.items() if row["years"]}
    if not dated:
        return None
    linked = [place for place in linked_values(BODY, view.page) or () if place in dated]
    if linked:
        st.session_state[BODY] = linked[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox(
            _("报告主体"),
            list(dated),
            index=next((at for at, row in enumerate(dated.values()) if row["counts"]), 0),
            key=BODY,
            filter_mode="contains",
            bind="query-params",
            persist_state="session",
        )
        years = sorted(dated[place]["years"], reverse=True)
        year = _choose_year(years)
        translate_link("peers", tuple(SCOPES))
        scope = st.selectbox(
            _("比较范围"),
            list(SCOPES),
            format_func=_,
            key="peers",
            bind="query-params",
            width=190,
        )
    own = Selection(places=(place,))
    reports = tuple(row for row in load_coverage(view.snapshot, own) if row["place"] == place)
    report = next(row for row in reports if row["year"] == year)
    return Portrait(
        place, dated[place]["name"], year, report, reports, _peers_of(report, year, SCOPES[scope])
    )


def show_portrait_head(view: View, portrait: Portrait) -> None:
    """Draw who the body is, its reports, and the ways on: brief, trends, every figure."""
    with st.container(border=True, key="portrait_head"):
        st.html(facts_html(_facts(portrait)))
        with st.container(horizontal=True):
            for row in sorted(portrait.reports, key=lambda row: -(row["year"] or 0))[:_LINKED]:
                st.page_link(
                    SOURCE_PAGE,
                    label=plain_markdown(_("{year}报告原文").format(year=year_text(row["year"]))),
                    icon=":material/article:",
                    query_params=link_parameters(report=row["report_id"]),
                )
            for page, label, icon in (
                (TRENDS_PAGE, _("年度趋势"), ":material/show_chart:"),
                (FIGURES_PAGE, _("指标明细"), ":material/table_view:"),
            ):
                st.page_link(
                    page,
                    label=label,
                    icon=icon,
                    query_params=link_parameters(place=portrait.place),
                )
            show_district_brief(view, portrait.place, portrait.year, portrait.peers)


def _choose_year(years: Sequence[int]) -> int:
    chosen = st.selectbox(
        _("年度"),
        [str(year) for year in years],
        key="portrait_year",
        bind="query-params",
        width=110,
    )
    return int(chosen)


def _peers_of(report: Mapping, year: int, shared: int) -> Selection:
    """Return the selection of the bodies of the same level and year that share a place."""
    path = report["place"].split(PLACE_SEPARATOR)
    # The body itself is the last part of its path and no place that others share.
    above = PLACE_SEPARATOR.join(path[: min(shared, len(path) - 1)])
    levels = (report["level"],) if report["level"] else ()
    return Selection(places=(above,) if above else (), levels=levels, years=(year,))


def _facts(portrait: Portrait) -> dict[str, str]:
    years = [row["year"] for row in portrait.reports if row["year"] is not None]
    facts = {
        _("报告主体"): portrait.name,
        _("地区"): portrait.place,
        _("层级"): level_label(portrait.report["level"]),
        _("有报告的年度"): years_text(years),
        _("当年报告"): portrait.report["title"] or portrait.report["report"],
        _("当年数据"): _("{total} 条").format(total=portrait.report["counts"]),
    }
    return {name: str(text) for name, text in facts.items() if text}


_LINKED = 3  # years whose report is linked
