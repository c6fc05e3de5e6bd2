"""Counts of whole texts: properties that hold for any text, and how counts relate."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.catalogue import categories, indicators
from etl.counting.clauses import find_surroundings
from etl.counting.distribution import distribute
from etl.counting.extraction import extract_counts
from etl.counting.objects import Reader as ObjectReader
from etl.counting.quantities import find_quantities
from etl.models import Paragraph
from etl.readers import read_source
from etl.schema import MEASURES, QUALIFIERS, STATUSES
from etl.structure.layout import restore_layout
from etl.structure.outline import split_paragraphs

ROOT = Path(__file__).parents[2]


def counts_of(*texts: str, part: str = "achievements"):
    return extract_counts(
        [Paragraph(i, text, "body", part, "一", "") for i, text in enumerate(texts, 1)]
    )


def seed_paragraphs():
    for path in sorted((ROOT / "seeds").iterdir()):
        yield split_paragraphs(restore_layout(read_source(path).text))


WORDS = " ".join(
    [
        "召开 审核 受理 审结 调解 排查 矛盾纠纷 行政复议 合同 党工委会 其中 共计",
        "每季度 12 3 45.6 两 万余 % 次 件 人次 家 ， 。 ； 、 （ ） “",
        "” 《 》 同比下降 至少 2023年 第 率 的 普法活动 志愿者 罚款 元",
    ]
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_every_count_of_any_text_is_a_slice_in_the_closed_vocabularies(text):
    counts = counts_of(text)
    for count in counts:
        assert text[count.start : count.end] == count.text
        assert count.category in categories()
        assert count.indicator is None or indicators()[count.indicator].category == count.category
        assert count.qualifier in QUALIFIERS
        assert count.status in STATUSES
        assert count.measure in MEASURES
        assert 0 <= count.confidence <= 1
        assert count.part_of is not count
        whole = count.part_of
        if whole is not None:
            assert whole.measure == count.measure
            units = [(each.unit or "").removesuffix("次") for each in (whole, count)]
            assert units[0] == units[1] or count.measure == "people"
    assert [c.start for c in counts] == sorted(c.start for c in counts)


@given(st.text(max_size=200))
def test_no_text_breaks_the_extraction(text):
    for count in counts_of(text):
        assert text[count.start : count.end] == count.text


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_the_same_text_gives_the_same_counts(text):
    assert repr(counts_of(text)) == repr(counts_of(text))


def test_parts_of_the_seeds_never_form_a_ring():
    for paragraphs in seed_paragraphs():
        for count in extract_counts(paragraphs):
            seen = []
            while count is not None:
                assert not any(count is other for other in seen)
                seen.append(count)
                count = count.part_of


def test_headings_are_not_read():
    heading = Paragraph(1, "一、办结案件12件", "heading", "achievements", "一", "")
    assert extract_counts([heading]) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "受理信访事项290件，其中网上信访166件，来信116件，来访8件，回复率100%。",
            ["166件", "116件", "8件"],
        ),
        ("共收到申请95件。其中来信9件、来访58件、网上申请28件。", ["9件", "58件", "28件"]),
        (
            "全年排查4402起，婚姻家庭1298起，邻里1316起，物业1788起。",
            ["1298起", "1316起", "1788起"],
        ),
        ("村级化解97起、乡级化解28起，共计125起。", ["97起", "28起"]),
        ("接待群众71批186人次，其中集体访4批53人次。", ["4批", "53人次"]),
        ("化解209件（其中劳资纠纷31件），化解率96.8%，移送3件。", ["31件"]),
        ("召开党委会29次，其中专题研究法治工作3次；开展培训12次。", ["3次"]),
        ("受理申请47件，审结38件，维持19件。", []),
        ("办理民事诉讼10件，行政诉讼25件，行政复议9件，协助处理1件。", []),
        ("清理文件64件，保留39件，废止25件。", ["39件", "25件"]),
        ("行政复议案件9宗，维持7宗、终止2宗。", ["7宗", "2宗"]),
        ("反馈的57个问题，已整改54个，其余3个正在推进。", ["54个", "3个"]),
        ("争议案件2.38万件，其中立案8,915件、调解1.49万件。", ["8,915件", "1.49万件"]),
    ],
)
def test_parts_are_told_from_neighbours(text, parts):
    assert [c.text for c in counts_of(text) if c.part_of is not None] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("20个乡镇中13个没有专职人员。", ["13个"]),
        ("12个乡镇中尚有5个未配备审核人员。", ["5个"]),
        ("8名执法人员里只有2人学过法律。", ["2人"]),
        ("13个调委会中，物业、旅游2个没有办案。", ["2个"]),
        ("人民调解员916名，专职的67名。", ["67名"]),
        (
            "调解成功171件，水管漏水的62件，占三成；婚姻的67件，其他的42件。",
            ["62件", "67件", "42件"],
        ),
        ("化解婚姻纠纷203件，邻里188件。", []),
        ("开展检查20次，集中3次。", []),
        ("行走12公里3公里。", []),
        ("发现问题587个，现场整改541个，限期整改46个。", ["541个", "46个"]),
        ("受理申请272件，办结261件，结转11件。", []),
        ("答复申请8件（予以公开5件、信息不存在3件）。", ["5件", "3件"]),
        (
            "信访总量1862件次，同比减少247件次。按来源分，来信214件，来访703件，网上945件。",
            ["214件", "703件", "945件"],
        ),
        (
            "收到建议137件，比上年增加19件，由41个单位承办。从内容看，农业类69件，教育类68件。",
            ["69件", "68件"],
        ),
        (
            "承办建议提案310件。其中建议143件，提案167件。建议中，农业类74件、教育类69件。",
            ["143件", "167件", "74件", "69件"],
        ),
        ("城关、白水、东街分别承办23件、19件和14件，三家合计56件。", ["23件", "19件", "14件"]),
    ],
)
def test_shares_of_a_whole_are_told_from_neighbours(text, parts):
    assert [c.text for c in counts_of(text) if c.part_of is not None] == parts


def test_kinds_of_a_count_are_found_in_the_paragraph_behind_it():
    kinds = "从类型看，治安类24件，占36.4%；土地类15件，占22.7%；其他27件，占40.9%。"
    counts = counts_of("受理行政复议申请66件。", kinds)
    assert [c.text for c in counts if c.part_of is counts[0]] == ["24件", "15件", "27件"]
    counts = counts_of("受理行政复议申请67件。", kinds)
    assert not any(c.part_of for c in counts)


def test_a_table_that_ends_with_a_sum_is_a_breakdown():
    rows = "单位 | 行政检查\n城管局 | 31次\n环保局 | 19次\n合计 | 50次"
    table = Paragraph(1, rows, "table", "achievements", "一", "")
    counts = extract_counts([table])
    assert [c.text for c in counts if c.part_of is counts[2]] == ["31次", "19次"]
    table = Paragraph(1, rows.replace("合计", "交通局"), "table", "achievements", "一", "")
    assert not any(c.part_of for c in extract_counts([table]))


def test_a_breakdown_told_as_a_list_of_paragraphs():
    counts = counts_of(
        "全年审查各类文件212件，其中：",
        "（1）规范性文件2件、重大决策24件；",
        "（2）合同协议186件。",
    )
    assert [c.part_of.text for c in counts[1:]] == ["212件"] * 3


TABLE = "类别 | 立案 | 占比\n市容 | 31件 | 62%\n燃气 | 19件 | 38%"


def test_cells_are_read_as_their_row_and_column_say():
    table = Paragraph(1, TABLE, "table", "achievements", "一", "")
    counts = extract_counts([table])
    assert [TABLE[c.start : c.end] for c in counts] == ["31件", "62%", "19件", "38%"]
    assert {c.indicator for c in counts if c.unit == "件"} == {"cases.penalty"}


def test_a_bare_cell_takes_the_unit_of_its_head():
    text = "类别 | 罚款（万元）\n市容 | 9.5"
    count = extract_counts([Paragraph(1, text, "table", "achievements", "一", "")])[0]
    assert (count.text, count.value, count.unit) == ("9.5", 95000, "元")


def test_a_column_that_adds_up_is_a_breakdown():
    counts = extract_counts(
        [
            Paragraph(1, "全年立案50件。", "body", "achievements", "一", ""),
            Paragraph(2, TABLE, "table", "achievements", "一", ""),
        ]
    )
    assert [c.text for c in counts if c.part_of is counts[0]] == ["31件", "19件"]


def test_a_part_by_kind_takes_the_indicator_of_its_whole():
    counts = counts_of("化解矛盾纠纷421件，其中邻里187件、其他234件。")
    assert {c.indicator for c in counts} == {"mediation.mediated"}


def test_later_stages_point_at_the_first():
    first, *later = counts_of("收到行政复议申请47件，依法受理41件，审结38件。")
    assert [c.stage_of for c in later] == [first, first]


def test_a_fact_said_twice_is_a_restatement():
    first, second = counts_of("全年开展普法活动38场。", "如前所述，开展普法活动38场。")
    assert second.restates is first


@pytest.mark.parametrize(
    ("text", "part", "status"),
    [
        ("每季度集中学法1次。", "achievements", "target"),
        ("每月召开一次例会。", "leadership", "target"),
        ("按照每月1次的要求，全年召开例会12次。", "achievements", "actual"),
        ("开展普法活动38场。", "achievements", "actual"),
        ("力争化解率达到98%。", "achievements", "target"),
        ("培训班不少于2期。", "plans", "target"),
        ("执法人员仅6人。", "problems", "actual"),
    ],
)
def test_plans_and_norms_are_targets(text, part, status):
    assert counts_of(text, part=part)[-1].status == status


def test_titles_do_not_classify():
    count = counts_of("制定《行政处罚案件审理委员会工作规则》等内部制度9项。")[0]
    assert count.indicator == "institutions.rules"


@pytest.mark.parametrize("part", ["召开会议1次，", "受理100件，其中1件，", "（其中1件", "两个100%"])
def test_the_work_grows_with_the_text_and_not_with_its_square(part):
    def work(times: int) -> int:
        steps = 0

        def step(frame, event, arg):
            nonlocal steps
            steps += event == "call"

        sys.setprofile(step)
        try:
            counts_of(part * times)
        finally:
            sys.setprofile(None)
        return steps

    counts_of(part)
    assert work(400) < 5 * work(100)


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("局党组会、局长办公会全年分别召开35次和17次。", ["局党组会", "局长办公会"]),
        ("及时受理率、按期答复率分别为99.9%、99.8%。", ["及时受理率", "按期答复率"]),
        ("优秀、合格、不合格案卷分别占24.5%、72.7%、2.8%。", ["优秀", "合格", "不合格案卷"]),
    ],
)
def test_counts_told_respectively_take_their_own_thing(text, objects):
    assert [count.object for count in counts_of(text)] == objects


def test_one_number_for_several_things_is_not_told_respectively():
    text = "办理代表建议、委员提案分别比上年增加3件。"
    quantities = find_quantities(text)
    around = find_surroundings(text, quantities)
    assert distribute(text, around, ObjectReader(text, quantities)) == {}


REPORTS = {
    "petitions": (
        "某市12345政务服务便民热线2023年度运行情况报告",
        "全年接听来电5.3万个，受理群众诉求4.2万件，办结4.1万件，群众满意率96%。"
        "网络渠道受理诉求6100件，市长信箱来信820件。转办工单2.1万件，按时办结率98%。",
    ),
    "oversight": (
        "关于县人大代表建议和政协提案办理情况的报告",
        "全年承办人大代表建议86件、政协提案112件，办复率100%。重点督办建议6件。"
        "走访代表委员120人次，代表满意率98%，委员满意率99%。",
    ),
    "cases": (
        "某市中级人民法院工作报告",
        "全年受理各类案件8620件，审结8210件。审结刑事案件312件，判处罪犯420人。"
        "审结民事案件5210件，调解撤诉率41%。受理执行案件2100件，执结1980件。",
    ),
}


@pytest.mark.parametrize("category", REPORTS)
def test_the_report_around_decides_what_a_sentence_leaves_open(category):
    title, text = REPORTS[category]
    counts = extract_counts(
        [
            Paragraph(1, title, "title", "overview", "", ""),
            Paragraph(2, text, "body", "achievements", "", ""),
            Paragraph(3, "涉及教育的310件，涉及交通的220件。", "body", "achievements", "", ""),
        ]
    )
    assert {count.category for count in counts if count.paragraph == 3} == {category}
