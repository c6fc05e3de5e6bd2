"""The published tables, declared once.

From these declarations come the Parquet types, the checks on a snapshot, the headings of the
CSV files, `datapackage.json` and the labels of the dashboard. Column types are `string`,
`integer`, `number`, `date` and `strings` (a list of identifiers).
"""

from dataclasses import dataclass

LEVELS = {
    "street": "街道",
    "town": "乡镇",
    "county": "区县",
    "city": "地市",
    "province": "省级",
    "department": "部门",
}
PARTS = {
    "overview": "概述",
    "achievements": "举措与成效",
    "leadership": "第一责任人履职",
    "problems": "问题与不足",
    "plans": "下步安排",
    "rectification": "督察整改",
    "other": "其他",
}
KINDS = {
    "title": "标题",
    "heading": "小标题",
    "body": "正文",
    "table": "表格",
    "signature": "落款",
}
QUALIFIERS = {
    "exact": "",
    "over": "以上",
    "near": "近",
    "about": "约",
    "at_least": "至少",
    "at_most": "不超过",
}
STATUSES = {"actual": "实际", "target": "目标"}
MEASURES = {
    "events": "次数",
    "items": "件数",
    "people": "人数",
    "attendances": "人次",
    "bodies": "单位数",
    "money": "金额",
    "rate": "比率",
    "change": "增减幅度",
    "other": "其他",
}
SEVERITIES = {"info": "提示", "warning": "注意", "error": "错误"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and type, what it is called on the page, and what it holds."""

    name: str
    type: str
    label: str
    description: str
    required: bool = False
    vocabulary: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A published table with its key and its references.

    A reference is a column, or a list column, that holds keys of the table named.
    """

    name: str
    label: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> Column:
        """Return the column of that name; raises KeyError for a name that is not declared."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")


def _c(name, type_, label, description, required=False, vocabulary=None) -> Column:
    return Column(name, type_, label, description, required, tuple(vocabulary or ()) or None)


REPORTS = Table(
    "reports",
    "报告",
    "a report",
    (
        _c("report_id", "string", "报告编号", "SHA-256 of the file's bytes, 16 hex digits", True),
        _c("report", "string", "报告文件", "file name", True),
        _c("title", "string", "报告标题", "title as printed, line breaks and spaces removed"),
        _c("issuer", "string", "发布单位", "the body that signs or publishes the report"),
        _c("level", "string", "层级", "level of the reporting body", vocabulary=LEVELS),
        _c("province", "string", "省份", "province-level division"),
        _c("city", "string", "城市", "prefecture-level division; for 直辖市 itself"),
        _c("county", "string", "区县", "county-level division"),
        _c("street", "string", "街镇", "street, town or township"),
        _c("body", "string", "报告主体", "short name of the reporting body"),
        _c("district", "string", "所属地区", "county, or the city or province above it"),
        _c("division_code", "string", "区划代码", "12-digit code of the innermost place found"),
        _c("year", "integer", "年度", "year of the work reported"),
        _c("signed_on", "date", "成文日期", "date under the signature"),
        _c("published_on", "date", "发布日期", "date of publication"),
        _c("format", "string", "文件格式", "format the file was read as", True),
        _c("encoding", "string", "文字编码", "text encoding told by content", True),
        _c("characters", "integer", "字数", "characters of the decoded text", True),
        _c("paragraphs", "integer", "段落数", "paragraphs and headings", True),
        _c("counts", "integer", "数据条数", "counts found", True),
        _c("warnings", "integer", "提示数", "findings of severity warning or error", True),
    ),
    ("report_id",),
)
PARAGRAPHS = Table(
    "paragraphs",
    "段落",
    "a paragraph or heading",
    (
        _c("paragraph_id", "string", "段落编号", "report_id and ordinal", True),
        _c("report_id", "string", "报告编号", "the report it stands in", True),
        _c("ordinal", "integer", "段落序号", "position in the report, from 1", True),
        _c("section_path", "string", "章节", "markers of the headings above it: 二/（四）/1", True),
        _c("section_title", "string", "章节标题", "wording of the innermost heading", True),
        _c("part", "string", "部分", "which mandated part it belongs to", True, PARTS),
        _c("kind", "string", "类型", "what kind of block it is", True, KINDS),
        _c("page", "integer", "页码", "page, where the source has pages"),
        _c("text", "string", "原文", "text as it stands, layout repaired", True),
    ),
    ("paragraph_id",),
    (("report_id", "reports"),),
)
COUNTS = Table(
    "counts",
    "数据",
    "a number stated in a report with what it counts",
    (
        _c("count_id", "string", "数据编号", "paragraph_id and span_start", True),
        _c("report_id", "string", "报告编号", "the report it stands in", True),
        _c("report", "string", "报告文件", "file name", True),
        _c("body", "string", "报告主体", "short name of the reporting body"),
        _c("district", "string", "所属地区", "county, or the city or province above it"),
        _c("year", "integer", "年度", "year of the work reported"),
        _c("paragraph_id", "string", "段落编号", "the paragraph it stands in", True),
        _c("ordinal", "integer", "数据序号", "position in the report, from 1", True),
        _c("span_start", "integer", "起点", "offset of `text` in the paragraph's text", True),
        _c("span_end", "integer", "终点", "offset behind `text` in the paragraph's text", True),
        _c("text", "string", "原文数字", "slice of the paragraph: number, hedge and unit", True),
        _c("value", "number", "数值", "number in base units; a percentage keeps its figure", True),
        _c("value_max", "number", "数值上限", "upper end of a printed range"),
        _c("unit", "string", "单位", "measure word without 万 and 亿"),
        _c("qualifier", "string", "限定", "hedge printed with the number", True, QUALIFIERS),
        _c("measure", "string", "度量", "what sort of quantity it is", True, MEASURES),
        _c("object", "string", "对象", "noun phrase that says what is counted"),
        _c("action", "string", "动作", "verb that governs the count"),
        _c("category", "string", "类别", "the matter that the sentence is about", True),
        _c("indicator", "string", "指标", "indicator of the catalogue, where one fits exactly"),
        _c("status", "string", "性质", "a result, or a plan or norm", True, STATUSES),
        _c("part_of", "string", "所属总数", "text of the count that this is a share of"),
        _c("part_of_id", "string", "总数编号", "count_id of that count"),
        _c("stage_of_id", "string", "前一阶段编号", "count of the same matter at its first stage"),
        _c("restates_id", "string", "重复编号", "earlier count that says the same fact"),
        _c("confidence", "number", "置信度", "0 to 1", True),
        _c("rule", "string", "规则", "rule that classified the count", True),
    ),
    ("count_id",),
    (
        ("report_id", "reports"),
        ("paragraph_id", "paragraphs"),
        ("part_of_id", "counts"),
        ("stage_of_id", "counts"),
        ("restates_id", "counts"),
    ),
)
INDICATOR_VALUES = Table(
    "indicator_values",
    "指标值",
    "body, year, indicator and unit",
    (
        _c("report_id", "string", "报告编号", "the report the value is read from", True),
        _c("body", "string", "报告主体", "short name of the reporting body"),
        _c("district", "string", "所属地区", "county, or the city or province above it"),
        _c("level", "string", "层级", "level of the reporting body", vocabulary=LEVELS),
        _c("year", "integer", "年度", "year of the work reported"),
        _c("category", "string", "类别", "category of the indicator", True),
        _c("indicator", "string", "指标", "indicator of the catalogue", True),
        _c("unit", "string", "单位", "unit; two units are two rows"),
        _c("value", "number", "数值", "sum of the counts that add, or the stated rate", True),
        _c("qualifier", "string", "限定", "hedge of the value", True, QUALIFIERS),
        _c("count_ids", "strings", "数据编号", "the counts that make up the value", True),
    ),
    ("report_id", "indicator", "unit"),
    (("report_id", "reports"), ("count_ids", "counts")),
)
KEYWORDS = Table(
    "keywords",
    "关键词",
    "report, part and term",
    (
        _c("report_id", "string", "报告编号", "the report", True),
        _c("part", "string", "部分", "part of the report", True, PARTS),
        _c("term", "string", "词语", "the term", True),
        _c("occurrences", "integer", "次数", "times it occurs in that part", True),
        _c("paragraph_ids", "strings", "段落编号", "paragraphs it occurs in", True),
    ),
    ("report_id", "part", "term"),
    (("report_id", "reports"), ("paragraph_ids", "paragraphs")),
)
CHECKS = Table(
    "checks",
    "核查",
    "a finding on a report",
    (
        _c("report_id", "string", "报告编号", "the report", True),
        _c("check", "string", "核查项", "name of the check", True),
        _c("severity", "string", "程度", "how much it matters", True, SEVERITIES),
        _c("message", "string", "提示内容", "what was found, with the words in question", True),
        _c("paragraph_ids", "strings", "段落编号", "paragraphs concerned", True),
        _c("count_ids", "strings", "数据编号", "counts concerned", True),
    ),
    (),
    (("report_id", "reports"), ("paragraph_ids", "paragraphs"), ("count_ids", "counts")),
)

TABLES: tuple[Table, ...] = (REPORTS, PARAGRAPHS, COUNTS, INDICATOR_VALUES, KEYWORDS, CHECKS)
