"""Rows and columns of a comparison by several indicators: bodies, and indicators in one unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard.formatting import indicator_label, unit_text
from dashboard.language import N_, _
from dashboard.marks import Mark

BY_VALUE, BY_PLACE = N_("按数值"), N_("按地区")
ORDERS = (BY_VALUE, BY_PLACE)


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator in one unit: its values share an axis. Running totals have their own."""

    indicator: str
    unit: str | None
    running: bool = False

    def heading(self) -> tuple[str, str]:
        """Return the parts of a heading: indicator and unit."""
        return indicator_label(self.indicator), _("（{unit}）").format(unit=self._unit())

    def label(self) -> str:
        """Return indicator and unit: `行政处罚（件）`, `法治阵地（个，历年累计）`."""
        return _("{indicator}（{unit}）").format(
            indicator=indicator_label(self.indicator), unit=self._unit()
        )

    def _unit(self) -> str:
        unit = unit_text(self.unit)
        return _("{unit}，历年累计").format(unit=unit) if self.running else unit


@dataclass(frozen=True, slots=True)
class Grid:
    """Bodies of one level and year by columns.

    A cell holds the marks of a body there, several where it has several reports on the year.
    `rows` are the bodies shown, each as a mark without value; `bodies` counts all of them.
    `stated` holds who states which indicator at all, in whatever unit.
    """

    columns: tuple[Column, ...]
    rows: tuple[Mark, ...]
    cells: Mapping[tuple[str, Column], tuple[Mark, ...]]
    stated: frozenset[tuple[str, str]]
    bodies: int

    def marks(self, row: Mark, column: Column) -> tuple[Mark, ...]:
        """Return the marks of a cell, a silent one where the report does not state the column."""
        return self.cells.get((row.place, column)) or (_silent(row, column),)

    def unlisted(self, row: Mark, column: Column) -> bool:
        """Tell whether a body states an indicator, but not in this unit or not in this selection.

        Such a cell is empty, and yet the indicator is reported.
        """
        empty = (row.place, column) not in self.cells
        return empty and (row.place, column.indicator) in self.stated


def column_of(mark: Mark) -> Column:
    """Return the column of a mark."""
    return Column(mark.indicator, mark.unit, mark.running)


def select_columns(marks: Iterable[Mark], indicators: Sequence[str]) -> list[Column]:
    """Return the columns of marks, the foremost first.

    Of each indicator, in the order given, the unit of most bodies comes before the second unit
    of any other. Running totals come last.
    """
    bodies: dict[Column, set[str]] = {}
    for mark in marks:
        bodies.setdefault(column_of(mark), set()).add(mark.place)
    place = {indicator: at for at, indicator in enumerate(indicators)}
    ordered = sorted(
        bodies,
        key=lambda column: (place[column.indicator], column.running, -len(bodies[column])),
    )
    by_indicator = groupby(ordered, key=lambda column: column.indicator)
    numbered = [entry for _indicator, units in by_indicator for entry in enumerate(units)]
    numbered.sort(key=lambda entry: (entry[1].running, entry[0]))
    return [column for _number, column in numbered]


def make_grid(
    marks: Iterable[Mark],
    peers: Iterable[Mark],
    reports: Iterable[Mapping],
    columns: Sequence[Column],
    order: str,
    limit: int | None,
) -> Grid:
    """Lay the marks of one level and year out in columns.

    `peers` are all marks of that level and year, those too that the selection leaves out.
    `reports` are those of all its bodies in the order of division codes, `limit` is the number of
    bodies shown. By value, the first column decides the order of the rows.
    """
    cells: dict[tuple[str, Column], tuple[Mark, ...]] = {}
    for mark in marks:
        place = mark.place, column_of(mark)
        cells[place] = (*cells.get(place, ()), mark)
    rows = list({report["place"]: _row(report) for report in reports}.values())
    if order == BY_VALUE:
        rows.sort(key=lambda row: _rank(row, columns, cells))
    stated = frozenset((mark.place, mark.indicator) for mark in peers)
    return Grid(tuple(columns), tuple(rows[:limit]), cells, stated, len(rows))


def _rank(row: Mark, columns: Sequence[Column], cells: Mapping) -> tuple:
    """Return what orders rows by value: the first column, then how many columns are stated."""
    first = cells.get((row.place, columns[0]), ())
    stated = sum((row.place, column) in cells for column in columns)
    return not first, -max((mark.value for mark in first), default=0), -stated


def _row(report: Mapping) -> Mark:
    named = {name: report[name] for name in ("place", "name", "district", "level", "year")}
    return Mark(
        **named,
        category="",
        indicator="",
        unit=None,
        value=None,
        qualifier="exact",
        report_id=report["report_id"],
        title=report["title"],
    )


def _silent(row: Mark, column: Column) -> Mark:
    category = column.indicator.split(".")[0]
    return replace(row, indicator=column.indicator, category=category, unit=column.unit)
