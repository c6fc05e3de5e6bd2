"""The one rule by which counts become indicator values.

Of one report, the counts of one indicator and one unit give one value. A count is left out if

- it is a target (a plan, a norm), has no indicator, or is a rate of change;
- it restates an earlier count;
- it is covered: its whole, or the first stage of its matter, is an actual count of the same
  indicator. Wholes of wholes and the stages and restatements between them are followed, and the
  unit does not matter (24次, of which 3场 online, is 24次). A part whose whole is a target or bears
  another indicator (受理 and 审结 are two indicators) is not covered and stands for itself.

What is left is added, if the indicator adds and the count is an amount. Rates never add: where an
indicator is a rate, or a count is printed as one, the value is the single value stated. Where
different values are stated (审核率 of contracts 100%, of decisions 98%) there is no honest single
figure: no row is published, and the report gets a finding. Every count stays in `counts`.

A count without a unit has unit None, a unit of its own. A range (3至5次) enters with its lower
end as a lower bound. The hedge of a sum is that of its terms where they agree or are exact;
`over` and `at_least` give `over` (together they exceed the sum), `near` and `at_most` give
`at_most`, terms that lean both ways give `about`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import fsum

from etl.catalogue import indicators
from etl.models import Count

LOWER_BOUNDS = frozenset({"over", "at_least"})
UPPER_BOUNDS = frozenset({"near", "at_most"})


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A value of one indicator and unit, and the counts that make it up, in reading order."""

    indicator: str
    unit: str | None
    value: float
    qualifier: str
    counts: tuple[Count, ...]


def indicator_values(
    counts: Iterable[Count],
) -> tuple[list[IndicatorValue], list[tuple[Count, ...]]]:
    """Return the indicator values of one report, and the groups of rates without a single value.

    The order of `counts` does not matter; both come in the order of the catalogue, then by unit.
    """
    values, disagreeing = [], []
    for (indicator, unit), group in _groups(counts):
        stated = sorted({count.value for count in group})
        if all(_adds(count) for count in group):
            total = fsum(count.value for count in group)
        elif len(stated) == 1:
            total = stated[0]
        else:
            disagreeing.append(group)
            continue
        values.append(IndicatorValue(indicator, unit, total, sum_qualifier(group), group))
    return values, disagreeing


def enters_a_value(count: Count) -> bool:
    """Tell whether a count says an actual fact of an indicator that no other count covers."""
    return (
        count.indicator is not None
        and count.status == "actual"
        and count.measure != "change"
        and count.restates is None
        and not any(
            other.indicator == count.indicator and other.status == "actual"
            for other in _told_before(count)
        )
    )


def sum_qualifier(counts: Iterable[Count]) -> str:
    """Return the hedge under which the sum of these counts is true."""
    hedges = {_hedge(count) for count in counts} - {"exact"}
    if len(hedges) <= 1:
        return hedges.pop() if hedges else "exact"
    if hedges <= LOWER_BOUNDS:
        return "over"
    return "at_most" if hedges <= UPPER_BOUNDS else "about"


def _groups(counts: Iterable[Count]) -> Iterator[tuple[tuple[str, str | None], tuple[Count, ...]]]:
    groups = defaultdict(list)
    for count in counts:
        if enters_a_value(count):
            groups[count.indicator, count.unit].append(count)
    presented = {id_: place for place, id_ in enumerate(indicators())}
    for key in sorted(groups, key=lambda key: (presented[key[0]], key[1] or "")):
        yield key, tuple(sorted(groups[key], key=lambda count: (count.paragraph, count.start)))


def _told_before(count: Count) -> Iterator[Count]:
    """Yield the wholes, first stages and originals of a count, and theirs in turn."""
    seen = {id(count)}
    waiting = [count]
    while waiting:
        current = waiting.pop()
        for other in (current.part_of, current.stage_of, current.restates):
            if other is not None and id(other) not in seen:
                seen.add(id(other))
                waiting.append(other)
                yield other


def _adds(count: Count) -> bool:
    return indicators()[count.indicator].aggregate == "sum" and count.measure != "rate"


def _hedge(count: Count) -> str:
    is_range = count.value_max is not None and count.qualifier == "exact"
    return "at_least" if is_range else count.qualifier
