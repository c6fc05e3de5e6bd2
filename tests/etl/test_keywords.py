import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import RuleError
from etl.keywords import STOP_WORDS, KeywordRow, count_keywords, parse_stop_words, stop_words
from etl.models import Paragraph
from etl.schema import KINDS, PARTS


def paragraph(ordinal: int, text: str, part: str = "achievements", kind: str = "body") -> Paragraph:
    return Paragraph(ordinal, text, kind, part, "", "")


def terms(text: str) -> set[str]:
    return {row.term for row in count_keywords([paragraph(1, text)])}


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


@pytest.mark.parametrize("kind", STOP_WORDS)
def test_stop_words_are_left_out(kind):
    text = "，".join(sorted(stop_words(kind)))
    assert terms(text) & stop_words(kind) == set()


@pytest.mark.parametrize(
    "figure", ["九个", "七十二", "两万余人次", "三十余名", "近百家", "2023", "12345", "PPT"]
)
def test_figures_and_foreign_words_are_no_terms(figure):
    assert terms(f"调解，{figure}，公证") == {"调解", "公证"}


@pytest.mark.parametrize("term", ["法治e站", "12345热线", "八五普法", "三重一大", "三所联动"])
def test_words_of_the_dictionary_are_terms_with_letters_and_figures_too(term):
    assert terms(f"依托{term}办理") >= {term}


def test_no_word_is_stopped_twice_over():
    function, formula = (stop_words(kind) for kind in STOP_WORDS)
    assert function & formula == set()


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


@pytest.mark.parametrize(
    ("line", "why"), [("坚持 贯彻", "several words"), ("落实", "stands twice")]
)
def test_a_wrong_stop_word_is_named_with_its_line(line, why):
    with pytest.raises(RuleError, match=f"^stopwords.txt:3: .*{why}"):
        parse_stop_words(f"# 套语\n落实\n{line}\n", "stopwords.txt")
