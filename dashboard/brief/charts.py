"""The charts of a brief as pictures: SVG for print, PNG for word processors.

They read in black and white: lines differ by stroke and marker, hedged values are hollow.
"""

from collections.abc import Sequence
from io import BytesIO

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke

from dashboard.brief.fonts import drawable_text, sans_path
from dashboard.brief.labels import HEADROOM, LINE_PANEL, inches, place_labels, two_lines
from dashboard.brief.model import Chart, Panel, Point, Series
from dashboard.formatting import shorten
from dashboard.theme import DASHES, MUTED, PALETTE

# Without a salt, the identifiers inside an SVG are random.
matplotlib.rcParams["svg.hashsalt"] = "brief"

WIDTH = 6.2  # inches: the width of the text on the page
DOTS = 220  # of a PNG, per inch
NAME_SIGNS = 16  # of a name beside its bar
_HEAD, _GAP = 0.34, 0.08  # inches: the title of a panel, the room between panels
_ROW, _NARROW_ROW, _FEW = 0.25, 0.19, 12  # inches of a bar; more bars than a few are narrow
_AXIS, _LEGEND_ROW = 0.3, 0.2
_YEAR = 0.4  # inches of a year below an axis
_STROKES = {"solid": "-", "dash": "--", "dot": ":", "dashdot": "-."}
_MARKERS = ("o", "s", "D", "^", "P", "*", "h", "X")
_INK = "#1A1A1A"
_HALO = (withStroke(linewidth=2, foreground="white"),)  # a label may lie on its line
_STROKE = 0.6  # inches of a line in a legend


def chart_svg(chart: Chart) -> bytes:
    """Return a chart as SVG, its letters as outlines."""
    buffer = BytesIO()
    _draw(chart).savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def chart_png(chart: Chart) -> bytes:
    """Return a chart as PNG."""
    buffer = BytesIO()
    _draw(chart).savefig(buffer, format="png", dpi=DOTS, metadata={"Software": None})
    return buffer.getvalue()


def _draw(chart: Chart) -> Figure:
    return _bars(chart.panels) if chart.kind == "bars" else _lines(chart.panels)


def _bars(panels: Sequence[Panel]) -> Figure:
    rows = [len(panel.series[0].points) for panel in panels]
    bar = _ROW if max(rows) <= _FEW else _NARROW_ROW
    height = sum(rows) * bar + len(panels) * (_HEAD + _GAP)
    figure = Figure(figsize=(WIDTH, height))
    points = [point for panel in panels for point in panel.series[0].points]
    left = max(inches(_name(point)) for point in points) + 0.1
    right = max(inches(point.label) for point in points) + 0.1
    top = height
    for panel, count in zip(panels, rows, strict=True):
        top -= _HEAD + count * bar
        box = (left / WIDTH, top / height, (WIDTH - left - right) / WIDTH, count * bar / height)
        axes = figure.add_axes(box)
        _title(figure, panel, (top + count * bar + 0.06) / height)
        _draw_bars(axes, panel)
        top -= _GAP
    return figure


def _draw_bars(axes: Axes, panel: Panel) -> None:
    points = panel.series[0].points
    largest = max((point.value or 0 for point in points), default=0) or 1
    axes.barh(
        range(len(points)),
        [point.value or 0 for point in points],
        height=0.66,
        color=["white" if point.hollow else panel.colour for point in points],
        edgecolor=panel.colour,
        linewidth=1.2,
    )
    for row, point in enumerate(points):
        axes.text(
            (point.value or 0) + largest * 0.012, row, drawable_text(point.label),
            va="center", ha="left", fontproperties=_font(), color=_INK, clip_on=False,
        )  # fmt: skip
    axes.set_xlim(0, largest)
    axes.set_ylim(len(points) - 0.5, -0.5)
    axes.set_yticks(range(len(points)), [_name(point) for point in points])
    axes.set_xticks([])
    _clear(axes, ("top", "right", "bottom"))


