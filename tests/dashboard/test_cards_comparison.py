import pytest

from dashboard.analysis import find_positions
from dashboard.cards.columns import Column, make_grid, select_columns
from dashboard.cards.heatmap import heat_map_card
from dashboard.cards.multiples import small_card
from dashboard.cards.ranking import ranking_card

PENALTY, FINES = "cases.penalty", "enforcement.inspections"
BY_VALUE, BY_PLACE = "按数值", "按地区"


def report_of(number: int) -> dict:
    return {
        "place": f"甲 / {number}", "name": f"第{number}街道", "district": "甲", "level": "street",
        "year": 2023, "report_id": f"r{number}", "title": None, "report": "a.txt",
    }  # fmt: skip


def grid_of(marks, bodies, columns=None, peers=None, order=BY_VALUE, limit=None):
    columns = columns or select_columns(marks, [PENALTY, FINES])
    reports = [report_of(number) for number in range(bodies)]
    return make_grid(marks, marks if peers is None else peers, reports, columns, order, limit)


@pytest.fixture
def make_value(make_mark):
    """Make the value of a body by its number."""

    def make(number, value, **more):
        body = {"place": f"甲 / {number}", "name": f"第{number}街道", "report_id": f"r{number}"}
        return make_mark(value, **body | more)

    return make


def heat_of(marks, bodies, peers=None, **more):
    grid = grid_of(marks, bodies, peers=peers, **more)
    peers = marks if peers is None else peers
    return heat_map_card("k", grid, find_positions(peers), more.get("order", BY_VALUE))


def boxes(card) -> dict[tuple[str, int], tuple[str, str, str]]:
    """Return text, colour and key of each cell by row and column."""
    trace = card.figure["data"][0]
    parts = zip(trace["text"], trace["marker"]["color"], trace["customdata"], strict=True)
    places = zip(trace["y"], (int(base) for base in trace["base"]), strict=True)
    return {
        place: (text, colour, key)
        for place, (text, colour, (key,)) in zip(places, parts, strict=True)
    }


def test_columns_are_indicators_each_in_its_foremost_unit_before_any_second(make_value):
    marks = [
        make_value(0, 1, indicator=FINES, unit="家"),
        make_value(0, 1, unit="人"),
        make_value(0, 2),
        make_value(1, 2),
    ]
    assert select_columns(marks, [PENALTY, FINES]) == [
        Column(PENALTY, "件"),
        Column(FINES, "家"),
        Column(PENALTY, "人"),
    ]


def test_cells_bear_value_and_percentile_and_open_their_mark(make_value):
    marks = [make_value(number, 10 * number + 10) for number in range(5)]
    card = heat_of(marks, 5)
    cells = boxes(card)
    assert [row for row, _column in cells] == [f"第{n}街道" for n in (4, 3, 2, 1, 0)]
    text, _colour, key = cells["第4街道", 0]
    assert text == "<b>50</b><br>90 百分位"
    assert key == marks[4].key and card.behind(key) == (marks[4],)
    assert len({colour for _text, colour, _key in cells.values()}) == 5
    assert "最高 第4街道 2023年 50件" in card.alt
    row = card.table()[0]
    assert (row["百分位"], row["位次"], row["同层级报告主体数"]) == (90, 1, 5)


def test_few_peers_bear_a_rank_and_no_colour(make_value):
    cells = boxes(heat_of([make_value(number, number + 1) for number in range(4)], 4))
    assert cells["第3街道", 0][0] == "<b>4</b><br>1/4 位"
    assert {colour for _text, colour, _key in cells.values()} == {"rgba(0,0,0,0)"}
    pair = boxes(heat_of([make_value(0, 1), make_value(1, 2)], 2))
    assert pair["第1街道", 0][0] == "<b>2</b><br>不排位次"


def test_what_is_not_reported_is_an_empty_frame_in_words(make_value):
    card = heat_of([make_value(number, number) for number in range(1, 6)], 6)
    text, colour, key = boxes(card)["第0街道", 0]
    assert (text, colour, key) == ("未报告", "rgba(0,0,0,0)", "")
    assert any("不等于零" in note for note in card.notes)
    assert [row["数值"] for row in card.table() if row["情况"] == "未报告"] == [None]


def test_what_stands_in_another_unit_is_not_called_silent(make_value):
    marks = [make_value(0, 5), make_value(1, 7, unit="人")]
    card = heat_of(marks, 2, columns=[Column(PENALTY, "件")])
    assert boxes(card)["第1街道", 0][0] == "未列"
    assert {row["情况"] for row in card.table()} == {"已报告"}


