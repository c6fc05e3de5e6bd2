import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.gazetteer.own_names import names_of_levels, own_names
from etl.keywords import (
    KeywordRow,
    count_keywords,
    find_term,
    kind_of,
    reason_of,
    word_around,
)
from etl.models import Metadata, Paragraph
from etl.schema import KINDS, PARTS
from etl.segmentation import dictionary
from etl.stopwords import GAP, formula_phrases, stop_words


def paragraph(ordinal: int, text: str, part: str = "achievements", kind: str = "body") -> Paragraph:
    return Paragraph(ordinal, text, kind, part, "", "")


def terms(text: str, **place: str) -> set[str]:
    nothing = dict.fromkeys(("title", "issuer", "level", "year", "signed_on", "published_on"))
    names = own_names(Metadata(**nothing, **place))
    return {row.term for row in count_keywords([paragraph(1, text)], names)}


PARAGRAPHS = st.lists(
    st.builds(
        paragraph,
        st.integers(1, 500),
        st.lists(
            st.sampled_from(["司法所", "行政复议", "的", "坚持", "12件", "调解", "，", "法治e站"])
        ).map("".join),
        st.sampled_from(list(PARTS)),
        st.sampled_from(list(KINDS)),
    ),
    unique_by=lambda each: each.ordinal,
).map(lambda each: sorted(each, key=lambda p: p.ordinal))


def test_terms_are_counted_by_part_with_their_paragraphs():
    rows = count_keywords(
        [
            paragraph(3, "司法所调解纠纷，司法所坐班"),
            paragraph(4, "司法所值班"),
            paragraph(9, "司法所人手紧张", part="problems"),
        ]
    )
    assert KeywordRow("achievements", "司法所", 3, (3, 4)) in rows
    assert KeywordRow("problems", "司法所", 1, (9,)) in rows


def test_rows_fall_by_occurrences_within_a_part():
    rows = count_keywords([paragraph(1, "律师，律师，公证，仲裁，公证，律师")])
    assert [(row.term, row.occurrences) for row in rows] == [("律师", 3), ("公证", 2), ("仲裁", 1)]


def test_titles_and_signatures_are_no_matter_of_the_report():
    shown = [
        paragraph(1, "调解", kind="title"),
        paragraph(2, "仲裁", kind="heading"),
        paragraph(3, "公证", kind="signature"),
    ]
    assert [row.term for row in count_keywords(shown)] == ["仲裁"]


@pytest.mark.parametrize("kind", ["function", "place"])
def test_function_and_place_words_are_left_out(kind):
    text = "，".join(sorted(stop_words(kind)))
    assert terms(text) & stop_words(kind).keys() == set()


def test_formulas_are_counted_whole_and_told_from_content():
    for phrase in formula_phrases():
        assert phrase in terms(f"全年{phrase}，司法所"), phrase
        assert kind_of(phrase) == "formula"
    assert kind_of("司法所") == "content"


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("坚持以习近平法治思想为指导，扎实推进", "以…为指导"),
        ("在区委、区政府的坚强领导下，", "在…坚强领导下"),
        ("把法治建设作为重要抓手", "把…作为重要抓手"),
        ("为高质量发展提供有力法治保障。", "为…提供有力法治保障"),
    ],
)
def test_a_frame_is_a_term_whatever_it_goes_around(text, frame):
    assert frame in terms(text)
    assert kind_of(frame) == "formula"
    assert reason_of(frame)
    ((start, end),) = find_term(text, frame)
    opening, ending = frame.split(GAP)
    assert text[start:end].startswith(opening)
    assert text[start:end].endswith(ending)


@pytest.mark.parametrize(
    "text", ["以司法所建设。为指导", f"以{'司法所' * 14}为指导", "以为指导", "以点带面，为指导"]
)
def test_a_frame_stays_within_a_clause(text):
    assert "以…为指导" not in terms(text)


def test_the_words_inside_a_frame_are_counted():
    assert {"公证", "以…为抓手"} <= terms("以公证为抓手")


@pytest.mark.parametrize(
    ("text", "own", "kept"),
    [
        ("北新泾街道办事处在长宁区司法局指导下", {"北新泾", "长宁", "长宁区", "新泾"}, {"司法局"}),
        ("长宁区委、长宁区政府", {"长宁", "长宁区", "长宁区委"}, {"区委", "区政府"}),
        ("上海市民和长宁的律师", {"上海", "上海市", "长宁"}, {"市民", "律师"}),
        ("北新泾的调解员", {"北新泾", "新泾"}, {"调解员"}),
        ("北新泾街的调解员", {"北新泾", "新泾", "北新泾街"}, {"调解员"}),
        ("与杨浦区结对", set(), {"杨浦区"}),
    ],
)
def test_the_names_of_the_place_itself_are_left_out(text, own, kept):
    place = {"province": "上海市", "county": "长宁区", "street": "北新泾街道", "district": "长宁区"}
    found = terms(text, **place)
    assert found & own == set()
    assert found >= kept


