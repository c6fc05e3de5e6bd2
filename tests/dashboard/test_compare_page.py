import json

import pytest
from streamlit.testing.v1 import AppTest


def figures(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def texts(app: AppTest) -> str:
    elements = [*app.markdown, *app.info, *app.caption, *app.subheader, *app.html]
    return "\n".join(str(element.value) for element in elements)


def years_of(app: AppTest) -> set[str]:
    """Return the years of the marks drawn."""
    traces = [trace for figure in figures(app) for trace in figure["data"]]
    return {key.split("|")[1] for trace in traces for (key,) in trace["customdata"] if key}


@pytest.mark.parametrize("layout", ["排名条形", "小多图", "热力图"])
def test_one_year_is_compared_the_latest_unless_another_is_chosen(visit, full_data, layout):
    app = visit(full_data, "compare", compare_layout=layout)
    assert app.selectbox(key="compare_year").value == 2023
    assert years_of(app) == {"2023"}
    assert "只比较同一年度的数值，这里是 2023 年。" in texts(app)
    app.selectbox(key="compare_year").set_value(2021).run()
    assert years_of(app) == {"2021"}


@pytest.mark.parametrize("layout", ["排名条形", "小多图", "热力图"])
def test_a_link_opens_the_same_comparison(visit, full_data, layout):
    parameters = {"compare_layout": layout, "compare_order": "按地区", "compare_year": "2022"}
    app = visit(full_data, "compare", **parameters)
    assert app.segmented_control(key="compare_layout").value == layout
    assert app.segmented_control(key="compare_order").value == "按地区"
    assert years_of(app) == {"2022"}


def test_levels_stand_apart_and_can_be_chosen(visit, full_data):
    app = visit(full_data, "compare", indicator="行政处罚")
    assert "所选范围含 3 个层级" in texts(app)
    titles = [note["text"] for note in figures(app)[0]["layout"]["annotations"]]
    assert len(titles) == 3
    app.segmented_control(key="compare_level").set_value("street").run()
    assert len(figures(app)[0]["layout"]["annotations"]) == 1
    assert "所选范围含" not in texts(app)


def test_a_heat_map_for_each_level(visit, full_data):
    app = visit(full_data, "compare", compare_layout="热力图", indicator="行政处罚")
    headings = [heading.value for heading in app.subheader if "百分位" in heading.value]
    assert len(headings) == 3
    assert headings[0].startswith("街道")


def test_small_multiples_have_a_card_each_over_the_same_bodies(visit, full_data):
    app = visit(full_data, "compare", compare_layout="小多图", compare_level="街道")
    rows = {tuple(figure["data"][0]["y"]) for figure in figures(app)}
    assert len(figures(app)) > 2
    assert rows == {("临江街道", "云桥街道")}


def test_a_cell_of_the_heat_map_opens_its_paragraph(visit, full_data):
    app = visit(full_data, "compare", compare_layout="热力图", indicator="合同审核")
    (key,) = figures(app)[0]["data"][0]["customdata"][0]
    app.session_state["heat_street_clicked"] = key
    panel = texts(app.run())
    assert panel.count('class="evidence"') == 1
    assert "1.2万份" in panel


def test_percentiles_do_not_change_with_the_filter_of_places(visit, large_data):
    everywhere = visit(large_data, "compare", compare_layout="热力图", indicator="培训讲座")
    cells = dict(zip(*keys_and_texts(everywhere), strict=True))
    narrow = visit(
        large_data, "compare", compare_layout="热力图", indicator="培训讲座", place="第1省 / 第1市"
    )
    keys, shown = keys_and_texts(narrow)
    common = [(key, text) for key, text in zip(keys, shown, strict=True) if key in cells]
    assert len(keys) == 20
    assert common and all(cells[key] == text for key, text in common)


def keys_and_texts(app: AppTest) -> tuple[list[str], list[str]]:
    boxes = figures(app)[0]["data"][0]
    return [key for (key,) in boxes["customdata"]], boxes["text"]


@pytest.mark.parametrize("layout", ["小多图", "热力图"])
def test_many_bodies_show_the_first_and_say_how_many_there_are(visit, large_data, layout):
    app = visit(large_data, "compare", compare_layout=layout)
    rows = len(set(figures(app)[0]["data"][0]["y"]))
    assert rows == (10 if layout == "小多图" else 20)
    assert "400 个" in texts(app) or any(
        "400" in option for control in app.segmented_control for option in control.options
    )


def test_a_body_with_one_report_is_compared_without_rank_or_choice(visit, single_data):
    app = visit(single_data, "compare", compare_layout="热力图")
    assert not app.selectbox
    assert all("不排位次" in text for text in figures(app)[0]["data"][0]["text"])


@pytest.mark.parametrize("level", ["street", "街道", "Subdistrict"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_names_a_level_in_any_language_or_by_itself(visit, full_data, level, language):
    app = visit(full_data, "compare", indicator="cases.penalty", compare_level=level, lang=language)
    assert app.segmented_control(key="compare_level").value == "street"
    assert len(figures(app)[0]["layout"]["annotations"]) == 1


@pytest.mark.parametrize("view", ["表", "Table"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_names_the_view_of_a_card_in_any_language(visit, full_data, view, language):
    given = {"indicator": "cases.penalty", "compare_cases_penalty_view": view}
    app = visit(full_data, "compare", lang=language, **given)
    assert len(app.dataframe) == 1


@pytest.mark.parametrize("limit", ["100", "前 100 个（每栏）", "First 100 bars per panel"])
def test_a_link_names_how_many_are_shown_by_the_number(visit, large_data, limit):
    key = "compare_cases_penalty_limit"
    given = {"indicator": "cases.penalty", key: limit}
    app = visit(large_data, "compare", **given)
    assert app.segmented_control(key=key).value == 100
    assert len(figures(app)[0]["data"][0]["x"]) == 100


def test_running_totals_have_a_panel_of_their_own_and_no_rank(visit, running_data):
    app = visit(running_data, "compare", indicator="trainings.sessions")
    own, running = (panel for panel in figures(app)[0]["data"] if panel["type"] == "bar")
    assert own["x"] == [9, 8, 7, 6, 5]
    assert running["x"] == [120, 900]
    titles = [note["text"] for note in figures(app)[0]["layout"]["annotations"]]
    assert ["历年累计" in title for title in titles] == [False, True]
    assert "不与当年数值比较，也不排名次" in texts(app)


def test_running_totals_of_a_heat_map_have_a_column_without_percentiles(visit, running_data):
    given = {"indicator": "trainings.sessions", "compare_layout": "热力图"}
    app = visit(running_data, "compare", **given)
    boxes = figures(app)[0]["data"][0]
    column = [text for text, at in zip(boxes["text"], boxes["base"], strict=True) if at > 1]
    assert sorted(text for text in column if "<br>" in text) == [
        "<b>120</b><br>不排位次",
        "<b>900</b><br>不排位次",
    ]
    assert column.count("未列") == 5
    app = visit(running_data, "district", body="甲省 / 甲市 / 东区 / 5街道")
    assert "历年累计、不与当年数值排位次：培训讲座 120场" in texts(app)
