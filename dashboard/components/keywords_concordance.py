"""The concordance: every occurrence of a word, aligned, each leading to its paragraph."""

import streamlit as st

from dashboard.components.downloads import show_row_downloads
from dashboard.components.keywords_parts import Reading, show_lines, show_words
from dashboard.components.paging import show_paging
from dashboard.exports import Rows
from dashboard.formatting import exact_number, plain_markdown
from dashboard.language import _
from dashboard.lines_of_text import concordance_line, paragraph_cells
from dashboard.queries import load_frequencies, select_concordance
from dashboard.queries.concordance import ORDERS
from dashboard.word_ranks import FREQUENCY, rank_frequencies, why_left_out
from etl.keywords import GAP

PAGE = 25  # occurrences
_OFFERED = 20  # words to choose from


def show_word_input() -> str:
    """Draw the input of a word; returns the word."""
    word = st.text_input(
        _("词"),
        key="word",
        placeholder=_("输入一个词，如：行政执法"),
        icon=":material/match_word:",
        max_chars=50,
        bind="query-params",
        persist_state="session",
        width=260,
    )
    return word.strip()


def offer_words(reading: Reading) -> None:
    """Draw the most frequent words to choose from."""
    st.caption(_("在上面输入一个词，或在下面点一个常用词。"))
    found = load_frequencies(reading.view.snapshot, reading.passages)
    show_words("offered", rank_frequencies(found, FREQUENCY, _OFFERED), _set)


def show_concordance(reading: Reading) -> None:
    """Draw the word, the order, and a page of its occurrences."""
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="concordance_bar")
    with bar:
        word = show_word_input()
    if not word:
        offer_words(reading)
        return
    with bar:
        order = _choose_order()
        pieces = GAP not in word and st.toggle(
            _("含更长的词"),
            key="pieces",
            help=_("如查“执法”时，也列出“行政执法”中的“执法”。"),
            bind="query-params",
        )
    asked = (reading.view.snapshot, reading.passages, word)
    total = select_concordance(*asked, 0, order=order, pieces=pieces)
    _show_pieces_note(word, total.total, total.pieces, pieces)
    if reason := why_left_out(word):
        st.caption(plain_markdown(reason))
    if not total.total:
        return
    with (
        bar,
        st.popover(
            _("下载"), icon=":material/download:", key="concordance_menu", on_change="rerun"
        ) as menu,
    ):
        if menu.open:
            show_row_downloads(
                reading.view,
                "concordance",
                f"{_('上下文')}_{word}",
                lambda: _rows(asked, total.total, order, pieces),
                total.total,
            )
    lines = st.container()
    before = show_paging("kwic_page", (*asked[1:], order, pieces), total.total, PAGE)
    page = select_concordance(*asked, PAGE, before, order, pieces)
    with lines:
        show_lines("kwic", [concordance_line(line) for line in page.lines])


def _choose_order() -> str:
    return st.selectbox(
        _("排序"),
        list(ORDERS),
        format_func=lambda name: _(ORDERS[name]),
        key="kwic_order",
        bind="query-params",
        width=140,
    )


def _show_pieces_note(word: str, total: int, pieces: int, shown: bool) -> None:
    quoted = plain_markdown(word)
    if not total and not pieces:
        st.info(
            _("所选范围内没有“{word}”。请放宽筛选，或换一个词。").format(word=quoted),
            icon=":material/search_off:",
        )
        return
    text = _("“{word}”共 {total} 处。").format(word=quoted, total=exact_number(total))
    if pieces and not shown:
        more = _("另有 {pieces} 处没有列出，是更长的词的一部分或本地名称。")
        text += more.format(pieces=exact_number(pieces))
    st.markdown(text)


def _rows(asked: tuple, total: int, order: str, pieces: bool) -> Rows:
    cells = paragraph_cells(select_concordance(*asked, total, 0, order, pieces).lines)
    return Rows(tuple(cells[0]), cells)


def _set(word: str) -> None:
    st.session_state["word"] = word
