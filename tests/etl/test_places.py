"""Where a body is: from its own name first, from the words of the text between namesakes."""

import pytest

from etl import gazetteer
from etl.identity.evidence import Evidence
from etl.identity.organisations import parse_organisation
from etl.identity.places import resolve_place
from etl.identity.rulebook import metadata_rules, metadata_tables

RULES = ("farms", "corps", "zones", "speaking", "departments")


def place(*names, text="", year=2023):
    bodies = [parse_organisation(name) for name in names]
    evidence = Evidence("\n".join((*names, text)), bodies[0].street)
    found, findings = resolve_place(bodies, evidence, year)
    parts = (found.province, found.city, found.county, found.street)
    return parts, [finding.check for finding in findings]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_matches_its_examples_and_none_of_its_rejects(rule):
    pattern, table = getattr(metadata_rules(), rule), metadata_tables()["organisation"][rule]
    assert [text for text in table["examples"] if not pattern.fullmatch(text)] == []
    assert [text for text in table["rejects"] if pattern.fullmatch(text)] == []


def test_words_that_tell_no_place_are_names_of_places():
    rules = metadata_rules()
    assert [name for name in rules.everyday if not gazetteer.divisions_called(name)] == []
    assert [name for name in rules.common if not gazetteer.divisions_named(name)] == []
    assert [name for name in rules.run_together if not gazetteer.divisions_named(name)] == []


def test_what_is_an_organ_that_reports_for_a_place():
    table, governing = metadata_tables()["organisation"]["government"], metadata_rules().governing
    assert [text for text in table["examples"] if not governing.search(text)] == []
    assert [text for text in table["rejects"] if governing.search(text)] == []


@pytest.mark.parametrize(
    ("name", "chain", "street", "tail"),
    [
        ("大连市沙河口区人民政府黑石礁街道办事处", ("大连市", "沙河口区"), "黑石礁街道", ""),
        ("上海市宝山区司法局", ("上海市", "宝山区"), None, "司法局"),
        ("三亚市市场监督管理局", ("三亚市",), None, "市场监督管理局"),
        ("汉中市镇巴县公安局", ("汉中市", "镇巴县"), None, "公安局"),
        ("湖北省住房和城乡建设厅", ("湖北省",), None, "住房和城乡建设厅"),
        ("东区街道办事处", (), "东区街道", ""),
        ("上海路街道办事处", (), "上海路街道", ""),
        ("新镇街道办事处", (), "新镇街道", ""),
        ("中共四街镇委员会四街镇人民政府", (), "四街镇", ""),
        ("中共淮安市清江浦区委淮安市清江浦区人民政府", ("淮安市", "清江浦区"), None, ""),
        ("丰台区卢沟桥街道工委办事处", ("丰台区",), "卢沟桥街道", ""),
        ("湘西州司法局", ("湘西州",), None, "司法局"),
        ("第八师石河子市", ("石河子市",), None, ""),
    ],
)
def test_names_of_bodies_are_taken_apart(name, chain, street, tail):
    body = parse_organisation(name)
    assert (body.chain, body.street, body.tail) == (chain, street, tail)


@pytest.mark.parametrize("text", ["", "市长某某", "各位代表", "现将有关情况报告如下", "甲" * 80])
def test_other_texts_are_no_bodies(text):
    assert parse_organisation(text) is None


def test_every_county_is_found_by_its_full_name():
    wrong = []
    for division in gazetteer.divisions().values():
        if division.level != "county":
            continue
        names = [above.name for above in reversed(gazetteer.lineage(division))]
        (_, _, county, _), findings = place("".join(names) + "人民政府")
        if county != division.name or findings:
            wrong.append((names, county, findings))
    assert wrong == []


def test_every_street_of_a_province_is_found_by_its_full_name():
    wrong = []
    for code, division in gazetteer.divisions().items():
        if not code.startswith("64") or division.level != "county":
            continue
        names = "".join(above.name for above in reversed(gazetteer.lineage(division)))
        for street in gazetteer.streets_of(code):
            (_, _, county, found), _ = place(f"{names}{street.name}")
            if (county, found) != (division.name, street.name):
                wrong.append((names, street.name, county, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "新北街道办事处",
            "参加天津市培训，法治滨海",
            ("天津市", "天津市", "滨海新区", "新北街道"),
        ),
        ("新北街道办事处", "在船营区委领导下", ("吉林省", "吉林市", "船营区", "新北街道")),
        ("宝山区司法局", "对标上海标准", ("上海市", "上海市", "宝山区", None)),
        ("宝山区司法局", "双鸭山市普法规划", ("黑龙江省", "双鸭山市", "宝山区", None)),
        ("鼓楼区人民政府", "开封的夜市", ("河南省", "开封市", "鼓楼区", None)),
        ("鼓楼区人民政府", "督导洪山镇、五凤街道", ("福建省", "福州市", "鼓楼区", None)),
        ("城关镇人民政府", "安康市和镇坪县中心工作", ("陕西省", "安康市", "镇坪县", "城关镇")),
        ("区应急管理局", "徐汇区委、区政府部署", ("上海市", "上海市", "徐汇区", None)),
        ("省人民政府", "河南省委坚强领导", ("河南省", None, None, None)),
        ("合肥高新技术产业开发区管理委员会", "", ("安徽省", "合肥市", None, None)),
        ("天津市人民政府", "", ("天津市", "天津市", None, None)),
    ],
)
def test_the_text_decides(name, text, expected):
    assert place(name, text=text) == (expected, [])


