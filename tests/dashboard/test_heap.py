import gc
import weakref

import pytest

from dashboard import heap
from dashboard.heap import LOOSE, Heap


class Node:
    """An object that holds itself: only a collection finds that nobody else does."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def many():
    yield [[] for _ in range(LOOSE + 1)]
    gc.unfreeze()


def test_what_stays_is_not_searched_any_more(many):
    Heap().freeze()
    assert len(gc.get_objects()) < LOOSE
    assert len(many) > LOOSE


def test_garbage_is_collected_before_the_rest_is_set_apart(many):
    gone = weakref.ref(Node())
    Heap().freeze()
    assert gone() is None


def test_what_went_after_it_was_set_apart_is_found_in_the_end(many, monkeypatch):
    monkeypatch.setattr(heap, "SET_APART", 10 * len(gc.get_objects()))
    own, node = Heap(), Node()
    own.freeze()
    gone = weakref.ref(node)
    del node
    gc.collect()
    assert gone() is not None
    monkeypatch.setattr(heap, "SET_APART", 0)
    more = [[] for _ in range(LOOSE + 1)]
    own.freeze()
    assert more
    assert gone() is None
