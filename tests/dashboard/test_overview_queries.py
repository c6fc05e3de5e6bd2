"""The prepared tables say what the arithmetic says of the same marks."""

import random

import pytest

from dashboard.analysis import (
    farthest_outliers,
    find_changes,
    find_peer_groups,
    find_running_totals,
    largest_changes,
    roll_up,
    split_running,
)
from dashboard.formatting import quantity
from dashboard.marks import Mark
from dashboard.queries import (
    count_apart,
    count_directions,
    load_leading,
    load_main_year,
    load_panels,
    select_changes,
    select_highest,
    select_marks,
    select_middle,
    select_outliers,
    select_sources,
    summarise,
)
from dashboard.queries.connection import fetch
from dashboard.queries.yearly import prepare
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot, find_snapshot
from dashboard.summary import SUM, Panel

ALL = Selection()
QUALIFIERS = ("exact", "exact", "exact", "over", "near", "about", "at_least", "at_most")
YEARS = (2021, 2022, 2023)
# Sentence, category, indicator, unit, and the range of its values.
MATTERS = (
    ("全年作出行政处罚{}。", "cases", "cases.penalty", "件", 900),
    ("历年累计审核合同{}。", "reviews", "reviews.contracts", "份", 500),
    ("全年审核合同{}。", "reviews", "reviews.contracts", "份", 500),
    ("负责人出庭率达到{}。", "cases", "cases.appearance_rate", "%", 100),
    ("举办法治培训{}。", "trainings", "trainings.sessions", "场", 80),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory, publish_invented) -> Snapshot:
    """Twelve streets and three departments in three years, with every kind of hedge and gap."""
    chance = random.Random(7)
    reports = []
    for body in range(15):
        level = "street" if body < 12 else "department"
        for year in YEARS:
            for part in range(2 if chance.random() < 0.1 else 1):
                stated = [_line(chance, matter) for matter in MATTERS if chance.random() < 0.8]
                place = ("甲省", "甲市", "东区", f"主体{body}")
                reports.append((f"{body}-{year}-{part}", place, level, year, stated))
    return find_snapshot(publish_invented(tmp_path_factory.mktemp("random"), reports))


def _line(chance: random.Random, matter: tuple) -> tuple:
    sentence, category, indicator, unit, most = matter
    value = chance.choice((chance.randint(1, most), chance.randint(1, 9)))
    qualifier = chance.choice(QUALIFIERS)
    text = f"{value}{unit}"
    return sentence.format(text), text, value, unit, qualifier, category, indicator


@pytest.fixture(scope="module")
def own(snapshot: Snapshot) -> list[Mark]:
    """The marks of the snapshot without running totals."""
    return _own_marks(snapshot)


def _own_marks(snapshot: Snapshot) -> list[Mark]:
    marks = select_marks(snapshot, ALL)
    ids = tuple(dict.fromkeys(id_ for mark in marks for id_ in mark.count_ids))
    return split_running(marks, find_running_totals(select_sources(snapshot, ids)))[0]


def identity(item: Mark | Panel) -> tuple:
    return item.indicator, item.level, item.unit, item.year


@pytest.mark.parametrize("year", YEARS[1:])
def test_the_largest_changes_are_those_of_the_arithmetic(snapshot, own, year):
    expected = [item.sentence() for item in largest_changes(own, year, 6)]
    found = [item.sentence() for item in select_changes(snapshot, ALL, year, 6)]
    assert found == expected != []


@pytest.mark.parametrize("year", YEARS)
def test_the_farthest_outliers_are_those_of_the_arithmetic(snapshot, own, year):
    expected = [item.subject for item in farthest_outliers(own, year, 50)]
    found = select_outliers(snapshot, ALL, year, 50)
    assert [each.mark.key for each in found] == [each.mark.key for each in expected]
    assert [each.high for each in found] == [each.direction == "high" for each in expected]
    for each, other in zip(found, expected, strict=True):
        group = other.group
        assert each.beside.value() == quantity(group.median, group.unit, group.median_qualifier)
        assert each.beside.panel.bodies == len(group.marks)


