import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.structure.furniture import find_furniture, furniture_rules
from etl.structure.layout import restore_layout
from etl.structure.lines import width
from etl.structure.outline import split_paragraphs

SEEDS = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
HANZI = re.compile("[\u4e00-\u9fff]")
HEADLESS = "。、，；：！？）》”’%"


def lines_of(text):
    return [line.text for line in restore_layout(text).lines]


def wrap(text, columns, first="　　"):
    """Break a paragraph as a word processor does, punctuation hanging over the line's end."""
    lines, line = [], first
    for char in text:
        if width(line) + width(char) > columns and char not in HEADLESS:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def printed(paragraphs, columns, lines_a_page=None, foot="— {} —", head=None):
    """Print paragraphs of a seed: wrapped, indented, with page numbers in between."""
    lines = []
    for paragraph in paragraphs:
        if paragraph.kind in ("title", "signature"):
            lines.append(" " * 20 + paragraph.text)
        else:
            lines += wrap(paragraph.text, columns)
    if lines_a_page is None:
        return "\n".join(lines)
    pages = [lines[at : at + lines_a_page] for at in range(0, len(lines), lines_a_page)]
    top = [head, ""] if head else []
    return "\n".join(
        line
        for number, page in enumerate(pages, 1)
        for line in (*top, *page, "", foot.format(number), "")
    )


def without_blanks(texts):
    return [re.sub(r"\s", "", text) for text in texts]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "style",
    [
        {"columns": 56},
        {"columns": 70},
        {"columns": 56, "lines_a_page": 22},
        {"columns": 56, "lines_a_page": 22, "foot": "{}"},
        {"columns": 64, "lines_a_page": 25, "foot": "第 {} 页 共 9 页"},
        {"columns": 56, "lines_a_page": 22, "head": "法治建设简报"},
    ],
    ids=str,
)
def test_printed_seeds_are_put_together_again(path, style):
    paragraphs = split_paragraphs(restore_layout(path.read_text("utf-8")))
    again = restore_layout(printed(paragraphs, **style))
    assert without_blanks(line.text for line in again.lines) == without_blanks(
        paragraph.text for paragraph in paragraphs
    )


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_lose_only_repeated_lines(path):
    text = path.read_text("utf-8")
    kept = HANZI.findall("".join(lines_of(text)))
    lost = len(HANZI.findall(text)) - len(kept)
    assert lost == (len("题的能力") if path.name.startswith("000") else 0)


