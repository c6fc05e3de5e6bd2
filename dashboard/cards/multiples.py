"""Small cards beside each other: one a column, each over the same bodies in the same order."""

from collections.abc import Sequence

from dashboard.cards.card import (
    Card,
    extremes_text,
    hedge_notes,
    open_notes,
    running_notes,
    sentences,
)
from dashboard.cards.columns import Column, Grid
from dashboard.cards.heatmap import UNLISTED
from dashboard.figures import ranked_bars
from dashboard.formatting import indicator_label, years_text
from dashboard.language import N_, _
from dashboard.marks import Mark

SILENT_NOTE = N_("“未报告”不等于零；“未列”是以其他单位或按历年累计报告，或被限定筛选略去。")


def small_card(key: str, column: Column, grids: Sequence[Grid]) -> Card:
    """Make the card of one column; `grids` are a level each, a panel each."""
    panels = [_panel(grid, column) for grid in grids]
    drawn = [mark for panel in panels for mark in panel]
    unlisted = {
        mark.key
        for grid in grids
        for row in grid.rows
        if grid.unlisted(row, column)
        for mark in grid.marks(row, column)
    }
    years = years_text(mark.year for mark in drawn if mark.year)
    empty = any(mark.value is None for mark in drawn)
    return Card(
        key=key,
        title=_("{column} · {years}").format(column=column.label(), years=years),
        figure=ranked_bars(panels, small=True, remarks=dict.fromkeys(unlisted, _(UNLISTED))),
        alt=sentences([column.label(), years, *map(extremes_text, panels)]),
        notes=(
            *running_notes(drawn),
            *open_notes(drawn),
            *hedge_notes(drawn),
            *([_(SILENT_NOTE)] if empty else []),
        ),
        marks=tuple(mark for mark in drawn if mark.key not in unlisted),
        file_name=f"{_('区域比较')}_{indicator_label(column.indicator)}",
    )


def _panel(grid: Grid, column: Column) -> list[Mark]:
    return [mark for row in grid.rows for mark in grid.marks(row, column)]
