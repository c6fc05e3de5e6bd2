"""The files that the build was given and that are not in the snapshot, and why."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.fragments import fragment
from dashboard.components.paging import show_paging
from dashboard.components.view import View
from dashboard.formatting import exact_number, plain_markdown
from dashboard.language import _

ROWS = 20  # files of a page


def show_unread(view: View, manifest: Mapping | None) -> None:
    """Draw what the snapshot's manifest says of files refused and of copies."""
    st.header(_("没有读入的文件"), anchor=False)
    if manifest is None:
        st.info(
            _(
                "快照里没有可读的构建记录（manifest.json），无从得知哪些文件没有读入。"
                "重新构建即可补上。"
            ),
            icon=":material/help:",
        )
        return
    rejected, duplicates = manifest["rejected"], manifest["duplicates"]
    st.caption(_("这里列出构建时给出的全部文件，不受筛选影响。"))
    if not rejected:
        st.success(_("构建时没有拒收任何文件。"), icon=":material/check_circle:")
    else:
        text = _(
            "{total} 个文件没有读入，其余文件照常发布。"
            "改好后重新构建即可补上；原因是程序的英文说明。"
        )
        st.markdown(text.format(total=exact_number(len(rejected))))
        rows = [_pair(row, _("没有读入的原因"), row["reason"]) for row in rejected]
        _show_files(view, "rejected", rows)
    if duplicates:
        text = _("{total} 个文件与别的文件内容完全相同，只读入一次。")
        st.markdown(text.format(total=exact_number(len(duplicates))))
        rows = [_pair(row, _("内容同于"), row["same_as"]) for row in duplicates]
        _show_files(view, "duplicates", rows)


def show_left_out() -> None:
    """Say how to see which numbers of a report were not taken for data, and why."""
    st.header(_("没有提取的数字"), anchor=False)
    st.markdown(
        _(
            "日期、序号、条款号、电话和固定说法里的数字不算数据，快照不保存它们。"
            "下面的命令列出一份报告里的每个数字：归入了哪个类别和指标，或因何不计。"
        )
    )
    st.code(f"python -m etl explain {_('文件')}", language=None)


def _pair(row: Mapping, heading: str, text: str) -> dict:
    return {_("文件"): plain_markdown(row["name"]), heading: plain_markdown(text)}


@fragment
def _show_files(view: View, key: str, rows: list[dict]) -> None:
    before = show_paging(f"{key}_page", view.snapshot.id, len(rows), ROWS)
    st.table(rows[before : before + ROWS], hide_index=True)
