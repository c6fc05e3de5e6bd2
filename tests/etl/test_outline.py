import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import RuleError
from etl.schema import KINDS, PARTS
from etl.structure import part_wording
from etl.structure.layout import restore_layout
from etl.structure.outline import split_paragraphs
from etl.structure.part_wording import (
    find_cue,
    find_heading_parts,
    find_start,
    find_year,
    part_rules,
)
from etl.structure.parts import assign_parts

ROOT = Path(__file__).parents[2]
SEEDS = sorted(ROOT.joinpath("seeds").glob("*.txt"))
REPORTS = [
    json.loads(line)
    for line in ROOT.joinpath("tests/gold/reports.jsonl").read_text("utf-8").splitlines()
]
LISTED = ("achievements", "leadership", "problems", "plans", "rectification")
HEADINGS, CUES = part_rules()


def split(text):
    return split_paragraphs(restore_layout(text))


def rows(text, *fields):
    return [tuple(getattr(paragraph, field) for field in fields) for paragraph in split(text)]


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["report"][:3])
def test_seeds_have_the_labelled_parts_and_title(row):
    paragraphs = split(ROOT.joinpath("seeds", row["report"]).read_text("utf-8"))
    assert {p.part for p in paragraphs} & set(LISTED) == set(row["parts"])
    title = "".join(p.text for p in paragraphs if p.kind == "title")
    assert title.replace(" ", "") == row["title"]


@pytest.mark.parametrize(
    ("seed", "outline"),
    [
        ("000", {"一": "", "二": "一二三四五六", "三": "一二", "四": "", "五": "一二三四"}),
        ("001", {"一": "一二三", "二": "", "三": "一二三", "四": ""}),
        ("002", {"一": "一二三四五", "二": "", "三": "一二三"}),
        ("003", {"一": "", "二": "", "三": "", "四": "", "五": ""}),
        ("004", {"一": "一二三四五", "二": "", "三": "", "四": ""}),
    ],
)
def test_headings_of_seeds(seed, outline):
    path = next(path for path in SEEDS if path.name.startswith(seed))
    paragraphs = split(path.read_text("utf-8"))
    expected = [
        path
        for section, below in outline.items()
        for path in (section, *(f"{section}/（{number}）" for number in below))
    ]
    assert [p.section_path for p in paragraphs if p.kind == "heading"] == expected


def test_run_in_headings_of_a_seed_open_sections():
    path = next(path for path in SEEDS if path.name.startswith("003"))
    found = {p.section_path: p for p in split(path.read_text("utf-8")) if p.kind == "body"}
    assert list(found)[4:20] == [f"二/{number}" for number in range(1, 17)]
    assert found["二/11"].section_title == "加强行政执法监督，狠抓隐患整改"
    assert found["二/11"].text.startswith("11.加强行政执法监督，狠抓隐患整改。安全工作以")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_signatures_of_seeds_end_the_report(path):
    kinds = [p.kind for p in split(path.read_text("utf-8"))]
    signed = kinds.count("signature")
    assert signed == (0 if path.name[:3] in ("001", "002") else 2)
    assert "signature" not in kinds[: len(kinds) - signed]


