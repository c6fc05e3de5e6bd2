"""Entry point of the dashboard: finds the snapshot, draws navigation and filters, runs a page."""

import streamlit as st

from dashboard.components.address import remember_address
from dashboard.components.chips import show_chips
from dashboard.components.empty import show_broken_snapshot, show_no_snapshot
from dashboard.components.filters import SHARED_PARAMETERS, restore_filters
from dashboard.components.furniture import show_furniture, show_printing
from dashboard.components.languages import (
    name_linked_language,
    open_language,
    show_language_switch,
)
from dashboard.components.view import open_view
from dashboard.heap import HEAP
from dashboard.language import _
from dashboard.navigation import PAGES, PRODUCT
from dashboard.queries import check_snapshot
from dashboard.snapshot import BrokenSnapshot, NoSnapshot, Snapshot, data_folder, find_snapshot
from dashboard.theme import ICON, style_sheet


def _find_whole_snapshot() -> Snapshot | None:
    folder = data_folder()
    try:
        snapshot = find_snapshot(folder)
        check_snapshot(snapshot)
    except NoSnapshot:
        show_no_snapshot(folder)
    except BrokenSnapshot as error:
        show_broken_snapshot(folder, str(error))
    else:
        return snapshot
    return None


restore_filters()
language = open_language()
# Ahead of the navigation, which fetches the icons of its pages from another host without it.
st.set_page_config(page_icon=ICON, layout="wide")
st.html(style_sheet())
show_furniture(language)
page = st.navigation(
    [
        st.Page(
            entry.path,
            title=_(entry.title),
            icon=entry.icon,
            url_path=entry.address or None,
            default=not entry.address,
        )
        for entry in PAGES
    ],
    position="top",
)
name_linked_language()
st.set_page_config(page_title=f"{page.title} · {_(PRODUCT)}")
if snapshot := _find_whole_snapshot():
    view = open_view(snapshot, page.url_path)
    show_language_switch()
    show_printing(snapshot)
    show_chips(view.choices)
    try:
        page.run()
    finally:  # a page may stop itself
        remember_address(page.url_path, SHARED_PARAMETERS)
HEAP.freeze()