def test_outliers_of_a_place_are_held_against_all_bodies_of_the_level(snapshot, own):
    subject = farthest_outliers(own, 2022, 1)[0].subject
    (found, *_more) = select_outliers(snapshot, Selection(places=(subject.mark.place,)), 2022, 1)
    assert found.mark.key == subject.mark.key
    assert found.beside.panel.bodies == len(subject.group.marks)


def test_summaries_are_the_roll_ups_of_the_arithmetic(snapshot, own):
    panels = tuple(load_panels(snapshot, ALL))
    summaries = {identity(panel): each for panel, each in summarise(snapshot, ALL, panels).items()}
    groups = [group for group in find_peer_groups(own) if group.marks]
    assert {identity(group) for group in groups} == set(summaries)
    for group in groups:
        summary = summaries[identity(group)]
        assert summary.panel.bodies == len(group.marks)
        assert summary.value() == quantity(group.median, group.unit, group.median_qualifier)
        if not summary.panel.rate:
            total = roll_up(group.marks, "sum")
            assert summary.value(SUM) == quantity(total.value, total.unit, total.qualifier)


def test_directions_are_those_of_the_arithmetic(snapshot, own):
    changes = find_changes(own).values()
    for panel in load_panels(snapshot, ALL):
        expected: dict = {}
        for change in changes:
            if identity(change.mark) == identity(panel):
                expected[change.direction] = expected.get(change.direction, 0) + 1
        assert count_directions(snapshot, ALL, (panel,)).get(panel.series, {}) == expected


def test_the_values_behind_a_panel_are_its_highest_and_its_middle(snapshot, own):
    (panel, *_more) = sorted(load_panels(snapshot, ALL), key=lambda panel: -panel.bodies)
    (group,) = [each for each in find_peer_groups(own) if identity(each) == identity(panel)]
    stated = [mark.value for mark in group.marks]
    highest = select_highest(snapshot, ALL, (panel,), 3)[panel]
    assert [mark.value for mark in highest] == stated[:-4:-1]
    middle = [mark.value for mark in select_middle(snapshot, ALL, panel)]
    assert sum(middle) / len(middle) == group.median


def test_what_is_set_apart_is_counted(snapshot, own):
    left_out = len(select_marks(snapshot, ALL)) - len(own)
    doubled = sum(len(group.doubled) for group in find_peer_groups(own))
    assert sum(count_apart(snapshot, ALL).values()) == left_out + doubled


def test_the_hint_of_a_running_total_misses_none(snapshot):
    seldom = fetch(snapshot, "SELECT count(*) AS total FROM stated WHERE running")
    prepare(snapshot)
    every = fetch(
        snapshot,
        """SELECT c.count_id, p.text AS paragraph, c.span_start, c.year
           FROM counts c JOIN paragraphs p USING (paragraph_id)""",
    )
    running = [id_ for id_, total in find_running_totals(every).items() if total.kind == "running"]
    assert seldom[0]["total"] == len(running) > 0


def test_the_year_of_headlines_is_the_latest_that_is_not_thin(snapshot):
    assert load_main_year(snapshot, ALL) == 2023
    assert load_main_year(snapshot, Selection(years=(2021, 2022))) == 2022


def test_headlines_of_one_body_carry_the_marks_of_its_years(snapshot, own):
    place = own[0].place
    figures = load_leading(snapshot, Selection(places=(place,)), ("cases", "trainings"), 4)
    stated = [figure for figure in figures if figure.own is not None]
    assert stated
    for figure in stated:
        series = [mark for mark in own if (mark.place, mark.panel) == (place, figure.own.panel)]
        years = [mark.year for mark in series]
        expected = {mark.year: mark for mark in series if years.count(mark.year) == 1}
        assert figure.history == expected


def test_tables_that_went_with_a_closed_snapshot_are_made_again(snapshot):
    before = load_panels.__wrapped__(snapshot, ALL)
    fetch(snapshot, "DROP TABLE outliers")
    fetch(snapshot, "DROP TABLE series")
    assert load_panels.__wrapped__(snapshot, ALL) == before
