"""What the figures share: a bare layout, and panels so that units never share an axis."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10

from dashboard.formatting import (
    compact_number,
    indicator_label,
    labelled,
    level_label,
    plain_chart_text,
    unit_text,
    year_text,
)
from dashboard.language import N_, _
from dashboard.marks import Mark
from dashboard.theme import GRID

RUNNING_HINT = N_("历年累计，不与当年数值相比")
CHART_CONFIG = {"displayModeBar": False, "displaylogo": False, "showTips": False}
LINE_PIXELS = 17  # a line of a panel's title
_HEAD_GAP = 17  # above and below that title
_LEGEND_PIXELS = 26  # a row of a legend
_NAMED_YEARS = 10  # that an axis has room for
_TICKS = 5  # about as many steps on an axis of values


def base_layout(height: int, **more) -> dict:
    """Return a layout without drag, legend or toolbar; clicks select single marks."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "namelength": -1},
        "showlegend": False,
        "annotations": [],
    } | more


def bottom_legend(layout: dict, entries: int) -> None:
    """Give a layout a legend below its panels, and the height that its entries need."""
    pixels = _LEGEND_PIXELS * (1 + entries // 3)
    layout["height"] += pixels
    layout["margin"] = layout["margin"] | {"b": pixels + 8}
    layout["showlegend"] = True
    layout["legend"] = {
        "orientation": "h",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "x": 0,
        "itemclick": False,
        "itemdoubleclick": False,
    }


def legend_entry(name: str, **look) -> dict:
    """Return a trace without points that stands in the legend for those that have them.

    An entry of their own would look as their first point, hollow where that one is hedged.
    """
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "text": [""],
        "customdata": [[""]],
        "name": plain_chart_text(name),
        "hoverinfo": "skip",
    } | look


def stack_panels(
    row_counts: Sequence[int], row_pixels: int, axis_pixels: int, title_lines: int = 1
) -> tuple[int, list]:
    """Return the height of a figure of panels below each other and their vertical domains.

    A panel takes `row_pixels` a row and `axis_pixels` for its axis, and room for its title.
    """
    head = title_lines * LINE_PIXELS + _HEAD_GAP
    heights = [rows * row_pixels for rows in row_counts]
    total = sum(heights) + len(heights) * (head + axis_pixels)
    domains, top = [], 0
    for height in heights:
        upper = 1 - (top + head) / total
        domains.append((max(0.0, upper - height / total), upper))
        top += head + height + axis_pixels
    return total, domains


def panel_title(text: str, domain: tuple[float, float]) -> dict:
    """Return the title of a panel as an annotation above its left edge."""
    return {
        "text": f"<b>{text}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": domain[1],
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "align": "left",
    }


def axis_names(number: int) -> tuple[str, str, str, str]:
    """Return the layout keys and the references of the axes of the panel of that number, from 0."""
    suffix = "" if number == 0 else str(number + 1)
    return f"xaxis{suffix}", f"yaxis{suffix}", f"x{suffix}", f"y{suffix}"


def value_ticks(low: float, high: float, unit: str = "") -> dict:
    """Return round ticks from `low` to `high`, in 万 and 亿 where they are that large."""
    step = _round_step((high - low) / _TICKS or 1)
    ticks = [at * step for at in range(ceil(low / step), floor(high / step) + 1)]
    return {"tickvals": ticks, "ticktext": [compact_number(tick) + unit for tick in ticks]}


def value_axis(**more) -> dict:
    """Return an axis of values: from zero, faint grid."""
    return {
        "rangemode": "tozero",
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": GRID,
        "fixedrange": True,
    } | more


def category_axis(values: Iterable[str], **more) -> dict:
    """Return an axis of names, in the order given, all of them shown."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(values),
        "fixedrange": True,
        "showgrid": False,
    } | more


def year_axis(years: Sequence[int], **more) -> dict:
    """Return an axis of years as text; of many, the latest and others at even steps are named."""
    names = [str(year) for year in years]
    step = ceil(len(names) / _NAMED_YEARS)
    return category_axis(names, tickvals=names[::-1][::step][::-1]) | more


def distinct_names(names: Iterable[str]) -> list[str]:
    """Number the names that stand more than once: two marks must not share a row."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def mark_hover(mark: Mark) -> str:
    """Return what is shown while the pointer is over a mark."""
    return "<br>".join(
        (
            f"<b>{plain_chart_text(mark.name)}</b>　{year_text(mark.year)}",
            plain_chart_text(mark.place),
            plain_chart_text(labelled(indicator_label(mark.indicator), mark.phrase(exact=True))),
            *([_(RUNNING_HINT) if mark.running else mark.state] if mark.basis else []),
            _("点击查看原文依据"),
        )
    )


def panel_label(mark: Mark, name_indicator: bool) -> str:
    """Return what a panel holds: level, unit, and whether they are running totals.

    The indicator stands on a line above if asked.
    """
    unit = labelled(_("单位"), unit_text(mark.unit))
    parts = [level_label(mark.level), unit, *([mark.state] if mark.running else [])]
    label = plain_chart_text(" · ".join(parts))
    if not name_indicator:
        return label
    return f"{plain_chart_text(indicator_label(mark.indicator))}<br>{label}"


def _round_step(step: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(step))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= step * 0.999)


def text_pixels(text: str) -> int:
    """Return about how wide a label is drawn: Chinese signs are twice as wide as digits."""
    return sum(13 if ord(sign) > 0x2000 else 8 for sign in text)
