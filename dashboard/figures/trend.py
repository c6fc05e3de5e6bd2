"""Lines through the years: a line a body, broken where a year is not reported."""

from collections.abc import Sequence

from dashboard.figures.layout import (
    axis_names,
    base_layout,
    bottom_legend,
    legend_entry,
    mark_hover,
    panel_label,
    panel_title,
    stack_panels,
    text_pixels,
    value_axis,
    value_ticks,
    year_axis,
)
from dashboard.formatting import HEDGE_SIGNS, plain_chart_text
from dashboard.marks import Mark
from dashboard.theme import DASHES, FILLED_SYMBOLS, PALETTE

PANEL_ROWS, ROW_PIXELS, AXIS_PIXELS = 6, 30, 30
_ROOM_FOR_LABEL = 1.25  # the label stands above its point
LABELLED_LINES = 3  # with more lines of a panel, only signs of hedges are shown
# Years for which half a page is wide enough, and the pixels of a panel there and on a whole page.
_FEW_YEARS, _HALF, _WHOLE = 12, 400, 760


def trend_lines(panels: Sequence[Sequence[Mark]], years: Sequence[int]) -> dict:
    """Draw panels of marks, each of one level and one unit, over the years given.

    A year without value is an explicit gap, never zero; a hedged value is a hollow mark.
    """
    places = list(dict.fromkeys(mark.place for marks in panels for mark in marks))
    height, domains = stack_panels([PANEL_ROWS] * len(panels), ROW_PIXELS, AXIS_PIXELS)
    figure = {"data": [], "layout": base_layout(height)}
    bottom_legend(figure["layout"], len(places))
    titles = [panel_label(marks[0], False) for marks in panels]
    figure["layout"]["annotations"] += map(panel_title, titles, domains)
    for number, (marks, domain) in enumerate(zip(panels, domains, strict=True)):
        _add_panel(figure, number, marks, domain, years, places)
    names = {mark.place: mark.name for marks in panels for mark in marks}
    figure["data"] += [
        legend_entry(names[place], mode="lines+markers", **_look(order))
        for order, place in enumerate(places)
    ]
    return figure


def _add_panel(figure, number, marks, domain, years, places) -> None:
    x_key, y_key, x_ref, y_ref = axis_names(number)
    lines: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.value is not None:
            lines.setdefault(mark.place, []).append(mark)
    largest = max(mark.value for line in lines.values() for mark in line)
    for place, line in lines.items():
        points = _with_gaps(line, years)
        trace = _line(line[0], points, places.index(place))
        trace["text"] = _labels(points, len(lines) > LABELLED_LINES)
        figure["data"].append(trace | {"xaxis": x_ref, "yaxis": y_ref, "showlegend": False})
        margin = figure["layout"]["margin"]
        margin["r"] = max(margin["r"], text_pixels(trace["text"][-1]) // 2)
    figure["layout"][x_key] = year_axis(
        years, domain=(0, 1), anchor=y_ref, range=(-0.4, len(years) - 0.6)
    )
    figure["layout"][y_key] = value_axis(
        domain=domain,
        anchor=x_ref,
        automargin=True,
        range=(0, (largest or 1) * _ROOM_FOR_LABEL),
        **value_ticks(0, (largest or 1) * _ROOM_FOR_LABEL),
    )


def _line(like: Mark, points: Sequence[tuple[int, Mark | None]], order: int) -> dict:
    look = _look(order)
    symbol = look["marker"]["symbol"]
    symbols = [f"{symbol}-open" if mark and mark.hedged else symbol for _, mark in points]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [str(year) for year, _ in points],
        "y": [mark.value if mark else None for _, mark in points],
        "connectgaps": False,
        "textposition": "top center",
        "cliponaxis": False,
        "customdata": [[mark.key if mark else ""] for _, mark in points],
        "hovertext": [mark_hover(mark) if mark else "" for _, mark in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "line": look["line"],
        "marker": look["marker"] | {"symbol": symbols},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _look(order: int) -> dict:
    """Return colour, symbol and dashes of a line: lines differ by more than colour."""
    colour = PALETTE[order % len(PALETTE)]
    return {
        "line": {"color": colour, "width": 2, "dash": DASHES[order // len(PALETTE) % len(DASHES)]},
        "marker": {
            "color": colour,
            "size": 11,
            "symbol": FILLED_SYMBOLS[order % len(FILLED_SYMBOLS)],
            "line": {"color": colour, "width": 2},
        },
    }


def _labels(points: Sequence[tuple[int, Mark | None]], crowded: bool) -> list[str]:
    """Return what stands at the points: the values from the latest on, as far as they have room.

    Where there is none, and at many lines, the signs of hedges alone are shown.
    """
    year_pixels = (_HALF if len(points) <= _FEW_YEARS else _WHOLE) / len(points)
    labels, free = [], float("inf")
    for at, (_, mark) in reversed(list(enumerate(points))):
        text = mark.phrase() if mark else ""
        reach = text_pixels(text) / year_pixels / 2
        if mark and (crowded or at + reach > free):
            text = HEDGE_SIGNS[mark.qualifier]
        elif mark:
            free = at - reach
        labels.append(plain_chart_text(text))
    return labels[::-1]


def _with_gaps(line: Sequence[Mark], years: Sequence[int]) -> list[tuple[int, Mark | None]]:
    """Return the marks year by year, None for a year without one; two of a year stay two."""
    of_year: dict[int, list[Mark]] = {}
    for mark in line:
        of_year.setdefault(mark.year, []).append(mark)
    return [(year, mark) for year in years for mark in of_year.get(year, (None,))]
