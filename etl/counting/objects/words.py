"""The words of a paragraph, a number with its measure word as one, and where they stand."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, repeat

import numpy as np

from etl.counting.quantities import Quantity
from etl.segmentation import cut

# Words of no text: before the first of a paragraph, and behind its last.
FIRST, LAST = "^", "$"
_BREAKS = frozenset("，,；;：:。！？!?\n|")
_SENTENCE_ENDS = frozenset("。！？!?；;\n")
_BRACKETS = {"“": 1, "”": -1, "（": 100, "）": -100, "《": 10_000, "》": -10_000}


class ParagraphWords:
    """The words of a paragraph by position; a quantity is the word `<group>`.

    `spans` holds the offsets of each word in the text. `parts` numbers the stretches that
    punctuation and quantities part a paragraph into, `sentences` its sentences; `brackets` sums up
    what was opened and not closed before each word.
    """

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.at: dict[int, int] = {}
        self.spans: list[tuple[int, int]] = []
        self.words: list[str] = []
        offset = 0
        for quantity in quantities:
            self._add(text[offset : quantity.start], offset)
            self.at[quantity.start] = len(self.words)
            self.words.append(f"<{quantity.group}>")
            self.spans.append((quantity.start, quantity.end))
            offset = quantity.end
        self._add(text[offset:], offset)

    def _add(self, text: str, offset: int) -> None:
        for word in cut(text):
            self.words.append(word)
            self.spans.append((offset, offset + len(word)))
            offset += len(word)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def breaks(self) -> np.ndarray:
        """Which words no noun phrase goes on over: punctuation, and quantities."""
        return np.array([word[0] in _BREAKS or is_number(word) for word in self.words], bool)

    @cached_property
    def parts(self) -> np.ndarray:
        """The number of breaks up to each word, the word itself included."""
        return np.cumsum(self.breaks)

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """Where each part begins and stops, its break left out."""
        breaks = np.flatnonzero(self.breaks).tolist()
        return list(zip([0, *(at + 1 for at in breaks)], [*breaks, len(self)], strict=True))

    @cached_property
    def sentences(self) -> list[int]:
        """The number of sentences that ended up to each word."""
        return list(accumulate(word[0] in _SENTENCE_ENDS for word in self.words))

    @cached_property
    def begins(self) -> list[int]:
        """Where each word begins in the text."""
        return [begin for begin, _ in self.spans]

    @cached_property
    def brackets(self) -> np.ndarray:
        """What was opened and not closed before each word, and behind the last."""
        signs = np.fromiter(map(_BRACKETS.get, self.words, repeat(0)), np.int64, len(self))
        return np.concatenate([[0], np.cumsum(signs)])


def is_number(word: str) -> bool:
    """Tell whether a word stands for a quantity."""
    return word[0] == "<" and len(word) > 1
