"""The page of keywords: every section with many reports, with one and with none; hostile words."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.word_ranks import WEIGHTS
from etl.keywords import reason_of

SECTIONS = ("词云", "上下文", "检索", "共现", "主题")
HOSTILE = "<img src=x onerror=alert(1)>"


RIVER = "甲省 / 甲市 / 东区 / 临江街道"


@pytest.fixture(scope="module")
def compared_data(publish_lines) -> Path:
    """A folder of data in which words differ between bodies, years and parts."""
    done, lacking = "achievements", "problems"
    lines = {
        ("临江街道", 2021): [(done, "调解，" * 20)],
        ("临江街道", 2022): [(done, "调解，" * 20)],
        ("临江街道", 2023): [(done, "执法，" * 20 + "普法"), (lacking, "窗口，" * 20)],
        ("云桥街道", 2023): [(done, "调解，" * 20 + "普法")],
    }
    return Path(publish_lines(lines).folder).parents[1]


def texts(app: AppTest) -> str:
    elements = [*app.markdown, *app.info, *app.warning, *app.caption, *app.subheader]
    return "\n".join(str(element.value) for element in elements)


def given(app: AppTest, component: str) -> dict | None:
    """What a component of the page was given to draw; None where it is not on the page."""
    for element in app.get("bidi_component"):
        if element.proto.component_name == component:
            return json.loads(element.proto.json)
    return None


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("data", ["full_data", "single_data", "large_data"])
def test_every_section_opens_with_every_kind_of_data(visit, request, data, section):
    app = visit(request.getfixturevalue(data), "keywords", section=section)
    assert app.title[0].value == "关键词"
    assert app.segmented_control(key="section").value == section


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("data", ["full_data", "single_data"])
def test_every_weight_draws_words_or_says_why_not(visit, request, data, weight):
    app = visit(request.getfixturevalue(data), "keywords", weight=weight)
    assert bool(given(app, "keywords_cloud")) != bool(app.info)


def test_no_report_says_what_to_build(visit, empty_data):
    app = visit(empty_data, "keywords")
    assert "etl build" in app.info[0].value


def test_a_selection_without_words_says_so(visit, full_data):
    app = visit(full_data, "keywords", place="丙省", part="问题与不足")
    assert "没有关键词" in app.info[0].value
    assert given(app, "keywords_cloud") is None


def test_the_cloud_and_the_list_say_the_same_words(visit, full_data):
    app = visit(full_data, "keywords")
    wide, narrow = given(app, "keywords_cloud")["clouds"]
    listed = given(app, "keywords_words")["words"]
    placed = {word["text"]: word["hint"] for word in wide["words"]}
    assert {word["text"]: word["hint"] for word in listed}.items() <= placed.items()
    assert {word["text"] for word in narrow["words"]} <= set(placed)
    assert listed[0]["share"] == "1.0000"


def test_formulas_are_counted_on_request(visit, publish_lines):
    lines = [("achievements", "进入新时代，推进普法。")] * 3
    data = Path(publish_lines({("临江街道", 2023): lines}).folder).parents[1]
    app = visit(data, "keywords")
    assert "新时代" not in {word["text"] for word in given(app, "keywords_words")["words"]}
    app.toggle(key="formulas").set_value(True).run()
    assert "新时代" in {word["text"] for word in given(app, "keywords_words")["words"]}


def test_a_link_with_a_query_opens_the_search(visit, full_data):
    app = visit(full_data, "keywords", q="行政处罚")
    assert app.segmented_control(key="section").value == "检索"
    assert app.text_input(key="q").value == "行政处罚"
    lines = given(app, "keywords_lines")["lines"]
    assert lines and all(["行政处罚", True] in line["pieces"] for line in lines)
    assert all(line["href"].startswith("source?") for line in lines)


def test_a_link_with_a_word_opens_its_occurrences(visit, full_data):
    app = visit(full_data, "keywords", word="行政处罚")
    assert app.segmented_control(key="section").value == "上下文"
    lines = given(app, "keywords_lines")["lines"]
    assert {line["word"] for line in lines} == {"行政处罚"}
    assert all(line["paragraph_id"] in line["href"] for line in lines)


def test_links_to_the_original_keep_the_filters(visit, full_data):
    app = visit(full_data, "keywords", q="行政处罚", year="2023")
    lines = given(app, "keywords_lines")["lines"]
    assert lines and all("year=2023" in line["href"] for line in lines)


@pytest.mark.parametrize(
    ("query", "reason"),
    [("-处罚", "只有要排除的词"), ('"处罚', "引号没有成对"), ("处" * 201, "查询太长")],
)
def test_a_query_that_cannot_be_answered_says_why(visit, full_data, query, reason):
    app = visit(full_data, "keywords", q=query)
    assert reason in app.warning[0].value
    assert given(app, "keywords_lines") is None


def test_a_query_that_finds_nothing_says_so(visit, full_data):
    assert "没有找到" in texts(visit(full_data, "keywords", q="南极科考"))


def test_a_facet_filters_and_another_click_no_more(visit, full_data):
    app = visit(full_data, "keywords", q="行政处罚")
    app.button(key="facet_year_2023").click().run()
    assert app.multiselect(key="year").value == ["2023"]
    app.button(key="facet_year_2023").click().run()
    assert app.multiselect(key="year").value == []
    app.button(key="facet_part_achievements").click().run()
    assert app.multiselect(key="part").value == ["achievements"]


@pytest.mark.parametrize("parameter", ["q", "word"])
def test_markup_in_what_is_asked_for_stays_text(visit, full_data, parameter):
    app = visit(full_data, "keywords", **{parameter: HOSTILE})
    assert "<img" not in texts(app).replace("\\<img", "")


def test_markup_in_a_report_is_handed_on_as_text(visit, full_data):
    app = visit(full_data, "keywords", q="onerror")
    (line, *_more) = given(app, "keywords_lines")["lines"]
    assert ["onerror", True] in line["pieces"]
    assert any("<img src=x " in piece for piece, _ in line["pieces"])


def test_a_word_of_no_report_says_so_in_both_sections(visit, full_data):
    for section in ("上下文", "共现"):
        app = visit(full_data, "keywords", section=section, word="南极")
        assert "南极" in app.info[0].value


def test_a_formula_with_a_gap_is_listed_and_says_what_it_is(visit, publish_lines):
    lines = [("achievements", "以人民调解为抓手，推进普法。")]
    data = Path(publish_lines({("临江街道", 2023): lines}).folder).parents[1]
    app = visit(data, "keywords", word="以…为抓手")
    assert [line["word"] for line in given(app, "keywords_lines")["lines"]] == ["以人民调解为抓手"]
    assert "是套话" in texts(app)


@pytest.mark.parametrize(
    ("word", "kind"), [("根据", "虚词"), ("贯彻落实", "套话"), ("我区", "自称")]
)
def test_the_page_says_why_a_word_is_no_keyword(visit, publish_lines, word, kind):
    lines = [("achievements", f"{word}普法规划。")] * 3
    data = Path(publish_lines({("临江街道", 2023): lines}).folder).parents[1]
    app = visit(data, "keywords", word=word)
    assert len(given(app, "keywords_lines")["lines"]) == 3
    for section in ("上下文", "共现"):
        app = visit(data, "keywords", word=word, section=section)
        assert kind in texts(app)
        assert reason_of(word) in texts(app)
    assert "不计入" not in texts(visit(data, "keywords", word="普法"))


def test_a_word_stands_amid_its_partners(visit, publish_lines):
    lines = [("achievements", "律师，普法，公证。")] * 3 + [("achievements", "调解。")] * 3
    data = Path(publish_lines({("临江街道", 2023): lines}).folder).parents[1]
    app = visit(data, "keywords", section="共现", word="律师")
    for network in given(app, "keywords_network")["networks"]:
        assert network["middle"]["word"] == "律师"
        assert {node["word"] for node in network["nodes"]} == {"普法", "公证"}
        ends = {frozenset(edge["ends"]) for edge in network["edges"]}
        assert ends == {
            frozenset(pair) for pair in (("律师", "普法"), ("律师", "公证"), ("普法", "公证"))
        }
        assert all("同在 3 段" in edge["hint"] for edge in network["edges"])
    listed = {word["text"] for word in given(app, "keywords_words")["words"]}
    assert listed == {"普法", "公证"}


def test_the_parts_chosen_are_kept_between_the_pages_that_ask_for_them(visit, full_data):
    app = visit(full_data, "keywords", part="下步安排")
    assert app.multiselect(key="part").value == ["plans"]
    app.switch_page("app_pages/figures.py").run()
    assert app.multiselect(key="part").value == ["plans"]
    app.switch_page("app_pages/keywords.py").run()
    assert app.multiselect(key="part").value == ["plans"]


def test_words_to_choose_from_are_offered(visit, full_data):
    app = visit(full_data, "keywords", section="上下文")
    assert given(app, "keywords_words")["words"]


def test_a_year_is_compared_with_the_one_before_only_when_it_is_chosen(visit, full_data):
    app = visit(full_data, "keywords", weight="关键性", contrast="同一主体的上一年度")
    assert "选定一个年度" in app.info[0].value
    app.multiselect(key="year").select("2023").run()
    assert not app.exception
    assert not any("选定一个年度" in info.value for info in app.info)


@pytest.mark.parametrize(
    ("contrast", "filters", "words"),
    [
        ("同层级、同年度的其他主体", {"place": RIVER, "year": "2023"}, {"执法", "窗口"}),
        ("其余所有报告", {"place": RIVER, "year": "2023"}, {"执法", "窗口"}),
        ("同一主体的上一年度", {"year": "2023"}, {"执法", "窗口"}),
        ("同一批报告的其他部分", {"part": "问题与不足"}, {"窗口"}),
        ("问题部分对成效部分", {}, {"窗口"}),
    ],
)
def test_a_selection_is_held_against_others(visit, compared_data, contrast, filters, words):
    app = visit(compared_data, "keywords", weight="关键性", contrast=contrast, **filters)
    assert {word["text"] for word in given(app, "keywords_words")["words"]} == words
    app.segmented_control(key="use").set_value("用得更少").run()
    fewer = given(app, "keywords_words")["words"]
    assert {word["text"] for word in fewer} == {"调解"} | ({"执法"} - words)


@pytest.mark.parametrize(("direction", "words"), [("上升", ["执法", "窗口"]), ("下降", ["调解"])])
def test_terms_rise_and_fall_by_year(visit, compared_data, direction, words):
    app = visit(compared_data, "keywords", weight="逐年升降", trend=direction)
    listed = given(app, "keywords_words")["words"]
    assert [word["text"] for word in listed] == words
    assert all("2021年" in word["hint"] and "2023年" in word["hint"] for word in listed)


def test_a_link_in_english_opens_the_same_words(visit, compared_data):
    app = visit(compared_data, "keywords", lang="en", weight="关键性", section="词云")
    assert app.title[0].value == "Keywords"
    assert {word["text"] for word in given(app, "keywords_words")["words"]} == {"窗口"}


def test_a_click_on_a_cell_opens_the_words_and_paragraphs_of_a_field(visit, full_data):
    app = visit(full_data, "keywords", section="主题")
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    keys = [key for key, *_ in figure["data"][0]["customdata"] if key]
    app.session_state["themes_clicked"] = keys[0]
    app.run()
    assert "占报告正文的" in texts(app)
    assert given(app, "keywords_lines")["lines"]
