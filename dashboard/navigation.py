"""The pages as data: address, title, icon and what a reader finds there.

They are not in a folder called `pages`: Streamlit would run a script of that folder without
`app.py` when it is the first address asked for after a start.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its file in `app_pages/`, its address, and how the navigation names it."""

    name: str
    address: str
    title: str
    icon: str
    summary: str

    @property
    def path(self) -> str:
        """Path of the page's script, relative to the entry point."""
        return f"app_pages/{self.name}.py"


PAGES = (
    PageEntry("overview", "", "总览", ":material/dashboard:", "覆盖情况、主要数字和四类核心数据"),
    PageEntry(
        "compare", "compare", "区域比较", ":material/bar_chart:", "同一指标在各报告主体之间的比较"
    ),
    PageEntry("trends", "trends", "年度趋势", ":material/show_chart:", "指标逐年变化，缺报处断开"),
    PageEntry("source", "source", "原文", ":material/article:", "报告全文、提纲和标出的每个数字"),
    PageEntry(
        "quality",
        "quality",
        "数据质量",
        ":material/fact_check:",
        "核查提示、待核数据和没有读入的文件",
    ),
)
SOURCE_PAGE = "app_pages/source.py"
COMPARE_PAGE = "app_pages/compare.py"
QUALITY_PAGE = "app_pages/quality.py"
