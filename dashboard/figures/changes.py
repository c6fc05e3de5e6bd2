"""Changes against the year before: bars from zero, or points where there are too many bars."""

from collections.abc import Sequence

from dashboard.analysis import Change, is_rate
from dashboard.figures.layout import (
    axis_names,
    base_layout,
    bottom_legend,
    legend_entry,
    panel_label,
    panel_title,
    stack_panels,
    value_axis,
    value_ticks,
    year_axis,
)
from dashboard.formatting import (
    HEDGE_SIGNS,
    indicator_label,
    labelled,
    plain_chart_text,
    unit_text,
    year_text,
)
from dashboard.language import _
from dashboard.theme import CLEAR, FILLED_SYMBOLS, MUTED, PALETTE

PANEL_ROWS, ROW_PIXELS, AXIS_PIXELS = 6, 30, 30
MOST_BARS = 40  # of a panel; more are too narrow to be told apart and clicked
LABELLED_BARS = 6  # of a panel; with more, only signs of hedges are shown
_ROOM_FOR_LABEL = 0.2  # of the axis, at either end
# Bodies differ by more than colour.
_PATTERNS = ("", "/", "x", ".", "-", "|", "+", "\\")


def change_bars(panels: Sequence[Sequence[Change]], years: Sequence[int], *, rates: bool) -> dict:
    """Draw panels of changes, each of one level and one unit, over the years given.

    With `rates`, the height is the change in percent; that of shares and rates is always in
    percentage points. A year without change has no bar, and a hedged one is hollow.
    """
    places = list(dict.fromkeys(change.mark.place for panel in panels for change in panel))
    height, domains = stack_panels([PANEL_ROWS] * len(panels), ROW_PIXELS, AXIS_PIXELS)
    figure = {"data": [], "layout": base_layout(height)}
    bottom_legend(figure["layout"], len(places))
    figure["layout"] |= {"barmode": "group", "bargap": 0.25}
    for number, (panel, domain) in enumerate(zip(panels, domains, strict=True)):
        _add_panel(figure, number, panel, domain, years, places, rates)
    names = {change.mark.place: change.mark.name for panel in panels for change in panel}
    first = {trace["meta"]: trace for trace in reversed(figure["data"])}
    figure["data"] += [
        _legend_entry(names[place], order, first[place]) for order, place in enumerate(places)
    ]
    return figure


def size_of(change: Change, rates: bool) -> float | None:
    """Return the height of a change: in percent with `rates`, in its unit else; None for none."""
    if not rates or is_rate(change.mark):
        return change.difference
    return None if change.rate is None else change.rate * 100


def _add_panel(figure, number, panel, domain, years, places, rates: bool) -> None:
    x_key, y_key, x_ref, y_ref = axis_names(number)
    own = list(dict.fromkeys(change.mark.place for change in panel))
    look = _as_bars if len(own) * len(years) <= MOST_BARS else _as_line
    for place in own:
        line = _by_year([change for change in panel if change.mark.place == place], years)
        trace = _points(line, rates, crowded=len(own) * len(years) > LABELLED_BARS)
        trace |= look([change for _year, change in line], places.index(place))
        axes = {"xaxis": x_ref, "yaxis": y_ref, "showlegend": False, "meta": place}
        figure["data"].append(trace | axes)
    sizes = [size_of(change, rates) for change in panel]
    low, high = min(0, *sizes), max(0, *sizes)
    room = (high - low or 1) * _ROOM_FOR_LABEL
    points = is_rate(panel[0].mark)
    figure["layout"][x_key] = year_axis(
        years, domain=(0, 1), anchor=y_ref, range=(-0.5, len(years) - 0.5)
    )
    figure["layout"][y_key] = value_axis(
        domain=domain,
        anchor=x_ref,
        automargin=True,
        range=(low - room, high + room),
        zerolinecolor=MUTED,
        **value_ticks(low - room, high + room, "%" if rates and not points else ""),
    )
    title = panel_title(_panel_text(panel[0], rates and not points), domain)
    figure["layout"]["annotations"].append(title)


