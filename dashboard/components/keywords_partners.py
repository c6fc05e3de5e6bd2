"""The company of a word: which terms stand in the same paragraphs more often than by chance."""

import streamlit as st

from dashboard.components.downloads import show_row_downloads
from dashboard.components.keywords_concordance import offer_words, show_word_input
from dashboard.components.keywords_network import MANY, show_network, show_picture_downloads
from dashboard.components.keywords_parts import (
    CONCORDANCE,
    Reading,
    open_search,
    open_section,
    show_words,
)
from dashboard.exports import Rows
from dashboard.formatting import exact_number, plain_markdown
from dashboard.language import N_, _
from dashboard.lexis import Links, Partners, phrase_query
from dashboard.lexis.association import FEWEST_TOGETHER
from dashboard.queries import load_links, load_partners
from dashboard.word_ranks import partner_cells, rank_partners, why_left_out

LISTED = 40
_NOTE = N_(
    "图中是同段倾向最强的词：圆越大，词出现的段落越多；蓝线越粗，与所查的词同段的倾向越强（G²）；"
    "灰线连着彼此也常同段的词。下面的条长也是 G²，NPMI 越近 1 越形影不离。"
    "点击一个词，看两词同在的段落。"
)


def show_partners(reading: Reading) -> None:
    """Draw the word, and the terms that stand with it: as a network and as a list."""
    word = show_word_input()
    if not word:
        offer_words(reading)
        return
    found = load_partners(reading.view.snapshot, reading.passages, word)
    if not len(found.terms):
        st.info(plain_markdown(_why_none(word)), icon=":material/search_off:")
        return
    nearest = tuple(map(str, found.terms[:MANY]))
    links = load_links(reading.view.snapshot, reading.passages, nearest)
    ranked = rank_partners(found, LISTED)
    with st.container(border=True, key="card_partners"):
        _show_head(reading, found, links, word)
        show_network(
            found,
            links,
            word,
            {partner.word: partner.hint for partner in ranked},
            lambda chosen: _open_both(word, chosen),
        )
        st.caption(plain_markdown(_(_NOTE)))
        show_words("partners", ranked, lambda partner: _open_both(word, partner))


def _open_both(word: str, partner: str) -> None:
    """Show the paragraphs of both words, or of the one in the middle each place."""
    if partner == word:
        open_section(CONCORDANCE)
    else:
        open_search(phrase_query(word, partner))


def _show_head(reading: Reading, found: Partners, links: Links, word: str) -> None:
    text = _("“{word}”见于 {paragraphs} 段，与它同段的词")
    text = text.format(word=word, paragraphs=exact_number(found.chosen))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.subheader(plain_markdown(text), anchor=False, width="content")
        menu = st.popover(
            _("下载"), icon=":material/download:", key="partners_menu", on_change="rerun"
        )
    if not menu.open:
        return
    with menu:
        name = f"{_('共现')}_{word}"
        show_row_downloads(reading.view, "partners", name, lambda: _rows(found))
        show_picture_downloads(reading.view, found, links, word, name)


def _why_none(word: str) -> str:
    text = _("没有与“{word}”常在同一段出现的词：至少要同在 {fewest} 段，且多于偶然。")
    return text.format(word=word, fewest=FEWEST_TOGETHER) + why_left_out(word)


def _rows(found: Partners) -> Rows:
    cells = list(partner_cells(found))
    return Rows(tuple(cells[0]), cells)
