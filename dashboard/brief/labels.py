"""Which points of lines bear their values, and where: no label lies on another."""

from collections.abc import Iterator

from dashboard.brief.model import Panel, Point, Series
from dashboard.formatting import shorten

LINE_PANEL = 1.25  # inches: the height of a panel of lines
HEADROOM = 1.3  # of the highest value: room for its label
_SIGN = 0.127  # inches that a Chinese sign takes at the size of the labels
_NARROW = 1.12  # letters of a title take less room than is reckoned for them
_ROW = 0.15  # inches that a label is high
Box = tuple[float, float, float]  # left, right and foot


def place_labels(panel: Panel, largest: float, width: float) -> list[tuple[float, Point]]:
    """Return the points of a panel that are labelled, each with its place on the axis of years.

    The last value of each line comes first, then the highest and the first, then the others. Why
    a line has a gap is said where there is one line and room for it at every year.
    """
    slot = width / len(panel.series[0].points)
    boxes: list[Box] = []
    placed = []
    for at, point in _by_weight(panel):
        half = inches(point.label) * 0.45
        middle = min(max(slot * (at + 0.5), half), width - half)
        foot = point.value / largest / HEADROOM * LINE_PANEL
        box = (middle - half, middle + half, foot)
        if not any(_overlap(box, other) for other in boxes):
            boxes.append(box)
            placed.append((middle / slot - 0.5, point))
    return placed + _gaps(panel, slot)


def inches(text: str) -> float:
    """Return about how wide a text is at the size of the labels."""
    return sum(_SIGN if ord(sign) > 0x2000 else _SIGN * 0.6 for sign in text)


def two_lines(title: str, width: float) -> list[str]:
    """Return the title of a panel as one line, or broken into two where it is wider than that."""
    width *= _NARROW
    if inches(title) <= width:
        return [title]
    signs = next(end for end in range(len(title), 0, -1) if inches(title[:end]) <= width)
    broken = title.rfind(" ", signs // 2, signs + 1)
    first = broken if broken > 0 else signs
    rest = title[first:].lstrip()
    return [title[:first], shorten(rest, int(width / _SIGN))]


def _by_weight(panel: Panel) -> Iterator[tuple[int, Point]]:
    """Yield the points with values, those that tell most first, each once."""
    ranked = [_ranked(series) for series in panel.series]
    for place in range(max(map(len, ranked), default=0)):
        yield from (points[place] for points in ranked if place < len(points))


def _ranked(series: Series) -> list[tuple[int, Point]]:
    stated = [(at, point) for at, point in enumerate(series.points) if point.value is not None]
    if not stated:
        return []
    highest = max(stated, key=lambda pair: pair[1].value)
    return list(dict.fromkeys((stated[-1], highest, stated[0], *reversed(stated))))


def _gaps(panel: Panel, slot: float) -> list[tuple[int, Point]]:
    if len(panel.series) > 1:
        return []
    gaps = [(at, point) for at, point in enumerate(panel.series[0].points) if point.value is None]
    return gaps if all(inches(point.label) <= slot for _at, point in gaps) else []


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and abs(one[2] - other[2]) < _ROW
