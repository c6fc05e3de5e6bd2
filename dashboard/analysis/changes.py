"""Change against the year directly before (同比) of one body, indicator and unit.

A change is computed between two stated values and nothing else: never between two units, levels,
bodies or indicators, never over a year that is missing in between, never from a year that was
not reported as though it were 0. Where a body has several reports on one of the two years, which
of them to take is not known: no change is computed, and `explain_missing_changes` says so.

Running totals (历年累计) have no change either: theirs would be the work of one year, and a new
start of the count looks like a fall.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.analysis.groups import is_rate
from dashboard.analysis.hedges import difference_qualifier
from dashboard.analysis.rates import rate_text
from dashboard.formatting import HEDGE_SIGNS, indicator_label, quantity
from dashboard.language import N_, _
from dashboard.marks import Mark

# By hedge of the difference, then by its sign. A bound speaks of the movement, not of the
# number line: a difference of at most -3 is a fall by at least 3.
_WORDING = {
    "exact": {1: N_("增加{amount}"), 0: N_("持平"), -1: N_("减少{amount}")},
    "about": {1: N_("约增加{amount}"), 0: N_("大致持平"), -1: N_("约减少{amount}")},
    "over": {1: N_("至少增加{amount}"), 0: N_("不低于上年"), -1: N_("至多减少{amount}")},
    "at_most": {1: N_("至多增加{amount}"), 0: N_("不高于上年"), -1: N_("至少减少{amount}")},
}
POINTS = "百分点"
YEAR_UNKNOWN = N_("年度不明，不计同比")
SEVERAL_REPORTS = N_("同一年有多份报告，不计同比")
OTHER_UNIT = N_("上年单位不同，不计同比")
SILENT_BEFORE = N_("上年报告未写此项，不计同比")
NOTHING_BEFORE = N_("没有上年数值，不计同比")
RUNNING = N_("历年累计，不计同比")
RUNNING_BEFORE = N_("上年是历年累计，不计同比")


@dataclass(frozen=True, slots=True)
class Change:
    """A mark, the mark of the year before, and what lies between them.

    `rate` is the difference as a share of the year before (0.154 for +15.4%); None for shares and
    rates, whose difference is in percentage points, and where the year before was 0. `qualifier`
    holds for the difference and for the rate; see `difference_qualifier`.
    """

    mark: Mark
    before: Mark
    difference: float
    rate: float | None
    qualifier: str

    @property
    def unit(self) -> str | None:
        """The unit of the difference: percentage points between two percentages."""
        return POINTS if self.mark.unit == "%" else self.mark.unit

    @property
    def direction(self) -> str | None:
        """`up`, `down` or `level`; None where the hedge leaves it open."""
        return direction_of(self.difference, self.qualifier)

    def sentence(self) -> str:
        """Return value and change as a sentence in the language spoken."""
        return _("{heading}{indicator} {value}，比上年{finding}。").format(
            heading=self.mark.heading(),
            indicator=indicator_label(self.mark.indicator),
            value=self.mark.phrase(),
            finding=self.phrase(),
        )

    def phrase(self) -> str:
        """Return the change in words: `增加12件（+15.4%）`, `至少减少3件（≤-20%）`, `持平`."""
        sign = (self.difference > 0) - (self.difference < 0)
        amount = quantity(abs(self.difference), self.unit, "exact")
        words = _(_WORDING[self.qualifier][sign]).format(amount=amount)
        if self.rate is None or not sign:
            return words
        return _("{change}（{rate}）").format(change=words, rate=self.rate_text())

    def signed(self) -> str:
        """Return the difference as a number with its sign: `+12件`, `≥-3件`, `0件`."""
        amount = quantity(abs(self.difference), self.unit, "exact")
        sign = "+" if self.difference > 0 else "-" if self.difference < 0 else ""
        return f"{HEDGE_SIGNS[self.qualifier]}{sign}{amount}"

    def rate_text(self) -> str:
        """Return the rate with hedge and sign: `≥+15.4%`; empty where there is none."""
        return "" if self.rate is None else rate_text(self.rate, self.qualifier)


def direction_of(difference: float, qualifier: str) -> str | None:
    """Return whether a value went `up`, `down` or stayed `level`; None where the hedge of the
    difference leaves it open.
    """
    if difference > 0 and qualifier != "at_most":
        return "up"
    if difference < 0 and qualifier != "over":
        return "down"
    return "level" if not difference and qualifier == "exact" else None


def find_changes(marks: Iterable[Mark]) -> dict[str, Change]:
    """Return the changes of marks by the key of the later mark, body by body.

    A mark without a change has no entry; `explain_missing_changes` says why.
    """
    return {mark.key: _change(mark, before) for mark, before in _pairs(marks)}


def _pairs(marks: Iterable[Mark]) -> Iterator[tuple[Mark, Mark]]:
    for years in _by_series(marks).values():
        for year, same in years.items():
            before = years.get(year - 1, ())
            if len(same) == len(before) == 1:
                yield same[0], before[0]


def change_between(mark: Mark, before: Mark) -> Change:
    """Return the change from one mark to another.

    Raises ValueError unless both bear values of one body, level, indicator and unit in two
    years that follow each other.
    """
    stated = None not in (mark.value, before.value, mark.year, before.year)
    stated = stated and not (mark.running or before.running)
    if not stated or _series(mark) != _series(before) or mark.year - before.year != 1:
        raise ValueError(
            f"no change from {before.key!r} to {mark.key!r}: a change needs two values of one "
            "body, level, indicator and unit in two years that follow each other, each its year's"
        )
    return _change(mark, before)


def explain_missing_changes(marks: Iterable[Mark]) -> dict[str, str]:
    """Return why marks that bear a value have no change, by key, as untranslated messages.

    Give the silent marks (value None) as well: they tell a report that leaves the indicator out
    from a year without anything.
    """
    marks = list(marks)
    series = _by_series(marks)
    stated = {(*_series(mark)[:3], mark.year) for mark in marks if mark.value is not None}
    silent = {(*_series(mark)[:3], mark.year) for mark in marks if _is_silent(mark)}
    running = {(*_series(mark), mark.year) for mark in marks if mark.running}
    reasons = {}
    for mark in marks:
        if mark.value is None:
            continue
        years = series.get(_series(mark), {})
        now, before = years.get(mark.year, ()), years.get((mark.year or 0) - 1, ())
        earlier = (*_series(mark)[:3], (mark.year or 0) - 1)
        if mark.running:
            reasons[mark.key] = RUNNING
        elif mark.year is None:
            reasons[mark.key] = YEAR_UNKNOWN
        elif len(now) > 1 or len(before) > 1:
            reasons[mark.key] = SEVERAL_REPORTS
        elif not before and (*_series(mark), mark.year - 1) in running:
            reasons[mark.key] = RUNNING_BEFORE
        elif not before:
            silence = SILENT_BEFORE if earlier in silent else NOTHING_BEFORE
            reasons[mark.key] = OTHER_UNIT if earlier in stated else silence
    return reasons


def _change(mark: Mark, before: Mark) -> Change:
    difference = mark.value - before.value
    grows = not is_rate(mark) and before.value > 0 and mark.value >= 0
    return Change(
        mark,
        before,
        difference,
        difference / before.value if grows else None,
        difference_qualifier(mark.qualifier, before.qualifier),
    )


def _by_series(marks: Iterable[Mark]) -> dict[tuple, dict[int, list[Mark]]]:
    """Group the figures of years by all that makes them comparable, then by year.

    Several marks of a year are several reports; the same mark given twice is one.
    """
    series: dict[tuple, dict[int, list[Mark]]] = {}
    for mark in marks:
        if mark.value is not None and mark.year is not None and not mark.running:
            same = series.setdefault(_series(mark), {}).setdefault(mark.year, [])
            if mark not in same:
                same.append(mark)
    return series


def _series(mark: Mark) -> tuple:
    return mark.place, mark.level, mark.indicator, mark.unit


def _is_silent(mark: Mark) -> bool:
    return mark.value is None and mark.report_id is not None
