"""Words by the weight that a reader chose, each with what is said of it; pure functions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.formatting import exact_number, joined, labelled, year_text
from dashboard.language import N_, _
from dashboard.lexis import Frequencies, Keyness, Partners, Trends
from etl.keywords import kind_of, reason_of

FREQUENCY, TELLING, KEYNESS, TREND = N_("频次"), N_("区分度"), N_("关键性"), N_("逐年升降")
WEIGHTS = (FREQUENCY, TELLING, KEYNESS, TREND)
OVER, UNDER = N_("用得更多"), N_("用得更少")
RISING, FALLING = N_("上升"), N_("下降")
_KINDS = {
    "content": N_("实词"),
    "formula": N_("套话"),
    "function": N_("虚词"),
    "place": N_("本地自称"),
}


@dataclass(frozen=True, slots=True)
class RankedWord:
    """A word, its weight above 0, and the weight in words: in short, and in full."""

    word: str
    weight: float
    value: str
    hint: str


def rank_frequencies(found: Frequencies, weight: str, number: int) -> list[RankedWord]:
    """Return the foremost words by occurrences or by TF-IDF; those that weigh nothing are none."""
    weights = found.tf_idf() if weight == TELLING else found.occurrences
    hint = _("{word}：{times} 次，见于 {reports} 份报告")
    ranked = []
    for at in _foremost(weights, number):
        word, times = str(found.terms[at]), int(found.occurrences[at])
        said = hint.format(word=word, times=exact_number(times), reports=int(found.reports[at]))
        value = _("{times} 次").format(times=exact_number(times))
        if weight == TELLING:
            value = f"{weights[at]:,.1f}"
            said = labelled(said, f"TF-IDF {value}")
        ranked.append(RankedWord(word, float(weights[at]), value, said))
    return ranked


def rank_keyness(found: Keyness, number: int) -> list[RankedWord]:
    """Return the first words of a comparison, by the significance of the difference."""
    hint = _("{word}：每万词 {study} 次，对照 {reference} 次；{value}，G² {g2}")
    ranked = []
    for at in range(min(number, len(found.terms))):
        word, value = str(found.terms[at]), _times(found, at)
        study, reference = found.study_rates[at], found.reference_rates[at]
        said = hint.format(
            word=word,
            study=f"{study:,.1f}",
            reference=f"{reference:,.1f}",
            value=value,
            g2=f"{found.g2[at]:,.1f}",
        )
        ranked.append(RankedWord(word, float(found.g2[at]), value, said))
    return ranked


def rank_trends(found: Trends) -> list[RankedWord]:
    """Return words that rise or fall, in the order given."""
    ranked = []
    for at, slope in enumerate(found.slope):
        word = str(found.terms[at])
        rates = zip(found.years, found.rates[at], strict=True)
        by_year = joined(f"{year_text(year)} {rate:,.1f}" for year, rate in rates)
        value = _("每年 {slope}").format(slope=f"{slope:+,.1f}")
        said = _("{word}：每万词{value}（{rates}）").format(word=word, value=value, rates=by_year)
        ranked.append(RankedWord(word, abs(float(slope)), value, said))
    return ranked


def rank_partners(found: Partners, number: int) -> list[RankedWord]:
    """Return the words that stand with a chosen one, the strongest first."""
    ranked = []
    for at in range(min(number, len(found.terms))):
        word, together = str(found.terms[at]), exact_number(int(found.together[at]))
        value = _("同段 {total}").format(total=together)
        hint = _("{word}：同在 {together} 段，自己见于 {own} 段；NPMI {npmi}，G² {g2}").format(
            word=word,
            together=together,
            own=exact_number(int(found.own[at])),
            npmi=f"{found.npmi[at]:.2f}",
            g2=f"{found.g2[at]:,.1f}",
        )
        ranked.append(RankedWord(word, float(found.g2[at]), value, hint))
    return ranked


def partner_cells(found: Partners) -> Iterator[dict]:
    """Yield the words that stand with a chosen one with their numbers."""
    for at, term in enumerate(found.terms):
        yield {
            _("词"): str(term),
            _("同在段数"): int(found.together[at]),
            _("自身段数"): int(found.own[at]),
            "NPMI": round(float(found.npmi[at]), 3),
            "G²": round(float(found.g2[at]), 2),
        }


def frequency_cells(found: Frequencies) -> Iterator[dict]:
    """Yield all words with their numbers, the most frequent first: the rows of a download."""
    tf_idf, rates = found.tf_idf(), found.rates()
    for at in np.argsort(-found.occurrences, kind="stable"):
        yield {
            _("词"): str(found.terms[at]),
            _("词类"): _(_KINDS[kind_of(str(found.terms[at]))]),
            _("次数"): int(found.occurrences[at]),
            _("每万词次数"): round(float(rates[at]), 2),
            _("报告份数"): int(found.reports[at]),
            "TF-IDF": round(float(tf_idf[at]), 3),
        }


def keyness_cells(found: Keyness) -> Iterator[dict]:
    """Yield the words of a comparison with their numbers and tests."""
    for at, term in enumerate(found.terms):
        yield {
            _("词"): str(term),
            _("次数"): int(found.study[at]),
            _("对照次数"): int(found.reference[at]),
            _("每万词次数"): round(float(found.study_rates[at]), 2),
            _("对照每万词次数"): round(float(found.reference_rates[at]), 2),
            "G²": round(float(found.g2[at]), 2),
            "log ratio": round(float(found.log_ratio[at]), 3),
            "p": float(found.p[at]),
            "q": float(found.q[at]),
        }


def trend_cells(found: Trends) -> Iterator[dict]:
    """Yield words with their yearly change and the rate of each year."""
    for at, term in enumerate(found.terms):
        rates = {
            _("{year}每万词次数").format(year=year_text(year)): round(float(rate), 2)
            for year, rate in zip(found.years, found.rates[at], strict=True)
        }
        slope, tau = float(found.slope[at]), float(found.tau[at])
        yield {_("词"): str(term), _("每年变化"): round(slope, 3), "tau": round(tau, 2), **rates}


def why_left_out(word: str) -> str:
    """Return why a word is not counted among the keywords; empty for one that is."""
    kind = kind_of(word)
    if kind == "content":
        return ""
    text = _("“{word}”是{kind}，不计入关键词：{reason}。")
    if kind == "formula":
        text = _("“{word}”是{kind}，平时不计入关键词：{reason}。")
    return text.format(word=word, kind=_(_KINDS[kind]), reason=reason_of(word))


def shares(words: Sequence[RankedWord]) -> Mapping[str, float]:
    """Return how long the bar of each word is, the longest 1."""
    largest = max((word.weight for word in words), default=1)
    return {word.word: word.weight / largest for word in words}


def _foremost(weights: np.ndarray, number: int) -> np.ndarray:
    """Return the places of the largest weights above 0, equal ones as they stand."""
    fit = np.flatnonzero(weights > 0)
    return fit[np.argsort(-weights[fit], kind="stable")][:number]


def _times(found: Keyness, at: int) -> str:
    """Return how many times the rate of the reference the study has."""
    if not found.reference[at]:
        return _("对照中没有")
    if not found.study[at]:
        return _("这里没有")
    times = found.study_rates[at] / found.reference_rates[at]
    return _("{times} 倍").format(times=f"{times:,.2f}" if times < 0.1 else f"{times:,.1f}")
