import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.lexis import SearchQuery, TextIndex, count_matches, rank
from dashboard.lexis import text_index as module
from dashboard.lexis.folding import fold

TEXTS = st.lists(st.text(st.sampled_from("法治政府ＡaB𠮷 \n"), max_size=12), max_size=8)
WORDS = st.text("法治政府ab𠮷 ", min_size=1, max_size=4)


def index_of(texts: list[str], batch: int = 3) -> TextIndex:
    batches = [texts[at : at + batch] for at in range(0, len(texts), batch)]
    return TextIndex(batches, sum(map(len, texts)), len(texts))


def occurrences(text: str, word: str) -> list[int]:
    folded, word = fold(text), fold(word)
    return [at for at in range(len(folded)) if folded.startswith(word, at)]


@settings(deadline=None)
@given(TEXTS, WORDS)
def test_every_occurrence_is_found_where_it_stands(texts, word):
    index = index_of(texts)
    paragraphs, offsets = index.locate(index.find(word))
    expected = [(at, place) for at, text in enumerate(texts) for place in occurrences(text, word)]
    assert list(zip(paragraphs.tolist(), offsets.tolist(), strict=True)) == expected
    assert index.count(word).tolist() == [len(occurrences(text, word)) for text in texts]


def test_words_are_found_over_the_bounds_of_a_stretch(monkeypatch):
    monkeypatch.setattr(module, "_STRETCH", 2)
    index = index_of(["依法治国", "", "法治"])
    assert index.count("法治").tolist() == [1, 0, 1]
    assert index.count("法").tolist() == [1, 0, 1]


@pytest.mark.parametrize("word", ["", "\0", "法\0治"])
def test_no_word_runs_over_the_end_of_a_paragraph(word):
    index = index_of(["依法", "治国"])
    assert not len(index.find(word))
    assert not index.count("法治").any()


@settings(deadline=None)
@given(TEXTS, st.lists(st.lists(WORDS, min_size=1, max_size=2), min_size=1, max_size=3), TEXTS)
def test_a_query_finds_what_holds_a_word_of_each_group_and_none_excluded(texts, groups, excluded):
    excluded = [word for word in excluded if word][:2]
    query = SearchQuery(tuple(map(tuple, groups)), tuple(excluded))
    matches = count_matches(index_of(texts), query)
    for text, found in zip(texts, matches.tolist(), strict=True):
        counts = [[len(occurrences(text, word)) for word in group] for group in groups]
        met = all(map(any, counts)) and not any(occurrences(text, word) for word in excluded)
        assert found == (sum(map(sum, counts)) if met else 0)


def test_the_most_matches_come_first_and_then_the_order_of_reading():
    matches, sequence = np.array([1, 3, 0, 3, 1]), np.array([2, 3, 1, 4, 0])
    assert rank(matches, sequence).tolist() == [3, 1, 4, 0]
    assert rank(np.array([70_000, 3, 0, 80_000, 1]), sequence).tolist() == [3, 0, 1, 4]


@settings(deadline=None)
@given(TEXTS, WORDS)
def test_contexts_sort_as_their_characters_do(texts, word):
    index = index_of(texts)
    positions = index.find(word)
    paragraphs, offsets = index.locate(positions)
    for side in ("left", "right"):
        order = np.lexsort(index.sort_keys(positions, len(word), side))
        contexts = []
        for at in order.tolist():
            text, start = fold(texts[paragraphs[at]]), int(offsets[at])
            contexts.append(text[:start][::-1] if side == "left" else text[start + len(word) :])
        assert contexts == sorted(contexts)


def test_a_place_is_where_a_word_was_found():
    index = index_of(["行政执法与执法", "", "综合执法法"])
    positions = index.find("执法")
    assert index.place(*index.locate(positions)).tolist() == positions.tolist()
