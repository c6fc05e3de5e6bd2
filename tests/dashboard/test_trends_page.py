import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.language import translations_of


def figures(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def texts(app: AppTest) -> str:
    elements = [*app.markdown, *app.info, *app.caption, *app.subheader, *app.html]
    return "\n".join(str(element.value) for element in elements)


def test_a_link_opens_the_same_measure(visit, full_data):
    app = visit(full_data, "trends", indicator="行政处罚")
    app.segmented_control(key="trend_measure").set_value("同比增减").run()
    linked = visit(full_data, "trends", indicator="行政处罚", trend_measure="同比增减")
    assert figures(linked) == figures(app)
    assert any("同比增减" in heading.value for heading in app.subheader)


@pytest.mark.parametrize("given", ["同比增减", translations_of("同比增减")["en"]])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_names_the_measure_in_any_language(visit, full_data, given, language):
    app = visit(full_data, "trends", indicator="cases.penalty", trend_measure=given, lang=language)
    assert app.segmented_control(key="trend_measure").value == "同比增减"


def test_a_change_opens_the_paragraphs_of_both_years(visit, full_data, identity):
    app = visit(full_data, "trends", indicator="行政处罚", trend_measure="同比增减")
    key = f"{identity('004')}|2023|cases.penalty|件"
    drawn = [key for trace in figures(app)[0]["data"] for (key,) in trace["customdata"] if key]
    assert drawn == [key]
    app.session_state["trend_cases_penalty_clicked"] = key
    panel = texts(app.run())
    assert panel.count('class="evidence"') == 2
    assert "9件" in panel and "7件" in panel


def test_the_year_before_counts_though_it_is_filtered_out(visit, full_data):
    parameters = {"indicator": "行政处罚", "year": "2023"}
    app = visit(full_data, "trends", trend_measure="同比增减", **parameters)
    (bars,) = [trace for trace in figures(app)[0]["data"] if trace["customdata"] != [[""]]]
    assert (bars["x"], bars["y"]) == (["2023"], [2])


@pytest.mark.parametrize("measure", ["同比增减", "同比增幅"])
def test_one_report_says_that_there_is_no_year_before(visit, single_data, measure):
    app = visit(single_data, "trends", trend_measure=measure)
    assert not figures(app)
    assert "只有 2021年的数值，没有上年可比，不计同比。" in texts(app)
    assert "没有上年可比。" in texts(visit(single_data, "trends"))


def test_the_table_tells_the_year_before_and_why_there_is_none(visit, full_data):
    app = visit(full_data, "trends", indicator="行政处罚")
    app.segmented_control(key="trend_cases_penalty_view").set_value("表").run()
    rows = app.dataframe[0].value
    told = dict(zip(zip(rows["报告主体"], rows["年度"], rows["单位"], strict=True), rows["同比"],
                    strict=True))  # fmt: skip
    assert told["云桥街道", "2023年", "件"] == "增加2件（+28.6%）"
    assert "没有上年数值" in told["云桥街道", "2022年", "件"]
    assert set(rows["数值"].dropna()) == {12, 20, 7, 9, 150, 33, 3}


def test_a_hedge_that_is_filtered_out_is_not_called_silent(visit, full_data):
    app = visit(full_data, "trends", indicator="行政处罚", hedge="确数", place="甲省 / 甲市")
    app.segmented_control(key="trend_cases_penalty_view").set_value("表").run()
    rows = app.dataframe[0].value
    assert ("临江街道", "2023年") not in set(zip(rows["报告主体"], rows["年度"], strict=True))


def test_large_snapshots_draw_the_longest_lines_only(visit, large_data):
    app = visit(large_data, "trends")
    assert len(figures(app)) == 4
    for figure in figures(app):
        assert sum("xaxis" in trace for trace in figure["data"]) == 8
    assert "共 400 条折线，只画报告年度最多的 8 条" in texts(app)
