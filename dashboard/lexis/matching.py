"""Which paragraphs a query finds, and in which order."""

import numpy as np

from dashboard.lexis.search_query import SearchQuery
from dashboard.lexis.text_index import TextIndex


def count_matches(index: TextIndex, query: SearchQuery) -> np.ndarray:
    """Return how often the wanted words stand in each paragraph; 0 where the query is not met."""
    total = np.zeros(len(index), np.int32)
    met = np.ones(len(index), bool)
    for group in query.wanted:
        found = np.zeros(len(index), np.int32)
        for word in group:
            found += index.count(word)
        met &= found > 0
        total += found
        if not met.any():
            break
    for word in query.excluded if met.any() else ():
        met &= index.count(word) == 0
    return np.where(met, total, 0)


def rank(matches: np.ndarray, reading_order: np.ndarray) -> np.ndarray:
    """Return the numbers of the paragraphs that match, the most matches first.

    Those with as many stand in the order of `reading_order`, the position of each paragraph when
    all are read by place, year and report.
    """
    found = np.flatnonzero(matches)
    return found[np.lexsort((reading_order[found], -matches[found]))]
