"""The kinds of charts that compare bodies: ranked bars, small multiples, heat maps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.cards.card import by_indicator, split_panels
from dashboard.cards.columns import Column, Grid, make_grid, select_columns
from dashboard.cards.heatmap import heat_map_card
from dashboard.cards.multiples import small_card
from dashboard.cards.ranking import ranking_card
from dashboard.components.chart_card import show_card
from dashboard.components.limits import show_limit
from dashboard.components.view import View
from dashboard.language import _
from dashboard.marks import Mark
from dashboard.queries import load_coverage, load_positions, select_marks, select_silent
from dashboard.selection import Selection
from dashboard.snapshot import Snapshot

CARDS = 6  # indicators of a page
COLUMNS = 8  # of a heat map; more are too narrow for their words
PANELS = 6  # units and levels of a card
NARROW = 3  # columns of a heat map that a phone has room for
SMALL_ROWS = 10
SMALL_WIDTH = 280  # pixels that names, bars and values need beside each other


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: indicators in a selection of one year, and the order of the bodies."""

    view: View
    selection: Selection
    order: str

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that is read."""
        return self.view.snapshot

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators compared, in their order."""
        return self.selection.indicators


def show_rankings(comparison: Comparison) -> None:
    """Draw a card of ranked bars for each indicator; all of them are read at once."""
    stated = by_indicator(select_marks(comparison.snapshot, comparison.selection))
    silent = by_indicator(select_silent(comparison.snapshot, comparison.selection))
    for indicator in comparison.indicators:
        _show_ranking(comparison, indicator, stated.get(indicator, []), silent.get(indicator, []))


def show_multiples(comparison: Comparison) -> None:
    """Draw small cards beside each other over the same bodies, one an indicator and unit."""
    levels = _load_levels(comparison)
    columns = select_columns(
        [mark for level in levels for mark in level.marks], comparison.indicators
    )
    _say_columns_left_out(len(columns) - CARDS)
    most = max(len(level.places) for level in levels)
    limit = show_limit("compare_small", most, _("个主体"), first=SMALL_ROWS)
    grids = [_grid(comparison, level, columns[:CARDS], limit) for level in levels]
    with st.grid(columns=3, min_column_width=SMALL_WIDTH):
        for column, key in zip(columns[:CARDS], _column_keys(columns), strict=False):
            with st.container():
                show_card(comparison.view, small_card(f"small_{key}", column, grids))


def show_heat_maps(comparison: Comparison) -> None:
    """Draw a heat map for each level, in percentiles among all its bodies."""
    for level in _load_levels(comparison):
        columns = select_columns(level.marks, comparison.indicators)
        key = f"heat_{level.level or 'unknown'}"
        limit = show_limit(key, len(level.places), _("个主体"))
        grid = _grid(comparison, level, columns[:COLUMNS], limit)
        positions = load_positions(comparison.snapshot, _peers_of(comparison, level.level))
        left_out = len(columns) - len(grid.columns)
        with st.container(key=f"wide_{key}" if len(grid.columns) > NARROW else None):
            show_card(
                comparison.view,
                heat_map_card(key, grid, positions, comparison.order, left_out),
            )


@dataclass(frozen=True, slots=True)
class _Level:
    """The bodies of one level: their reports in the order of division codes, and their marks."""

    level: str | None
    reports: tuple[Mapping, ...]
    marks: tuple[Mark, ...]

    @property
    def places(self) -> set[str]:
        return {report["place"] for report in self.reports}


def _load_levels(comparison: Comparison) -> list[_Level]:
    """Return the levels that state anything, the one of most reports first."""
    marks: dict[str | None, list[Mark]] = {}
    for mark in select_marks(comparison.snapshot, comparison.selection):
        marks.setdefault(mark.level, []).append(mark)
    reports: dict[str | None, list[Mapping]] = {}
    for report in load_coverage(comparison.snapshot, comparison.selection):
        reports.setdefault(report["level"], []).append(report)
    found = [_Level(level, tuple(reports[level]), tuple(own)) for level, own in marks.items()]
    return sorted(found, key=lambda level: -len(level.reports))


def _peers_of(comparison: Comparison, level: str | None) -> Selection:
    """Return the selection of all bodies of a level, wherever they are and however they hedge."""
    return Selection(
        levels=(level,) if level else (),
        years=comparison.selection.years,
        indicators=comparison.indicators,
    )


def _grid(
    comparison: Comparison, level: _Level, columns: Sequence[Column], limit: int | None
) -> Grid:
    peers = select_marks(comparison.snapshot, _peers_of(comparison, level.level))
    return make_grid(level.marks, peers, level.reports, columns, comparison.order, limit)


def _column_keys(columns: Sequence[Column]) -> list[str]:
    """Return a key for each column: its indicator, numbered by unit."""
    units: dict[str, int] = {}
    keys = []
    for column in columns:
        units[column.indicator] = units.get(column.indicator, 0) + 1
        keys.append(f"{column.indicator.replace('.', '_')}_{units[column.indicator]}")
    return keys


def _say_columns_left_out(total: int) -> None:
    if total > 0:
        text = _("另有 {total} 个指标和单位未画出，在左侧“指标”中可选定。")
        st.caption(text.format(total=total))


def _show_ranking(
    comparison: Comparison, indicator: str, marks: Sequence[Mark], silent: Sequence[Mark]
) -> None:
    key = f"compare_{indicator.replace('.', '_')}"
    panels = split_panels(marks, [indicator])
    with st.container(horizontal=True):
        limit = show_limit(key, max(map(len, panels), default=0), _("个（每栏）"))
        shown = show_limit(f"{key}_panels", len(panels), _("栏"), first=PANELS)
    show_card(
        comparison.view,
        ranking_card(key, [indicator], marks, silent, comparison.order, limit, panel_limit=shown),
    )
