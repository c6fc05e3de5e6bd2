"""Which paragraphs a query finds, and in which order."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from dashboard.lexis.search_query import SearchQuery
from dashboard.lexis.text_index import TextIndex

_MOST = np.uint16(65_535)
_WORDS_AT_ONCE = 2  # numpy compares without holding the interpreter


def count_matches(index: TextIndex, query: SearchQuery) -> np.ndarray:
    """Return how often the wanted words stand in each paragraph; 0 where the query is not met."""
    words = list(dict.fromkeys((*query.words, *query.excluded)))
    with ThreadPoolExecutor(_WORDS_AT_ONCE) as pool:
        found = dict(zip(words, pool.map(index.count, words), strict=True))
    total = np.zeros(len(index), np.int32)
    met = np.ones(len(index), bool)
    for group in query.wanted:
        matches = sum(found[word] for word in group)
        met &= matches > 0
        total += matches
    for word in query.excluded:
        met &= found[word] == 0
    return np.where(met, total, 0)


def rank(matches: np.ndarray, sequence: np.ndarray) -> np.ndarray:
    """Return the numbers of the paragraphs that match, the most matches first.

    Those with as many stand as in `sequence`, the numbers of all paragraphs in the order of
    reading.
    """
    in_sequence = matches[sequence]
    places = np.flatnonzero(in_sequence)
    # Of 16 bits, which numpy sorts in one pass; who holds more matches than that stands first.
    falling = _MOST - np.minimum(in_sequence[places], _MOST).astype(np.uint16)
    return sequence[places[np.argsort(falling, kind="stable")]]
