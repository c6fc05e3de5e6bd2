"""The heat map of bodies by indicators: a cell bears its value, its colour the percentile.

Plotly's own heat map reports no clicks: the cells are bars, each from the left edge of its column
to the right one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from dashboard.figures.layout import (
    base_layout,
    bottom_legend,
    category_axis,
    distinct_names,
    legend_entry,
    text_pixels,
)
from dashboard.formatting import plain_chart_text, shorten
from dashboard.language import _
from dashboard.theme import CLEAR, MUTED

ROW_PIXELS = 40
NAME_WIDTH = 12
# Of one hue, from light to dark, each with the colour of the words on it: readable in light and
# dark and without telling red from green. The last step is lighter than a dark page.
SHADES = (
    ("#DCE9F7", "#12161D"),
    ("#AFCDEC", "#12161D"),
    ("#79ADDE", "#12161D"),
    ("#3A78B8", "#FFFFFF"),
    ("#26568F", "#FFFFFF"),
)
_STEP = 100 / len(SHADES)
_GAP = 0.03  # of a column, on either side of a cell
_HEAD_SIGNS, _HEAD_LINES = 7, 3  # Chinese signs of a line of a part of a heading, and lines
_WIDE_SIGN = 10  # pixels a sign from which a heading counts as Chinese
_HEAD_PIXELS, _FOOT_PIXELS = 17, 8


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell: where it stands, what is written in it, and what a click on it opens.

    `percentile` None leaves the cell without colour; an `empty` one is a frame with words.
    """

    row: int
    column: int
    text: str
    key: str
    hover: str
    percentile: float | None = None
    empty: bool = False


def heat_map(
    names: Sequence[str],
    headings: Sequence[Sequence[str]],
    cells: Sequence[HeatCell],
    steps: Sequence[str] = (),
) -> dict:
    """Draw bodies (rows) by columns; each part of a heading stands on lines of its own.

    `steps` are what the legend calls the steps of colour where they are no percentiles.
    """
    rows = distinct_names(plain_chart_text(shorten(name, NAME_WIDTH)) for name in names)
    lines = [_wrap(heading) for heading in headings]
    head = _HEAD_PIXELS * max(text.count("<br>") + 1 for text in lines) + 8
    layout = base_layout(ROW_PIXELS * len(rows) + head + _FOOT_PIXELS)
    layout["margin"] |= {"t": head, "b": _FOOT_PIXELS}
    entries = _legend_entries(cells, steps)
    if entries:
        bottom_legend(layout, len(entries) - 1)
    layout["barmode"] = "overlay"
    layout["bargap"] = 2 * _GAP
    layout["xaxis"] = {
        "range": [0, len(headings)],
        "tickvals": [column + 0.5 for column in range(len(headings))],
        "ticktext": lines,
        "tickangle": 0,
        "side": "top",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    layout["yaxis"] = category_axis(rows, automargin=True, range=(len(rows) - 0.5, -0.5))
    data = [_boxes(cells, rows), *_words(cells, rows), *entries]
    return {"data": data, "layout": layout}


def _boxes(cells: Sequence[HeatCell], rows: Sequence[str]) -> dict:
    fills = [_shade(cell)[0] for cell in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column + _GAP for cell in cells],
        "x": [1 - 2 * _GAP] * len(cells),
        "y": [rows[cell.row] for cell in cells],
        "text": [cell.text for cell in cells],
        "textposition": "none",
        "customdata": [[cell.key] for cell in cells],
        "hovertext": [cell.hover for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": fills,
            "line": {
                "color": [MUTED if fill == CLEAR else fill for fill in fills],
                "width": [_frame(cell) for cell in cells],
            },
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }


def _words(cells: Sequence[HeatCell], rows: Sequence[str]) -> list[dict]:
    """Return what is written in the cells: on a colour, on the page, and in empty frames.

    What has no colour of its own takes that of the page's text, in light and dark.
    """
    coloured = [cell for cell in cells if cell.percentile is not None]
    plain = [cell for cell in cells if cell.percentile is None and not cell.empty]
    empty = [cell for cell in cells if cell.empty]
    return [
        _texts(coloured, rows) | {"textfont": {"color": [_shade(cell)[1] for cell in coloured]}},
        _texts(plain, rows),
        _texts(empty, rows) | {"textfont": {"color": MUTED, "size": 11}},
    ]


def _texts(cells: Sequence[HeatCell], rows: Sequence[str]) -> dict:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.column + 0.5 for cell in cells],
        "y": [rows[cell.row] for cell in cells],
        "text": [cell.text for cell in cells],
        "customdata": [[""]] * len(cells),
        "hoverinfo": "skip",
        "cliponaxis": False,
        "showlegend": False,
    }


def _legend_entries(cells: Sequence[HeatCell], steps: Sequence[str]) -> list[dict]:
    """Return a square for each step of colour, where there is any colour."""
    if all(cell.percentile is None for cell in cells):
        return []
    names = [f"{step * _STEP:.0f}–{(step + 1) * _STEP:.0f}" for step in range(len(SHADES))]
    names[0] = _("百分位 {range}").format(range=names[0])
    return [
        legend_entry(name, mode="markers", marker={"symbol": "square", "size": 14, "color": fill})
        for name, (fill, _ink) in zip(steps or names, SHADES, strict=True)
    ]


def _shade(cell: HeatCell) -> tuple[str, str]:
    if cell.percentile is None:
        return CLEAR, MUTED
    return SHADES[min(int(cell.percentile / _STEP), len(SHADES) - 1)]


def _frame(cell: HeatCell) -> float:
    return 0.5 if cell.empty else 1.5


def _wrap(heading: Sequence[str]) -> str:
    """Break a heading into lines as wide as a column; what is too long is cut, the hover has it."""
    lines = []
    for part in heading:
        wide = text_pixels(part) > _WIDE_SIGN * len(part)
        width = _HEAD_SIGNS if wide else 2 * _HEAD_SIGNS + 2
        lines += wrap(part, width, max_lines=_HEAD_LINES, placeholder="…")
    return "<br>".join(map(plain_chart_text, lines))
