"""Which words make a running total of a count, and which do not."""

import re

import pytest

from dashboard.analysis.cumulative import (
    WORDING,
    find_running_total,
    find_running_totals,
    split_running,
)

# The count is marked; the report is of 2023.
RUNNING = [
    "自2019年以来，累计办理行政复议«120件»。",
    "2020年7月以来，共完成审计项目«23个»。",
    "历年累计建成法治阵地«14处»。",
    "五年来，先后举办讲座«60场»。",
    "近三年共调解纠纷«900起»。",
    "多年来，培训干部«3000人次»。",
    "党的十八大以来，全市修订制度«41项»。",
    "新培养“法律明白人”41名，累计达到«137名»。",
    "新建法治公园2个，累计«9个»。",
    "今年新聘调解员5名，自2019年以来累计聘任«62名»。",
]
OPEN = [
    "累计开展专题学习«2次»。",
    "截至目前，17个社区共排查矛盾纠纷«501起»。",
    "截至2023年12月底已整改«203个»。",
    "服务队成立以来，提供咨询«80人次»。",
    "累计创建国家级«2个»、省级21个。",
    "“十四五”以来，累计清理文件«12件»。",
]
THE_YEARS_OWN = [
    "全年累计组织培训«12场»。",
    "今年以来，累计调解纠纷«30起»。",
    "今年以来，街道排查隐患，截至目前化解«30起»。",
    "2023年以来，累计调解纠纷«30起»。",
    "1-10月累计办结案件«30件»。",
    "一年来，召开办公会«14次»。",
    "对2006年以来市政府制发的«1027件»文件进行清理。",
    "清理2012年以来文件«210件»。",
    "自2019年以来，累计办理复议120件，今年办理«30件»。",
    "历年累计建成阵地14处，新建«2处»。",
    "化解历年积案«7件»。",
    "数量创历年新高，办理«88件»。",
    "累计发放材料1300余份，悬挂横幅«30余条»。",
    "累计培训40场。全年办理案件«9件»。",
    "召开党组会«11次»。",
]


def kind_of(marked: str, year: int | None = 2023):
    text = marked.replace("«", "").replace("»", "")
    total = find_running_total(text, marked.index("«"), year)
    assert total is None or text[total.start : total.end] == total.words
    return total and total.kind


@pytest.mark.parametrize("sentence", RUNNING)
def test_a_start_before_the_year_makes_a_running_total(sentence):
    assert kind_of(sentence) == "running"


@pytest.mark.parametrize("sentence", OPEN)
def test_a_total_without_a_start_is_open(sentence):
    assert kind_of(sentence) == "open"


@pytest.mark.parametrize("sentence", THE_YEARS_OWN)
def test_what_is_bound_to_the_year_is_no_running_total(sentence):
    assert kind_of(sentence) is None


@pytest.mark.parametrize(
    ("kind", "pattern"), [(kind, text) for kind, texts in WORDING.items() for text in texts]
)
def test_no_pattern_is_dead(kind, pattern):
    before = [line.split("«")[0] for line in (*RUNNING, *OPEN, *THE_YEARS_OWN)]
    assert any(re.search(pattern, text) for text in before), f"{kind}: {pattern}"


def test_a_start_is_judged_by_the_year_of_the_report():
    sentence = "自2019年以来，办理行政复议«120件»。"
    assert kind_of(sentence, 2019) is None
    assert kind_of(sentence, 2020) == "running"
    assert kind_of(sentence, None) == "open"


def test_words_of_an_earlier_sentence_or_behind_the_count_say_nothing():
    assert kind_of("自2019年以来，成效明显。办理案件«9件»。") is None
    assert kind_of("办理案件«9件»，历年累计80件。") is None


def test_words_far_off_say_nothing():
    assert kind_of("自2019年以来，" + "深入推进，" * 10 + "办理案件«9件»。") == "running"
    assert kind_of("自2019年以来，" + "深入推进，" * 200 + "办理案件«9件»。") is None


def test_running_totals_are_told_by_the_words_before_each_count():
    text = "历年累计建成阵地14处，累计接待80人次，新建2处。"
    rows = [
        {"count_id": number, "paragraph": text, "span_start": text.index(number), "year": 2023}
        for number in ("14", "80", "2处")
    ]
    totals = find_running_totals(rows)
    assert {id_: total.kind for id_, total in totals.items()} == {"14": "running", "80": "open"}


def test_marks_of_running_totals_stand_apart(make_mark):
    running, open_start, own = (
        make_mark(80, report_id=f"r{basis}", basis=basis) for basis in ("running", "open", None)
    )
    assert split_running([running, open_start, own]) == ([open_start, own], [running])
    assert running.panel != own.panel == open_start.panel
    assert (running.state, own.state) == ("历年累计", "已报告")
