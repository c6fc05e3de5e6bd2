"""Numbers with their measure words: value, unit, hedge, and what is no count."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.counting.measure_words import exclusions, unit_groups
from etl.counting.quantities import find_quantities


def only(text: str):
    found = [q for q in find_quantities(text) if q.rejected is None]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("共20余次", 20, "次", "over"),
        ("发放0.5万余份", 5000, "份", "over"),
        ("约15.7万余件", 157000, "件", "about"),
        ("近万名群众", 10000, "名", "near"),
        ("逾600吨", 600, "吨", "over"),
        ("不少于4次", 4, "次", "at_least"),
        ("至少2次以上", 2, "次", "at_least"),
        ("至少开展一次", 1, "次", "at_least"),
        ("不足10%", 10, "%", "at_most"),
        ("不足执法人员总数的5%", 5, "%", "at_most"),
        ("97%以上", 97, "%", "over"),
        ("45%左右", 45, "%", "about"),
        ("两万余人次", 20000, "人次", "over"),
        ("十余项", 10, "项", "over"),
        ("百余名", 100, "名", "over"),
        ("上百场", 100, "场", "over"),
        ("各1场次", 1, "场次", "exact"),
        ("36.43万人次", 364300, "人次", "exact"),
        ("335.58亿元", 33558000000, "元", "exact"),
        ("1,130人次", 1130, "人次", "exact"),
        ("７.６万元", 76000, "元", "exact"),
        ("1.8个百分点", 1.8, "百分点", "exact"),
        ("满意率百分之百", 100, "%", "exact"),
        ("百分之九十五", 95, "%", "exact"),
        ("近三分之一", 33.33, "%", "near"),
        ("八成以上", 80, "%", "over"),
        ("实现“两个100%”", 100, "%", "exact"),
        ("64万志愿者", 640000, None, "exact"),
        ("300余人（次）", 300, "人次", "over"),
        ("1186件(次)", 1186, "件次", "exact"),
        ("特种设备508 台（套）", 508, "台（套）", "exact"),
        ("1200套(间)", 1200, "套（间）", "exact"),
        ("受理电话47.35万件", 473500, "件", "exact"),
        ("检查 32 次", 32, "次", "exact"),
        ("190 多份", 190, "份", "over"),
    ],
)
def test_value_unit_and_hedge(text, value, unit, qualifier):
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("3至5次", 3, 5), ("2-3名", 2, 3), ("7%—8%", 7, 8), ("3～5个", 3, 5), ("每季度1至2次", 1, 2)],
)
def test_a_range_keeps_both_ends(text, low, high):
    quantity = only(text)
    assert (quantity.value, quantity.value_max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "2022年12月30日",
        "三天时间",
        "连续两年",
        "24小时",
        "15分钟",
        "5个工作日",
        "第14次常务会议",
        "第2名",
        "12345热线",
        "PM2.5",
        "“八五”普法",
        "三重一大",
        "两个维护",
        "一网通办",
        "沪府〔2021〕3号",
        "1+24+N",
        "“1234”攻坚行动",
        "一个平台",
        "一批难题",
        "一系列措施",
        "数十次",
        "若干项",
        "最多跑一次",
        "一次性告知",
        "一个个难题",
        "一是加强领导",
        "没有一件引发诉讼",
        "公约的约束力",
        "新一轮改革",
        "市委九次全会",
    ],
)
def test_what_is_no_count_is_left(text):
    assert [q for q in find_quantities(text) if q.rejected is None] == []


def marked(sentence: str):
    start, end = sentence.index("«"), sentence.index("»") - 1
    text = sentence.replace("«", "").replace("»", "")
    return [q for q in find_quantities(text) if q.start <= end and q.end > start], text


@pytest.mark.parametrize(("id_", "example"), [(e.id, x) for e in exclusions() for x in e.examples])
def test_an_exclusion_takes_its_examples(id_, example):
    found, _ = marked(example)
    assert all(q.rejected for q in found), found


@pytest.mark.parametrize("reject", [x for e in exclusions() for x in e.rejects])
def test_an_exclusion_leaves_its_rejects(reject):
    found, _ = marked(reject)
    assert any(q.rejected is None for q in found), reject


PROSE = st.text(
    alphabet="共约近余多以上0123456789.,%一二三十百千万亿两次件个家场人份“”（）、，。至开展第年月日",
    max_size=60,
)


@given(PROSE)
def test_spans_are_slices_in_order_and_known_units(text):
    found = find_quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.unit is None or q.unit in unit_groups() for q in found)


@given(st.integers(1, 10**9), st.sampled_from(["次", "件", "人次", "家", "份"]))
def test_a_plain_count_survives(number, unit):
    quantity = only(f"全年办理{number}{unit}。")
    assert (quantity.value, quantity.unit, quantity.qualifier) == (number, unit, "exact")
