"""The labelled sentences are read: every count is found, and nearly every one is told rightly."""

from etl.catalogue import categories, indicators
from tests.gold.sentences import labelled_counts, read_marked, sentences

# The share that was reached; some sentences are labelled for what no rule can tell by itself.
REACHED = 0.93


def test_every_marked_count_is_found():
    for sentence in sentences():
        assert len(list(labelled_counts(sentence))) == len(read_marked(sentence)[1]), sentence


def test_labels_are_of_the_catalogue():
    known = categories() | indicators()
    for sentence in sentences():
        assert {mark.label for mark in read_marked(sentence)[1]} <= known.keys(), sentence


def test_nearly_all_labels_are_told():
    told = [
        mark.label == (count.indicator or count.category)
        for sentence in sentences()
        for mark, count, _ in labelled_counts(sentence)
    ]
    assert sum(told) >= REACHED * len(told)
