from dataclasses import replace

from dashboard.cards import core_card, coverage_card, ranking_card, trend_card
from dashboard.cards.trend import shown_years

PENALTY = "cases.penalty"


def test_the_title_names_indicator_unit_and_year(make_mark):
    card = ranking_card("k", [PENALTY], [make_mark(5), make_mark(3, unit="人", report_id="r2")])
    assert card.title == "各主体行政处罚（件、人）· 2023年"
    assert "临江街道 2023年 5件" in card.alt
    assert any("不相加" in note for note in card.notes)


def test_bars_are_sorted_and_what_is_left_out_is_said(make_mark):
    marks = [make_mark(value, report_id=f"r{value}") for value in (3, 9, 1)]
    card = ranking_card("k", [PENALTY], marks, limit=2)
    assert card.figure["data"][0]["x"] == [9, 3]
    assert card.notes[0].startswith("共 3 个数值")
    kept = ranking_card("k", [PENALTY], marks, order="按地区")
    assert kept.figure["data"][0]["x"] == [3, 9, 1]


def test_silent_reports_are_listed_and_not_drawn(make_mark):
    silent = [make_mark(None, name="云桥街道", report_id="r2", unit=None)]
    card = ranking_card("k", [PENALTY], [make_mark(5)], silent)
    assert card.figure["data"][0]["x"] == [5]
    assert "云桥街道（2023）" in card.notes[-1]
    assert [row["情况"] for row in card.table()] == ["已报告", "未报告"]
    assert card.table()[1]["数值"] is None


def test_the_hedge_note_stands_only_where_something_is_hedged(make_mark):
    hedged = ranking_card("k", [PENALTY], [make_mark(5, qualifier="over")])
    assert any("空心" in note for note in hedged.notes)
    assert not any("空心" in note for note in ranking_card("k", [PENALTY], [make_mark(5)]).notes)


def test_a_short_card_never_claims_silence_of_what_it_left_out(make_mark):
    few = [make_mark(value, report_id=f"r{value}") for value in range(1, 4)]
    many = [make_mark(value, report_id=f"r{value}") for value in range(1, 9)]
    assert any("未报告" in note for note in core_card("cases", [PENALTY], few).notes)
    assert not any("未报告" in note for note in core_card("cases", [PENALTY], many).notes)


def test_trend_rows_tell_missing_report_from_missing_value(make_mark):
    mark = make_mark(5, year=2021)
    covered = {(mark.place, 2021): "r1", (mark.place, 2023): "r3"}
    card = trend_card("k", PENALTY, [mark], [2021, 2022, 2023], covered)
    assert [row["情况"] for row in card.table()] == ["已报告", "无报告", "未报告"]
    assert [mark.value for mark in card.marks] == [5, None, None]
    assert len(set(card.keys())) == 3


def test_a_trend_keeps_the_bodies_that_report_most_years(make_mark):
    marks = [make_mark(99, place=f"甲 / {n}", name=f"{n}") for n in range(12)]
    marks.append(make_mark(1, place="甲 / 11", name="11", year=2022))
    card = trend_card("k", PENALTY, marks, [2022, 2023], {})
    assert "11" in {mark.name for mark in card.marks}
    assert len({mark.place for mark in card.marks}) == 8
    assert "共 12 条折线" in card.notes[0]


def test_years_without_any_report_stand_on_the_axis():
    assert shown_years({2023, 2020}, ()) == [2020, 2021, 2022, 2023]
    assert shown_years(set(), ()) == []


def test_years_that_a_filter_leaves_out_are_no_gap():
    assert shown_years({2020, 2023}, (2023, 2020)) == [2020, 2023]


def test_a_click_opens_a_mark_and_what_stands_beside_it(make_mark):
    before = make_mark(4, year=2022, report_id="r0")
    card = ranking_card("k", [PENALTY], [make_mark(5), make_mark(6, report_id="r2")])
    first, second = card.keys()
    assert [mark.value for mark in card.behind(first)] == [6]
    beside = replace(card, beside={second: (before,)})
    assert [mark.value for mark in beside.behind(second)] == [5, 4]
    assert beside.behind("gone") == ()


def test_further_cells_stand_in_the_table(make_mark):
    card = ranking_card("k", [PENALTY], [make_mark(5)])
    table = replace(card, extras={card.keys()[0]: {"位次": "1/1"}}).table()
    assert table[0]["位次"] == "1/1" and table[0]["数值"] == 5


def test_coverage_opens_reports_and_counts_the_missing():
    report = {
        "report_id": "r1", "report": "a.txt", "title": None, "level": None, "year": 2022,
        "counts": 3, "warnings": 0, "district": None, "paragraphs": 9, "place": "甲", "name": "甲",
    }  # fmt: skip
    card = coverage_card("c", [report], [2021, 2022])
    assert card.keys() == ["r1"]
    assert "有报告 1 格，缺 1 格" in card.alt
    assert card.table()[0]["报告标题"] == "a.txt"
