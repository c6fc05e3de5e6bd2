"""Marks as the charts of a brief."""

from collections.abc import Collection, Sequence

from dashboard.brief.material import Material
from dashboard.brief.model import Chart, Panel, Point, Series
from dashboard.cards.card import extremes_text, sentences
from dashboard.formatting import indicator_label, level_label, quantity, unit_text, year_text
from dashboard.language import _
from dashboard.marks import Mark
from dashboard.theme import category_colour

BARS = 30  # bars of a panel: with more it would not fit on a page
PANELS = 6  # of a chart of lines, one body each
LINE_CHARTS = 3  # of a brief, several bodies each
LINES = 8  # bodies of a panel that can still be told apart


def bar_chart(
    number: int, marks: Sequence[Mark], own: Collection[str] = (), limit: int = BARS
) -> Chart:
    """Return ranked bars of marks of one indicator, level, unit and year, the highest first.

    The bodies with keys in `own` are named in brackets, and drawn beyond the limit as well.
    """
    ordered = sorted(marks, key=lambda mark: -mark.value)
    shown = ordered[:limit]
    shown += [mark for mark in ordered[limit:] if mark.key in own]
    points = tuple(
        Point(
            _("【{name}】").format(name=mark.name) if mark.key in own else mark.name,
            mark.value,
            mark.phrase(),
            mark.hedged,
        )
        for mark in shown
    )
    what = _panel_words(marks[0])
    caption = _("图 {number}　{what} · {year}").format(
        number=number, what=what, year=year_text(marks[0].year)
    )
    if len(shown) < len(marks):
        caption += _("（共 {total} 个，列前 {shown} 个）").format(total=len(marks), shown=limit)
    panel = Panel(what, category_colour(marks[0].category), (Series("", points),))
    return Chart("bars", (panel,), caption, sentences([extremes_text(marks)]))


def line_charts(
    first: int, groups: Sequence[Sequence[Mark]], material: Material, since: int | None = None
) -> list[Chart]:
    """Return lines through the years of all reports, for groups with a body of several years.

    A group is of one indicator, level and unit. Panels of a single body share a chart. Years
    before `since` are left out.
    """
    told = [group for group in groups if _has_a_line(group)]
    if not told:
        return []
    if all(len({mark.place for mark in group}) == 1 for group in told):
        return [_line_chart(first, told[:PANELS], material, since)]
    return [
        _line_chart(first + at, [group], material, since)
        for at, group in enumerate(told[:LINE_CHARTS])
    ]


def _has_a_line(marks: Sequence[Mark]) -> bool:
    dated = {(mark.place, mark.year) for mark in marks if mark.year is not None}
    return len({place for place, year in dated}) < len(dated)


def _line_chart(
    number: int, groups: Sequence[Sequence[Mark]], material: Material, since: int | None
) -> Chart:
    reported = material.years_reported()
    years = range(since or reported[0], reported[-1] + 1)
    panels = tuple(
        Panel(
            _panel_words(marks[0]),
            category_colour(marks[0].category),
            _lines(marks, years, material),
        )
        for marks in groups
    )
    caption = _("图 {number}　逐年变化（{first}—{last}年）；断开处没有数值，不等于零").format(
        number=number, first=years[0], last=years[-1]
    )
    if any(len({mark.place for mark in marks}) > LINES for marks in groups):
        caption += _("；只画前 {total} 个主体").format(total=LINES)
    return Chart("lines", panels, caption, sentences(extremes_text(marks) for marks in groups))


def _lines(marks: Sequence[Mark], years: Sequence[int], material: Material) -> tuple[Series, ...]:
    by_place = {mark.place: mark for mark in marks}
    return tuple(
        Series(like.name, tuple(_point(like, year, marks, material) for year in years), order)
        for order, like in enumerate(list(by_place.values())[:LINES])
    )


def _point(like: Mark, year: int, marks: Sequence[Mark], material: Material) -> Point:
    """Return the point of a year; where two reports contradict each other, none is drawn."""
    stated = [mark for mark in marks if (mark.place, mark.year) == (like.place, year)]
    if len(stated) != 1:
        label = material.silent(like, year).state if not stated else _("多份报告")
        return Point(str(year), None, label)
    (mark,) = stated
    unit = mark.unit if mark.unit == "%" else None  # the title of the panel names the others
    return Point(str(year), mark.value, quantity(mark.value, unit, mark.qualifier), mark.hedged)


def _panel_words(mark: Mark) -> str:
    return _("{indicator}（{unit}）· {level}").format(
        indicator=indicator_label(mark.indicator),
        unit=unit_text(mark.unit),
        level=level_label(mark.level),
    )
