"""Divisions by name and code, and what they are called in speech."""

import pytest

from etl import gazetteer
from etl.gazetteer import Division
from etl.gazetteer.derive import derive_divisions, derive_former, derive_streets


def test_every_division_has_all_its_parents():
    codes = gazetteer.divisions()
    orphans = [
        division
        for division in codes.values()
        if division.level != "province" and gazetteer.lineage(division)[-1].level != "province"
    ]
    assert orphans == []


def test_every_street_belongs_to_a_county():
    counties = {code for code in gazetteer.divisions() if len(code) == 6}
    streets = [street for code in counties for street in gazetteer.streets_of(code)]
    assert len({street.code for street in streets}) == len(streets) > 38_000


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("新北街道", {"滨海新区", "清河门区", "船营区"}),
        ("北新泾街道", {"长宁区"}),
    ],
)
def test_namesakes_are_all_found(name, parents):
    found = gazetteer.streets_named(name)
    assert {gazetteer.parent(street).name for street in found} == parents
    assert all(len(street.full_code) == 12 for street in found)


def test_a_name_that_is_part_of_another_is_not_found():
    assert gazetteer.streets_named("泾街道") == ()


def test_former_counties_know_their_successor():
    (closed,) = gazetteer.divisions_named("闸北区")
    assert closed.until == 2015
    assert gazetteer.divisions()[closed.successor].name == "静安区"
    assert closed in gazetteer.predecessors(closed.successor)


def test_counties_under_a_municipality_or_a_province_have_no_city():
    assert [d.name for d in gazetteer.lineage(gazetteer.divisions()["310105"])] == [
        "长宁区",
        "上海市",
    ]
    assert [d.name for d in gazetteer.lineage(gazetteer.divisions()["429004"])] == [
        "仙桃市",
        "湖北省",
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("滨海新区", "滨海"),
        ("内蒙古自治区", "内蒙古"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("博尔塔拉蒙古自治州", "博尔塔拉"),
        ("大兴安岭地区", "大兴安岭"),
        ("泾县", None),
    ],
)
def test_spoken_names(name, short):
    assert gazetteer.short_name(name) == short


def test_autonomous_divisions_are_found_under_their_shorter_names():
    (prefecture,) = gazetteer.divisions_named("延边朝鲜族自治州")
    assert gazetteer.divisions_named("延边州") == (prefecture,)
    assert gazetteer.divisions_called("延边") == (prefecture,)


def test_mentions_are_slices_of_the_text_longest_first():
    text = "上海市宝山区与杨浦、延边州结对"
    mentions = gazetteer.find_mentions(text)
    assert [text[m.start : m.end] for m in mentions] == [m.name for m in mentions]
    assert [(m.name, m.full) for m in mentions] == [
        ("上海市", True),
        ("宝山区", True),
        ("杨浦", False),
        ("延边州", True),
    ]


def test_derive_cuts_codes_and_leaves_out_the_empty_city_of_a_municipality():
    source = {
        "provinces": {
            "甲市": {
                "code": "990000000000",
                "cities": {"": {"code": None, "counties": {"乙区": "990101000000"}}},
            }
        }
    }
    assert derive_divisions(source) == [("99", "甲市"), ("990101", "乙区")]


def test_derive_prefers_the_standing_street_to_its_abolished_namesake():
    townships = {
        "丙镇": "990101100000",
        "丙镇（撤销）": "990101101000",
        "丁乡（撤销）": "990101200000",
    }
    source = {"990101000000": {"county": "乙区", "townships": townships}}
    assert derive_streets(source) == [("990101100", "丙镇"), ("990101200", "丁乡")]


def test_derive_keeps_former_names_only():
    def event(year, old, new, type_="撤县设区"):
        names = zip(("old", "new"), (old, new), strict=True)
        parts = {key: {"code": code, "name": name} for key, (code, name) in names}
        return {"year": year, "type": type_, "level": 3, **parts}

    renamed = event(2015, ("990121000000", "戊县"), ("990105000000", "戊区"))
    recoded = event(2015, ("990122000000", "己县"), ("990222000000", "己县"), "同名改码")
    early = event(1999, ("990123000000", "庚县"), ("990106000000", "庚区"))
    assert derive_former([renamed, recoded, early], []) == [("990121", "戊县", "2015", "990105")]


def test_levels_are_told_by_the_code():
    levels = [Division(code, "甲").level for code in ("31", "3301", "310105", "310105011")]
    assert levels == ["province", "city", "county", "street"]
