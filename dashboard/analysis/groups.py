"""Marks that may be compared: the bodies of one level that state one thing in one year."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from dashboard.analysis.hedges import median_qualifier
from dashboard.marks import Mark
from etl.catalogue import indicators


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """The bodies of one level that were read on one indicator, unit and year.

    `marks` has one mark a body, the lowest value first. `silent` are reports of the same level
    and year that leave the indicator out: they stand apart and are never a 0. `doubled` are the
    marks of bodies with several reports on the year: which of them holds is not known, so they
    enter no figure of the group, and neither do running totals. A group whose level or year is
    unknown compares nothing with anything; `find_peer_groups` makes none.
    """

    indicator: str
    unit: str | None
    level: str
    year: int
    marks: tuple[Mark, ...]
    silent: tuple[Mark, ...] = ()
    doubled: tuple[Mark, ...] = ()

    @property
    def median(self) -> float | None:
        """The median of the stated values; None where no body bears a value."""
        return median(mark.value for mark in self.marks) if self.marks else None

    @property
    def median_qualifier(self) -> str:
        """The hedge of the median."""
        if not self.marks:
            return "exact"
        low = self.marks[(len(self.marks) - 1) // 2].value
        high = self.marks[len(self.marks) // 2].value
        return median_qualifier(
            (mark.qualifier, (mark.value > high) - (mark.value < low)) for mark in self.marks
        )

    @property
    def hedged(self) -> int:
        """How many of the values are hedged; they count at their stated value."""
        return sum(mark.hedged for mark in self.marks)


def find_peer_groups(marks: Iterable[Mark]) -> list[PeerGroup]:
    """Group marks by indicator, level, year and unit, in the order of their first marks.

    The order of `marks` decides only the order of equal values and of the groups.
    """
    stated: dict[tuple, list[Mark]] = {}
    silent: dict[tuple, list[Mark]] = {}
    running: dict[tuple, list[Mark]] = {}
    for mark in marks:
        if mark.level is None or mark.year is None:
            continue
        matter = mark.indicator, mark.level, mark.year
        if mark.value is not None:
            (running if mark.running else stated).setdefault((*matter, mark.unit), []).append(mark)
        elif mark.report_id is not None:
            silent.setdefault(matter, []).append(mark)
    _forget_heard(silent, stated)
    _forget_heard(silent, running)
    return [_group(key, group, silent.get(key[:3], ())) for key, group in stated.items()]


def one_a_body(marks: Iterable[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Return the marks of bodies that have one, and those of bodies that have several.

    `marks` are of one indicator, unit and year; the same mark given twice is one.
    """
    first: dict[str, Mark] = {}
    several: dict[str, list[Mark]] = {}
    for mark in marks:
        known = first.setdefault(mark.place, mark)
        if known is not mark and mark not in several.get(mark.place, (known,)):
            several.setdefault(mark.place, [known]).append(mark)
    kept = [mark for place, mark in first.items() if place not in several]
    return kept, [mark for same in several.values() for mark in same]


def is_rate(mark: Mark) -> bool:
    """Tell whether a mark is a share or rate, which never adds."""
    return states_rate(mark.indicator, mark.unit)


def states_rate(indicator: str, unit: str | None) -> bool:
    """Tell by unit or indicator whether a value is a share or rate."""
    entry = indicators().get(indicator)
    return unit == "%" or (entry is not None and entry.aggregate == "single")


def _forget_heard(silent: dict[tuple, list[Mark]], stated: dict[tuple, list[Mark]]) -> None:
    """Keep one silent mark a body, and none of a body that states the matter, in whatever unit."""
    heard: dict[tuple, set[str]] = {}
    for key, group in stated.items():
        if key[:3] in silent:
            heard.setdefault(key[:3], set()).update(mark.place for mark in group)
    for matter, marks in silent.items():
        by_place = {mark.place: mark for mark in marks}
        spoken = heard.get(matter, ())
        silent[matter] = [mark for place, mark in by_place.items() if place not in spoken]


def _group(key: tuple, marks: list[Mark], silent: Iterable[Mark]) -> PeerGroup:
    indicator, level, year, unit = key
    kept, doubled = one_a_body(marks)
    kept.sort(key=attrgetter("value"))
    return PeerGroup(indicator, unit, level, year, tuple(kept), tuple(silent), tuple(doubled))
