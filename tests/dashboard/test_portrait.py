import json
from dataclasses import replace

from dashboard import queries
from dashboard.analysis import find_changes, find_positions, usual_indicators
from dashboard.cards import matrix_card, standing_card
from dashboard.figures.matrix import SILENT_SIGN
from dashboard.selection import Selection

PENALTY, CONTRACTS = "cases.penalty", "reviews.contracts"
RIVER = "甲省 / 甲市 / 东区 / 临江街道"


def words(app) -> str:
    shown = [*app.markdown, *app.info, *app.caption, *app.html, *app.button]
    return "\n".join(
        str(getattr(element, "value", "")) + element.label
        if hasattr(element, "label")
        else str(element.value)
        for element in shown
    )


def figures(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def test_the_portrait_shows_every_year_and_says_what_was_left_out(visit, full_data):
    app = visit(full_data, "district", body=RIVER)
    (matrix,) = figures(app)
    stated, silent = matrix["data"]
    cells = dict(zip(zip(stated["y"], stated["x"], strict=True), stated["text"], strict=True))
    assert cells["行政处罚（件）", "2021"] == "12"
    assert cells["行政处罚（件）", "2023"] == "≥20"
    assert ("领导班子会议（次）", "2021") not in cells
    assert set(silent["text"]) == {SILENT_SIGN}
    assert "2022" not in set(stated["x"]) | set(silent["x"])


def test_a_body_is_chosen_and_its_latest_year_comes_first(visit, full_data):
    app = visit(full_data, "district", body=RIVER)
    assert app.selectbox(key="body").value == RIVER
    assert app.selectbox(key="portrait_year").value == "2023"
    app.selectbox(key="portrait_year").select("2021").run()
    assert not app.exception
    assert "2021年" in words(app)


def test_few_peers_are_no_percentile_and_that_is_said(visit, full_data):
    app = visit(full_data, "district", body=RIVER)
    assert any("不排百分位" in info.value for info in app.info)


def test_many_bodies_give_a_place_among_the_peers_that_are_asked_for(visit, large_data):
    app = visit(large_data, "district")
    assert len(figures(app)) == 2
    everywhere = figures(app)[0]["data"][0]["hovertext"][0]
    assert "400 个主体" in everywhere
    app.selectbox(key="peers").select("本市同级主体").run()
    assert "20 个主体" in figures(app)[0]["data"][0]["hovertext"][0]


def test_a_report_without_values_says_that_it_is_not_zero(visit, full_data):
    app = visit(full_data, "district", place="丙省")
    assert any("不等于零" in info.value for info in app.info)
    assert not figures(app)


def test_a_place_without_reports_offers_to_clear_the_filters(visit, full_data):
    app = visit(full_data, "district", place="丙省", year="2021")
    assert "筛选" in app.info[0].value


def test_the_table_compares_with_the_year_before_and_with_the_peers(make_mark):
    before = make_mark(8, year=2022, report_id="r0")
    own = make_mark(10, place="甲 / 9", report_id="r9")
    before = replace(before, place=own.place)
    peers = [own, *(make_mark(n, place=f"甲 / {n}", report_id=f"r{n}") for n in (1, 2, 3, 20))]
    card = standing_card("k", "甲", [own], find_positions(peers), find_changes([own, before]))
    (row,) = card.table()
    assert (row["上年数值"], row["增减"], row["同比"]) == ("8件", "+2件", "+25%")
    assert (row["位次（由高到低）"], row["同级报告主体数"], row["同级中位数"]) == (2, 5, "3件")
    assert [mark.year for mark in card.behind(own.key)] == [2023, 2022]
    assert card.figure["data"][0]["x"] == [row["百分位"]] == [70]


def test_what_has_no_percentile_is_named_and_not_drawn(make_mark):
    own = make_mark(10)
    card = standing_card("k", "甲", [own], find_positions([own]), {})
    assert card.figure["data"][0]["x"] == []
    assert any("行政处罚 10件" in note for note in card.notes)
    assert card.table()[0]["同比"] == ""


def test_a_matrix_never_draws_a_year_without_report(make_mark):
    marks = [make_mark(5, year=2020), make_mark(7, year=2023, qualifier="over")]
    card = matrix_card("k", "甲", marks, {2020: "a", 2022: "b", 2023: "c"})
    assert [mark.value for mark in card.marks] == [5, None, 7]
    assert [mark.state for mark in card.marks] == ["已报告", "未报告", "已报告"]
    many = {year: f"r{year}" for year in range(2000, 2024)}
    assert any("2000–2015年" in note for note in matrix_card("k", "甲", marks, many).notes)


def test_usual_is_what_half_of_the_reports_state(make_mark):
    marks = [make_mark(1, report_id=f"r{n}") for n in range(2)]
    marks.append(make_mark(1, report_id="r3", indicator=CONTRACTS, category="reviews"))
    reports = [f"r{n}" for n in range(4)]
    assert usual_indicators(marks, reports) == [PENALTY]
    assert usual_indicators(marks, reports[:2]) == []


def test_bodies_come_with_their_years(full_snapshot):
    rows = {row["place"]: row for row in queries.select_bodies(full_snapshot, Selection())}
    assert rows[RIVER]["years"] == [2021, 2023]
    assert len(rows) == 5
