"""What most bodies of a level report, and a body that leaves it out is missed by."""

from collections.abc import Collection, Iterable

from dashboard.marks import Mark
from etl.catalogue import indicators

# An indicator that so large a share of the reports of a level state is missed in another one.
USUAL_SHARE = 0.5
FEWEST_REPORTS = 3  # of a level, before anything about it counts as usual


def usual_indicators(marks: Iterable[Mark], report_ids: Collection[str]) -> list[str]:
    """Return the indicators that most of the reports state, in the order of the catalogue.

    `report_ids` are all reports of a level and year, `marks` the values of at least these. Empty
    for fewer than `FEWEST_REPORTS` reports.
    """
    reports = set(report_ids)
    if len(reports) < FEWEST_REPORTS:
        return []
    stating: dict[str, set[str]] = {}
    for mark in marks:
        if mark.value is not None and mark.report_id in reports:
            stating.setdefault(mark.indicator, set()).add(mark.report_id)
    least = USUAL_SHARE * len(reports)
    return [name for name in indicators() if len(stating.get(name, ())) >= least]
