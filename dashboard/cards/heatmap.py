"""The card that shows bodies of one level by several indicators, in percentiles."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.analysis import Position
from dashboard.analysis.peers import PLACED_FROM, RANKED_FROM
from dashboard.cards.card import Card, extremes_text, open_notes, running_notes, sentences
from dashboard.cards.columns import BY_VALUE, Column, Grid, column_of
from dashboard.figures.heatmap import HeatCell, heat_map
from dashboard.formatting import (
    HEDGE_SIGNS,
    joined,
    level_label,
    plain_chart_text,
    quantity,
    year_text,
)
from dashboard.language import N_, _
from dashboard.marks import Mark

COLOUR_NOTE = N_(
    "颜色和下行数字是同层级全部报告主体中的百分位（0 最低，100 最高，只表示数值大小，不表示好坏）。"
)
RANK_NOTE = N_(
    "同层级报告此项的主体不足 {placed} 个时只列位次、不着色，不足 {ranked} 个时不排位次。"
)
EMPTY_NOTE = N_("空框是未报告，不等于零；“未列”是以其他单位或按历年累计报告，或被限定筛选略去。")
SIGN_NOTE = N_("≥ ≈ ≤ 是原文的约数；位次和百分位依约数得出的，前面加“约”。")
UNPLACED = N_("不排位次")
UNLISTED = N_("未列")


def heat_map_card(
    key: str, grid: Grid, positions: Mapping[str, Position], order: str, left_out: int = 0
) -> Card:
    """Make the card of the bodies of one level in one year.

    `positions` are those among all bodies of the level, by the key of the mark. `left_out` is the
    number of columns that are not shown.
    """
    stated = [mark for mark in _marks(grid) if mark.value is not None]
    level, year = level_label(grid.rows[0].level), year_text(stated[0].year)
    columns = joined(column.label() for column in grid.columns)
    cells = [
        _cell(grid, positions, at, number)
        for at in range(len(grid.rows))
        for number in range(len(grid.columns))
    ]
    return Card(
        key=key,
        title=_("{level}各主体多项指标（同层级百分位）· {year}").format(level=level, year=year),
        figure=heat_map(
            [row.name for row in grid.rows],
            [column.heading() for column in grid.columns],
            cells,
        ),
        alt=sentences(
            [
                _("{level}，{year}：{columns}").format(level=level, year=year, columns=columns),
                *(extremes_text(_of_column(stated, column)) for column in grid.columns),
            ]
        ),
        notes=(
            *_left_out(grid, left_out),
            *_order_note(grid, order),
            *_reading_notes(cells),
            *running_notes(stated),
            *open_notes(stated),
            *([_(SIGN_NOTE)] if any(mark.hedged for mark in stated) else []),
        ),
        marks=tuple(_marks(grid)),
        beside=_beside(grid),
        extras={mark.key: _extras(positions.get(mark.key)) for mark in _marks(grid)},
        file_name=f"{_('区域比较')}_{_('热力图')}_{level}",
    )


def _marks(grid: Grid) -> list[Mark]:
    """Return the marks of a grid, row by row, without those of cells that are not listed."""
    return [
        mark
        for row in grid.rows
        for column in grid.columns
        if not grid.unlisted(row, column)
        for mark in grid.marks(row, column)
    ]


def _of_column(marks: Iterable[Mark], column: Column) -> list[Mark]:
    return [mark for mark in marks if column_of(mark) == column]


def _cell(grid: Grid, positions: Mapping[str, Position], at: int, number: int) -> HeatCell:
    row, column = grid.rows[at], grid.columns[number]
    marks = grid.marks(row, column)
    head = f"<b>{plain_chart_text(row.name)}</b>　{year_text(row.year)}"
    if marks[0].value is None:
        words = _(UNLISTED) if grid.unlisted(row, column) else marks[0].state
        hover = f"{head}<br>{plain_chart_text(column.label())}<br>{words}"
        return HeatCell(at, number, words, "", hover, empty=True)
    position = positions.get(marks[0].key)
    values = joined(quantity(mark.value, None, mark.qualifier) for mark in marks)
    text = f"<b>{plain_chart_text(values)}</b><br>{plain_chart_text(_placing(position))}"
    return HeatCell(
        at,
        number,
        text,
        marks[0].key,
        "<br>".join((head, *_hover_lines(column, marks, position))),
        position.percentile if position else None,
    )


def _placing(position: Position | None) -> str:
    """Return percentile, rank, or that there is none, as short as a cell needs it."""
    if position is None or position.rank is None:
        return _(UNPLACED)
    about = _("约{place}") if position.hedged else "{place}"
    if position.percentile is None:
        rank = _("{rank}/{total} 位").format(rank=position.rank, total=position.reporting)
        return about.format(place=rank)
    percentile = f"{position.percentile:.0f}"
    return about.format(place=_("{percentile} 百分位").format(percentile=percentile))


def _hover_lines(column: Column, marks: Sequence[Mark], position: Position | None) -> list[str]:
    values = joined(mark.phrase(exact=True) for mark in marks)
    if column.running:
        place = _("历年累计，不排位次")
    elif position is None:
        several = len(marks) > 1
        place = _("同一年有多份报告，不排位次") if several else _("层级或年度不明，不排位次")
    else:
        place = position.phrase()
    label = plain_chart_text(column.label())
    return [label, plain_chart_text(values), plain_chart_text(place), _("点击查看原文依据")]


def _beside(grid: Grid) -> dict[str, tuple[Mark, ...]]:
    """Return the further marks of the cells of bodies with several reports on the year."""
    return {marks[0].key: marks[1:] for marks in grid.cells.values() if len(marks) > 1}


def _extras(position: Position | None) -> dict[str, object]:
    hedged = position is not None and position.rank is not None and position.hedged
    return {
        _("百分位"): None if position is None else position.percentile,
        _("位次"): None if position is None else position.rank,
        _("同层级报告主体数"): None if position is None else position.reporting,
        _("位次限定"): HEDGE_SIGNS["about"] if hedged else "",
    }


def _left_out(grid: Grid, columns: int) -> list[str]:
    notes = []
    if len(grid.rows) < grid.bodies:
        text = _("共 {total} 个报告主体，图、表和下载只含前 {shown} 个。")
        notes.append(text.format(total=grid.bodies, shown=len(grid.rows)))
    if columns:
        text = _("另有 {total} 列（指标和单位）未画出，在左侧“指标”中可选定。")
        notes.append(text.format(total=columns))
    return notes


def _reading_notes(cells: Sequence[HeatCell]) -> list[str]:
    """Return how to read the cells that there are."""
    stated = [cell for cell in cells if not cell.empty]
    notes = []
    if any(cell.percentile is not None for cell in stated):
        notes.append(_(COLOUR_NOTE))
    if any(cell.percentile is None for cell in stated):
        notes.append(_(RANK_NOTE).format(placed=PLACED_FROM, ranked=RANKED_FROM))
    if len(stated) < len(cells):
        notes.append(_(EMPTY_NOTE))
    return notes


def _order_note(grid: Grid, order: str) -> list[str]:
    if order != BY_VALUE:
        return []
    text = _("各行按“{column}”由高到低排列，未报告的列在最后。")
    return [text.format(column=grid.columns[0].label())]
