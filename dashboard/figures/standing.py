"""Where a body stands among its peers: a row an indicator, a point at its percentile."""

from collections.abc import Sequence

from dashboard.analysis import Position
from dashboard.figures.layout import base_layout, category_axis, distinct_names, mark_hover
from dashboard.formatting import indicator_label, plain_chart_text, shorten, with_unit
from dashboard.language import _
from dashboard.theme import GRID, MUTED, category_colour

ROW_PIXELS, AXIS_PIXELS = 30, 44
NAME_WIDTH = 18
_LABEL_ROOM = 14  # percentiles beside 0 and 100 for labels at the edge


def percentile_points(positions: Sequence[Position]) -> dict:
    """Draw positions that have a percentile, top to bottom as given.

    A hedged value is a hollow point; every point bears its value.
    """
    labels = [with_unit(indicator_label(each.mark.indicator), each.mark.unit) for each in positions]
    names = distinct_names(plain_chart_text(shorten(label, NAME_WIDTH)) for label in labels)
    layout = base_layout(ROW_PIXELS * len(positions) + AXIS_PIXELS)
    layout["margin"]["t"] = AXIS_PIXELS - layout["margin"]["b"]
    layout["xaxis"] = {
        "range": [-_LABEL_ROOM / 2, 100 + _LABEL_ROOM],
        "tickvals": [0, 25, 50, 75, 100],
        "ticktext": [_("最低"), "25", _("中位"), "75", _("最高")],
        "side": "top",
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
    }
    layout["yaxis"] = category_axis(
        names, autorange="reversed", automargin=True, showgrid=True, gridcolor=GRID
    )
    layout["shapes"] = [_median_line()]
    return {"data": [_points(positions, names)], "layout": layout}


def _points(positions: Sequence[Position], names: list[str]) -> dict:
    colours = [category_colour(each.mark.category) for each in positions]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [each.percentile for each in positions],
        "y": names,
        "text": [plain_chart_text(each.mark.phrase()) for each in positions],
        "textposition": ["middle right" for _each in positions],
        "cliponaxis": False,
        "customdata": [[each.mark.key] for each in positions],
        "hovertext": [_hover(each) for each in positions],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 13,
            "symbol": ["circle-open" if each.mark.hedged else "circle" for each in positions],
            "color": colours,
            "line": {"color": colours, "width": 2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _median_line() -> dict:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": 50,
        "x1": 50,
        "y0": 0,
        "y1": 1,
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _hover(position: Position) -> str:
    place = plain_chart_text(position.phrase())
    return mark_hover(position.mark).replace("<br>", f"<br>{place}<br>", 1)