def _lines(panels: Sequence[Panel]) -> Figure:
    """Draw panels two beside each other, or one below the other where they need a legend."""
    columns = 2 if len(panels) > 1 and all(len(panel.series) == 1 for panel in panels) else 1
    rows = [panels[at : at + columns] for at in range(0, len(panels), columns)]
    heights = [_HEAD + LINE_PANEL + _AXIS + _legend(row[0]) for row in rows]
    height = sum(heights)
    figure = Figure(figsize=(WIDTH, height))
    top = height
    for row, own in zip(rows, heights, strict=True):
        for column, panel in enumerate(row):
            left = column * WIDTH / columns + 0.12
            width = WIDTH / columns - 0.3
            bottom = top - _HEAD - LINE_PANEL
            axes = figure.add_axes(
                (left / WIDTH, bottom / height, width / WIDTH, LINE_PANEL / height)
            )
            _title(figure, panel, (top - _HEAD + 0.06) / height, left / WIDTH, width + 0.1)
            _draw_lines(axes, panel, width)
        top -= own
    return figure


def _legend(panel: Panel) -> float:
    return -(-len(panel.series) // _per_row(panel)) * _LEGEND_ROW if len(panel.series) > 1 else 0


def _per_row(panel: Panel) -> int:
    """Return how many names of lines stand beside each other, in a legend below them."""
    longest = max(inches(_shortened(series.name)) for series in panel.series)
    return min(3, int(WIDTH / (longest + _STROKE)))


def _draw_lines(axes: Axes, panel: Panel, width: float) -> None:
    points = [point for series in panel.series for point in series.points]
    largest = max((point.value or 0 for point in points), default=0) or 1
    for series in panel.series:
        _draw_line(axes, panel, series)
    _draw_labels(axes, panel, largest, width)
    names = [point.name for point in panel.series[0].points]
    step = -(-len(names) * _YEAR // width)
    shown = [at for at in range(len(names)) if (len(names) - 1 - at) % step == 0]
    axes.set_xlim(-0.5, len(names) - 0.5)
    axes.set_ylim(0, largest * HEADROOM)
    axes.set_xticks(shown, [drawable_text(names[at]) for at in shown])
    axes.set_yticks([])
    _clear(axes, ("top", "right", "left"))
    if len(panel.series) > 1:
        axes.legend(
            loc="upper center", bbox_to_anchor=(0.5, -0.24), ncols=_per_row(panel), frameon=False,
            prop=_font(), borderaxespad=0, labelspacing=0.35,
        )  # fmt: skip


def _draw_line(axes: Axes, panel: Panel, series: Series) -> None:
    alone = len(panel.series) == 1
    colour = panel.colour if alone else PALETTE[series.order % len(PALETTE)]
    marker = _MARKERS[series.order % len(_MARKERS)]
    stroke = _STROKES[DASHES[series.order % len(DASHES)]]
    values = [float("nan") if point.value is None else point.value for point in series.points]
    axes.plot(
        values, color=colour, linestyle=stroke, linewidth=1.4, marker=marker, markersize=5.5,
        label=drawable_text(_shortened(series.name)), clip_on=False,
    )  # fmt: skip
    for at, point in enumerate(series.points):
        if point.hollow and point.value is not None:
            axes.plot(
                at, point.value, marker=marker, markersize=5.5, markerfacecolor="white",
                markeredgecolor=colour, markeredgewidth=1.3, clip_on=False,
            )  # fmt: skip


def _draw_labels(axes: Axes, panel: Panel, largest: float, width: float) -> None:
    """Write the values beside their points, as far as no label comes to lie on another."""
    for at, point in place_labels(panel, largest, width):
        height = largest * 0.04 if point.value is None else point.value + largest * 0.08
        axes.text(
            at, height, drawable_text(point.label), ha="center", va="bottom",
            fontproperties=_font(8), color=MUTED if point.value is None else _INK, clip_on=False,
            path_effects=_HALO,
        )  # fmt: skip


def _title(figure: Figure, panel: Panel, y: float, x: float = 0.0, width: float = WIDTH) -> None:
    lines = two_lines(drawable_text(panel.title), width)
    size = 9.5 if len(lines) == 1 else 8.5
    figure.text(
        x,
        y,
        "\n".join(lines),
        va="bottom",
        fontproperties=_font(size),
        color=_INK,
        linespacing=1.05,
    )


def _clear(axes: Axes, sides: Sequence[str]) -> None:
    for side in sides:
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=9)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(_font())


def _name(point: Point) -> str:
    return drawable_text(_shortened(point.name))


def _shortened(name: str) -> str:
    """Return a name cut in its middle: bodies of one place differ in their ends."""
    if shorten(name, NAME_SIGNS) == name:
        return name
    half = NAME_SIGNS // 2
    return f"{name[: half - 1]}…{name[-half:]}"


def _font(size: float = 9) -> FontProperties:
    return FontProperties(fname=str(sans_path()), size=size)
