"""What each word says by itself, worked out once a word and looked up by its number."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from etl.counting.objects.features import ROLES, class_of
from etl.counting.objects.signs import sign_of
from etl.counting.objects.weights import head_rows, on_change, weigh, word_scores

# Words kept; when there are more, all are forgotten: the memory of a long run stays bounded.
MOST = 1 << 15
# The column of each role of a word.
COLUMNS = {role: column for column, role in enumerate(ROLES)}


class Vocabulary(dict[str, int]):
    """The words met so far with their numbers; a word is learned when it is first asked for.

    Two tables have a row a number: what the word says by itself, a column a role; and what is
    known of it: its class, its rows as a last word in the tables of measure words, and what it is
    as a sign.
    """

    def __init__(self) -> None:
        self._classes: dict[str, int] = {}
        self._scores = np.zeros((1024, len(ROLES)))
        self._facts = np.zeros((1024, 7), np.intp)
        self.beginnings = _Pairs("beginning", self._classes)
        self.endings = _Pairs("ending", self._classes)

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        if number == len(self._scores):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
            self._facts = np.concatenate([self._facts, np.zeros_like(self._facts)])
        name = class_of(word)
        class_ = self._classes.setdefault(name, len(self._classes))
        self._facts[number] = class_, *head_rows(word, name.partition("/")[0]), *sign_of(word)
        self._scores[number] = _scores_of_class(name)
        for role, score in word_scores(word).items():
            self._scores[number, COLUMNS[role]] += score
        return number

    def is_full(self) -> bool:
        """Tell whether it should be begun anew."""
        return len(self) > MOST

    def numbers(self, words: Sequence[str]) -> np.ndarray:
        """Return the numbers of some words."""
        return np.fromiter(map(self.__getitem__, words), np.intp, len(words))

    def scores(self, numbers: np.ndarray) -> np.ndarray:
        """Return what words say by themselves: a row a word, a column a role."""
        return self._scores.take(numbers, 0)

    def facts(self, numbers: np.ndarray) -> np.ndarray:
        """Return the classes of words, their three rows as last words, and three as signs."""
        return self._facts.take(numbers, 0).T


@on_change
@cache
def _scores_of_class(name: str) -> np.ndarray:
    return np.array([weigh("of_class", role, name) for role in ROLES])


class _Pairs:
    """The scores of pairs of neighbours by their classes, worked out when first asked for."""

    def __init__(self, kind: str, classes: dict[str, int]) -> None:
        self._kind, self._classes = kind, classes
        self._table = np.full((64, 64), np.nan)

    def scores(self, classes: np.ndarray) -> np.ndarray:
        """Return the score of each class with the one behind it: one less than classes."""
        while len(self._classes) > len(self._table):
            size = len(self._table)
            wider = np.full((2 * size, 2 * size), np.nan)
            wider[:size, :size] = self._table
            self._table = wider
        ones, others = classes[:-1], classes[1:]
        found = self._table[ones, others]
        for at in np.isnan(found).nonzero()[0]:
            names = list(self._classes)
            score = weigh(self._kind, names[ones[at]], names[others[at]])
            found[at] = self._table[ones[at], others[at]] = score
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