def test_another_report_keeps_those_names():
    assert "长宁区" in terms("学习长宁区的做法", county="杨浦区")


def test_a_name_inside_a_word_leaves_the_word():
    found = terms("平安区推进平安建设，平安社区12个", county="平安区")
    assert found >= {"平安建设", "平安社区"}
    assert "平安" not in found


def test_names_of_nationalities_are_left_out_in_their_spoken_forms():
    found = terms("岫岩满族自治县、岫岩县和岫岩的律师", county="岫岩满族自治县")
    assert found & {"岫岩", "岫岩县", "满族"} == set()
    assert "律师" in found


@pytest.mark.parametrize(
    "figure", ["九个", "七十二", "两万余人次", "三十余名", "近百家", "2023", "12345", "PPT"]
)
def test_figures_and_foreign_words_are_no_terms(figure):
    assert terms(f"调解，{figure}，公证") == {"调解", "公证"}


@pytest.mark.parametrize("term", ["法治e站", "12345热线", "八五普法", "三重一大", "三所联动"])
def test_words_of_the_dictionary_are_terms_with_letters_and_figures_too(term):
    assert terms(f"依托{term}办理") >= {term}


@pytest.mark.parametrize(
    ("term", "kind"),
    [("根据", "function"), ("我区", "place"), ("贯彻落实", "formula"), ("行政复议", "content")],
)
def test_a_term_is_of_one_kind(term, kind):
    assert kind_of(term) == kind
    assert bool(reason_of(term)) == (kind != "content")


def test_a_term_is_found_where_it_stands_as_a_word():
    assert find_term("司法所与新时代司法所，司法所", "司法所") == [(0, 3), (11, 14)]
    assert find_term("行政复议", "行政") == []
    assert find_term("", "司法所") == []


@given(st.lists(st.sampled_from([*dictionary(), "的", "，", "以", "为指导", "坚持", "12件"])))
def test_every_occurrence_that_is_counted_is_found(words):
    text = "".join(words)
    for row in count_keywords([paragraph(1, text)]):
        spans = find_term(text, row.term)
        assert len(spans) == row.occurrences
        if GAP not in row.term:
            assert {text[start:end] for start, end in spans} == {row.term}


@given(
    st.lists(
        st.sampled_from(
            [
                "长宁区",
                "长宁",
                "北新泾街道",
                "新泾",
                "政府",
                "委",
                "办事处",
                "执法",
                "行政",
                "，",
                "的",
            ]
        )
    )
)
def test_beside_the_names_of_the_place_all_that_is_counted_is_found(words):
    place = ("上海市", None, "长宁区", "长宁区", "北新泾街道")
    text = "".join(words)
    for row in count_keywords([paragraph(1, text)], names_of_levels(place)):
        assert len(find_term(text, row.term, place)) == row.occurrences
    assert find_term(text, "长宁", place) == []


def test_cutting_names_out_moves_no_character():
    text = "北新泾街道办事处在长宁区司法局指导下"
    names = names_of_levels((None, None, "长宁区", "长宁区", "北新泾街道"))
    assert names.cut_out(text) == "，，，街道办事处在，，区司法局指导下"


@pytest.mark.parametrize(
    ("piece", "word"), [("执法", "行政执法"), ("行政执法", ""), ("普法", ""), ("政执", "行政执法")]
)
def test_a_piece_names_the_word_around_it(piece, word):
    text = "开展普法，规范行政执法。"
    start = text.index(piece)
    assert word_around(text, start, start + len(piece)) == word


@given(PARAGRAPHS)
def test_occurrences_are_those_of_the_paragraphs_named(paragraphs):
    texts = {each.ordinal: each for each in paragraphs}
    rows = count_keywords(paragraphs)
    assert len({(row.part, row.term) for row in rows}) == len(rows)
    for row in rows:
        assert list(row.ordinals) == sorted(set(row.ordinals))
        assert all(texts[ordinal].part == row.part for ordinal in row.ordinals)
        assert all(row.term in texts[ordinal].text for ordinal in row.ordinals)
        assert len(row.ordinals) <= row.occurrences
