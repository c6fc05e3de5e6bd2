import pytest

from dashboard import queries
from dashboard.selection import Selection

EAST = "甲省 / 甲市 / 东区"


def test_choices_hold_what_occurs(full_snapshot):
    entries = queries.load_choices(full_snapshot).entries
    assert [choice.value for choice in entries["year"]] == ["2023", "2022", "2021"]
    assert [choice.value for choice in entries["level"]] == ["street", "town", "department"]
    assert [choice.label for choice in entries["category"]] == ["案件", "会议", "培训", "审核"]
    assert EAST in queries.load_choices(full_snapshot).labels("place")


def test_labels_of_a_filter_are_unique(full_snapshot):
    choices = queries.load_choices(full_snapshot)
    for parameter in choices.entries:
        labels = list(choices.labels(parameter).values())
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("selection", "reports"),
    [
        (Selection(), 7),
        (Selection(places=("甲省",)), 5),
        (Selection(places=(EAST, "乙省")), 6),
        (Selection(places=(f"{EAST} / 临江街道",)), 2),
        (Selection(places=("甲",)), 0),
        (Selection(levels=("town",)), 2),
        (Selection(years=(2021, 2022)), 3),
        (Selection(places=("甲省",), levels=("street",), years=(2023,)), 2),
    ],
)
def test_filters_take_in_what_lies_below(full_snapshot, selection, reports):
    assert queries.load_headline(full_snapshot, selection)["reports"] == reports
    assert len(queries.load_coverage(full_snapshot, selection)) == reports
    assert len(queries.select_report_list(full_snapshot, selection)) == reports


def test_namesakes_are_called_by_their_district(full_snapshot):
    rows = queries.load_coverage(full_snapshot, Selection(levels=("town",)))
    assert sorted(row["name"] for row in rows) == ["北区城关镇", "南县城关镇"]


def test_two_units_are_two_marks_and_silence_is_not_zero(full_snapshot):
    selection = Selection(indicators=("cases.penalty",), years=(2022,))
    marks = queries.select_marks(full_snapshot, selection)
    assert {(mark.value, mark.unit) for mark in marks} == {(7, "件"), (3, "人")}
    silent = queries.select_silent(full_snapshot, selection)
    assert [(mark.name, mark.value) for mark in silent] == [("南县城关镇", None)]


def test_each_indicator_that_a_report_omits_is_a_mark_without_value(full_snapshot):
    asked = Selection(indicators=("cases.penalty", "meetings.executive"), years=(2023,))
    silent = {(mark.name, mark.indicator) for mark in queries.select_silent(full_snapshot, asked)}
    assert silent == {
        (name, "meetings.executive") for name in ("云桥街道", "东区司法局", "北区城关镇")
    }


def test_the_indicator_of_most_bodies_comes_first(full_snapshot):
    assert queries.rank_indicators(full_snapshot, Selection())[0] == "cases.penalty"
    assert queries.rank_indicators(full_snapshot, Selection(categories=("reviews",))) == [
        "reviews.contracts"
    ]


def test_sources_come_with_the_text_that_they_quote(full_snapshot):
    for mark in queries.select_marks(full_snapshot, Selection()):
        sources = queries.select_sources(full_snapshot, mark.count_ids)
        assert [source["count_id"] for source in sources] == list(mark.count_ids)
        for source in sources:
            text = source["paragraph"][source["span_start"] : source["span_end"]]
            assert text == source["text"]
            assert source["report_id"] == mark.report_id


def test_unknown_reports_are_none(full_snapshot):
    assert queries.load_report(full_snapshot, "' OR 1=1 --") is None


def test_a_snapshot_without_reports_answers_everything(empty_snapshot):
    assert queries.load_headline(empty_snapshot, Selection())["counts"] == 0
    assert queries.rank_indicators(empty_snapshot, Selection()) == []
    assert queries.load_choices(empty_snapshot).labels("place") == {}
