"""The matrix of indicators by years of one body: each value as a cell with its words."""

from collections.abc import Mapping, Sequence

from dashboard.figures.layout import base_layout, category_axis, distinct_names, mark_hover
from dashboard.formatting import (
    indicator_label,
    plain_chart_text,
    quantity,
    shorten,
    with_unit,
)
from dashboard.marks import Mark
from dashboard.theme import MUTED, category_colour

ROW_PIXELS, HEAD_PIXELS = 30, 36
NAME_WIDTH = 18
SILENT_SIGN = "—"
_LABEL_PIXELS = 64  # beside the last column

Row = tuple[str, str | None]  # indicator and unit


def value_matrix(
    rows: Sequence[Row], years: Sequence[int], cells: Mapping[tuple[Row, int], Mark]
) -> dict:
    """Draw rows by years. A pair without a cell is a year without report: nothing is drawn.

    A mark without value is a report that leaves the indicator out: it bears `SILENT_SIGN`.
    """
    names = distinct_names(
        plain_chart_text(shorten(with_unit(indicator_label(name), unit), NAME_WIDTH))
        for name, unit in rows
    )
    layout = base_layout(ROW_PIXELS * len(rows) + HEAD_PIXELS)
    layout["xaxis"] = category_axis(
        [str(year) for year in years], side="top", range=(-0.5, len(years) - 0.5)
    )
    layout["margin"] |= {"r": _LABEL_PIXELS, "t": HEAD_PIXELS - layout["margin"]["b"]}
    layout["yaxis"] = category_axis(names, automargin=True, range=(len(rows) - 0.5, -0.5))
    placed = [
        (names[at], year, cells[row, year])
        for at, row in enumerate(rows)
        for year in years
        if (row, year) in cells
    ]
    stated = [cell for cell in placed if cell[2].value is not None]
    silent = [cell for cell in placed if cell[2].value is None]
    return {"data": [_stated(stated), _silent(silent)], "layout": layout}


def _stated(cells: Sequence[tuple[str, int, Mark]]) -> dict:
    colours = [category_colour(mark.category) for _name, _year, mark in cells]
    return _cells(cells) | {
        "text": [
            plain_chart_text(quantity(mark.value, _short_unit(mark), mark.qualifier))
            for _name, _year, mark in cells
        ],
        "customdata": [[mark.key] for _name, _year, mark in cells],
        "hovertext": [mark_hover(mark) for _name, _year, mark in cells],
        "marker": {
            "symbol": [_symbol(mark) for _name, _year, mark in cells],
            "size": 9,
            "color": colours,
            "line": {"color": colours, "width": 2},
        },
        "textposition": "middle right",
    }


def _symbol(mark: Mark) -> str:
    symbol = "diamond" if mark.running else "circle"
    return f"{symbol}-open" if mark.hedged else symbol


def _silent(cells: Sequence[tuple[str, int, Mark]]) -> dict:
    return _cells(cells) | {
        "text": [SILENT_SIGN] * len(cells),
        "textfont": {"color": MUTED, "size": 11},
        "customdata": [[""]] * len(cells),
        "hoverinfo": "skip",
        "mode": "text",
        "textposition": "middle center",
    }


def _cells(cells: Sequence[tuple[str, int, Mark]]) -> dict:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [str(year) for _name, year, _mark in cells],
        "y": [name for name, _year, _mark in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }


def _short_unit(mark: Mark) -> str | None:
    """Return the unit where the number needs it: the row names it already."""
    return mark.unit if mark.unit == "%" else None