@pytest.mark.parametrize("text", ["", "赴上海市考察学习", "聘请北京某某律师事务所律师2名"])
def test_namesakes_that_nothing_decides_stay_unknown(text):
    assert place("宝山区司法局", text=text) == ((None,) * 4, ["place_ambiguous"])


def test_what_undecided_namesakes_share_is_kept():
    found, findings = place("城关镇人民政府", text="安康市中心工作")
    assert found == ("陕西省", "安康市", None, "城关镇")
    assert findings == ["place_ambiguous"]


def test_a_body_of_no_named_place_is_not_put_where_it_once_went():
    assert place("区司法局", text="与长宁区签约")[0] == (None,) * 4


def test_the_issuer_goes_before_a_place_mentioned_in_passing():
    text = "与长宁区人民政府签订协议，学习杨浦区委经验"
    assert place("上海市宝山区司法局", text=text)[0] == ("上海市", "上海市", "宝山区", None)


@pytest.mark.parametrize(
    "text",
    [
        "办理县人大代表建议3件",
        "在县委和县政府的领导下，推进城市和县域经济发展",
        "完成县政府交办的事项，提高县域治理水平，召开县政府常务会",
        "适应城市发展，新增城市绿地，联系沿海城市政府",
    ],
)
def test_words_run_together_are_no_names_of_places(text):
    assert Evidence(text).divisions() == []


@pytest.mark.parametrize(
    "text", ["甲乡位于新县西北部", "信阳市新县", "新县人大代表", "在新县县委领导下"]
)
def test_a_name_of_two_characters_that_stands_alone_is_one(text):
    assert "新县" in [division.name for division in Evidence(text).divisions()]


def test_the_only_street_of_a_name_is_not_moved_to_a_county_met_by_accident():
    text = "陡山河乡位于新县西北部，泾县县委同志来访"
    assert place("陡山河乡人民政府", text=text) == (
        ("河南省", "信阳市", "新县", "陡山河乡"),
        [],
    )


def test_a_county_named_in_full_goes_before_a_city_spoken_of_more():
    text = "紧扣鹤岗市和萝北县中心工作，" + "对接青岛的经验。" * 8
    assert place("云山镇人民政府", text=text)[0][2] == "萝北县"


def test_a_namesake_is_not_taken_where_the_text_speaks_more_of_elsewhere():
    text = "南京的夜市。" + "大连的夜市。" * 3
    found, findings = place("永阳街道办事处", text=text)
    assert found == (None, None, None, "永阳街道")
    assert findings == ["place_ambiguous"]


def test_a_name_in_full_goes_before_a_spoken_one_that_overlaps_it():
    text = "运城市和平陆县"
    assert [(m.name, m.full) for m in gazetteer.find_mentions(text)] == [
        ("运城市", True),
        ("平陆县", True),
    ]


def test_a_county_of_a_common_name_is_told_by_its_city():
    found, _ = place("乌有街道办事处", text="在张家界永定区委、区政府的领导下")
    assert found == ("湖南省", "张家界市", "永定区", "乌有街道")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("大鹏新区管理委员会", "在深圳市委、市政府的领导下", ("广东省", "深圳市", None, None)),
        (
            "鼓岭度假区管理委员会",
            "在晋安区委、区政府的领导下",
            ("福建省", "福州市", "晋安区", None),
        ),
    ],
)
def test_a_zone_lies_where_the_text_says(name, text, expected):
    assert place(name, text=text) == (expected, [])


def test_a_street_not_in_the_table_keeps_its_name_and_the_county_stated():
    found, findings = place("乌有街道办事处", text="在东安区委、区政府的领导下")
    assert found == ("黑龙江省", "牡丹江市", "东安区", "乌有街道")
    assert findings == ["division_unlisted"]


def test_a_namesake_elsewhere_is_not_taken_for_a_street_of_the_stated_county():
    found, findings = place("北新泾街道办事处", text="在东安区委、区政府的领导下")
    assert found == ("黑龙江省", "牡丹江市", "东安区", "北新泾街道")
    assert findings == ["division_unlisted"]


def test_a_single_namesake_is_not_taken_where_the_text_speaks_of_elsewhere():
    found, findings = place("北新泾街道办事处", text="武汉的夜市。" * 6)
    assert found == ("湖北省", "武汉市", None, "北新泾街道")
    assert findings == ["division_unlisted"]


def test_towns_of_a_city_without_counties():
    found, _ = place("虎门镇人民政府", text="东莞市虎门镇坚持")
    assert found == ("广东省", "东莞市", None, "虎门镇")


@pytest.mark.parametrize(("year", "county"), [(2014, "闸北区"), (2023, "静安区")])
def test_a_street_of_a_merged_county(year, county):
    text = f"在{county}委、区政府的领导下"
    found, _ = place("大宁路街道办事处", text=text, year=year)
    assert found == ("上海市", "上海市", county, "大宁路街道")


def test_a_county_that_was_given_up_is_no_candidate_later():
    assert place("桥东区人民政府", year=2023)[0][1] == "张家口市"
    assert place("桥东区人民政府", year=2012)[1] == ["place_ambiguous"]


def test_no_body_no_place():
    found, findings = resolve_place([], Evidence("上海市"), 2023)
    assert found.innermost is None
    assert [finding.check for finding in findings] == ["place_unknown"]
