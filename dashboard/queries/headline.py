"""The headline figures of a selection, put together from the queries of the overview."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.leading import Leading
from dashboard.queries.connection import keep_answers
from dashboard.queries.covered import load_scope_of_years
from dashboard.queries.overview import (
    count_directions,
    load_panels,
    select_history,
    summarise,
)
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot
from dashboard.summary import Panel, Summary, headline_panels, main_year

_ENTRIES = 256  # answers kept a query: a day of one reader's clicks


@keep_answers(_ENTRIES)
def load_main_year(snapshot: Snapshot, selection: Selection) -> int | None:
    """Return the year that headlines are about; None where no report has a year."""
    reports: dict[int | None, int] = {}
    for row in load_scope_of_years(snapshot, selection):
        reports[row["year"]] = reports.get(row["year"], 0) + row["reports"]
    return main_year(reports)


@keep_answers(_ENTRIES)
def load_leading(
    snapshot: Snapshot, selection: Selection, categories: Sequence[str], most: int
) -> list[Leading]:
    """Return the headline figures of categories, at most `most` of them."""
    year = load_main_year(snapshot, selection)
    every = load_panels(snapshot, selection)
    stated = {panel.category for panel in every if panel.year == year}
    panels = headline_panels(every, categories, year, most)
    shown = tuple(panel for of_category in panels.values() for panel in of_category)
    figures = _figures(snapshot, selection, shown)
    return [
        figure
        for category, of_category in panels.items()
        for figure in [figures[panel] for panel in of_category]
        or [Leading(category, year, stated=category in stated)]
    ]


def load_line_years(snapshot: Snapshot, selection: Selection, most: int) -> list[int]:
    """Return the years of a line beside a figure: up to the main one, and those not selected too.

    A year without report has its place in it.
    """
    last = load_main_year(snapshot, selection)
    rows = load_scope_of_years(snapshot, replace(selection, years=()))
    years = [row["year"] for row in rows if row["year"] is not None]
    if last is None or not years:
        return []
    return list(range(max(min(years), last - most + 1), last + 1))


def _figures(
    snapshot: Snapshot, selection: Selection, shown: tuple[Panel, ...]
) -> dict[Panel, Leading]:
    single = tuple(panel for panel in shown if panel.bodies == 1)
    several = tuple(panel for panel in shown if panel.bodies > 1)
    history = select_history(snapshot, selection, single)
    directions = count_directions(snapshot, selection, several)
    years = _by_year(snapshot, selection, several)
    values = summarise(snapshot, selection, shown)
    bodies = {
        (row["year"], row["level"]): row["bodies"]
        for row in load_scope_of_years(snapshot, selection)
    }
    return {
        panel: Leading(
            panel.category,
            panel.year,
            values[panel],
            bodies[panel.year, panel.level],
            history.get(panel, {}),
            directions.get(panel.series, {}),
            years.get(panel.series, {}),
        )
        for panel in shown
    }


def _by_year(
    snapshot: Snapshot, selection: Selection, shown: tuple[Panel, ...]
) -> dict[int, dict[int | None, Summary]]:
    """Return by series and year the summaries of panels in all years, those selected or not.

    A year in which one body alone states the matter has no median and is left out.
    """
    wide = replace(selection, years=())
    series = {panel.series for panel in shown}
    panels = tuple(
        panel
        for panel in load_panels(snapshot, wide)
        if panel.series in series and panel.bodies > 1
    )
    found: dict[int, dict[int | None, Summary]] = {}
    for panel, summary in summarise(snapshot, wide, panels).items():
        found.setdefault(panel.series, {})[panel.year] = summary
    return found
