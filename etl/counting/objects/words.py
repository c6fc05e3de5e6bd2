"""The words of a paragraph, a number with its measure word as one, and where they stand."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

import numpy as np

from etl.counting.quantities import Quantity
from etl.segmentation import cut

# Words of no text: before the first of a paragraph, and behind its last.
FIRST, LAST = "^", "$"
_BREAKS = frozenset("，,；;：:。！？!?\n|")
_SENTENCE_ENDS = frozenset("。！？!?；;\n")
_BRACKETS = {"“": 1, "”": -1, "（": 100, "）": -100, "《": 10_000, "》": -10_000}
# What a word is as a sign, a row a kind: whether it breaks the paragraph and whether it ends a
# sentence, and what it adds to the brackets that are open.
_SIGNS = np.array([(0, 0, 0), (1, 0, 0), (1, 1, 0), *((0, 0, add) for add in _BRACKETS.values())])
_BREAK, _SENTENCE_END, _BRACKET = 1, 2, 3


class ParagraphWords:
    """The words of a paragraph by position; a quantity is the word `<group>`.

    `begins` and `ends` hold the offsets of each word in the text. `parts` numbers the stretches
    that punctuation and quantities part a paragraph into, by the number of breaks up to each word;
    `bounds` is where each part begins and stops, its break left out; `sentences` is the number of
    sentences that ended up to each word; `brackets` sums up what was opened and not closed before
    each word, and behind the last.
    """

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.at: dict[int, int] = {}
        self.words: list[str] = []
        sizes: list[int] = []
        offset = 0
        for quantity in quantities:
            self.words += cut(text[offset : quantity.start])
            self.at[quantity.start] = len(self.words)
            sizes += map(len, self.words[len(sizes) :])
            self.words.append(f"<{quantity.group}>")
            sizes.append(quantity.end - quantity.start)
            offset = quantity.end
        self.words += cut(text[offset:])
        sizes += map(len, self.words[len(sizes) :])
        self.begins = [0, *accumulate(sizes)]
        self.ends = self.begins[1:]
        self.begins.pop()
        self._find_signs()

    def _find_signs(self) -> None:
        signs = _SIGNS.take(np.fromiter(map(_sign_of, self.words), np.intp, len(self)), 0)
        self.brackets = np.concatenate([[0], np.cumsum(signs[:, 2])])
        (self.parts, self.sentences) = np.cumsum(signs[:, :2], 0).T.tolist()
        self.is_break = signs[:, 0].astype(bool)
        self.breaks = self.is_break.tolist()
        breaks = np.flatnonzero(self.is_break).tolist()
        self.bounds = list(zip([0, *(at + 1 for at in breaks)], [*breaks, len(self)], strict=True))

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends in the text."""
        return list(zip(self.begins, self.ends, strict=True))


@lru_cache(maxsize=1 << 16)
def _sign_of(word: str) -> int:
    """Return the row of a word in the table of signs; no noun phrase goes on over a break."""
    if word in _BRACKETS:
        return _BRACKET + list(_BRACKETS).index(word)
    if word[0] in _SENTENCE_ENDS:
        return _SENTENCE_END
    return _BREAK if word[0] in _BREAKS or is_number(word) else 0


def is_number(word: str) -> bool:
    """Tell whether a word stands for a quantity."""
    return word[0] == "<" and len(word) > 1
