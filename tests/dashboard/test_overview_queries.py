"""What is prepared once a snapshot, held against the same worked out from the marks."""

import random
from math import fsum, log1p
from statistics import median

import pytest

from dashboard.analysis import (
    Change,
    PeerGroup,
    find_changes,
    find_peer_groups,
    find_running_totals,
    is_rate,
    split_running,
)
from dashboard.analysis.hedges import joint_qualifier
from dashboard.formatting import HEDGE_SIGNS, quantity
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
    select_outliers_of,
    summarise,
)
from dashboard.queries.connection import fetch
from dashboard.queries.outliers import FEWEST_PEERS
from dashboard.queries.yearly import SMALLEST_BASE, SMALLEST_POINTS, SMALLEST_RATE, prepare
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
    return split_running(select_marks(snapshot, ALL))[0]


def identity(item: Mark | Panel) -> tuple:
    return item.indicator, item.level, item.unit, item.year


@pytest.mark.parametrize("year", YEARS[1:])
def test_the_largest_changes_come_first_two_of_a_body(snapshot, own, year):
    ranked = sorted(
        (change for change in find_changes(own).values() if change.mark.year == year),
        key=lambda change: -_weight(change),
    )
    told = [change for change in ranked if _weight(change) and change.direction]
    expected, bodies = [], []
    for change in told:
        if bodies.count(change.mark.place) < 2:
            bodies.append(change.mark.place)
            expected.append(_weight(change))
    found = select_changes(snapshot, ALL, year, 6)
    assert [_weight(change) for change in found] == expected[:6] != []
    assert all(change in told for change in found)


def test_a_body_may_be_asked_for_all_its_changes(snapshot, own):
    place = "甲省 / 甲市 / 东区 / 主体0"
    changes = [
        change
        for change in find_changes(own).values()
        if (change.mark.place, change.mark.year) == (place, 2022)
    ]
    found = select_changes(snapshot, ALL, 2022, 50, place)
    expected = [change for change in changes if _weight(change) and change.direction]
    assert sorted(change.mark.key for change in found) == sorted(
        change.mark.key for change in expected
    )


def _weight(change: Change) -> float:
    """How much a change weighs: its rate; of rates the points; nothing where it is small."""
    size, base = abs(change.difference), change.before.value
    if is_rate(change.mark):
        return size / 100 if size >= SMALLEST_POINTS else 0
    return size / base if base >= SMALLEST_BASE and size >= SMALLEST_RATE * base else 0


@pytest.mark.parametrize("year", YEARS)
def test_outliers_are_those_of_the_modified_score(snapshot, own, year):
    expected = {}
    for group in find_peer_groups(own):
        if group.year == year and len(group.marks) >= FEWEST_PEERS:
            expected |= _far(group)
    found = select_outliers(snapshot, ALL, year, 50)
    first: dict[str, int] = {}
    for each in found:
        first[each.mark.place] = first.get(each.mark.place, 0) + 1
    assert set(first.values()) <= {1, 2}
    assert {each.mark.key for each in found} <= set(expected)
    assert {key.split("|")[0] for key in expected} == {each.mark.report_id for each in found}
    for each in found:
        group, high = expected[each.mark.key]
        assert each.high == high
        assert each.beside.value() == quantity(group.median, group.unit, group.median_qualifier)
        assert each.beside.panel.bodies == len(group.marks)


def _far(group: PeerGroup) -> dict[str, tuple[PeerGroup, bool]]:
    """The outliers of a group by key, counted out by hand."""
    rate = is_rate(group.marks[0])
    sizes = [mark.value if rate else log1p(mark.value) for mark in group.marks]
    middle = median(sizes)
    spread = max(median(abs(size - middle) for size in sizes), 2 if rate else 0.1)
    found = {}
    for mark, size in zip(group.marks, sizes, strict=True):
        score = 0.6745 * (size - middle) / spread
        sign = HEDGE_SIGNS[mark.qualifier]
        if (score > 3.5 and sign != "≤") or (score < -3.5 and sign != "≥"):
            found[mark.key] = group, score > 0
    return found


def test_outliers_of_a_place_are_held_against_all_bodies_of_the_level(snapshot, own):
    far = select_outliers(snapshot, ALL, 2022, 1)[0]
    (found, *_more) = select_outliers(snapshot, Selection(places=(far.mark.place,)), 2022, 1)
    assert found.mark.key == far.mark.key
    assert found.beside.panel.bodies == far.beside.panel.bodies > 1


def test_outliers_of_a_body_are_held_against_its_peers(snapshot, own):
    far = select_outliers(snapshot, ALL, 2022, 1)[0]
    peers = Selection(levels=(far.mark.level,), years=(2022,))
    (found, *_more) = select_outliers_of(snapshot, peers, far.mark.place, 5)
    assert (found.mark.key, found.sentence()) == (far.mark.key, far.sentence())
    few = Selection(places=(far.mark.place,), years=(2022,))
    assert select_outliers_of(snapshot, few, far.mark.place, 5) == []


def test_summaries_are_those_of_the_bodies_that_state_the_matter(snapshot, own):
    panels = tuple(load_panels(snapshot, ALL))
    summaries = {identity(panel): each for panel, each in summarise(snapshot, ALL, panels).items()}
    groups = [group for group in find_peer_groups(own) if group.marks]
    assert {identity(group) for group in groups} == set(summaries)
    for group in groups:
        summary = summaries[identity(group)]
        assert summary.panel.bodies == len(group.marks)
        assert summary.value() == quantity(group.median, group.unit, group.median_qualifier)
        assert summary.panel.rate == is_rate(group.marks[0])
        if not summary.panel.rate:
            total = fsum(mark.value for mark in group.marks)
            hedge = joint_qualifier(mark.qualifier for mark in group.marks)
            assert summary.value(SUM) == quantity(total, group.unit, hedge)


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
    prepare(snapshot)
    seldom = fetch(snapshot, "SELECT row, basis FROM totals")
    every = fetch(
        snapshot,
        """SELECT c.count_id, p.text AS paragraph, c.span_start, c.year
           FROM counts c JOIN paragraphs p USING (paragraph_id)""",
    )
    kinds = sorted(total.kind for total in find_running_totals(every).values())
    assert sorted(row["basis"] for row in seldom) == kinds != []


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
