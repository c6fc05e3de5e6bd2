"""What a page says where there is nothing to draw, and what the reader can do."""

import streamlit as st

from dashboard.formatting import plain_markdown
from dashboard.selection import Selection


def show_no_snapshot(folder: str) -> None:
    """Say that nothing is published yet and how to publish."""
    st.title("法治政府建设年度报告数据看板")
    st.info(
        f"数据目录 {plain_markdown(folder)} 里没有已发布的快照。请先在项目目录运行下面的命令，"
        "把 seeds/ 换成存放报告的文件夹，完成后刷新本页。",
        title="还没有数据",
        icon=":material/database:",
    )
    st.code("python -m etl build seeds --out data", language="bash")


def show_broken_snapshot(reason: str) -> None:
    """Say that the snapshot cannot be used and how to build it anew."""
    st.title("法治政府建设年度报告数据看板")
    st.warning(
        f"{plain_markdown(reason)}。快照可能不完整，或由其他版本的程序生成。请重新构建，完成后刷新本页。",
        title="数据快照无法使用",
        icon=":material/warning:",
    )
    st.code("python -m etl build seeds --out data", language="bash")


def show_empty_selection(selection: Selection, what: str) -> None:
    """Say that the selection holds nothing of the kind, and offer to clear the filters."""
    filtered = selection != Selection()
    st.info(
        "请在左侧放宽或清除筛选：去掉一个年度、层级或指标，或换一个地区。"
        if filtered
        else "快照里没有这类数据。请构建更多报告：python -m etl build 文件夹 --out data",
        title=f"当前筛选下没有{what}" if filtered else f"没有{what}",
        icon=":material/filter_alt_off:",
    )
