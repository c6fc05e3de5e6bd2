from dataclasses import replace

from dashboard.cards import ranking_card

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
