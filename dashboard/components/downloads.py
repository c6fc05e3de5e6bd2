"""The downloads of a chart card, each made when it is asked for."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.cards import Card
from dashboard.components.picture import show_picture_buttons
from dashboard.components.view import View
from dashboard.exports import Rows, card_rows, csv_bytes, file_name, source_ids, xlsx_bytes
from dashboard.exports.workbook import MOST_ROWS
from dashboard.formatting import exact_number
from dashboard.language import _, bind_language
from dashboard.queries import read_sources
from dashboard.selection import selection_text

_SLOW = 20_000  # rows that take longer to write than a reader expects to wait
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(view: View, card: Card, *, drawn: bool) -> None:
    """Draw the menu of a card's downloads; pictures only where its figure is `drawn`."""
    menu = st.popover(
        _("下载"), icon=":material/download:", key=f"{card.key}_menu", on_change="rerun"
    )
    if not menu.open:
        return
    with menu:
        show_row_downloads(view, card.key, card.file_name, lambda: rows_of(view, card))
        if drawn:
            show_picture_buttons(card, download_name(view, card.file_name, ""))


def show_row_downloads(
    view: View, key: str, name: str, rows: Callable[[], Rows], total: int = 0
) -> None:
    """Draw the buttons that download rows as CSV and as a workbook.

    `rows` is called when a button is pressed; `name` is page and matter for the file's name.
    `total` is their number where they may be many: more than a workbook can hold, or slow to write.
    """
    formats = [(_("CSV 表格"), ".csv", "text/csv", csv_bytes)]
    if total < MOST_ROWS:
        formats.append((_("Excel 工作簿"), ".xlsx", _XLSX, lambda made: xlsx_bytes(made, name)))
    for label, suffix, mime, write in formats:
        st.download_button(
            label,
            data=bind_language(lambda write=write: write(rows())),
            file_name=download_name(view, name, suffix),
            mime=mime,
            key=f"{key}_{suffix.strip('.')}",
            icon=":material/table:",
            on_click="ignore",
            width="stretch",
        )
    if total >= _SLOW:
        text = _("共 {total} 行，生成需要几秒；按钮上的图标转动时请稍候。")
        with st.container(key=f"{key}_hint"):
            st.caption(text.format(total=exact_number(total)))
    if total >= MOST_ROWS:
        text = _("Excel 工作表最多 {most} 行，装不下这 {total} 行，只提供 CSV。")
        st.caption(text.format(most=exact_number(MOST_ROWS), total=exact_number(total)))


def rows_of(view: View, card: Card) -> Rows:
    """Return what a download of a card holds."""
    sources = read_sources(view.snapshot, source_ids(card))
    return card_rows(card, {row["count_id"]: row for row in sources})


def download_name(view: View, name: str, suffix: str) -> str:
    """Return the name of a file: page and matter, the filters, and the date."""
    filters = selection_text(view.choices, view.selection, separator="_")
    return file_name(name, filters, f"{date.today():%Y%m%d}", suffix=suffix)
