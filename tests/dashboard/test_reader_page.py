"""The page of the original text: which reports it shows, and what it hands to the browser."""

import json

import pytest

from dashboard.queries import load_counted, load_findings_of_report, select_same_body


def html_of(app) -> str:
    drawn = (str(element.value) for element in app.html)
    return "\n".join(html for html in drawn if not html.startswith("<style>"))


def handed(app) -> list[dict]:
    """Return what the readers in the browser are given, in the order of the page."""
    given = (json.loads(element.proto.json or "null") for element in app.get("bidi_component"))
    return [data for data in given if data and "counts" in data]


def report_of(app) -> str:
    return app.selectbox(key="source_report").value


def beside_of(app) -> str | None:
    return app.selectbox(key="source_beside").value


def test_a_report_comes_with_every_count_and_how_it_was_read(visit, full_data, identity):
    report = identity("002")
    app = visit(full_data, "source", report=report)
    (data,) = handed(app)
    assert data["report"] == report
    assert [entry["facts"][0] for entry in data["counts"]] == [
        "20余件",
        "1.2万份",
        "8次",
        "约300人次",
    ]
    assert [entry["reading"] for entry in data["counts"]][:2] == [
        "≥20件 · 行政处罚",
        "12,000份 · 合同审核",
    ]
    assert html_of(app).count("<mark ") == 4


def test_the_only_report_has_none_to_stand_beside_it(visit, single_data):
    app = visit(single_data, "source")
    assert len(handed(app)) == 1
    assert not [box for box in app.selectbox if box.key == "source_beside"]


def test_without_reports_there_is_nothing_to_read(visit, empty_data):
    app = visit(empty_data, "source")
    assert not handed(app) and not app.selectbox


def test_a_report_without_counts_is_shown_whole(visit, full_data, identity):
    app = visit(full_data, "source", report=identity("007"))
    assert "没有提取到数据" in app.info[0].value
    assert "城关镇2022年度法治政府建设情况报告" in html_of(app)
    assert "reader-panel" not in html_of(app)


def test_the_report_of_the_same_body_is_the_first_that_may_stand_beside(visit, full_data, identity):
    app = visit(full_data, "source", report=identity("002"), year="2023")
    options = app.selectbox(key="source_beside").options
    assert options[0].startswith("同一主体 · 临江街道 2021年")
    assert beside_of(app) is None
    assert not any("临江街道2023年度" in option for option in options)


def test_one_click_puts_the_year_before_beside(visit, full_data, identity):
    app = visit(full_data, "source", report=identity("002"))
    assert "2021年" in app.button(key="source_way_beside").label
    app.button(key="source_way_beside").click().run()
    assert identity("001") in app.query_params["beside"]
    assert [data["report"] for data in handed(app)] == [identity("002"), identity("001")]


def test_a_link_shows_two_reports_each_at_its_place(visit, full_data, identity):
    report, beside = identity("002"), identity("004")
    app = visit(
        full_data, "source",
        report=report, count=f"{report}-0003-8", beside=beside, beside_count=f"{beside}-0003-8",
    )  # fmt: skip
    first, second = handed(app)
    assert (first["report"], second["report"]) == (report, beside)
    assert first["parameters"]["count"] == "count"
    assert second["parameters"]["count"] == "beside_count"
    assert not app.warning
    assert html_of(app).count('class="reader paired"') == 2


def test_a_count_alone_names_the_report_beside(visit, full_data, identity):
    beside = identity("004")
    app = visit(full_data, "source", report=identity("002"), beside_count=f"{beside}-0003-8")
    assert beside_of(app) == beside


def test_a_report_does_not_stand_beside_itself(visit, full_data, identity):
    report = identity("002")
    app = visit(full_data, "source", report=report, beside=report)
    assert beside_of(app) is None
    assert [data["report"] for data in handed(app)] == [report]
    app = visit(full_data, "source", report=report, beside=identity("004"))
    app.selectbox(key="source_report").set_value(identity("004")).run()
    assert [data["report"] for data in handed(app)] == [identity("004")]
    assert "beside" not in app.query_params


def test_taking_the_second_report_away_takes_it_out_of_the_address(visit, full_data, identity):
    beside = identity("004")
    app = visit(full_data, "source", report=identity("002"), beside_count=f"{beside}-0003-8")
    app.selectbox(key="source_beside").set_value(None).run()
    assert not {"beside", "beside_count"} & set(app.query_params)
    assert report_of(app) == identity("002")
    assert len(handed(app)) == 1


@pytest.mark.parametrize(
    "parameters", [{"beside": "0" * 16}, {"beside_count": "<b>"}, {"beside_paragraph": "x"}]
)
def test_an_unknown_report_beside_says_so(visit, full_data, parameters):
    app = visit(full_data, "source", **parameters)
    assert "不在当前快照里" in app.warning[0].value
    assert beside_of(app) is None


def test_findings_stand_with_their_places(visit, full_data, identity):
    app = visit(full_data, "source", report=identity("002"))
    assert app.expander[0].label == "核查提示（2 条）"
    html = html_of(app)
    assert "标题与正文年度不一致" in html and "分项相加小于总数" in html
    assert f'data-count="{identity("002")}-0003-8"' in html


def test_a_report_in_which_nothing_was_found_says_so(visit, clean_data):
    app = visit(clean_data, "source")
    assert not app.expander
    assert any("核查没有发现" in caption.value for caption in app.caption)


@pytest.mark.parametrize(("filters", "number"), [({"category": "审核"}, 1), ({"hedge": "more"}, 1)])
def test_what_the_filters_let_through_can_be_had_alone(visit, full_data, identity, filters, number):
    app = visit(full_data, "source", report=identity("002"), **filters)
    assert f"只看符合筛选的 {number}" in html_of(app)
    assert sum(entry["selected"] for entry in handed(app)[0]["counts"]) == number
    assert "符合筛选" not in html_of(visit(full_data, "source", report=identity("002")))


def test_the_report_stays_chinese_on_an_english_page(visit, full_data, identity):
    app = visit(full_data, "source", report=identity("002"), lang="English")
    assert '<article class="source-text" lang="zh-CN">' in html_of(app)
    assert "临江街道2023年度法治政府建设情况报告" in html_of(app)


def test_other_reports_of_a_body_come_by_their_distance_in_years(full_snapshot, identity):
    found = select_same_body(full_snapshot, identity("003"))
    assert [row["report_id"] for row in found] == [identity("004")]
    assert select_same_body(full_snapshot, identity("006")) == []


def test_findings_of_a_report_begin_with_the_gravest(full_snapshot, identity):
    found = load_findings_of_report(full_snapshot, identity("005"))
    assert [row["severity"] for row in found] == ["warning", "warning"]
    found = load_findings_of_report(full_snapshot, identity("002"))
    assert [row["severity"] for row in found] == ["warning", "info"]


def test_counts_that_make_up_values_are_known(full_snapshot, identity):
    counted = load_counted(full_snapshot, identity("002"))
    assert f"{identity('002')}-0003-8" in counted
    assert load_counted(full_snapshot, identity("007")) == frozenset()
