"""Which terms stand in the same paragraphs as a chosen one more often than by chance.

G² is the log-likelihood ratio of Dunning (1993) over the full table of paragraphs: both terms, one,
the other, none. NPMI is the pointwise mutual information scaled to -1 … 1 of G. Bouma, "Normalized
(Pointwise) Mutual Information in Collocation Extraction" (2009): 1 where two terms never stand
apart, 0 where they meet as often as chance would have it. G² favours frequent partners, NPMI
exclusive ones.
"""

from dataclasses import dataclass

import numpy as np

FEWEST_TOGETHER = 3  # paragraphs; NPMI is largest, and means least, for terms that meet once


@dataclass(frozen=True, slots=True, eq=False)
class Partners:
    """Terms that stand with a chosen one, as columns, the strongest (G²) first.

    `together` are the paragraphs with both, `own` those with the partner, `chosen` the paragraphs
    with the chosen term, of `paragraphs` in all.
    """

    terms: np.ndarray
    together: np.ndarray
    own: np.ndarray
    chosen: int
    paragraphs: int
    g2: np.ndarray
    npmi: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Pairs of terms that stand `together` in so many paragraphs, the strongest (G²) first."""

    one: np.ndarray
    other: np.ndarray
    together: np.ndarray
    g2: np.ndarray


def find_partners(
    terms: np.ndarray, together: np.ndarray, own: np.ndarray, chosen: int, paragraphs: int
) -> Partners:
    """Return the terms that meet the chosen one more often than chance, and thrice at least."""
    by_chance = together * paragraphs <= own * chosen
    rows = np.flatnonzero((together >= FEWEST_TOGETHER) & ~by_chance)
    terms, together, own = terms[rows], together[rows], own[rows]
    g2 = _g2(together, own, chosen, paragraphs)
    order = np.lexsort((-together, -g2))
    npmi = _npmi(together, own, chosen, paragraphs)
    return Partners(
        terms[order], together[order], own[order], chosen, paragraphs, g2[order], npmi[order]
    )


def find_links(
    one: np.ndarray,
    other: np.ndarray,
    together: np.ndarray,
    one_own: np.ndarray,
    other_own: np.ndarray,
    paragraphs: int,
) -> Links:
    """Return the pairs of terms that meet more often than chance, and thrice at least."""
    by_chance = together * paragraphs <= one_own * other_own
    rows = np.flatnonzero((together >= FEWEST_TOGETHER) & ~by_chance)
    one, other, together = one[rows], other[rows], together[rows]
    g2 = _g2(together, one_own[rows], other_own[rows], paragraphs)
    order = np.lexsort((-together, -g2))
    return Links(one[order], other[order], together[order], g2[order])


def _g2(
    together: np.ndarray, own: np.ndarray, chosen: int | np.ndarray, paragraphs: int
) -> np.ndarray:
    """Return 2 Σ O ln(O / E) over the four cells of the table."""
    cells = (
        (together, own, chosen),
        (own - together, own, paragraphs - chosen),
        (chosen - together, paragraphs - own, chosen),
        (paragraphs - chosen - own + together, paragraphs - own, paragraphs - chosen),
    )
    total = np.zeros(len(together))
    for observed, row, column in cells:
        expected = row * (column / max(paragraphs, 1))
        seen = observed > 0
        ratio = np.divide(observed, expected, out=np.ones(len(together)), where=seen)
        total += observed * np.log(ratio)
    return np.maximum(2 * total, 0)


def _npmi(together: np.ndarray, own: np.ndarray, chosen: int, paragraphs: int) -> np.ndarray:
    """Return ln(p(x,y) / p(x) p(y)) / -ln p(x,y); 1 where the two fill every paragraph."""
    share = together / max(paragraphs, 1)
    information = np.log(together * (paragraphs / max(chosen, 1)) / own) if len(own) else own
    return np.divide(information, -np.log(share), out=np.ones(len(own)), where=share < 1)
