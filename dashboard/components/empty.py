"""What a page says where there is nothing to draw, and what the reader can do."""

import os
import shlex
from pathlib import Path

import streamlit as st

from dashboard.formatting import plain_markdown
from dashboard.language import _
from dashboard.navigation import PRODUCT
from dashboard.selection import Selection


def show_no_snapshot(folder: Path) -> None:
    """Say that nothing is published in a folder yet and how to publish."""
    st.title(_(PRODUCT), anchor=False)
    st.info(
        _(
            "数据目录 {folder} 里没有已发布的快照。请先在项目目录运行下面的命令，"
            "把 seeds/ 换成存放报告的文件夹，完成后刷新本页。"
        ).format(folder=plain_markdown(str(folder))),
        title=_("还没有数据"),
        icon=":material/database:",
    )
    _show_command(folder)


def show_broken_snapshot(folder: Path, reason: str) -> None:
    """Say that the snapshot cannot be used and how to build it anew."""
    st.title(_(PRODUCT), anchor=False)
    st.warning(
        _("{reason}。快照可能不完整，或由其他版本的程序生成。请重新构建，完成后刷新本页。").format(
            reason=plain_markdown(reason)
        ),
        title=_("数据快照无法使用"),
        icon=":material/warning:",
    )
    _show_command(folder)


def show_empty_selection(selection: Selection, what: str) -> None:
    """Say that the selection holds nothing of the kind, and offer to clear the filters."""
    filtered = selection != Selection()
    st.info(
        _("请在左侧放宽或清除筛选：去掉一个年度、层级或指标，或换一个地区。")
        if filtered
        else _("快照里没有这类数据。请构建更多报告：python -m etl build 文件夹 --out data"),
        title=(_("当前筛选下没有{what}") if filtered else _("没有{what}")).format(what=what),
        icon=":material/filter_alt_off:",
    )


def _show_command(folder: Path) -> None:
    """Show the command that builds into a folder, named as short as it can be."""
    inside = folder.is_relative_to(Path.cwd())
    name = os.path.relpath(folder) if inside else str(folder)
    st.code(f"python -m etl build seeds --out {shlex.quote(name)}", language=None)
