"""Labels of the lines of a brief: none lies on another, and what tells most is labelled."""

from itertools import combinations

import pytest

from dashboard.brief.labels import inches, place_labels, two_lines
from dashboard.brief.model import Panel, Point, Series

WIDTH = 2.8


def panel(*lines: list[float | None]) -> Panel:
    """A panel of lines through the years from 2001 on."""
    series = tuple(
        Series(
            f"甲{order}",
            tuple(
                Point(str(2001 + at), value, "未报告" if value is None else f"{value:,.0f}")
                for at, value in enumerate(line)
            ),
            order,
        )
        for order, line in enumerate(lines)
    )
    return Panel("行政处罚（件）", "#000000", series)


def labels(drawn: Panel) -> list[str]:
    values = [p.value for series in drawn.series for p in series.points if p.value]
    return [point.label for _at, point in place_labels(drawn, max(values), WIDTH)]


def test_a_short_line_bears_all_its_values():
    assert sorted(labels(panel([10, 20, 15]))) == ["10", "15", "20"]


def test_a_long_line_bears_its_last_its_highest_and_its_first_value():
    line = [1000 + (at * 7) % 50 for at in range(25)]
    line[12] = 9000
    shown = labels(panel(line))
    assert shown[:3] == [f"{line[-1]:,}", "9,000", f"{line[0]:,}"]
    assert len(shown) < len(line)


def test_no_label_lies_on_another_or_leaves_the_panel():
    drawn = panel([100.0 + at for at in range(25)], [101.0 + at for at in range(25)])
    slot = WIDTH / 25
    placed = place_labels(drawn, 125, WIDTH)
    boxes = []
    for at, point in placed:
        middle, half = (at + 0.5) * slot, inches(point.label) * 0.45
        assert middle - half >= -1e-9 and middle + half <= WIDTH + 1e-9
        boxes.append((middle - half, middle + half, point.value / 125))
    for one, other in combinations(boxes, 2):
        beside = one[1] <= other[0] + 1e-9 or other[1] <= one[0] + 1e-9
        assert beside or abs(one[2] - other[2]) > 0.1


def test_a_gap_is_named_where_every_gap_has_room():
    assert "未报告" in labels(panel([10, None, 15]))
    assert "未报告" not in labels(panel([10, *[None] * 23, 15]))
    assert "未报告" not in labels(panel([10, None, 15], [11, 12, 13]))


@pytest.mark.parametrize("title", ["行政处罚（件）", "Contract review (documents)"])
def test_a_title_that_fits_stays_whole(title):
    assert two_lines(title, WIDTH) == [title]


@pytest.mark.parametrize("title", ["Administrative reconsideration: concluded (items)", "甲" * 40])
def test_a_long_title_loses_nothing_in_two_lines(title):
    first, second = two_lines(title, WIDTH)
    assert f"{first} {second}".replace(" ", "") == title.replace(" ", "")
