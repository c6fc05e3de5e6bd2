from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures import coverage_matrix, ranked_bars, trend_lines
from dashboard.marks import Mark

YEARS = (2021, 2022, 2023)
marks = st.builds(
    Mark,
    place=st.sampled_from(["甲 / 一", "甲 / 二", "乙 / 三"]),
    name=st.sampled_from(["一街道", "二街道", "一街道<b>"]),
    district=st.just("甲"),
    level=st.just("street"),
    year=st.sampled_from(YEARS),
    category=st.just("cases"),
    indicator=st.just("cases.penalty"),
    unit=st.just("件"),
    value=st.one_of(st.none(), st.floats(min_value=0.01, max_value=1e9)),
    qualifier=st.sampled_from(["exact", "over", "near", "at_most"]),
    report_id=st.uuids().map(str),
    title=st.just("报告"),
)


def lines_of(figure: dict) -> list[dict]:
    """Return the traces that draw marks, without those of the legend."""
    return [trace for trace in figure["data"] if "xaxis" in trace]


@given(st.lists(marks, min_size=1, max_size=12))
def test_a_bar_is_a_mark_and_what_is_missing_has_none(panel):
    bars = ranked_bars([panel])["data"][0]
    assert bars["x"] == [mark.value for mark in panel]
    assert 0 not in bars["x"]
    assert [keys[0] for keys in bars["customdata"]] == [mark.key for mark in panel]
    assert len(set(bars["y"])) == len(panel)
    assert not any("<b>" in name for name in bars["y"])


@given(st.lists(marks, min_size=1, max_size=12))
def test_hedged_bars_are_hollow_and_bear_their_sign(panel):
    bars = ranked_bars([panel])["data"][0]
    for mark, fill, text in zip(panel, bars["marker"]["color"], bars["text"], strict=True):
        assert (fill == "rgba(0,0,0,0)") == mark.hedged
        assert (mark.value is None or mark.qualifier == "exact") == (text[0] not in "≥≈≤")


def test_each_panel_has_its_own_axes(make_mark):
    panels = [[make_mark(5)], [make_mark(3, unit="人")], [make_mark(9, level="town")]]
    for figure in (ranked_bars(panels), trend_lines(panels, YEARS)):
        axes = [(trace["xaxis"], trace["yaxis"]) for trace in figure["data"] if "xaxis" in trace]
        assert len(set(axes)) == len(panels)
        titles = [note["text"] for note in figure["layout"]["annotations"]]
        assert ["人" in title for title in titles] == [False, True, False]
        assert "乡镇" in titles[2]
        domains = [figure["layout"][f"yaxis{n}"]["domain"] for n in ("", "2", "3")]
        assert all(above[0] > below[1] for above, below in pairwise(domains))


@given(st.lists(marks.filter(lambda mark: mark.value is not None), min_size=1, max_size=12))
def test_a_year_without_value_is_a_gap_and_never_zero(panel):
    figure = trend_lines([panel], YEARS)
    drawn = [value for trace in figure["data"] for value in trace["y"] if value is not None]
    assert sorted(drawn) == sorted(mark.value for mark in panel)
    places = {mark.key: mark.place for mark in panel}
    for trace in lines_of(figure):
        assert trace["connectgaps"] is False
        (place,) = {places[key] for (key,) in trace["customdata"] if key}
        reported = {str(mark.year) for mark in panel if mark.place == place}
        gaps = {x for x, y in zip(trace["x"], trace["y"], strict=True) if y is None}
        assert gaps == {str(year) for year in YEARS} - reported
    assert figure["layout"]["xaxis"]["type"] == "category"
    assert figure["layout"]["xaxis"]["categoryarray"] == [str(year) for year in YEARS]


def test_hedged_points_are_hollow_and_labelled_even_among_many_lines(make_mark):
    panel = [make_mark(n + 1, place=f"甲 / {n}", name=f"{n}") for n in range(8)]
    panel.append(make_mark(50, place="甲 / 0", name="0", year=2022, qualifier="over"))
    first = trend_lines([panel], YEARS)["data"][0]
    assert [symbol.endswith("-open") for symbol in first["marker"]["symbol"]] == [
        False,
        True,
        False,
    ]
    assert first["text"] == ["", "≥", ""]
    few = trend_lines([panel[-1:]], YEARS)["data"][0]
    assert few["text"] == ["", "≥50件", ""]


