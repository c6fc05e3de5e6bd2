"""Ranked bars: one bar a mark; a panel for each level and unit, so that neither is mixed."""

from collections.abc import Mapping, Sequence

from dashboard.figures.layout import (
    axis_names,
    base_layout,
    category_axis,
    distinct_names,
    mark_hover,
    panel_label,
    panel_title,
    stack_panels,
    text_pixels,
    value_axis,
)
from dashboard.formatting import plain_chart_text, shorten
from dashboard.marks import Mark
from dashboard.theme import CLEAR, MUTED, category_colour

ROW_PIXELS, SMALL_ROW_PIXELS, AXIS_PIXELS = 30, 24, 6
# Characters of a name beside its bar; the whole name is shown on hover.
NAME_WIDTH, SHORT_NAME = 16, 8
_LABEL_GAP = 12  # pixels between a bar, its label and the edge


def ranked_bars(
    panels: Sequence[Sequence[Mark]],
    *,
    name_indicator: bool = False,
    name_district: bool = False,
    small: bool = False,
    remarks: Mapping[str, str] | None = None,
) -> dict:
    """Draw panels of marks, each of one indicator, level and unit, top to bottom as given.

    Each bar bears its value, so the axes have no ticks. A hedged value is a hollow bar and bears
    its sign; a mark without value has no bar and says so in words, or by its key in those of
    `remarks`. `name_indicator` adds the indicator to the titles of the panels, `name_district`
    the district to the names of the bodies. A `small` figure has narrow rows and short names.
    """
    row_pixels, width = (SMALL_ROW_PIXELS, SHORT_NAME) if small else (ROW_PIXELS, NAME_WIDTH)
    height, domains = stack_panels(
        [len(marks) for marks in panels], row_pixels, AXIS_PIXELS, 2 if name_indicator else 1
    )
    figure = {"data": [], "layout": base_layout(height)}
    figure["layout"]["margin"]["r"] = _label_pixels(panels)
    several_years = len({mark.year for marks in panels for mark in marks}) > 1
    for number, (marks, domain) in enumerate(zip(panels, domains, strict=True)):
        label = panel_label(marks[0], name_indicator)
        figure["layout"]["annotations"].append(panel_title(label, domain))
        names = [_row_name(mark, width, name_district, several_years) for mark in marks]
        _add_panel(figure, number, marks, domain, distinct_names(names))
        if any(mark.value is None for mark in marks):
            figure["data"].append(_silences(figure["data"][-1], marks, remarks or {}))
    return figure


def _add_panel(figure: dict, number: int, marks, domain, names: list[str]) -> None:
    x_key, y_key, x_ref, y_ref = axis_names(number)
    figure["data"].append(_bars(marks, names, x_ref, y_ref))
    largest = max((mark.value for mark in marks if mark.value is not None), default=0)
    figure["layout"][x_key] = value_axis(
        domain=(0, 1),
        anchor=y_ref,
        range=(0, largest or 1),
        showticklabels=False,
        showgrid=False,
    )
    figure["layout"][y_key] = category_axis(
        names, domain=domain, anchor=x_ref, autorange="reversed", automargin=True
    )


def _bars(marks: Sequence[Mark], names: list[str], x_ref: str, y_ref: str) -> dict:
    colour = category_colour(marks[0].category)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [mark.value for mark in marks],
        "y": names,
        "xaxis": x_ref,
        "yaxis": y_ref,
        "text": [plain_chart_text(mark.phrase()) for mark in marks],
        "textposition": "outside",
        "cliponaxis": False,
        "customdata": [[mark.key] for mark in marks],
        "hovertext": [mark_hover(mark) for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": [CLEAR if mark.hedged else colour for mark in marks],
            "line": {"color": colour, "width": 2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _silences(bars: dict, marks: Sequence[Mark], remarks: Mapping[str, str]) -> dict:
    """Return the words that stand where a mark without value would have its bar."""
    silent = [at for at, mark in enumerate(marks) if mark.value is None]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(silent),
        "y": [bars["y"][at] for at in silent],
        "xaxis": bars["xaxis"],
        "yaxis": bars["yaxis"],
        "text": [f" {remarks.get(marks[at].key, marks[at].state)}" for at in silent],
        "textposition": "middle right",
        "textfont": {"color": MUTED, "size": 11},
        "customdata": [[""]] * len(silent),
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _row_name(mark: Mark, width: int, name_district: bool, name_year: bool) -> str:
    name = mark.name
    if name_district and mark.district and not name.startswith(mark.district):
        name = f"{mark.district} {name}"
    name = plain_chart_text(shorten(name, width))
    return f"{name} {mark.year or ''}" if name_year else name


def _label_pixels(panels: Sequence[Sequence[Mark]]) -> int:
    """Return the margin that holds the longest label: it stands behind the longest bar."""
    longest = max(text_pixels(mark.phrase()) for marks in panels for mark in marks)
    return longest + _LABEL_GAP
