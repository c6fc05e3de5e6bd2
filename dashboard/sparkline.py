"""A small line of years beside a figure, as a picture: broken where a year has no value."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

WIDTH, HEIGHT = 150, 24
_EDGE = 4  # pixels that a point needs beside its centre
Point = tuple[float | None, bool]  # a value and whether it is hedged


def sparkline_html(points: Sequence[Point], colour: str, alt: str) -> str:
    """Return the line of values from the first year to the last; a hedged value is hollow.

    None is a gap. The axis begins at zero, so that a small change does not look large.
    """
    # Streamlit takes drawings out of HTML, but not pictures.
    address = f"data:image/svg+xml,{quote(sparkline_svg(points, colour))}"
    return f'<img class="sparkline" src="{address}" alt="{escape(alt)}">'


def sparkline_svg(points: Sequence[Point], colour: str) -> str:
    """Return the drawing of a line, see `sparkline_html`."""
    placed = _placed(points)
    lines = [
        '<polyline points="{}"/>'.format(" ".join(f"{x},{y}" for _at, x, y, _hedged in run))
        for run in _runs(placed)
    ]
    dots = [
        f'<circle cx="{x}" cy="{y}" r="3" fill="{"none" if hedged else colour}"/>'
        for _at, x, y, hedged in placed
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'fill="none" stroke="{colour}" stroke-width="2">{"".join(lines)}{"".join(dots)}</svg>'
    )


def _placed(points: Sequence[Point]) -> list[tuple[int, float, float, bool]]:
    """Return number, x and y of each point that has a value, and whether it is hedged."""
    stated = [value for value, _hedged in points if value is not None]
    top, bottom = max(0.0, *stated), min(0.0, *stated)
    across = (WIDTH - 2 * _EDGE) / max(1, len(points) - 1)
    down = (HEIGHT - 2 * _EDGE) / ((top - bottom) or 1)
    return [
        (at, round(_EDGE + at * across, 1), round(_EDGE + (top - value) * down, 1), hedged)
        for at, (value, hedged) in enumerate(points)
        if value is not None
    ]


def _runs(placed: Sequence[tuple]) -> list[list[tuple]]:
    """Split points where a year between them has none."""
    numbered = enumerate(placed)
    runs = groupby(numbered, key=lambda pair: pair[1][0] - pair[0])
    return [[point for _number, point in run] for _offset, run in runs]
