"""Terms that one body of text uses more, or less, than another.

Test: the log-likelihood ratio G² of T. Dunning, "Accurate Methods for the Statistics of Surprise
and Coincidence", Computational Linguistics 19 (1993), 61-74, in the form that P. Rayson and
R. Garside, "Comparing Corpora using Frequency Profiling" (2000), give it for two corpora of c and
d words, in which a word occurs a and b times:

    E1 = c (a + b) / (c + d)   E2 = d (a + b) / (c + d)   G² = 2 (a ln(a / E1) + b ln(b / E2))

Size of the effect: the log ratio of A. Hardie, "Log Ratio: an informal introduction" (2014), the
binary logarithm of the ratio of the two rates; 1 is twice as often. G² says whether there is a
difference, the log ratio how large it is: a large corpus makes any difference significant.

Many terms are tested at once, so that the p-values (of G² by χ² with one degree of freedom) are
adjusted by Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the
Royal Statistical Society B 57 (1995), 289-300: of the terms with q ≤ 0.05 about one in twenty is
expected to be there by chance.
"""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from dashboard.lexis.frequencies import per_ten_thousand

FEWEST = 5  # occurrences in both together; below, χ² is no longer near the truth
FALSE_DISCOVERY_RATE = 0.05
# Hardie: a word that one corpus lacks counts there as half an occurrence, for the ratio only.
_ABSENT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Keyness:
    """Terms with their occurrences in the study and in the reference, as columns.

    The most significant come first, equal ones in the order given. `log_ratio` is above 0 where
    the study uses a term more.
    """

    terms: np.ndarray
    study: np.ndarray
    reference: np.ndarray
    study_words: int
    reference_words: int
    g2: np.ndarray
    log_ratio: np.ndarray
    p: np.ndarray
    q: np.ndarray

    @property
    def study_rates(self) -> np.ndarray:
        """Occurrences in the study per 10,000 words."""
        return per_ten_thousand(self.study, self.study_words)

    @property
    def reference_rates(self) -> np.ndarray:
        """Occurrences in the reference per 10,000 words."""
        return per_ten_thousand(self.reference, self.reference_words)

    def pick(self, direction: str, rate: float = FALSE_DISCOVERY_RATE) -> "Keyness":
        """Return the significant terms that the study uses more (`over`) or less (`under`)."""
        right = self.log_ratio > 0 if direction == "over" else self.log_ratio < 0
        return self._take(np.flatnonzero(right & (self.q <= rate)))

    def first(self, number: int) -> "Keyness":
        """Return the first terms, that many."""
        return self._take(np.arange(min(number, len(self.terms))))

    def _take(self, rows: np.ndarray) -> "Keyness":
        return Keyness(
            self.terms[rows], self.study[rows], self.reference[rows],
            self.study_words, self.reference_words,
            self.g2[rows], self.log_ratio[rows], self.p[rows], self.q[rows],
        )  # fmt: skip


def compare(
    terms: np.ndarray, study: np.ndarray, reference: np.ndarray, fewest: int = FEWEST
) -> Keyness:
    """Compare the occurrences of terms in a study and in a reference that is apart from it.

    Terms of fewer than `fewest` occurrences in both together are not tested, but count as words.
    Where one of the two holds no words, nothing can be compared and there are no terms.
    """
    words = int(study.sum()), int(reference.sum())
    tested = np.flatnonzero(study + reference >= fewest if all(words) else np.zeros(len(terms)))
    terms, study, reference = terms[tested], study[tested], reference[tested]
    g2 = log_likelihood(study, reference, *words)
    p = np.array([erfc(sqrt(value / 2)) for value in g2.tolist()])
    ratio = log_ratio(study, reference, *words)
    order = np.lexsort((-np.abs(ratio), -g2))
    return Keyness(
        terms[order], study[order], reference[order], *words,
        g2[order], ratio[order], p[order], adjust(p)[order],
    )  # fmt: skip


def log_likelihood(
    study: np.ndarray, reference: np.ndarray, study_words: int, reference_words: int
) -> np.ndarray:
    """Return G² of each term; 0 where both use it at the same rate."""
    both, words = study + reference, max(study_words + reference_words, 1)
    g2 = _surprise(study, both * (study_words / words))
    g2 += _surprise(reference, both * (reference_words / words))
    return np.maximum(2 * g2, 0)


def log_ratio(
    study: np.ndarray, reference: np.ndarray, study_words: int, reference_words: int
) -> np.ndarray:
    """Return the binary logarithm of the ratio of the two rates."""
    rates = np.maximum(study, _ABSENT) * max(reference_words, 1)
    return np.log2(rates / (np.maximum(reference, _ABSENT) * max(study_words, 1)))


def adjust(p: np.ndarray) -> np.ndarray:
    """Return the p-values adjusted after Benjamini and Hochberg."""
    order = np.argsort(p, kind="stable")[::-1]
    scaled = p[order] * (len(p) / np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled), 1)
    return adjusted


def _surprise(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Return observed · ln(observed / expected), which is 0 where nothing is observed."""
    ratio = np.divide(observed, expected, out=np.ones(len(observed)), where=observed > 0)
    return observed * np.log(ratio)
