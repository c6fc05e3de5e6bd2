"""The pages as data: address, title, icon and what a reader finds there.

They are not in a folder called `pages`: Streamlit would run a script of that folder without
`app.py` when it is the first address asked for after a start.
"""

from dataclasses import dataclass

from dashboard.language import N_

PRODUCT = N_("法治政府建设年度报告数据看板")


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
    PageEntry(
        "overview",
        "",
        N_("总览"),
        ":material/dashboard:",
        N_("覆盖情况、主要数字、四类核心数据和值得注意之处"),
    ),
    PageEntry(
        "compare",
        "compare",
        N_("区域比较"),
        ":material/bar_chart:",
        N_("同一指标在各报告主体之间的比较，同级百分位热力图"),
    ),
    PageEntry(
        "trends",
        "trends",
        N_("年度趋势"),
        ":material/show_chart:",
        N_("指标逐年变化和同比，缺报处断开"),
    ),
    PageEntry(
        "district",
        "district",
        N_("区域画像"),
        ":material/location_city:",
        N_("一个报告主体的全部指标、各年变化、同级位次和核查提示"),
    ),
    PageEntry(
        "figures",
        "figures",
        N_("指标明细"),
        ":material/table_view:",
        N_("全部数据的明细表：筛选、排序、查找、下载，逐行打开原文"),
    ),
    PageEntry(
        "keywords",
        "keywords",
        N_("关键词"),
        ":material/sell:",
        N_("词云、词的上下文、全文检索、共现和实施纲要九个方面的篇幅"),
    ),
    PageEntry(
        "source",
        "source",
        N_("原文"),
        ":material/article:",
        N_("报告全文、提纲和标出的每个数字，可两份对照"),
    ),
    PageEntry(
        "quality",
        "quality",
        N_("数据质量"),
        ":material/fact_check:",
        N_("核查提示、待核数据和没有读入的文件"),
    ),
    PageEntry(
        "about",
        "about",
        N_("说明"),
        ":material/info:",
        N_("数据字典、指标目录、计数规则和数据来源"),
    ),
)
SOURCE_PAGE = "app_pages/source.py"
TRENDS_PAGE = "app_pages/trends.py"
ABOUT_PAGE = "app_pages/about.py"
COMPARE_PAGE = "app_pages/compare.py"
DISTRICT_PAGE = "app_pages/district.py"
FIGURES_PAGE = "app_pages/figures.py"
QUALITY_PAGE = "app_pages/quality.py"
