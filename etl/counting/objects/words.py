"""The words of a paragraph, a number with its measure word as one, and where they stand."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from etl.counting.objects.signs import FIRST, LAST
from etl.counting.objects.vocabulary import vocabulary
from etl.counting.quantities import Quantity
from etl.segmentation import cut


class ParagraphWords:
    """The words of a paragraph by position; a quantity is the word `<group>`.

    `begins` holds the offset of each word in the text, `edges` that of the end too. `numbers` and
    `classes` are those of the words in the vocabulary `known`, with a word before the first and
    one behind the last; `rows` are those of the words as last words (`weights.head_rows`).

    `breaks` tells which words no noun phrase goes on over, `parts` numbers the stretches between
    them by the breaks up to each word, the word itself included; `bounds` is where each part
    begins and stops, `stops` where that of each word does. `sentences` is the number of sentences
    that ended up to each word; `brackets` sums up what was opened and not closed before each word,
    and behind the last.
    """

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.at: dict[int, int] = {}
        self.words: list[str] = []
        sizes: list[int] = []
        offset = 0
        for quantity in quantities:
            self._add(text[offset : quantity.start], sizes)
            self.at[quantity.start] = len(sizes)
            self.words.append(f"<{quantity.group}>")
            sizes.append(quantity.end - quantity.start)
            offset = quantity.end
        self._add(text[offset:], sizes)
        self.edges = np.array([0, *accumulate(sizes)], np.intp)
        *self.begins, _ = self.edges.tolist()
        self.known = vocabulary()
        self.numbers = self.known.numbers([FIRST, *self.words, LAST])
        self.classes, *rows, breaks, stops, brackets = self.known.facts(self.numbers)
        self.rows = np.array(rows)[:, 1:-1]
        self.brackets = brackets[:-1].cumsum()
        self.sentences = stops[1:-1].cumsum().tolist()
        self._find_parts(breaks[1:-1])

    def _add(self, text: str, sizes: list[int]) -> None:
        words = cut(text)
        self.words += words
        sizes += map(len, words)

    def _find_parts(self, breaks: np.ndarray) -> None:
        self.breaks = breaks.astype(bool)
        places, parts = self.breaks.nonzero()[0], breaks.cumsum()
        self.parts = parts.tolist()
        starts, stops = [0, *(places + 1).tolist()], [*places.tolist(), len(self)]
        self.bounds = list(zip(starts, stops, strict=True))
        self.stops = np.array(stops, np.intp).take(parts)

    def __len__(self) -> int:
        return len(self.words)
