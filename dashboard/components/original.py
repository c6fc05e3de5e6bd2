"""The file of a report as it was received."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.view import View
from dashboard.language import _
from dashboard.queries import find_original


def show_original(view: View, report: Mapping, key: str) -> None:
    """Draw the download of the file that a report was read from, where the data folder keeps it.

    `report` is a row with `report_id` and `report`, the name of the file.
    """
    path = find_original(view.snapshot, report["report_id"])
    if path is None:
        return
    st.download_button(
        _("下载原始文件"),
        data=path.read_bytes,
        file_name=report["report"].rsplit("/", 1)[-1],
        key=key,
        icon=":material/draft:",
        type="tertiary",
        on_click="ignore",
    )
