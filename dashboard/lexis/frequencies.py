"""How often terms occur in some passages, and how telling they are of them."""

from dataclasses import dataclass

import numpy as np

PER = 10_000  # rates are stated per so many words counted: a report holds some thousands


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """Terms of a selection as columns of equal length, in the order of their code points.

    `occurrences` and `reports` are those of the selection, `corpus_reports` the reports of the
    whole snapshot in which a term occurs. `words` is how many words were counted in all: the
    occurrences of all terms, stop words and figures left out.
    """

    terms: np.ndarray
    occurrences: np.ndarray
    reports: np.ndarray
    corpus_reports: np.ndarray
    corpus_size: int

    @property
    def words(self) -> int:
        """The words counted in the selection."""
        return int(self.occurrences.sum())

    def rates(self) -> np.ndarray:
        """Return the occurrences per 10,000 words counted."""
        return per_ten_thousand(self.occurrences, self.words)

    def tf_idf(self) -> np.ndarray:
        """Return the TF-IDF weights of the terms, a document being a report.

        tf · idf with tf the occurrences in the selection and idf = ln(N / df), of N reports in
        the snapshot df holding the term: K. Spärck Jones, "A statistical interpretation of term
        specificity and its application in retrieval", Journal of Documentation 28 (1972), 11-21;
        in this form Manning, Raghavan and Schütze, "Introduction to Information Retrieval"
        (2008), 6.2. A term of every report weighs nothing, and in a snapshot of one report all do.
        """
        return self.occurrences * np.log(self.corpus_size / np.maximum(self.corpus_reports, 1))


def per_ten_thousand(occurrences: np.ndarray, words: int) -> np.ndarray:
    """Return rates per 10,000 words; of no words they are 0."""
    return occurrences * (PER / words) if words else np.zeros(len(occurrences))
