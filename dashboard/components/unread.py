"""The files that the build was given and that are not in the snapshot, and why."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.paging import show_paging
from dashboard.components.view import View
from dashboard.formatting import exact_number, plain_markdown

ROWS = 20  # files of a page


def show_unread(view: View, manifest: Mapping | None) -> None:
    """Draw what the snapshot's manifest says of files refused and of copies."""
    st.header("没有读入的文件", anchor=False)
    if manifest is None:
        st.info(
            "快照里没有可读的构建记录（manifest.json），无从得知哪些文件没有读入。重新构建即可补上。",
            icon=":material/help:",
        )
        return
    rejected, duplicates = manifest["rejected"], manifest["duplicates"]
    st.caption("这里列出构建时给出的全部文件，不受筛选影响。")
    if not rejected:
        st.success("构建时没有拒收任何文件。", icon=":material/check_circle:")
    else:
        st.markdown(
            f"{exact_number(len(rejected))} 个文件没有读入，其余文件照常发布。"
            "改好后重新构建即可补上；原因是程序的英文说明。"
        )
        _show_files(
            view, "rejected", [_pair(row, "没有读入的原因", row["reason"]) for row in rejected]
        )
    if duplicates:
        st.markdown(f"{exact_number(len(duplicates))} 个文件与别的文件内容完全相同，只读入一次。")
        _show_files(
            view, "duplicates", [_pair(row, "内容同于", row["same_as"]) for row in duplicates]
        )


def _pair(row: Mapping, heading: str, text: str) -> dict:
    return {"文件": plain_markdown(row["name"]), heading: plain_markdown(text)}


@st.fragment
def _show_files(view: View, key: str, rows: list[dict]) -> None:
    before = show_paging(f"{key}_page", view.snapshot.id, len(rows), ROWS)
    st.table(rows[before : before + ROWS], hide_index=True)