LINES = (
    "甲乙镇2022年法治政府建设情况报告",
    "一、主要工作",
    "二、存在问题",
    "（一）强化学习",
    "(二) 规范执法",
    "1.开展培训。全年培训12场。",
    "2、审核合同30份；",
    "（1）合同12份",
    "①制度3项",
    "三、2023年打算",
    "一是加强学习。二是强化监督。",
    "全年召开会议12次，研究法治工作。",
    "| 培训 | 12场 |",
    "培训\t12场\t3次",
    "甲乙镇人民政府",
    "2022年12月30日",
    "抄送：县司法局",
    "# 工作情况",
    "存在的不足",
    "附件1",
    "各位代表：",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_every_line_becomes_part_of_a_well_formed_outline(lines, gap):
    layout = restore_layout(gap.join(lines))
    paragraphs = split_paragraphs(layout)
    assert [p.ordinal for p in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert "".join(p.text for p in paragraphs).replace("\n", "") == "".join(
        line.text for line in layout.lines
    )
    for paragraph in paragraphs:
        assert paragraph.kind in KINDS
        assert paragraph.part in PARTS
        if paragraph.kind == "heading":
            assert paragraph.section_title in paragraph.text
    assert split_paragraphs(layout) == paragraphs


def test_levels_nest_as_in_official_documents():
    text = (
        "甲乙局2022年法治政府建设情况报告\n一、主要工作\n（一）规范执法\n1.办案情况\n"
        "全年办案12件。\n(二)普法\n全年普法8场。\n二、存在问题\n人员不足，能力有待提升。\n"
    )
    assert rows(text, "section_path", "section_title", "kind")[1:] == [
        ("一", "主要工作", "heading"),
        ("一/（一）", "规范执法", "heading"),
        ("一/（一）/1", "办案情况", "heading"),
        ("一/（一）/1", "办案情况", "body"),
        ("一/（二）", "普法", "heading"),
        ("一/（二）", "普法", "body"),
        ("二", "存在问题", "heading"),
        ("二", "存在问题", "body"),
    ]


def test_items_of_a_list_are_text_of_the_section_around_them():
    text = (
        "甲乙局2022年法治政府建设情况报告\n一、主要工作\n（一）审核情况。全年审核文书23件，其中：\n"
        "（1）合同12件；\n（2）文件11件。\n全部按期办结。\n（二）普法情况。举办讲座4场。\n"
        "1.发放材料300份\n2.培训干部40人\n"
    )
    assert rows(text, "section_path", "section_title", "kind")[2:] == [
        ("一/（一）", "审核情况", "body"),
        ("一/（一）/（1）", "审核情况", "body"),
        ("一/（一）/（2）", "审核情况", "body"),
        ("一/（一）", "审核情况", "body"),
        ("一/（二）", "普法情况", "body"),
        ("一/（二）/1", "普法情况", "body"),
        ("一/（二）/2", "普法情况", "body"),
    ]


def test_headings_without_markers():
    text = (
        "甲乙街道2022年法治政府建设情况报告\n现将有关情况报告如下。\n强化组织领导\n"
        "街道党工委定期研究法治工作，全年召开会议三十二次。\n存在的问题\n执法力量不足。\n"
        "下一步工作\n加强培训。\n甲乙街道办事处\n2023年1月5日\n"
    )
    assert rows(text, "kind", "part", "section_title")[2:] == [
        ("heading", "achievements", "强化组织领导"),
        ("body", "achievements", "强化组织领导"),
        ("heading", "problems", "存在的问题"),
        ("body", "problems", "存在的问题"),
        ("heading", "plans", "下一步工作"),
        ("body", "plans", "下一步工作"),
        ("signature", "other", ""),
        ("signature", "other", ""),
    ]


@pytest.mark.parametrize(
    "table", ["| 培训 | 12场 |\n| --- | --- |\n| 检查 | 30次 |", "培训\t12场\n检查\t30次"]
)
def test_a_table_is_one_paragraph(table):
    text = f"甲乙局2022年工作报告\n一、主要工作\n如下表。\n{table}\n二、存在问题\n人员不足。\n"
    (row,) = [row for row in rows(text, "kind", "text", "section_path") if row[0] == "table"]
    assert row == ("table", "培训 | 12场\n检查 | 30次", "一")


@pytest.mark.parametrize(
    "signed",
    [
        "甲乙县人民政府\n2022年12月30日",
        "甲乙县人民政府 2022年12月30日",
        "二〇二二年十二月三十日",
        "甲乙街道办事处\n2022.12.30\n（联系人：某某  电话：12345678）\n抄送：区司法局",
        "（此件公开发布）\n甲乙区党政办公室  2022年12月30日印发",
    ],
)
def test_what_stands_below_the_text_is_its_signature(signed):
    text = f"甲乙县2022年法治政府建设情况报告\n一、主要工作\n全年办案12件。\n{signed}\n"
    kinds = [kind for (kind,) in rows(text, "kind")]
    assert kinds == ["title", "heading", "body", *["signature"] * len(signed.split("\n"))]


@pytest.mark.parametrize(
    "section",
    [
        "四、存在不足及下步打算\n执法人员偏少，能力有待提升。\n下一步，我局将加强培训。\n",
        "四、存在问题和下一步打算\n（一）存在问题\n执法人员偏少。\n（二）下一步打算\n加强培训。\n",
        "四、存在的问题及2023年工作计划\n主要问题：人员偏少。2023年，我局将加强培训。\n",
        "四、存在的问题与改进措施\n执法人员偏少。\n2023年，进一步加强培训。\n",
    ],
)
def test_a_heading_that_names_two_parts_is_split(section):
    text = f"甲乙局2022年法治政府建设情况报告\n一、主要工作\n办案12件。\n{section}"
    bodies = [(p.part, p.text) for p in split(text) if p.kind == "body"]
    assert [part for part, _ in bodies] == ["achievements", "problems", "plans"]
    assert bodies[1][1] + bodies[2][1] in section.replace("\n", "").replace("（二）下一步打算", "")


def test_parts_are_told_by_paragraphs_where_no_heading_does():
    text = (
        "甲乙镇2022年法治政府建设情况报告\n2022年，全镇推进依法行政。现将情况报告如下：\n"
        "全年审核合同12份，调解纠纷30件。\n但与要求相比，还存在一定差距，主要是人员不足。\n"
        "2023年，我镇将继续加强培训，全年培训不少于4场。\n"
    )
    assert [part for (part,) in rows(text, "part")[1:]] == [
        "overview",
        "achievements",
        "problems",
        "plans",
    ]


def test_plans_without_heading_are_found_behind_the_problems():
    text = (
        "甲乙局2022年工作报告\n一、主要工作\n办案12件。\n二、存在问题\n"
        "一是人员偏少。二是经费不足。下一步，我局将加强培训。\n"
    )
    assert rows(text, "part", "text")[3:] == [
        ("problems", "二、存在问题"),
        ("problems", "一是人员偏少。二是经费不足。"),
        ("plans", "下一步，我局将加强培训。"),
    ]


@pytest.mark.parametrize(
    ("closing", "parts"),
    [
        (
            "全镇工作取得成效，但还存在一些不足：一是人员少。2023年，我镇将抓好培训，全年培训4场。",
            ["problems", "plans"],
        ),
        (
            "全县法治建设离群众期盼仍有差距：执法力量不足；2023年，全县培训不少于40学时。",
            ["problems", "plans"],
        ),
        (
            "在肯定成绩的同时，我们也清醒地看到，基层力量薄弱。为此，我局将重点抓好培训。",
            ["problems", "plans"],
        ),
        ("全年培训干部40人。下一步，我局将继续加强培训。", ["achievements", "plans"]),
        ("新的一年，全镇将再接再厉，开展培训4场。", ["plans"]),
        ("聚焦群众反映的突出问题，办结12件。我局将学法纳入考核。", ["achievements"]),
    ],
)
@pytest.mark.parametrize("heading", ["", "一、强化宣传，营造氛围\n"])
def test_a_closing_paragraph_is_split_into_problems_and_plans(heading, closing, parts):
    text = f"甲乙镇2022年法治政府建设情况报告\n现将情况报告如下。\n{heading}办案12件。\n{closing}\n"
    closed = split(text)[-len(parts) :]
    assert [p.part for p in closed] == parts
    assert "".join(p.text for p in closed) == closing


def test_plans_at_the_end_of_a_section_on_leaders():
    text = (
        "甲乙镇2022年法治政府建设情况报告\n一、主要工作\n办案12件。\n二、存在问题\n人员不足。\n"
        "三、主要负责人履职情况\n镇长述法1次。\n下一步，全镇将加强培训。\n加强考核。\n"
    )
    assert [part for (part,) in rows(text, "part")][-3:] == ["leadership", "plans", "plans"]


def test_a_last_heading_without_text_still_names_its_part():
    text = "甲乙局2022年工作报告\n一、主要工作\n办案12件。\n二、存在的问题\n三、下步打算\n"
    assert rows(text, "kind", "part")[3:] == [("heading", "problems"), ("heading", "plans")]


def test_a_heading_of_plans_is_one_whatever_year_it_names():
    assert find_heading_parts("2023年度工作计划", None, outermost=True) == ("plans",)
    assert find_heading_parts("2023年重点工作", None, outermost=True) == ()


def test_the_year_decides_between_work_and_plan():
    text = "甲乙镇{}年工作报告\n一、2022年重点工作\n办案12件。\n二、2023年重点工作\n办案。\n"
    assert [part for (part,) in rows(text.format(2022), "part")[1::2]] == ["achievements", "plans"]
    assert [part for (part,) in rows(text.format(2023), "part")[1::2]] == ["achievements"] * 2


def test_a_passage_that_begins_with_a_dash_has_no_title():
    passage = (
        "——综合实力迈上新台阶。全省新建高标准农田1825万亩。\n——民生持续改善。新增就业6.3万人。"
    )
    assert rows(passage, "kind") == [("body",), ("body",)]


def test_a_title_may_hold_the_number_of_a_hotline():
    title = "某市12345政务服务便民热线2023年运行情况通报"
    text = f"{title}\n\n一、总体情况\n全年受理群众诉求5.3万件。\n"
    assert rows(text, "kind", "text")[0] == ("title", title)


def test_a_sentence_alone_is_body_text():
    assert rows("审核合同153件", "kind", "text", "part") == [
        ("body", "审核合同153件", "achievements")
    ]
    assert rows("审核合同153件，培训12场。\n召开会议45次。", "kind") == [("body",), ("body",)]
    assert split("") == ()


@pytest.mark.parametrize("rule", HEADINGS, ids=lambda rule: f"{rule.part}-{rule.scope}")
def test_each_heading_rule_holds_for_its_examples_only(rule):
    outermost = rule.scope == "section"
    for text in rule.examples:
        assert find_start(rule, text, 2022) is not None, text
        assert rule.part in find_heading_parts(text, 2022, outermost=outermost), text
    assert [text for text in rule.rejects if find_start(rule, text, 2022) is not None] == []


@pytest.mark.parametrize("rule", CUES, ids=lambda rule: rule.part)
def test_each_cue_holds_for_its_examples_only(rule):
    assert [text for text in rule.examples if find_cue(text, 2022) != rule.part] == []
    assert [text for text in rule.rejects if find_start(rule, text, 2022) is not None] == []


def test_a_rule_of_an_unknown_part_is_refused():
    entry = {"part": "appendix", "pattern": "附", "examples": [], "rejects": []}
    with pytest.raises(RuleError, match=r"sections\.toml: part 'appendix'"):
        part_wording._read_rule(entry)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2022年度", 2022), ("二〇二三年报告", 2023), ("２０２１年", 2021), ("12年来", None)],
)
def test_years_in_digits_and_in_chinese(text, year):
    assert find_year(text) == year


def test_no_blocks_have_no_parts():
    assert list(assign_parts([], 2022)) == []
