"""What each word says by itself, worked out once a word and looked up by its number."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from etl.counting.objects.features import ROLES, class_of
from etl.counting.objects.weights import head_scores, on_change, weigh, word_scores

# Words kept; when there are more, all are forgotten: the memory of a long run stays bounded.
MOST = 1 << 15
# The column of each role of a word.
COLUMNS = {role: column for column, role in enumerate(ROLES)}


class Vocabulary:
    """The words met so far with their numbers, scores and classes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._classes: dict[str, int] = {}
        self._class_of: list[int] = []
        self._words: list[str] = []
        self._tags: list[str] = []
        self._heads: dict[tuple[str, str], np.ndarray] = {}
        self._table = np.zeros((1024, len(ROLES)))
        self.beginnings = _Pairs("beginning", self._class_name)
        self.endings = _Pairs("ending", self._class_name)

    def is_full(self) -> bool:
        """Tell whether it should be begun anew."""
        return len(self._words) > MOST

    def numbers(self, words: Sequence[str]) -> np.ndarray:
        """Return the numbers of some words."""
        for word in set(words).difference(self._numbers):
            self._learn(word)
        return np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))

    def scores(self, numbers: np.ndarray) -> np.ndarray:
        """Return what words say by themselves: a row a word, a column a role."""
        return self._table.take(numbers, 0)

    def classes(self, numbers: np.ndarray) -> np.ndarray:
        """Return the numbers of the classes of words."""
        found = map(self._class_of.__getitem__, numbers.tolist())
        return np.fromiter(found, np.int64, len(numbers))

    def heads(self, numbers: np.ndarray, unit: str, group: str) -> np.ndarray:
        """Return how words go as last words with a measure word."""
        known = self._heads.get((unit, group))
        if known is None or len(known) < len(self._words):
            wider = np.full(len(self._table), np.nan)
            wider[: 0 if known is None else len(known)] = known if known is not None else []
            known = self._heads[unit, group] = wider
        found = known.take(numbers)
        if (missing := np.flatnonzero(np.isnan(found))).size:
            new = np.unique(numbers[missing]).tolist()
            words = [self._words[number] for number in new]
            tags = [self._tags[number] for number in new]
            known[new] = head_scores(words, tags, unit, group)
            found = known.take(numbers)
        return found

    def _class_name(self, number: int) -> str:
        return list(self._classes)[number]

    def _learn(self, word: str) -> None:
        number = self._numbers[word] = len(self._numbers)
        name = class_of(word)
        self._words.append(word)
        self._tags.append(name.partition("/")[0])
        self._class_of.append(self._classes.setdefault(name, len(self._classes)))
        if number == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[number] = _scores_of_class(name)
        for role, score in word_scores(word):
            self._table[number, COLUMNS[role]] += score


@on_change
@cache
def _scores_of_class(name: str) -> np.ndarray:
    return np.array([weigh("of_class", role, name) for role in ROLES])


class _Pairs:
    """The scores of pairs of neighbours by their classes, worked out when first asked for."""

    def __init__(self, kind: str, name: Callable[[int], str]) -> None:
        self._kind, self._name = kind, name
        self._table = np.full((64, 64), np.nan)

    def scores(self, classes: np.ndarray) -> np.ndarray:
        """Return the score of each class with the one behind it: one less than classes."""
        while classes.max() >= len(self._table):
            size = len(self._table)
            wider = np.full((2 * size, 2 * size), np.nan)
            wider[:size, :size] = self._table
            self._table = wider
        ones, others = classes[:-1], classes[1:]
        found = self._table[ones, others]
        for at in np.flatnonzero(np.isnan(found)):
            one, other = self._name(ones[at]), self._name(others[at])
            found[at] = self._table[ones[at], others[at]] = weigh(self._kind, one, other)
        return found


@on_change
@cache
def _kept() -> list[Vocabulary]:
    return [Vocabulary()]


def vocabulary() -> Vocabulary:
    """Return the words met so far."""
    kept = _kept()
    if kept[0].is_full():
        kept[0] = Vocabulary()
    return kept[0]