def test_percentiles_rest_on_all_bodies_of_the_level(make_value):
    peers = [make_value(number, number + 1) for number in range(10)]
    card = heat_of(peers[:1], 1, peers=peers)
    assert boxes(card)["第0街道", 0][0] == "<b>1</b><br>5 百分位"


def test_hedges_show_in_the_value_and_in_what_rests_on_it(make_value):
    marks = [make_value(number, number + 1) for number in range(4)]
    marks.append(make_value(4, 9, qualifier="over"))
    card = heat_of(marks, 5)
    assert boxes(card)["第4街道", 0][0] == "<b>≥9</b><br>约90 百分位"
    assert any("约数" in note for note in card.notes)


def test_several_reports_of_a_year_are_all_shown_and_opened(make_value):
    marks = [make_value(number, number + 1) for number in range(6)]
    second = make_value(0, 99, report_id="other")
    card = heat_of([*marks, second], 6)
    text, colour, key = boxes(card)["第0街道", 0]
    assert (text, colour) == ("<b>1、99</b><br>不排位次", "rgba(0,0,0,0)")
    assert card.behind(key) == (marks[0], second)


def test_a_limit_of_rows_and_columns_is_said(make_value):
    marks = [make_value(number, number + 1) for number in range(5)]
    grid = grid_of(marks, 5, limit=2)
    card = heat_map_card("k", grid, find_positions(marks), BY_PLACE, left_out=3)
    assert len(card.marks) == 2
    assert "共 5 个报告主体，图、表和下载只含前 2 个。" in card.notes
    assert any("另有 3 列" in note for note in card.notes)


def test_rows_keep_the_order_of_places_where_asked(make_value):
    marks = [make_value(number, number + 1) for number in range(3)]
    assert [row.name for row in grid_of(marks, 4, order=BY_PLACE).rows] == [
        f"第{n}街道" for n in range(4)
    ]
    by_value = grid_of(marks, 4).rows
    assert [row.name for row in by_value] == [f"第{n}街道" for n in (2, 1, 0, 3)]


def test_small_cards_share_their_rows(make_value):
    marks = [make_value(0, 5), make_value(1, 7), make_value(1, 3, indicator=FINES, unit="家")]
    grid = grid_of(marks, 2)
    cards = [small_card(f"k{at}", column, [grid]) for at, column in enumerate(grid.columns)]
    rows = [card.figure["data"][0]["y"] for card in cards]
    assert rows == [["第1街道", "第0街道"]] * 2
    assert cards[0].title == "行政处罚（件） · 2023年"
    assert cards[1].figure["data"][0]["x"] == [3, None]
    assert cards[1].figure["data"][1]["text"] == [" 未报告"]


def test_names_of_bodies_are_escaped(make_value):
    card = heat_of([make_value(0, 5)], 1)
    assert "<b>5</b>" in card.figure["data"][0]["text"][0]
    report = report_of(0) | {"name": "<i>街道"}
    grid = make_grid([make_value(0, 5)], [], [report], [Column(PENALTY, "件")], BY_PLACE, None)
    figure = heat_map_card("k", grid, {}, BY_PLACE).figure
    assert figure["data"][0]["y"] == ["&lt;i&gt;街道"]
    assert "<i>" not in figure["data"][0]["hovertext"][0]


def test_running_totals_stand_in_a_column_of_their_own_without_rank(make_mark):
    own = [
        make_mark(value, place=f"甲省 / {value}", report_id=f"r{value}") for value in range(1, 7)
    ]
    total = make_mark(900, place="甲省 / 900", report_id="r900", basis="running")
    columns = select_columns([*own, total], ["cases.penalty"])
    assert [column.label() for column in columns] == ["行政处罚（件）", "行政处罚（件，历年累计）"]
    positions = find_positions([*own, total])
    assert total.key not in positions
    card = ranking_card("k", ["cases.penalty"], [total, *own])
    assert [trace["x"] for trace in card.figure["data"]] == [[6, 5, 4, 3, 2, 1], [900]]
    assert any("不与当年数值比较" in note for note in card.notes)
    assert "行政处罚（历年累计），街道：临江街道 2023年 900件" in card.alt


def test_totals_whose_start_is_open_are_said(make_mark):
    card = ranking_card("k", ["cases.penalty"], [make_mark(9, basis="open")])
    assert any("1 个数值原文写“累计”" in note for note in card.notes)
    assert card.table()[0]["情况"] == "累计（起点未写明）"
