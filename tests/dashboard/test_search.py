import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import queries
from dashboard.lexis import Complaint, Passages
from dashboard.lexis.folding import fold
from dashboard.selection import Selection

DONE, LACKING, PLANS = "achievements", "problems", "plans"
LINES = {
    ("临江街道", 2022): [
        (DONE, "法治培训，法治宣传。"),
        (LACKING, "培训不够。"),
        (PLANS, "ＡＰＰ上线。"),
    ],
    ("临江街道", 2023): [(DONE, "法治宣传。"), (LACKING, "<b>法治</b>&amp;培训")],
    ("云桥街道", 2023): [
        (DONE, "作出行政处罚3件，法治。"),
        (DONE, "依法。治理。"),
        (PLANS, "app 升级"),
    ],
}
TEXTS = [text for lines in LINES.values() for _part, text in lines]


@pytest.fixture(scope="module")
def searched(publish_lines):
    return publish_lines(LINES)


def find(snapshot, typed: str, *parts, **filters):
    return queries.search_paragraphs(snapshot, Passages(Selection(**filters), parts), typed, 20)


def totals(facets) -> dict:
    return {facet.value: facet.total for facet in facets}


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("法治 培训", [TEXTS[0], TEXTS[4]]),
        ('"法治宣传"', [TEXTS[0], TEXTS[3]]),
        ("法治 -培训", [TEXTS[3], TEXTS[5]]),
        ("处罚|上线", [TEXTS[2], TEXTS[5]]),
        ("app", [TEXTS[2], TEXTS[7]]),
        ("治", [TEXTS[0], TEXTS[3], TEXTS[4], TEXTS[5], TEXTS[6]]),
        ("<b>", [TEXTS[4]]),
        ("法治理", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", None),
    ],
)
def test_paragraphs_are_found_the_most_matches_first(searched, typed, texts):
    found = find(searched, typed)
    if texts is None:
        assert isinstance(found, Complaint)
    else:
        assert [row["text"] for row in found.rows] == texts
        assert found.total == len(texts)


def test_matches_are_counted_and_stand_at_their_offsets(searched):
    found = find(searched, "法治 培训")
    assert [row["matches"] for row in found.rows] == [3, 2]
    assert found.matches == 5
    for row in found.rows:
        words = [row["text"][start:end] for start, end in row["spans"]]
        assert "法治" in words or "法治培训" in words
    assert found.rows[0]["spans"] == [(0, 4), (5, 7)]


def test_facets_count_what_is_found_in_the_selection(searched):
    found = find(searched, "法治")
    assert totals(found.districts) == {"东区": 4}
    assert [(facet.value, facet.total) for facet in found.years] == [(2023, 3), (2022, 1)]
    assert totals(found.parts) == {DONE: 3, LACKING: 1}
    narrowed = find(searched, "法治", LACKING, years=(2023,))
    assert narrowed.total == 1
    assert totals(narrowed.years) == {2023: 1}
    assert totals(narrowed.parts) == {DONE: 2, LACKING: 1}


def test_the_selection_narrows_what_is_found(searched):
    assert find(searched, "法治", places=("甲省 / 甲市 / 东区 / 云桥街道",)).total == 1
    assert find(searched, "法治", categories=("cases",)).rows[0]["text"] == TEXTS[5]
    assert find(searched, "法治", levels=("town",)).total == 0


def test_pages_make_up_the_whole(searched):
    whole = find(searched, "治|培训|app").rows
    pages = [
        queries.search_paragraphs(searched, Passages(), "治|培训|app", 2, offset).rows
        for offset in range(0, len(whole) + 2, 2)
    ]
    assert tuple(row for page in pages for row in page) == whole
    assert pages[-1] == ()


@pytest.mark.parametrize("typed", ["", "-法治", '"法治', "法" * 500, "|", "法治 -", "\0", "\ud800"])
def test_bad_queries_are_answered_with_a_reason(searched, typed):
    found = find(searched, typed)
    assert isinstance(found, Complaint)
    assert found.phrase()


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("法治培训宣传ＡAp<b>&\"'-| %_\\;"), max_size=12))
def test_any_query_finds_what_reading_every_paragraph_would(searched, typed):
    found = find(searched, typed)
    if isinstance(found, Complaint):
        return
    query = found.query
    expected = [
        text
        for text in TEXTS
        if all(any(word in fold(text) for word in group) for group in query.wanted)
        and not any(word in fold(text) for word in query.excluded)
    ]
    assert sorted(row["text"] for row in found.rows) == sorted(expected)


def test_a_snapshot_without_reports_is_searched(empty_snapshot):
    found = find(empty_snapshot, "法治")
    assert (found.total, found.matches, found.rows, found.districts) == (0, 0, (), ())
