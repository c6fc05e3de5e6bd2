import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.lexis import Complaint, SearchQuery, find_spans, parse_query, phrase_query
from dashboard.lexis.folding import fold
from dashboard.lexis.search_query import LONGEST, MOST_WORDS

TYPED = st.text(st.sampled_from('法治执 　ab|｜-－"“”＂「」\0\n\ud800'), max_size=30)


@pytest.mark.parametrize(
    ("typed", "wanted", "excluded"),
    [
        ("法", (("法",),), ()),
        ("行政执法 培训", (("行政执法",), ("培训",)), ()),
        ("行政执法　培训", (("行政执法",), ("培训",)), ()),
        ("复议|应诉 -处罚", (("复议", "应诉"),), ("处罚",)),
        ("复议 ｜ 应诉", (("复议", "应诉"),), ()),
        ('"法治 政府"', (("法治 政府",),), ()),
        ("“法治政府”建设", (("法治政府",), ("建设",)), ()),
        ('“法治"', (("法治",),), ()),
        ("「一网通办」", (("一网通办",),), ()),
        ('法治 -"行政 处罚"|罚款', (("法治",),), ("行政 处罚", "罚款")),
        ("2021-2025年", (("2021-2025年",),), ()),
        ("ＡＰＰ App", (("app",),), ()),
        ("法治 法治 -罚 -罚", (("法治",),), ("罚",)),
        ("'; DROP TABLE x", (("';",), ("drop",), ("table",), ("x",)), ()),
        ("50% a_b", (("50%",), ("a_b",)), ()),
    ],
)
def test_queries_are_read(typed, wanted, excluded):
    assert parse_query(typed) == SearchQuery(wanted, excluded)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "empty"),
        (" 　\n", "empty"),
        ('""', "empty"),
        ("-处罚", "only_exclusions"),
        ('-"处罚" -罚款', "only_exclusions"),
        ('"法治', "unbalanced"),
        ("法治”", "unbalanced"),
        ("「法治", "unbalanced"),
        ("法" * (LONGEST + 1), "too_long"),
        (" ".join(f"词{at}" for at in range(MOST_WORDS + 1)), "too_many"),
        ("复议|", "bare_sign"),
        ("|复议", "bare_sign"),
        ("复议||应诉", "bare_sign"),
        ("法治 -", "bare_sign"),
        ("法治 - 处罚", "bare_sign"),
    ],
)
def test_what_cannot_be_answered_says_why(typed, kind):
    complaint = parse_query(typed)
    assert isinstance(complaint, Complaint)
    assert complaint.kind == kind
    assert "{" not in complaint.phrase()


@settings(deadline=None)
@given(TYPED | st.text(max_size=LONGEST + 5))
def test_any_text_is_a_query_or_a_complaint(typed):
    found = parse_query(typed)
    if isinstance(found, Complaint):
        assert found.phrase()
    else:
        assert found.words
        assert all(word and word == fold(word) for word in (*found.words, *found.excluded))
        "".join((*found.words, *found.excluded)).encode()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_folding_keeps_the_length_and_is_done_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ＡＢＣａ１％", "abca1%"), ("　", " "), ("İ①ﬀ", "İ①ﬀ"), ("法治E站", "法治e站")],
)
def test_width_and_case_are_folded(text, folded):
    assert fold(text) == folded


@settings(deadline=None)
@given(
    st.text(st.sampled_from("法治ＡaB𠮷"), max_size=20), st.text("法治ab", min_size=1, max_size=3)
)
def test_spans_are_every_place_of_the_word_and_no_other(text, word):
    marked = {at for start, end in find_spans(text, (word,)) for at in range(start, end)}
    folded = fold(text)
    expected = {
        at + place
        for at in range(len(text))
        if folded.startswith(word, at)
        for place in range(len(word))
    }
    assert marked == expected


def test_spans_that_touch_are_joined():
    assert find_spans("依法行政执法", ("行政", "执法", "政执")) == [(2, 6)]
    assert find_spans("法不法", ("法",)) == [(0, 1), (2, 3)]


def test_words_that_stand_together_are_asked_for_as_they_stand():
    asked = parse_query(phrase_query("行政执法", "以…为指导"))
    assert asked == SearchQuery((("行政执法",), ("以",), ("为指导",)))
