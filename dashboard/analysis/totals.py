"""Sums and medians over bodies, made only where they are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from dashboard.analysis.groups import PeerGroup, find_peer_groups, is_rate
from dashboard.analysis.hedges import joint_qualifier
from dashboard.formatting import quantity
from dashboard.language import N_, _
from dashboard.marks import Mark

WAYS = {
    "sum": N_("{reporting} 个主体合计 {value}"),
    "median": N_("{reporting} 个主体的中位数 {value}"),
}


@dataclass(frozen=True, slots=True)
class RollUp:
    """A sum or median over the bodies of one level, and how many of them it holds.

    `value` is None where no body bears one: not reported is not zero.
    """

    how: str
    value: float | None
    unit: str | None
    qualifier: str
    marks: tuple[Mark, ...]
    silent: tuple[Mark, ...]
    doubled: tuple[Mark, ...]

    @property
    def reporting(self) -> int:
        """How many bodies the value holds."""
        return len(self.marks)

    @property
    def bodies(self) -> int:
        """How many bodies there are: those it holds, the silent, those with several reports."""
        left_out = {mark.place for mark in (*self.silent, *self.doubled)}
        return self.reporting + len(left_out)

    def phrase(self) -> str:
        """Return the value and how many of its bodies it holds, in words."""
        value = quantity(self.value, self.unit, self.qualifier)
        words = _(WAYS[self.how]).format(reporting=self.reporting, value=value)
        if self.bodies == self.reporting:
            return words
        return _("{words}（共 {bodies} 个主体，其余未计入）").format(
            words=words, bodies=self.bodies
        )


def roll_up(marks: Iterable[Mark], how: str) -> RollUp:
    """Return the `sum` or `median` of marks over their bodies.

    Raises ValueError for marks of several indicators, units, levels or years, or of an unknown
    level or year, for another `how`, and for the sum of shares or rates. Silent marks (value None)
    are counted as bodies and add nothing; bodies with several reports on the year are left out.
    A sum with any ≥ is ≥, with any ≤ is ≤, and ≈ where hedges differ.
    """
    marks = list(marks)
    if how not in WAYS:
        raise ValueError(f"roll-up {how!r}: accepted are {list(WAYS)}")
    _check_alike(marks)
    if how == "sum" and any(is_rate(mark) for mark in marks):
        raise ValueError(f"{marks[0].indicator}: shares and rates are never added; take the median")
    groups = find_peer_groups(marks)
    if not groups:
        silent = {mark.place: mark for mark in marks if mark.report_id is not None}
        return RollUp(how, None, None, "exact", (), tuple(silent.values()), ())
    return _roll_up_group(groups[0], how)


def _roll_up_group(group: PeerGroup, how: str) -> RollUp:
    if how == "median" or not group.marks:
        value, qualifier = group.median, group.median_qualifier
    else:
        value = fsum(mark.value for mark in group.marks)
        qualifier = joint_qualifier(mark.qualifier for mark in group.marks)
    return RollUp(how, value, group.unit, qualifier, group.marks, group.silent, group.doubled)


def _check_alike(marks: list[Mark]) -> None:
    """Raise ValueError unless the marks may stand in one figure; a silent mark has no unit."""
    for name in ("indicator", "level", "year"):
        found = {getattr(mark, name) for mark in marks}
        if len(found) > 1 or None in found:
            raise ValueError(f"a roll-up needs one known {name}, has {sorted(map(str, found))}")
    units = {mark.unit for mark in marks if mark.value is not None}
    if len(units) > 1:
        raise ValueError(f"a roll-up needs one unit, has {sorted(map(str, units))}")
