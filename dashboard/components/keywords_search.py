"""The search of all paragraphs: the query, where it was found, and the paragraphs."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.downloads import show_row_downloads
from dashboard.components.keywords_parts import Reading, show_lines
from dashboard.components.paging import show_paging
from dashboard.exports import Rows
from dashboard.formatting import exact_number, plain_markdown, year_text
from dashboard.language import _
from dashboard.lexis import Complaint
from dashboard.lines_of_text import paragraph_cells, paragraph_line
from dashboard.queries import Facet, SearchPage, search_paragraphs
from dashboard.selection import PLACE_SEPARATOR, Choices
from etl.schema import PARTS

PAGE = 20  # paragraphs
_FACETS = 12  # values of a facet that are offered


def show_search(reading: Reading) -> None:
    """Draw the input, the facets, and a page of the paragraphs found."""
    query = st.text_input(
        _("检索"),
        key="q",
        placeholder=_("行政执法 培训　“法治政府建设”　复议|应诉　-处罚"),
        help=_("空格：都要有；引号：照原样连写；竖线：有其一即可；减号：不要有。"),
        icon=":material/search:",
        bind="query-params",
    )
    if not query.strip():
        st.caption(_("在所选范围的全部段落里查找词、短语，可以排除。"))
        return
    asked = (reading.view.snapshot, reading.passages, query)
    found = search_paragraphs(*asked, 0)
    if isinstance(found, Complaint):
        st.warning(plain_markdown(found.phrase()), icon=":material/error:")
        return
    _show_facets(reading.view.choices, found)
    if not found.total:
        st.info(_("没有找到。请换一个词、少用几个词，或放宽筛选。"), icon=":material/search_off:")
        return
    _show_total(reading, asked, found)
    lines = st.container()
    before = show_paging("search_page", asked[1:], found.total, PAGE)
    page = search_paragraphs(*asked, PAGE, before)
    with lines:
        show_lines("found", [paragraph_line(row) for row in page.rows])


def _show_total(reading: Reading, asked: tuple, found: SearchPage) -> None:
    text = _("找到 **{paragraphs}** 段，共 {matches} 处。").format(
        paragraphs=exact_number(found.total), matches=exact_number(found.matches)
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", key="found_bar"):
        st.markdown(text, width="content")
        with st.popover(
            _("下载"), icon=":material/download:", key="search_menu", on_change="rerun"
        ) as menu:
            if menu.open:
                name = f"{_('检索')}_{asked[2][:20]}"
                show_row_downloads(
                    reading.view, "search", name, lambda: _rows(asked, found.total), found.total
                )


def _show_facets(choices: Choices, found: SearchPage) -> None:
    """Draw where the query was found; a click on a value filters by it, another one no more."""
    places = _places_of_districts(choices)
    districts = [(places[facet.value], facet) for facet in found.districts if facet.value in places]
    years = [(str(facet.value), facet) for facet in found.years if facet.value]
    _show_facet(_("地区"), "place", districts, str)
    _show_facet(_("年度"), "year", years, year_text)
    _show_facet(
        _("部分"), "part", [(facet.value, facet) for facet in found.parts], lambda p: _(PARTS[p])
    )


def _show_facet(label: str, name: str, values: Sequence[tuple[str, Facet]], say) -> None:
    if not values:
        return
    chosen = st.session_state.get(name) or ()
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key=f"facet_{name}"
    ):
        st.caption(label, width="content")
        for value, facet in values[:_FACETS]:
            text = f"{say(facet.value)} · {exact_number(facet.total)}"
            st.button(
                plain_markdown(text),
                key=f"facet_{name}_{value}",
                icon=":material/check:" if value in chosen else None,
                type="primary" if value in chosen else "secondary",
                on_click=_turn,
                args=(name, value),
            )
        if len(values) > _FACETS:
            text = _("另有 {total} 项，可在筛选中选").format(total=len(values) - _FACETS)
            st.caption(text, width="content")


def _turn(name: str, value: str) -> None:
    """Take a value into a filter, or out of it; a callback."""
    chosen = list(st.session_state.get(name) or ())
    st.session_state[name] = (
        [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    )


def _places_of_districts(choices: Choices) -> dict[str, str]:
    """Return the place of the hierarchy by the name of a district; of namesakes, the first."""
    places: dict[str, str] = {}
    for value in choices.labels("place"):
        places.setdefault(value.split(PLACE_SEPARATOR)[-1], value)
    return places


def _rows(asked: tuple, total: int) -> Rows:
    cells = paragraph_cells(search_paragraphs(*asked, total).rows)
    return Rows(tuple(cells[0]), cells)