def test_lines_differ_by_more_than_colour(make_mark):
    panel = [make_mark(n + 1, place=f"甲 / {n}", name=f"{n}") for n in range(16)]
    figure = trend_lines([panel], YEARS)
    looks = {(line["line"]["dash"], line["marker"]["symbol"][2]) for line in lines_of(figure)}
    assert len(looks) > 8


def test_absent_reports_are_drawn_as_absent():
    cells = {(0, 2021): {"report_id": "r1", "counts": 0, "reports": 1}}
    absent, present = coverage_matrix(["甲", "甲"], [2021, 2022], cells)["data"]
    assert (present["x"], present["text"], present["customdata"]) == (["2021"], ["0"], [["r1"]])
    assert absent["text"] == ["缺"] * 3
    assert absent["marker"]["color"] == "rgba(0,0,0,0)"
    assert absent["customdata"] == [[""]] * 3
    assert len(set(absent["y"])) == 2


def test_panels_and_rows_name_what_they_are_asked_to(make_mark):
    plain = ranked_bars([[make_mark(5)]])
    named = ranked_bars([[make_mark(5)]], name_indicator=True, name_district=True)
    assert "行政处罚" not in plain["layout"]["annotations"][0]["text"]
    assert "行政处罚" in named["layout"]["annotations"][0]["text"]
    assert plain["data"][0]["y"] == ["临江街道"]
    assert named["data"][0]["y"] == ["东区 临江街道"]


def test_the_legend_shows_a_body_filled_though_its_first_value_is_hedged(make_mark):
    panel = [make_mark(5, year=2021, qualifier="over"), make_mark(6, year=2022)]
    figure = trend_lines([panel], YEARS)
    (entry,) = [trace for trace in figure["data"] if "xaxis" not in trace]
    assert entry["name"] == "临江街道" and entry["marker"]["symbol"] == "circle"
    assert figure["data"][0]["marker"]["symbol"][0] == "circle-open"
    assert figure["data"][0]["showlegend"] is False


def test_a_mark_without_value_says_so_where_its_bar_would_be(make_mark):
    panel = [make_mark(5), make_mark(None, report_id="r2"), make_mark(None, report_id="r3")]
    bars, words = ranked_bars([panel], remarks={panel[2].key: "未列"})["data"]
    assert bars["x"] == [5, None, None]
    assert [text.strip() for text in words["text"]] == ["未报告", "未列"]
    assert words["y"] == bars["y"][1:]
    assert words["customdata"] == [[""], [""]]


@pytest.mark.parametrize("largest", [0.4, 7, 12_345, 3.2e11])
def test_axes_of_values_are_named_by_round_numbers(make_mark, largest):
    figure = trend_lines([[make_mark(largest)]], YEARS)
    axis = figure["layout"]["yaxis"]
    assert 3 <= len(axis["tickvals"]) <= 8
    assert axis["tickvals"][0] == 0 and axis["tickvals"][-1] >= largest * 0.7
    assert len(axis["ticktext"]) == len(axis["tickvals"])
    assert all(len(text) <= 8 for text in axis["ticktext"])


def test_many_years_are_named_at_even_steps_the_latest_always(make_mark):
    years = list(range(1997, 2026))
    axis = trend_lines([[make_mark(5)]], years)["layout"]["xaxis"]
    assert axis["categoryarray"] == [str(year) for year in years]
    assert axis["tickvals"][-1] == "2025"
    assert len(axis["tickvals"]) <= 10


def test_labels_of_a_long_line_leave_each_other_room_the_latest_first(make_mark):
    years = range(2000, 2024)
    line = [make_mark(12345 + year, year=year, qualifier="over") for year in years]
    labels = trend_lines([line], list(years))["data"][0]["text"]
    assert labels[-1] == "≥14,368件"
    assert set(labels[:-1]) > {"≥"}
    full = [at for at, label in enumerate(labels) if label != "≥"]
    assert all(after - before > 1 for before, after in pairwise(full))
    short = trend_lines([line[-4:]], list(years)[-4:])["data"][0]["text"]
    assert "≥" not in short
