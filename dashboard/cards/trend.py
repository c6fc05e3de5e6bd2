"""The cards that follow one indicator through the years, by its values and by their changes."""

from collections.abc import Collection, Sequence

from dashboard.analysis import Change, is_rate
from dashboard.cards.card import (
    HEDGE_NOTE,
    Card,
    extremes_text,
    hedge_notes,
    open_notes,
    sentences,
    split_notes,
    units_text,
)
from dashboard.cards.lines import ChangeCells, Trend, listed_marks
from dashboard.figures import trend_lines
from dashboard.figures.changes import change_bars, size_of
from dashboard.figures.layout import panel_label
from dashboard.formatting import indicator_label, joined, year_text, years_text
from dashboard.language import N_, _
from dashboard.marks import Mark

GAP_NOTE = N_("折线断开处是当年没有报告或报告未写此项，不等于零。")
HIDDEN_NOTE = N_("有的年度以其他单位写出，或被限定筛选略去，折线也在那里断开。")
RUNNING_NOTE = N_("历年累计是多年的合计，单列一栏，不与当年数值连线，也不算同比。")
ONE_YEAR_NOTE = N_("只有 {year}的数值，没有上年可比。")
RATE_NOTE = N_("比率的同比是百分点之差。")
NO_BASE_NOTE = N_("上年为 0 的不算增幅（{total} 个），见“同比增减”。")
REASON_NOTE = N_("另有 {total} 个数值没有同比，原因见表。")


def trend_card(key: str, trend: Trend, panel_limit: int | None = None) -> Card:
    """Make the card of the values of one indicator over its years.

    `panel_limit` is the number of panels of single years, and of running totals, shown.
    """
    own, running = trend.panels[:panel_limit], trend.running[:panel_limit]
    shown = (*own, *running)
    listed = listed_marks(trend, shown)
    label = indicator_label(trend.indicator)
    return Card(
        key=key,
        title=_("{indicator}逐年变化（{unit}）· {years}").format(
            indicator=label, unit=units_text(_marks(shown)), years=years_text(trend.years)
        ),
        figure=trend_lines(shown, trend.years),
        alt=sentences([_("逐年数值"), *map(_course_text, shown)]),
        notes=(
            *_left_out(trend, shown),
            *split_notes(shown),
            *([_(RUNNING_NOTE)] if running else []),
            *open_notes(_marks(shown)),
            *_gap_notes(trend, shown, listed),
            *_one_year_note(trend),
            *hedge_notes(listed),
        ),
        marks=tuple(listed),
        extras=ChangeCells(trend, listed),
        file_name=f"{_('年度趋势')}_{label}",
    )


def change_card(key: str, trend: Trend, rates: bool, panel_limit: int | None = None) -> Card | None:
    """Make the card of the changes against the year before, as rates or as differences.

    None where no value has a change; `missing_text` says why.
    """
    panels = [_changes(trend, panel, rates) for panel in trend.panels]
    panels = [panel for panel in panels if panel][:panel_limit]
    if not panels:
        return None
    drawn = [change for panel in panels for change in panel]
    first = min(change.mark.year for change in drawn)
    years = [year for year in trend.years if year >= first]
    units = "%" if rates else units_text(change.mark for change in drawn)
    title = _("{indicator}同比增幅（{unit}）· {years}") if rates else _(
        "{indicator}同比增减（{unit}）· {years}"
    )  # fmt: skip
    label = indicator_label(trend.indicator)
    return Card(
        key=key,
        title=title.format(indicator=label, unit=units, years=years_text(years)),
        figure=change_bars(panels, years, rates=rates),
        alt=sentences([_("与上年相比"), *map(_movement_text, panels)]),
        notes=(
            *split_notes(panels),
            *_missing_notes(trend, drawn, rates),
            *([_(RATE_NOTE)] if any(is_rate(change.mark) for change in drawn) else []),
            *([_(HEDGE_NOTE)] if any(change.qualifier != "exact" for change in drawn) else []),
        ),
        marks=tuple(_marks(trend.panels)),
        beside={change.mark.key: (change.before,) for change in trend.changes.values()},
        extras=ChangeCells(trend, _marks(trend.panels)),
        file_name=f"{_('年度趋势')}_{label}_{_('同比')}",
    )


