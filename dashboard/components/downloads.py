"""The download of a chart card, made when it is asked for."""

from datetime import date

import streamlit as st

from dashboard.cards import Card
from dashboard.components.view import View
from dashboard.exports import file_name, marks_csv, table_csv
from dashboard.queries import select_sources


def show_download(view: View, card: Card) -> None:
    """Draw the button that downloads exactly what the card shows, with its sources."""
    st.download_button(
        "下载 CSV",
        data=lambda: card_csv(view, card),
        file_name=file_name(card.file_name, f"{date.today():%Y%m%d}"),
        mime="text/csv",
        key=f"{card.key}_csv",
        icon=":material/download:",
        on_click="ignore",
    )


def card_csv(view: View, card: Card) -> bytes:
    """Return the bytes of a card's download."""
    if not card.marks:
        return table_csv(card)
    ids = tuple(id_ for mark in card.marks for id_ in mark.count_ids)
    sources = {row["count_id"]: row for row in select_sources(view.snapshot, ids)}
    return marks_csv(card.marks, sources)