def _panel_text(change: Change, rates: bool) -> str:
    label = panel_label(change.mark, False)
    if rates:
        return f"{label} · {_('比上年增减 %')}"
    points = f" {unit_text(change.unit)}" if change.unit != change.mark.unit else ""
    return f"{label} · {_('比上年增减')}{plain_chart_text(points)}"


def _points(line: Sequence[tuple[int, Change | None]], rates: bool, *, crowded: bool) -> dict:
    return {
        "x": [str(year) for year, _change in line],
        "y": [size_of(change, rates) if change else None for _year, change in line],
        "text": [_label(change, rates, crowded) if change else "" for _year, change in line],
        "customdata": [[change.mark.key if change else ""] for _year, change in line],
        "hovertext": [_hover(change) if change else "" for _year, change in line],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _as_bars(line: Sequence[Change | None], order: int) -> dict:
    marker = _bar_marker(order)
    colour, pattern = marker["color"], marker["pattern"]
    return {
        "type": "bar",
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "offsetgroup": str(order),
        "marker": marker
        | {
            "color": [CLEAR if _hedged(change) else colour for change in line],
            "pattern": pattern
            | {"shape": ["" if _hedged(change) else pattern["shape"] for change in line]},
        },
    }


def _as_line(line: Sequence[Change | None], order: int) -> dict:
    marker = _point_marker(order)
    symbol = marker["symbol"]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "connectgaps": False,
        "textposition": "top center",
        "line": {"color": marker["color"], "width": 1.5},
        "marker": marker
        | {"symbol": [f"{symbol}-open" if _hedged(change) else symbol for change in line]},
    }


def _legend_entry(name: str, order: int, like: dict) -> dict:
    """Return the entry of a body, drawn as its first trace is."""
    if like["type"] == "scatter":
        return legend_entry(name, mode="lines+markers", marker=_point_marker(order))
    axes = {key: like[key] for key in ("xaxis", "yaxis", "offsetgroup")}
    return legend_entry(name, type="bar", marker=_bar_marker(order), **axes)


def _bar_marker(order: int) -> dict:
    colour = PALETTE[order % len(PALETTE)]
    shape = _PATTERNS[order % len(_PATTERNS)]
    return {
        "color": colour,
        "line": {"color": colour, "width": 2},
        "pattern": {"shape": shape, "fillmode": "overlay", "solidity": 0.2},
    }


def _point_marker(order: int) -> dict:
    colour = PALETTE[order % len(PALETTE)]
    return {
        "color": colour,
        "size": 10,
        "symbol": FILLED_SYMBOLS[order % len(FILLED_SYMBOLS)],
        "line": {"color": colour, "width": 2},
    }


def _by_year(line: Sequence[Change], years: Sequence[int]) -> list[tuple[int, Change | None]]:
    found = {change.mark.year: change for change in line}
    return [(year, found.get(year)) for year in years]


def _hedged(change: Change | None) -> bool:
    return change is not None and change.qualifier != "exact"


def _label(change: Change, rates: bool, crowded: bool) -> str:
    """Return what stands at a bar: the change, among many bars only the sign of its hedge."""
    if crowded:
        return HEDGE_SIGNS[change.qualifier]
    in_percent = rates and change.rate is not None
    return plain_chart_text(change.rate_text() if in_percent else change.signed())


def _hover(change: Change) -> str:
    mark, before = change.mark, change.before
    values = [labelled(year_text(each.year), each.phrase(exact=True)) for each in (before, mark)]
    return "<br>".join(
        (
            f"<b>{plain_chart_text(mark.name)}</b>　{year_text(mark.year)}",
            plain_chart_text(mark.place),
            plain_chart_text(indicator_label(mark.indicator)),
            *map(plain_chart_text, values),
            plain_chart_text(change.phrase()),
            _("点击查看两年的原文依据"),
        )
    )
