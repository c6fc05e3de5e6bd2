"""All paragraphs as one array of folded characters, searched by scanning.

A word is looked for by its rarest character: one pass over the array finds that, and only its
places are compared with the rest of the word. Words of one or two characters cost no more than
longer ones, and no index has to be built beside the text (`python -m tests.benchmarks.search`).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.lexis.folding import codes_of

_STRETCH = 1 << 19  # characters a pass looks at together: a stretch stays in the processor's cache
_SIGHT = 20  # characters of context by which occurrences are sorted


class TextIndex:
    """The paragraphs of a snapshot, numbered from 0 in the order in which they are given."""

    def __init__(self, batches: Iterable[list[str]], characters: int, paragraphs: int) -> None:
        """Take the paragraphs in batches; `characters` and `paragraphs` are what all hold."""
        self._codes = np.zeros(characters + paragraphs, np.uint16)
        self._starts = np.zeros(paragraphs + 1, np.int64)
        at = number = 0
        for texts in batches:
            codes = codes_of("\0".join(texts) + "\0")
            self._codes[at : at + len(codes)] = codes
            lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
            self._starts[number + 1 : number + 1 + len(texts)] = at + np.cumsum(lengths)
            at, number = at + len(codes), number + len(texts)
        self._frequency = np.bincount(self._codes, minlength=1 << 16)

    def __len__(self) -> int:
        """Return the number of paragraphs."""
        return len(self._starts) - 1

    def find(self, word: str) -> np.ndarray:
        """Return the positions in the array where a word begins, ascending; none for no word."""
        codes = codes_of(word)
        if not len(codes) or not codes.all():
            return np.zeros(0, np.int64)
        rarest = int(np.argmin(self._frequency[codes]))
        positions = self._places_of(codes[rarest]) - rarest
        positions = positions[(positions >= 0) & (positions + len(codes) <= len(self._codes))]
        for place, code in enumerate(codes):
            if place != rarest:
                positions = positions[self._codes[positions + place] == code]
        return positions

    def count(self, word: str) -> np.ndarray:
        """Return how often a word stands in each paragraph."""
        positions = self.find(word)
        if len(positions) > len(self) // 2:
            return np.diff(np.searchsorted(positions, self._starts)).astype(np.int32)
        return np.bincount(self.locate(positions)[0], minlength=len(self)).astype(np.int32)

    def locate(self, positions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the paragraph of each position, and the offset in the paragraph's text."""
        paragraphs = np.searchsorted(self._starts, positions, side="right") - 1
        return paragraphs, positions - self._starts[paragraphs]

    def place(self, paragraphs: np.ndarray, offsets: np.ndarray) -> np.ndarray:
        """Return the position in the array of an offset in each paragraph."""
        return self._starts[paragraphs] + offsets

    def sort_keys(self, positions: np.ndarray, lengths: np.ndarray, side: str) -> list[np.ndarray]:
        """Return keys that sort occurrences by what follows (`right`) or precedes them (`left`).

        The nearest character counts first; beyond the paragraph's end there is nothing, which
        sorts first. The keys are ordered as `numpy.lexsort` takes them, the last the weightiest.
        """
        packed, ended = [], np.zeros(len(positions), bool)
        for near in range(0, _SIGHT, 4):
            key = np.zeros(len(positions), np.uint64)
            for distance in range(near, near + 4):
                at = positions + lengths + distance if side == "right" else positions - 1 - distance
                codes = self._codes_at(at)
                ended |= codes == 0
                key = (key << np.uint64(16)) | np.where(ended, 0, codes).astype(np.uint64)
            packed.append(key)
        return packed[::-1]

    def _places_of(self, code: np.uint16) -> np.ndarray:
        found = [
            np.flatnonzero(self._codes[start : start + _STRETCH] == code) + start
            for start in range(0, len(self._codes), _STRETCH)
        ]
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    def _codes_at(self, positions: np.ndarray) -> np.ndarray:
        inside = (positions >= 0) & (positions < len(self._codes))
        return np.where(inside, self._codes[np.where(inside, positions, 0)], 0)
