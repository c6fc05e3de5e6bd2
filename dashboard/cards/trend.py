"""The card that follows one indicator through the years."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dashboard.cards.card import (
    Card,
    extremes_text,
    hedge_notes,
    sentences,
    split_notes,
    split_panels,
    units_text,
)
from dashboard.figures import trend_lines
from dashboard.formatting import indicator_label, years_text
from dashboard.language import N_, _
from dashboard.marks import Mark

LINES = 8  # bodies of a panel that can still be told apart
GAP_NOTE = N_("折线断开处是当年没有报告或报告未写此项，不等于零。")


def trend_card(
    key: str,
    indicator: str,
    marks: Sequence[Mark],
    years: Sequence[int],
    covered: Mapping[tuple[str, int], str],
) -> Card:
    """Make the card of one indicator over `years`.

    `covered` holds the report of each pair of place and year: it tells a year that the report
    leaves out from a year without report.
    """
    panels = split_panels((mark for mark in marks if mark.year is not None), [indicator])
    shown = [_longest_lines(panel) for panel in panels]
    listed = tuple(mark for panel in shown for mark in _with_gaps(panel, years, covered))
    label = indicator_label(indicator)
    gaps = any(mark.value is None for mark in listed)
    return Card(
        key=key,
        title=_("{indicator}逐年变化（{unit}）· {years}").format(
            indicator=label, unit=units_text(marks), years=years_text(years)
        ),
        figure=trend_lines(shown, years),
        alt=sentences([_("逐年数值"), *map(extremes_text, panels)]),
        notes=(
            *_left_out(panels, shown),
            *split_notes(panels),
            *([_(GAP_NOTE)] if gaps else []),
            *hedge_notes(listed),
        ),
        marks=listed,
        file_name=f"{_('年度趋势')}_{label}",
    )


def shown_years(reported: Collection[int], chosen: Collection[int]) -> list[int]:
    """Return the years of an axis: those chosen, or all from the first reported to the last.

    Years without report have their place; years that a filter leaves out have none, for a gap
    there would say that nothing was reported.
    """
    if chosen:
        return sorted(chosen)
    return list(range(min(reported), max(reported) + 1)) if reported else []


def _longest_lines(panel: Sequence[Mark]) -> list[Mark]:
    """Keep the bodies that report most years, and of those the largest."""
    by_place: dict[str, list[Mark]] = {}
    for mark in panel:
        by_place.setdefault(mark.place, []).append(mark)
    ranked = sorted(
        by_place, key=lambda place: (-len(by_place[place]), -max(m.value for m in by_place[place]))
    )
    kept = set(ranked[:LINES])
    return [mark for mark in panel if mark.place in kept]


def _with_gaps(panel: Sequence[Mark], years: Sequence[int], covered: Mapping) -> list[Mark]:
    """Return the marks of a panel, and one without value for each year that a body leaves out."""
    result = []
    for place in dict.fromkeys(mark.place for mark in panel):
        line = [mark for mark in panel if mark.place == place]
        for year in years:
            result += [mark for mark in line if mark.year == year] or [
                _gap(line[0], year, covered.get((place, year)))
            ]
    return result


def _gap(like: Mark, year: int, report_id: str | None) -> Mark:
    return replace(
        like,
        year=year,
        value=None,
        qualifier="exact",
        count_ids=(),
        report_id=report_id,
        title=None,
    )


def _left_out(panels, shown) -> list[str]:
    total = sum(len({mark.place for mark in panel}) for panel in panels)
    drawn = sum(len({mark.place for mark in panel}) for panel in shown)
    if drawn == total:
        return []
    text = _("共 {total} 条折线，只画报告年度最多的 {drawn} 条；在左侧筛选地区可看其他主体。")
    return [text.format(total=total, drawn=drawn)]
