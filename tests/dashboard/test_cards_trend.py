import pytest

from dashboard.cards.lines import make_trend
from dashboard.cards.trend import change_card, missing_text, shown_years, trend_card

PENALTY = "cases.penalty"
YEARS = (2021, 2022, 2023)


def trend_of(marks, around=(), years=YEARS, covered=None, lines=None):
    covered = {(mark.place, mark.year): mark.report_id for mark in marks} | (covered or {})
    places = {mark.place for mark in marks}
    around = [*marks, *around]
    return make_trend(PENALTY, marks, lines or len(places), around, years, covered)


@pytest.fixture
def make_year(make_mark):
    """Make a mark of a year, its report and its count named after it."""

    def make(value, year, **more):
        fields = {"report_id": f"r{year}", "count_ids": (f"c{year}",)}
        return make_mark(value, year=year, **fields | more)

    return make


def test_rows_tell_missing_report_from_missing_value(make_year):
    mark = make_year(5, 2021)
    card = trend_card("k", trend_of([mark], covered={(mark.place, 2023): "r3"}))
    assert [row["情况"] for row in card.table()] == ["已报告", "无报告", "未报告"]
    assert [mark.value for mark in card.marks] == [5, None, None]
    assert len(set(card.keys())) == 3
    assert any("不等于零" in note for note in card.notes)


def test_a_year_stated_in_another_unit_is_not_called_silent(make_year):
    marks = [make_year(5, 2021), make_year(6, 2023)]
    other = make_year(9, 2022, unit="人")
    card = trend_card("k", trend_of(marks, [other], covered={(other.place, 2022): "r2022"}))
    assert [row["情况"] for row in card.table()] == ["已报告", "已报告"]
    assert any("其他单位" in note for note in card.notes)
    assert not any("报告未写此项" in note for note in card.notes)


def test_lines_that_are_left_out_are_said(make_year):
    card = trend_card("k", trend_of([make_year(5, 2021)], lines=12))
    assert "共 12 条折线，只画报告年度最多的 1 条" in card.notes[0]


def test_one_year_says_that_there_is_no_year_before(make_year):
    trend = trend_of([make_year(5, 2021)], years=(2021,))
    assert "只有 2021年的数值，没有上年可比。" in trend_card("k", trend).notes
    assert change_card("k", trend, rates=False) is None
    assert missing_text(trend) == "只有 2021年的数值，没有上年可比"


def test_years_apart_have_no_change(make_year):
    trend = trend_of([make_year(5, 2021), make_year(9, 2023)])
    assert change_card("k", trend, rates=True) is None
    assert "相邻两年" in missing_text(trend)


def test_the_alt_text_tells_how_one_body_went(make_year):
    trend = trend_of([make_year(5, 2021), make_year(7, 2022), make_year(9, 2023)])
    assert "临江街道 2021年 5件，2023年 9件" in trend_card("k", trend).alt


def test_changes_are_drawn_and_open_both_years(make_year):
    first, second, third = (
        make_year(10, 2021),
        make_year(20, 2022, qualifier="over"),
        make_year(15, 2023),
    )
    card = change_card("k", trend_of([first, second, third]), rates=False)
    bars = card.figure["data"][0]
    assert (bars["type"], bars["x"], bars["y"]) == ("bar", ["2022", "2023"], [10, -5])
    assert bars["text"] == ["≥+10件", "≤-5件"]
    assert card.behind(third.key) == (third, second)
    assert "减少" in card.alt and "增加10件" in card.alt
    assert any("空心" in note for note in card.notes)


def test_rates_are_in_percent_and_those_of_rates_in_points(make_year):
    trend = trend_of([make_year(10, 2021), make_year(15, 2022)], years=(2021, 2022))
    bars = change_card("k", trend, rates=True).figure["data"][0]
    assert bars["y"] == [50] and bars["text"] == ["+50%"]
    share = {"indicator": "cases.appearance_rate", "unit": "%"}
    marks = [make_year(90, 2021, **share), make_year(95.5, 2022, **share)]
    trend = make_trend("cases.appearance_rate", marks, 1, marks, (2021, 2022), {})
    card = change_card("k", trend, rates=True)
    assert card.figure["data"][0]["y"] == [5.5]
    assert card.figure["data"][0]["text"] == ["+5.5个百分点"]
    assert "比率的同比是百分点之差。" in card.notes


def test_a_rate_on_nothing_is_not_drawn_and_said(make_year):
    marks = [make_year(0, 2021), make_year(5, 2022), make_year(10, 2023)]
    card = change_card("k", trend_of(marks), rates=True)
    assert card.figure["data"][0]["y"] == [100]
    assert any("上年为 0 的不算增幅（1 个）" in note for note in card.notes)


def test_rows_bear_the_year_before_and_the_reason_where_there_is_none(make_year):
    marks = [make_year(10, 2021, qualifier="about"), make_year(12, 2022)]
    first, second, _gap = trend_card("k", trend_of(marks)).table()
    assert (second["上年值"], second["上年限定"]) == (10, "≈")
    assert (second["增减"], second["增减限定"]) == (2, "≈")
    assert second["增幅（%）"] == pytest.approx(20)
    assert second["同比"] == "约增加2件（≈+20%）"
    assert first["上年值"] is None and "没有上年数值" in first["同比"]


def test_a_change_may_rest_on_a_year_that_is_filtered_out(make_year):
    before, mark = make_year(10, 2021), make_year(12, 2022)
    trend = trend_of([mark], [before], years=(2022,))
    card = change_card("k", trend, rates=False)
    assert card.figure["data"][0]["y"] == [2]
    assert card.behind(mark.key) == (mark, before)


def test_running_totals_stand_apart_and_have_no_change(make_year):
    marks = [make_year(10, 2021), make_year(300, 2022, basis="running"), make_year(12, 2023)]
    trend = trend_of(marks)
    card = trend_card("k", trend)
    own, total = (trace for trace in card.figure["data"] if "xaxis" in trace)
    assert (own["y"], total["y"]) == ([10, None, 12], [None, 300, None])
    assert own["yaxis"] != total["yaxis"]
    titles = [note["text"] for note in card.figure["layout"]["annotations"]]
    assert ["历年累计" in title for title in titles] == [False, True]
    assert any(note.startswith("历年累计是多年的合计") for note in card.notes)
    assert not any("其他单位" in note for note in card.notes)
    rows = {row["年度"]: row for row in card.table() if row["数值"] is not None}
    assert rows["2022年"]["情况"] == "历年累计"
    assert "历年累计" in rows["2022年"]["同比"] and "历年累计" in rows["2023年"]["同比"]
    assert change_card("k", trend, rates=False) is None


def test_totals_whose_start_is_open_stay_in_line_and_are_said(make_year):
    marks = [make_year(10, 2021), make_year(30, 2022, basis="open")]
    card = trend_card("k", trend_of(marks))
    assert any("1 个数值原文写“累计”" in note for note in card.notes)
    assert card.table()[1]["情况"] == "累计（起点未写明）"
    assert card.figure["data"][0]["y"] == [10, 30, None]


def test_years_without_any_report_stand_on_the_axis():
    assert shown_years({2023, 2020}, ()) == [2020, 2021, 2022, 2023]
    assert shown_years(set(), ()) == []


def test_years_that_a_filter_leaves_out_are_no_gap():
    assert shown_years({2020, 2023}, (2023, 2020)) == [2020, 2023]
