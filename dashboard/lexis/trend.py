"""Terms that rise or fall over the years.

The trend is the Theil-Sen slope, the median of the slopes between all pairs of years (H. Theil,
"A rank-invariant method of linear and polynomial regression analysis", 1950; P. K. Sen, JASA 63
(1968), 1379-1389): one odd year does not turn it. How steadily a term goes one way is Kendall's
tau: the pairs of years that rise less those that fall, as a share of all pairs.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from dashboard.lexis.frequencies import PER

FEWEST = 10  # occurrences in all years together
FEWEST_YEARS = 3  # of two years the difference is no trend: keyness compares them
STEADY = 0.5  # |tau| from which a term is called rising or falling: three pairs in four agree


@dataclass(frozen=True, slots=True, eq=False)
class Trends:
    """Terms by year: `occurrences` and `rates` (per 10,000 words) have a column for each year.

    `slope` is the yearly change of the rate, `tau` from -1 (falls each year) to 1.
    """

    terms: np.ndarray
    years: tuple[int, ...]
    occurrences: np.ndarray
    rates: np.ndarray
    slope: np.ndarray
    tau: np.ndarray

    def rising(self, number: int) -> "Trends":
        """Return the terms that rise steadily, the steepest first."""
        return self._steepest(self.slope, self.tau, number)

    def falling(self, number: int) -> "Trends":
        """Return the terms that fall steadily, the steepest first."""
        return self._steepest(-self.slope, -self.tau, number)

    def _steepest(self, slope: np.ndarray, tau: np.ndarray, number: int) -> "Trends":
        fit = np.flatnonzero((slope > 0) & (tau >= STEADY))
        rows = fit[np.argsort(-slope[fit], kind="stable")][:number]
        return Trends(
            self.terms[rows], self.years, self.occurrences[rows], self.rates[rows],
            self.slope[rows], self.tau[rows],
        )  # fmt: skip


def find_trends(
    terms: np.ndarray, years: tuple[int, ...], occurrences: np.ndarray, words: np.ndarray
) -> Trends:
    """Return the trends of terms from their occurrences by year (columns) and each year's words.

    A year without words was not reported and is left out. Fewer than three years, or terms too
    rare to judge, give none.
    """
    reported = np.flatnonzero(words)
    years = tuple(years[at] for at in reported)
    kept = occurrences.sum(axis=1) >= FEWEST if len(years) >= FEWEST_YEARS else []
    rows = np.flatnonzero(kept)
    occurrences = occurrences[np.ix_(rows, reported)]
    rates = occurrences * (PER / words[reported])
    return Trends(terms[rows], years, occurrences, rates, *_slope_and_tau(rates, years))


def _slope_and_tau(rates: np.ndarray, years: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    pairs = list(combinations(range(len(years)), 2))
    if not pairs or not len(rates):
        return np.zeros(len(rates)), np.zeros(len(rates))
    early, late = (np.array(side) for side in zip(*pairs, strict=True))
    apart = np.array(years)[late] - np.array(years)[early]
    slopes = (rates[:, late] - rates[:, early]) / apart
    return np.median(slopes, axis=1), np.sign(slopes).mean(axis=1)
