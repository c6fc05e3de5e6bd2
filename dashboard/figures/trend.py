"""Lines through the years: a line a body, broken where a year is not reported."""

from collections.abc import Sequence

from dashboard.figures.layout import (
    axis_names,
    base_layout,
    category_axis,
    mark_hover,
    panel_label,
    panel_title,
    stack_panels,
    value_axis,
)
from dashboard.formatting import plain_chart_text
from dashboard.marks import Mark
from dashboard.theme import DASHES, FILLED_SYMBOLS, PALETTE

PANEL_ROWS, ROW_PIXELS, AXIS_PIXELS = 6, 30, 30
_LEGEND_PIXELS = 26
_ROOM_FOR_LABEL = 1.25  # the label stands above its point
LABELLED_LINES = 4  # with more lines of a panel, only hedged values are labelled


def trend_lines(panels: Sequence[Sequence[Mark]], years: Sequence[int]) -> dict:
    """Draw panels of marks, each of one level and one unit, over the years given.

    A year without value is an explicit gap, never zero; a hedged value is a hollow mark.
    """
    places = list(dict.fromkeys(mark.place for marks in panels for mark in marks))
    legend = _LEGEND_PIXELS * (1 + len(places) // 3)
    height, domains = stack_panels([PANEL_ROWS] * len(panels), ROW_PIXELS, AXIS_PIXELS)
    figure = {"data": [], "layout": base_layout(height + legend, showlegend=True)}
    figure["layout"]["legend"] = {
        "orientation": "h",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "x": 0,
        "itemclick": False,
        "itemdoubleclick": False,
    }
    figure["layout"]["margin"]["b"] = legend + 8
    named: set[str] = set()
    for number, (marks, domain) in enumerate(zip(panels, domains, strict=True)):
        _add_panel(figure, number, marks, domain, years, places, named)
    return figure


def _add_panel(figure, number, marks, domain, years, places, named: set[str]) -> None:
    x_key, y_key, x_ref, y_ref = axis_names(number)
    own_places = list(dict.fromkeys(mark.place for mark in marks))
    largest = max(mark.value for mark in marks)
    for place in own_places:
        line = _line([mark for mark in marks if mark.place == place], years, places.index(place))
        line["text"] = _labels(marks, place, years, len(own_places) > LABELLED_LINES)
        figure["data"].append(
            line | {"xaxis": x_ref, "yaxis": y_ref, "showlegend": place not in named}
        )
        named.add(place)
    figure["layout"][x_key] = category_axis(
        [str(year) for year in years], domain=(0, 1), anchor=y_ref, range=(-0.4, len(years) - 0.6)
    )
    figure["layout"][y_key] = value_axis(
        domain=domain, anchor=x_ref, automargin=True, range=(0, (largest or 1) * _ROOM_FOR_LABEL)
    )
    figure["layout"]["annotations"].append(panel_title(panel_label(marks[0], False), domain))


def _line(marks: Sequence[Mark], years: Sequence[int], order: int) -> dict:
    points = _with_gaps(marks, years)
    colour, symbol = (
        PALETTE[order % len(PALETTE)],
        FILLED_SYMBOLS[order % len(FILLED_SYMBOLS)],
    )
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": plain_chart_text(marks[0].name),
        "legendgroup": marks[0].place,
        "x": [str(year) for year, _ in points],
        "y": [mark.value if mark else None for _, mark in points],
        "connectgaps": False,
        "textposition": "top center",
        "cliponaxis": False,
        "customdata": [[mark.key if mark else ""] for _, mark in points],
        "hovertext": [mark_hover(mark) if mark else "" for _, mark in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {"color": colour, "width": 2, "dash": DASHES[order // len(PALETTE) % len(DASHES)]},
        "marker": {
            "color": colour,
            "size": 11,
            "symbol": [_symbol(symbol, mark) for _, mark in points],
            "line": {"color": colour, "width": 2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _labels(marks, place: str, years, only_hedged: bool) -> list[str]:
    points = _with_gaps([mark for mark in marks if mark.place == place], years)
    return [
        "" if mark is None or (only_hedged and not mark.hedged) else plain_chart_text(mark.phrase())
        for _, mark in points
    ]


def _with_gaps(marks: Sequence[Mark], years: Sequence[int]) -> list[tuple[int, Mark | None]]:
    """Return the marks year by year, None for a year without one; two of a year stay two."""
    points: list[tuple[int, Mark | None]] = []
    for year in years:
        of_year = [mark for mark in marks if mark.year == year and mark.value is not None]
        points += [(year, mark) for mark in of_year] or [(year, None)]
    return points


def _symbol(symbol: str, mark: Mark | None) -> str:
    return f"{symbol}-open" if mark and mark.hedged else symbol