def missing_text(trend: Trend) -> str:
    """Return why an indicator has no change to show."""
    years = sorted({mark.year for mark in trend.marks})
    if len(years) == 1:
        return _("只有 {year}的数值，没有上年可比").format(year=year_text(years[0]))
    return _("没有同一主体、同一单位、相邻两年的数值")


def shown_years(reported: Collection[int], chosen: Collection[int]) -> list[int]:
    """Return the years of an axis: those chosen, or all from the first reported to the last.

    Years without report have their place; years that a filter leaves out have none, for a gap
    there would say that nothing was reported.
    """
    if chosen:
        return sorted(chosen)
    return list(range(min(reported), max(reported) + 1)) if reported else []


def _marks(panels: Sequence[Sequence[Mark]]) -> list[Mark]:
    return [mark for panel in panels for mark in panel]


def _changes(trend: Trend, panel: Sequence[Mark], rates: bool) -> list[Change]:
    """Return the changes of a panel that can be drawn."""
    found = [trend.changes[mark.key] for mark in panel if mark.key in trend.changes]
    return [change for change in found if size_of(change, rates) is not None]


def _course_text(panel: Sequence[Mark]) -> str:
    """Return how one body went, or the extremes of several."""
    first, last = panel[0], panel[-1]
    if len({mark.place for mark in panel}) > 1 or first.year == last.year:
        return extremes_text(panel)
    return _("{indicator}，{first}，{last}").format(
        indicator=indicator_label(first.indicator),
        first=f"{first.heading()} {first.phrase()}",
        last=f"{year_text(last.year)} {last.phrase()}",
    )


def _movement_text(panel: Sequence[Change]) -> str:
    """Return the largest rise and the largest fall of a panel."""
    ordered = sorted(panel, key=lambda change: change.difference)
    ends = dict.fromkeys((len(ordered) - 1, 0))
    found = [ordered[at] for at in ends]
    label = panel_label(panel[0].mark, False)
    told = joined(f"{change.mark.heading()} {change.phrase()}" for change in found)
    return f"{label} {told}"


def _left_out(trend: Trend, shown: Sequence[Sequence[Mark]]) -> list[str]:
    drawn = sum(len({mark.place for mark in panel}) for panel in shown)
    if drawn >= trend.lines:
        return []
    text = _("共 {total} 条折线，只画报告年度最多的 {drawn} 条；在左侧筛选地区可看其他主体。")
    return [text.format(total=trend.lines, drawn=drawn)]


def _gap_notes(trend: Trend, shown: Sequence[Sequence[Mark]], listed: Sequence[Mark]) -> list[str]:
    notes = [_(GAP_NOTE)] if any(mark.value is None for mark in listed) else []
    drawn = {(mark.panel[:-1], mark.place, mark.year) for mark in _marks(shown)}
    lines = {(panel, place) for panel, place, _year in drawn}
    stated = {(panel, *pair) for panel, place in lines for pair in trend.years_of(place)}
    return [*notes, *([_(HIDDEN_NOTE)] if stated - drawn else [])]


def _one_year_note(trend: Trend) -> list[str]:
    years = {mark.year for mark in trend.marks}
    if len(years) > 1 or trend.changes.keys() & {mark.key for mark in trend.marks}:
        return []
    return [_(ONE_YEAR_NOTE).format(year=year_text(min(years)))]


def _missing_notes(trend: Trend, drawn: Sequence[Change], rates: bool) -> list[str]:
    """Say how many values have no bar, apart from those of the first year."""
    keys = {mark.key for mark in _marks(trend.panels)}
    without_base = [
        change
        for key, change in trend.changes.items()
        if rates and key in keys and size_of(change, rates) is None
    ]
    notes = [_(NO_BASE_NOTE).format(total=len(without_base))] if without_base else []
    missing = len(keys & trend.reasons.keys())
    return [*notes, *([_(REASON_NOTE).format(total=missing)] if missing else [])]
