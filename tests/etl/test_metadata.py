"""Who reports, on which year, from where: seeds, invented reports, contradictions."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.identity.dates import find_dates, parse_year
from etl.identity.metadata import resolve_metadata
from etl.identity.rulebook import metadata_rules, metadata_tables
from etl.identity.titles import names_in_title
from etl.models import Paragraph
from etl.structure.layout import Layout, restore_layout
from etl.structure.outline import split_paragraphs

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "reports.jsonl"
LABELLED = ("title", "issuer", "level", "year", "province", "city", "county", "street")
BODY = """一、工作开展情况
全年召开会议12次，专题学法4次。
二、存在的问题
执法力量不足。
三、{next_year}年工作打算
每季度集中学法1次。
"""


def read(text):
    layout = restore_layout(text)
    return resolve_metadata(layout, split_paragraphs(layout))


def report(title, opening="", foot="", head="", next_year=2024):
    body = BODY.format(next_year=next_year)
    return f"{head}\n{title}\n\n{opening}现将有关情况报告如下。\n{body}\n{foot}\n"


def checks(findings):
    return [finding.check for finding in findings]


@pytest.mark.parametrize(
    "row",
    [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()],
    ids=lambda row: row["report"],
)
def test_every_labelled_seed_is_right(row):
    metadata, findings = read((ROOT / "seeds" / row["report"]).read_text("utf-8"))
    assert {key: getattr(metadata, key) for key in LABELLED} == {key: row[key] for key in LABELLED}
    for key in ("signed_on", "published_on"):
        day = getattr(metadata, key)
        assert (day and day.isoformat()) == row[key]
    assert findings == ()


@pytest.mark.parametrize(
    "line",
    [
        "——2022年1月15日在某市第五届人民代表大会第一次会议上",
        "二○二二年一月十五日在某镇第十五届人民代表大会第一次会议上",
        "某县人民政府县长　张某某（2022年1月15日）",
    ],
)
def test_a_report_that_was_delivered_is_of_that_day(line):
    text = f"政府工作报告\n{line}\n\n各位代表：\n一、2021年工作回顾\n全年新增就业6.3万人。\n"
    assert read(text)[0].signed_on == date(2022, 1, 15)


def test_a_letterhead_and_a_signature():
    metadata, findings = read(
        report(
            "甲岭街道关于２０２１年法治政府建设\n情况的报告",
            "2021年，甲岭街道坚持依法行政。",
            "成都市青羊区人民政府甲岭街道办事处\n2022年1月15日\n抄送：区司法局。",
            head="成都市青羊区人民政府甲岭街道办事处文件\n\n甲办发〔2022〕3号\n",
            next_year=2022,
        )
    )
    assert metadata.title == "甲岭街道关于２０２１年法治政府建设情况的报告"
    assert metadata.issuer == "成都市青羊区人民政府甲岭街道办事处"
    assert (metadata.level, metadata.year, metadata.signed_on) == (
        "street",
        2021,
        date(2022, 1, 15),
    )
    assert (metadata.city, metadata.county, metadata.street) == ("成都市", "青羊区", "甲岭街道")
    assert (metadata.body, metadata.district) == ("甲岭街道", "青羊区")
    assert checks(findings) == ["division_unlisted"]


def test_a_web_page_names_issuer_and_date():
    head = "首页 > 政务公开 > 法治政府建设\n发布机构：林西县人民政府 发布日期：2024-02-05 10:15\n"
    metadata, findings = read(report("2023年法治政府建设工作总结", head=head))
    assert (metadata.issuer, metadata.level) == ("林西县人民政府", "county")
    assert metadata.published_on == date(2024, 2, 5)
    assert (metadata.county, metadata.division_code) == ("林西县", "150424000000")
    assert findings == ()


def test_the_opening_names_the_body_where_nothing_else_does():
    opening = "2023年，四街镇在通海县委、县政府的领导下坚持依法行政。"
    metadata, _ = read(report("法治政府建设年度报告", opening))
    assert (metadata.body, metadata.district, metadata.level) == ("四街镇", "通海县", "town")


@pytest.mark.parametrize(
    ("signed", "level", "body", "district"),
    [
        ("浙江省司法厅", "department", "浙江省司法厅", "浙江省"),
        ("宁波市市场监督管理局", "department", "宁波市市场监督管理局", "宁波市"),
        ("上海市浦东新区生态环境局", "department", "浦东新区生态环境局", "浦东新区"),
        ("国家税务总局赤峰市林西县税务局", "department", "林西县税务局", "林西县"),
        ("恩施州人民政府", "city", "恩施土家族苗族自治州", "恩施土家族苗族自治州"),
        ("重庆市人民政府", "province", "重庆市", "重庆市"),
        ("大兴安岭地区行政公署", "city", "大兴安岭地区", "大兴安岭地区"),
        ("苏州工业园区管理委员会", "county", "苏州工业园区", "苏州市"),
        ("泾县经济开发区管理委员会", "department", "泾县经济开发区", "泾县"),
        ("新疆生产建设兵团", "province", "新疆生产建设兵团", "新疆维吾尔自治区"),
        ("中共林西县委全面依法治县委员会办公室", "county", "林西县", "林西县"),
    ],
)
def test_level_body_and_district(signed, level, body, district):
    metadata, _ = read(report("关于2023年度法治政府建设情况的报告", foot=f"{signed}\n2024年1月8日"))
    assert metadata.issuer == signed
    assert (metadata.level, metadata.body, metadata.district) == (level, body, district)


def test_undecided_namesakes_keep_their_name_and_have_no_district():
    opening = "2023年，鼓楼区司法局对照法治江苏建设规划坚持依法行政。"
    metadata, findings = read(report("鼓楼区司法局2023年法治政府建设情况报告", opening))
    assert (metadata.province, metadata.city, metadata.county) == ("江苏省", None, None)
    assert (metadata.body, metadata.district) == ("鼓楼区司法局", None)
    assert checks(findings) == ["place_ambiguous"]


@pytest.mark.parametrize(
    ("foot", "issuer"),
    [
        ("中共四街镇委员会  四街镇人民政府\n2024年1月8日", "四街镇人民政府"),
        ("中共四街镇委员会\n四街镇人民政府\n2024年1月8日", "四街镇人民政府"),
        ("四 街 镇 人 民 政 府\n2024年1月8日", "四街镇人民政府"),
        ("四街镇人民政府（盖章）\n2024年1月8日", "四街镇人民政府"),
        ("四街镇人民政府  2024年1月8日", "四街镇人民政府"),
        ("2024年1月8日", "四街镇"),
    ],
)
def test_who_signs(foot, issuer):
    metadata, _ = read(report("四街镇2023年法治政府建设情况报告", foot=foot))
    assert (metadata.issuer, metadata.signed_on) == (issuer, date(2024, 1, 8))


def test_a_year_on_the_line_under_the_title_belongs_to_it():
    metadata, _ = read(report("四街镇法治政府建设情况报告\n（2023年度）", next_year="下一"))
    assert metadata.title == "四街镇法治政府建设情况报告（2023年度）"
    assert metadata.year == 2023


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于2022年度甲县法治政府建设情况的报告", "甲县"),
        ("甲县人民政府关于二〇二二年法治政府建设情况的报告", "甲县人民政府"),
        ("2022年度甲街道依法行政工作总结", "甲街道"),
        ("福建省人民政府工作报告", "福建省人民政府"),
        ("中共甲镇工作委员会2022年法治建设报告", "中共甲镇工作委员会"),
    ],
)
def test_the_name_in_a_title(title, name):
    assert next(names_in_title(title)) == name


@pytest.mark.parametrize(
    "title",
    ["甲镇{}年法治政府建设情况报告", "关于甲镇{}年度法治建设工作总结的报告"],
)
@pytest.mark.parametrize("year", ["2023", "二〇二三", "二○二三", "２０２３", "两千零二十三"])
def test_the_year_of_a_title_in_any_numerals(title, year):
    metadata, findings = read(report(title.format(year)))
    assert metadata.year == 2023
    assert "year_disagrees" not in checks(findings)


@pytest.mark.parametrize(
    ("opening", "foot", "next_year"),
    [
        ("2023年，我镇坚持依法行政。", "", 2030),
        ("", "", 2024),
        ("", "四街镇人民政府\n2024年1月8日", "下一"),
        ("", "四街镇人民政府\n二〇二三年十二月二十八日", "下一"),
    ],
)
def test_a_title_without_a_year(opening, foot, next_year):
    metadata, _ = read(report("四街镇法治政府建设情况报告", opening, foot, next_year=next_year))
    assert metadata.year == 2023


def test_no_year_anywhere_is_said():
    metadata, findings = read(report("四街镇法治政府建设情况报告", next_year="下一"))
    assert metadata.year is None
    assert "year_unknown" in checks(findings)


@pytest.mark.parametrize(
    ("opening", "foot", "next_year"),
    [
        ("2022年，我镇坚持依法行政。", "", 2024),
        ("", "四街镇人民政府\n2021年1月8日", 2024),
        ("", "", 2023),
    ],
)
def test_title_text_and_date_that_disagree_are_reported(opening, foot, next_year):
    text = report("四街镇2023年法治政府建设情况报告", opening, foot, next_year=next_year)
    metadata, findings = read(text)
    assert metadata.year == 2023
    (finding,) = [finding for finding in findings if finding.check == "year_disagrees"]
    assert finding.severity == "warning"
    assert "2023年" in finding.message


def test_a_speech_is_on_the_year_before_the_one_in_its_title():
    text = """2015年政府工作报告

