"""The company of a word: which terms stand in the same paragraphs more often than by chance."""

import streamlit as st

from dashboard.components.downloads import show_row_downloads
from dashboard.components.keywords_concordance import offer_words, show_word_input
from dashboard.components.keywords_parts import Reading, open_search, show_words
from dashboard.exports import Rows
from dashboard.formatting import exact_number, plain_markdown
from dashboard.language import _
from dashboard.lexis.association import FEWEST_TOGETHER
from dashboard.queries import load_partners
from dashboard.word_ranks import partner_cells, rank_partners

LISTED = 40


def show_partners(reading: Reading) -> None:
    """Draw the word and the terms that stand with it, the strongest first."""
    word = show_word_input()
    if not word:
        offer_words(reading)
        return
    found = load_partners(reading.view.snapshot, reading.passages, word)
    quoted = plain_markdown(word)
    if not len(found.terms):
        text = _("没有与“{word}”常在同一段出现的词：至少要同在 {fewest} 段，且多于偶然。")
        st.info(text.format(word=quoted, fewest=FEWEST_TOGETHER), icon=":material/search_off:")
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", key="partners_bar"):
        text = _("“{word}”见于 {paragraphs} 段；与它同段的词由强到弱：")
        st.markdown(
            text.format(word=quoted, paragraphs=exact_number(found.chosen)), width="content"
        )
        with st.popover(
            _("下载"), icon=":material/download:", key="partners_menu", on_change="rerun"
        ) as menu:
            if menu.open:
                name = f"{_('共现')}_{word}"
                show_row_downloads(reading.view, "partners", name, lambda: _rows(found))
    with st.container(border=True):
        show_words(
            "partners",
            rank_partners(found, LISTED),
            lambda partner: open_search(f'"{word}" "{partner}"'),
        )
    note = _(
        "条长是 G²（与偶然相比的强度），NPMI 越近 1 越形影不离。点击一个词，看两词同在的段落。"
    )
    st.caption(plain_markdown(note))


def _rows(found) -> Rows:
    cells = list(partner_cells(found))
    return Rows(tuple(cells[0]), cells)