SENTENCES = st.lists(
    st.text(
        st.sampled_from("法治政府建设街道办理案件的十二三45，、“”《》（）"), min_size=1, max_size=60
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, st.sampled_from(["\n", "\n\n", "\r\n", "。\n", "；\n　　", "。\n\n  "]))
def test_no_character_of_the_body_is_lost(sentences, between):
    text = between.join(sentences)
    repeated = [a for a, b in zip(sentences[1:], sentences, strict=False) if b.endswith(a)]
    layout = restore_layout(text)
    if not repeated:
        assert HANZI.findall("".join(line.text for line in layout.lines)) == HANZI.findall(text)
    assert restore_layout(text) == layout


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_whole_lines_without_margins(text):
    for line in restore_layout(text).lines:
        assert line.text
        assert line.text == line.text.strip()
        assert "\n" not in line.text


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (
            "全年检查重点场所34",
            "80家次，整改漏洞12个。",
            "全年检查重点场所3480家次，整改漏洞12个。",
        ),
        (
            "全年检查重点场所3480",
            "家次，整改漏洞12个。",
            "全年检查重点场所3480家次，整改漏洞12个。",
        ),
        ("累计投入资金1", ".5万元，建成阵地2处。", "累计投入资金1.5万元，建成阵地2处。"),
        ("开展检查，共计2", "3.5万人次参加。", "开展检查，共计23.5万人次参加。"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n— 3 —\n\n", "\f"])
def test_a_numeral_is_whole_behind_a_line_or_page_break(above, below, joined, gap):
    text = f"甲乙镇2022年工作报告\n\n一、主要工作\n\n{above}{gap}{below}\n"
    assert joined in lines_of(text)


@pytest.mark.parametrize(
    "lines",
    [
        ["一、主要做法", "全年召开会议12次，研究法治工作。"],
        ["（一）强化组织领导，压实主体责任", "街道党工委每季度听取一次法治工作汇报，形成合力。"],
        ["1.开展培训12场", "2.发放材料300份", "3.调解纠纷45件"],
        ["审核合同12份；", "出具意见3份；", "化解纠纷8件。"],
        ["按期办结率达到100%，群众较为满意", "（二）加强普法宣传"],
        ["甲乙街道办事处", "2022年12月30日"],
        ["某某区人民政府：", "现将有关情况报告如下。"],
        ["规范行政执法", "全年办理行政处罚案件56件，罚款3.2万元。"],
        ["培训 | 12场", "检查 | 30次"],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_and_headings_stay_apart(lines, gap):
    assert lines_of(gap.join(lines)) == lines


@pytest.mark.parametrize(
    "printed_title",
    [
        "甲乙区人民政府\n2022年法治政府建设年度工作报告",
        "甲乙街道办事处2022年度法治政府建设\n\n情况报告",
        "关于甲乙镇2022年度\n法治政府建设情况的\n报告",
    ],
)
def test_a_title_on_several_lines_is_one(printed_title):
    text = f"{printed_title}\n\n2022年，全面推进依法行政，现将情况报告如下。\n"
    assert lines_of(text)[0] == re.sub(r"\s", "", printed_title)


def test_a_line_printed_twice_at_a_page_break_is_dropped():
    text = "切实提高运用法治方式解决问题的能力。\n\n题的能力。\n\n甲乙街道办事处\n"
    assert lines_of(text) == ["切实提高运用法治方式解决问题的能力。", "甲乙街道办事处"]


def test_pages_are_counted_from_their_numbers():
    foot = restore_layout("甲事完成。\n— 1 —\n乙事完成。\n— 2 —\n丙事完成。\n")
    assert [(line.text, line.page) for line in foot.lines] == [
        ("甲事完成。", 1),
        ("乙事完成。", 2),
        ("丙事完成。", 3),
    ]
    dashes = restore_layout("甲事完成。\n- 1 -\n乙事完成。\n- 2 -\n")
    assert [(line.text, line.page) for line in dashes.lines] == [
        ("甲事完成。", 1),
        ("乙事完成。", 2),
    ]
    head = restore_layout("第1页 共2页\n甲事完成。\n第2页 共2页\n乙事完成。\n")
    assert [line.page for line in head.lines] == [1, 2]
    assert {line.page for line in restore_layout("甲事。\n乙事。").lines} == {None}


def test_single_numbers_are_no_pages():
    assert lines_of("检查企业数\n12\n整改问题数\n7\n") == ["检查企业数", "12", "整改问题数", "7"]


def test_furniture_gives_its_facts_and_goes():
    layout = restore_layout(
        "当前位置：首页 > 甲乙县 > 法治政府建设\n"
        "索引号：AB01/2023-00012    组配分类：法治建设\n"
        "发布机构：甲乙镇人民政府    文号：甲政〔2023〕5号\n"
        "发布日期：2023-01-20 10:15    浏览次数：367    字体：[大 中 小]\n"
        "甲乙镇人民政府文件\n"
        "甲乙镇2022年法治政府建设情况报告\n"
        "来源：镇司法所\n"
        "全年审核合同12份。\n"
        "【打印本页】 【关闭窗口】\n"
    )
    assert [line.text for line in layout.lines] == [
        "甲乙镇2022年法治政府建设情况报告",
        "全年审核合同12份。",
    ]
    assert layout.facts == {
        "breadcrumb": "首页 > 甲乙县 > 法治政府建设",
        "index_number": "AB01/2023-00012",
        "category": "法治建设",
        "publisher": "甲乙镇人民政府",
        "document_number": "甲政〔2023〕5号",
        "published": "2023-01-20 10:15",
        "letterhead": "甲乙镇人民政府",
        "source": "镇司法所",
    }


def test_a_label_may_have_its_value_on_the_next_line():
    layout = restore_layout(
        "索引号：\nAB01/2023-00012\n发布日期：\n2023-03-02\n全年审核合同12份。\n"
    )
    assert layout.facts == {"index_number": "AB01/2023-00012", "published": "2023-03-02"}
    assert [line.text for line in layout.lines] == ["全年审核合同12份。"]


def test_a_date_behind_the_title_is_the_day_of_publication():
    layout = restore_layout("甲乙街道2023年度法治政府建设报告 2024-03-29\n全年审核合同12份。\n")
    assert layout.facts == {"published": "2024-03-29"}
    assert layout.lines[0].text == "甲乙街道2023年度法治政府建设报告"


@pytest.mark.parametrize(
    "dated", ["2024-03-29", "[2024-03-29]", "2024-03-29 来源：区司法局 浏览次数：20"]
)
def test_a_date_in_digits_under_the_title_is_of_the_page(dated):
    layout = restore_layout(f"甲乙街道2023年度法治政府建设报告\n{dated}\n全年审核合同12份。\n")
    assert layout.facts["published"] == "2024-03-29"
    assert len(layout.lines) == 2


def test_front_matter_becomes_facts():
    layout = restore_layout(
        "---\nsource: https://example.org/a\ntitle: '某市报告'\n---\n\n各位代表：\n"
    )
    assert layout.facts == {"source": "https://example.org/a", "title": "某市报告"}
    assert [line.text for line in layout.lines] == ["各位代表："]


def test_markdown_and_editors_remains_leave_the_words():
    layout = restore_layout(
        "## **（一）强化监督**\n**二是规范执法。**全年办案12件。\n"
        "[bookmark: _GoBack]3.普法&nbsp;宣传\n* 培训3场\n---\n"
    )
    assert [(line.text, line.depth) for line in layout.lines] == [
        ("（一）强化监督", 2),
        ("二是规范执法。全年办案12件。", 0),
        ("3.普法 宣传", 0),
        ("培训3场", 0),
    ]


def test_labels_in_a_sentence_are_no_furniture():
    for text in (
        "信息来源：群众举报12件，网上投诉30件。",
        "打印宣传材料500份",
        "来源广泛，点击量高",
    ):
        assert lines_of(f"一、主要工作\n{text}\n")[-1] == text


@pytest.mark.parametrize("rule", furniture_rules().lines, ids=lambda rule: rule.examples[0])
def test_each_line_rule_takes_its_examples_only(rule):
    assert [text for text in rule.examples if not rule.pattern.fullmatch(text)] == []
    assert [text for text in rule.rejects if find_furniture(text) is not None] == []