——2015年2月2日在甲市第十届人民代表大会第四次会议上

各位代表：

现在，我代表宁波市人民政府向大会报告工作，请予审议。

一、过去一年工作回顾

全市新增就业3万人。
"""
    metadata, findings = read(text)
    assert (metadata.year, metadata.level, metadata.city) == (2014, "city", "宁波市")
    assert findings == ()


def test_what_is_a_speech():
    titles = metadata_tables()["titles"]
    speech = metadata_rules().speech
    assert [text for text in titles["speech_examples"] if not speech.search(text)] == []
    assert [text for text in titles["speech_rejects"] if speech.search(text)] == []


def test_what_is_a_cover():
    titles = metadata_tables()["titles"]
    cover = metadata_rules().cover
    assert [text for text in titles["cover_examples"] if not cover.search(text)] == []
    assert [text for text in titles["cover_rejects"] if cover.search(text)] == []


def test_a_report_under_the_cover_of_a_notice_keeps_its_own_title():
    metadata, _ = read(report("关于印发《四街镇2023年法治政府建设情况报告》的通知"))
    assert metadata.title == "四街镇2023年法治政府建设情况报告"
    assert (metadata.issuer, metadata.year) == ("四街镇", 2023)


@pytest.mark.parametrize(
    ("title", "head", "opening", "issuer"),
    [
        ("林西县2023年法治政府建设年度报告", "", "", "林西县人民政府"),
        ("邯郸市丛台区2023年法治政府建设年度报告", "", "", "邯郸市丛台区人民政府"),
        ("河南省2023年法治政府建设年度报告", "", "", "河南省人民政府"),
        ("锡林郭勒盟2023年法治政府建设年度报告", "", "", "锡林郭勒盟行政公署"),
        ("喀什地区2023年法治政府建设年度报告", "", "", "喀什地区行政公署"),
        ("林西县司法局2023年法治政府建设年度报告", "", "", "林西县司法局"),
        ("四街镇2023年法治政府建设年度报告", "", "", "四街镇"),
        (
            "四街镇2023年法治政府建设年度报告",
            "",
            "2023年，四街镇人民政府坚持依法行政。",
            "四街镇人民政府",
        ),
        (
            "甲岭街道2023年法治政府建设年度报告",
            "来源：林西县甲岭街道办事处",
            "",
            "林西县甲岭街道办事处",
        ),
        ("甲岭街道2023年法治政府建设年度报告", "来源：乙岭街道办事处", "", "甲岭街道"),
        ("林西县2023年法治政府建设年度报告", "来源：林西县人民政府办公室", "", "林西县人民政府"),
        ("林西县2023年法治政府建设年度报告", "来源：林西县司法局", "", "林西县人民政府"),
    ],
)
def test_the_issuer_of_an_unsigned_report_is_named_with_its_organ(title, head, opening, issuer):
    assert read(report(title, opening, head=head))[0].issuer == issuer


def test_the_name_of_a_road_is_not_that_of_a_head_of_government():
    text = report("甲区长寿路街道办事处2023年法治政府建设情况报告")
    assert read(text)[0].title == "甲区长寿路街道办事处2023年法治政府建设情况报告"


def test_a_name_printed_above_a_title_that_names_its_body_is_no_part_of_it():
    text = report("四街镇人民政府\n四街镇2023年法治政府建设情况报告")
    assert read(text)[0].title == "四街镇2023年法治政府建设情况报告"


def test_an_empty_report_leaves_everything_open():
    metadata, findings = resolve_metadata(Layout((), {}), ())
    assert metadata.title is metadata.issuer is metadata.year is metadata.district is None
    expected = ["title_unknown", "issuer_unknown", "year_unknown", "place_unknown"]
    assert checks(findings) == expected


@given(
    st.text(alphabet="甲乙县市区省镇街道局办事处人民政府2023年月日〇一，。、\n（）", max_size=120)
)
def test_any_text_is_read_without_an_error(text):
    paragraphs = [
        Paragraph(n, line, ("title", "body", "signature")[n % 3], "other", "", "")
        for n, line in enumerate(text.split("\n"), 1)
        if line
    ]
    metadata, findings = resolve_metadata(Layout((), {}), paragraphs)
    assert (metadata, findings) == resolve_metadata(Layout((), {}), paragraphs)
    assert metadata.year is None or 1978 <= metadata.year <= 2099
    assert (metadata.division_code is None) or len(metadata.division_code) == 12


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2099, 12, 31)))
def test_dates_are_read_in_every_printed_form(day):
    digits = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))

    def small(n):
        tens, ones = divmod(n, 10)
        return f"{'' if tens < 2 else digits[str(tens)]}{'十' if tens else ''}" + (
            digits[str(ones)] if ones else ""
        )

    year = "".join(digits[digit] for digit in str(day.year))
    printed = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{year}年{small(day.month)}月{small(day.day)}日",
    ]
    assert [find_dates(f"于{text}。") for text in printed] == [[day]] * len(printed)


@pytest.mark.parametrize("text", ["2023年2月30日", "〔2023〕3号", "2023年度", "12023-01-01"])
def test_other_figures_are_no_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["1234", "23", "2百", "二十大"])
def test_other_figures_are_no_years(text):
    assert parse_year(text) is None
