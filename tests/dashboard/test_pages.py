import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import PAGES

NAMES = [entry.name for entry in PAGES]


def figures(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def texts(app: AppTest) -> str:
    elements = [*app.markdown, *app.info, *app.warning, *app.caption, *app.subheader, *app.html]
    return "\n".join(str(element.value) for element in elements)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", ["full_data", "single_data", "empty_data"])
def test_every_page_opens_with_every_kind_of_data(visit, request, data, name):
    app = visit(request.getfixturevalue(data), name)
    assert app.title[0].value == next(entry.title for entry in PAGES if entry.name == name)
    if data == "empty_data":
        assert "etl build" in texts(app)
    elif name not in {"figures", "keywords", "source", "quality", "about"}:
        assert figures(app)


@pytest.mark.parametrize("name", NAMES)
def test_without_a_snapshot_every_page_says_what_to_run(visit, tmp_path, name):
    app = visit(tmp_path / "nowhere", name)
    assert app.code[0].value.startswith("python -m etl build")
    assert app.info


def test_a_torn_snapshot_says_what_to_do(visit, publish_reports):
    data = publish_reports()
    (data / "snapshots/one/counts.parquet").unlink()
    app = visit(data)
    assert "counts" in app.warning[0].value
    assert app.code[0].value.startswith("python -m etl build")


def test_a_new_snapshot_is_read_on_the_next_run(visit, publish_reports):
    data = publish_reports(1)
    app = visit(data)
    assert "**1** 份报告" in texts(app)
    publish_reports(3, "two")
    assert "**3** 份报告" in texts(app.run())


@pytest.mark.parametrize(
    ("key", "value", "reports"),
    [("place", "甲省", 5), ("level", "town", 2), ("year", "2022", 2)],
)
def test_a_filter_narrows_the_page(visit, full_data, key, value, reports):
    app = visit(full_data)
    app.multiselect(key=key).select(value).run()
    assert f"**{reports}** 份报告" in texts(app)
    app.button(key="clear_filters").click().run()
    assert "**7** 份报告" in texts(app)


def test_category_narrows_indicators_and_cards(visit, full_data):
    app = visit(full_data)
    app.multiselect(key="category").select("reviews").run()
    assert app.multiselect(key="indicator").options == ["合同审核"]
    assert next(card.value for card in app.subheader if "类" in card.value).startswith("审核")


def test_the_indicator_filter_decides_what_is_compared(visit, full_data):
    app = visit(full_data, "compare")
    app.multiselect(key="indicator").select("reviews.contracts").run()
    assert any("合同审核（份）" in heading.value for heading in app.subheader)
    assert not any("行政处罚" in heading.value for heading in app.subheader)


def test_filters_stay_when_the_page_changes(visit, full_data):
    app = visit(full_data)
    app.multiselect(key="year").select("2023").run()
    for name in ("compare", "trends", "source"):
        app.switch_page(f"app_pages/{name}.py").run()
        assert app.multiselect(key="year").value == ["2023"]


@pytest.mark.parametrize("given", ["案件", "cases"])
def test_a_link_gives_the_same_view_by_label_or_identifier(visit, full_data, given):
    app = visit(full_data, category=given, year=["2023", "1066"], lang="zh", q="x", bogus="1")
    assert app.multiselect(key="category").value == ["cases"]
    assert app.multiselect(key="year").value == ["2023"]
    assert app.query_params["category"] == "案件"


def test_values_that_do_not_exist_are_dropped(visit, full_data):
    app = visit(full_data, place="火星", level="galaxy", year="abc", indicator="<b>")
    assert "**7** 份报告" in texts(app)
    assert not any(app.multiselect(key=key).value for key in ("place", "level", "year"))


def test_an_empty_selection_says_so(visit, full_data):
    app = visit(full_data, "compare", place="丙省", indicator="合同审核")
    assert "筛选" in app.info[0].value
    assert not figures(app)


def test_a_district_without_figures_says_so(visit, full_data):
    app = visit(full_data, place="丙省")
    assert "**1** 份报告" in texts(app)
    assert "未报告，不等于零" in texts(app)


def test_figures_come_with_a_finding_in_words(visit, full_data):
    charts = visit(full_data, "compare").get("plotly_chart")
    assert all("行政处罚" in chart.proto.alt for chart in charts)


def test_the_table_view_shows_the_rows(visit, full_data):
    app = visit(full_data, "compare", indicator="合同审核")
    app.segmented_control(key="compare_reviews_contracts_view").set_value("表").run()
    rows = app.dataframe[0].value
    assert list(rows["情况"]).count("未报告") == 2
    assert "≤" in set(rows["限定"])


def test_doubtful_counts_are_marked_in_the_source_and_in_the_panel(visit, full_data, identity):
    html = texts(visit(full_data, "source", report=identity("003")))
    assert html.count(' doubtful"') == 4
    assert "只看分类待核 ? 4" in html
    assert "待核" not in texts(visit(full_data, "source", report=identity("002")))
    app = visit(full_data, "compare", year="2022", indicator="行政处罚")
    bars = (bar for figure in figures(app) for bar in figure["data"])
    clicked = next(key for bar in bars for key, *_ in bar["customdata"] if identity("003") in key)
    app.session_state["compare_cases_penalty_clicked"] = clicked
    panel = texts(app.run())
    assert " doubtful current" in panel and "分类待核，置信度 0.65" in panel


def test_a_count_or_a_paragraph_alone_names_its_report(visit, full_data, identity):
    report = identity("004")
    for parameters in ({"count": f"{report}-0003-8"}, {"paragraph": f"{report}-0003"}):
        app = visit(full_data, "source", **parameters)
        assert app.selectbox(key="source_report").value == report


def test_a_linked_report_is_shown_though_the_filters_leave_it_out(visit, full_data, identity):
    app = visit(full_data, "source", report=identity("001"), year="2023")
    assert "临江街道2021年度" in texts(app)


@pytest.mark.parametrize("parameters", [{"report": "0" * 16}, {"count": "x"}, {"report": "<b>"}])
def test_an_unknown_report_says_so_and_offers_the_others(visit, full_data, parameters):
    app = visit(full_data, "source", **parameters)
    assert "不在当前快照里" in app.warning[0].value
    assert len(app.selectbox(key="source_report").options) == 7


def test_an_unknown_count_of_a_known_report_shows_the_report(visit, full_data, identity):
    report = identity("001")
    app = visit(full_data, "source", report=report, count=f"{report}-9999-0")
    assert "不在这份报告里" in app.warning[0].value
    assert "临江街道2021年度" in texts(app)


def test_choosing_a_report_moves_the_address(visit, full_data, identity):
    report = identity("001")
    app = visit(full_data, "source", report=report, count=f"{report}-0003-8")
    app.selectbox(key="source_report").select_index(0).run()
    assert "count" not in app.query_params
    assert app.query_params["report"] == app.selectbox(key="source_report").value != report


def test_report_text_is_escaped(visit, full_data):
    html = "\n".join(str(element.value) for element in visit(full_data, "source").html)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in html


def test_a_click_opens_the_paragraphs_behind_a_mark(visit, full_data):
    app = visit(full_data, "compare")
    bars = figures(app)[0]["data"][0]
    point = {"customdata": bars["customdata"][0]}
    app.session_state["compare_cases_penalty_clicked"] = point["customdata"][0]
    app.run()
    html = texts(app)
    assert html.count('class="evidence"') == 1
    assert "20余件" in html
    app.run()
    assert 'class="evidence"' not in texts(app)


def test_large_snapshots_show_the_first_and_say_how_many_there_are(visit, large_data):
    app = visit(large_data, "compare")
    assert len(figures(app)[0]["data"][0]["x"]) == 20
    assert "共 400 个数值" in texts(app)
    assert len(figures(visit(large_data))[0]["layout"]["yaxis"]["categoryarray"]) == 20
