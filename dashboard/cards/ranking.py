"""The card that compares bodies by one indicator."""

from collections.abc import Sequence

from dashboard.cards.card import (
    Card,
    extremes_text,
    hedge_notes,
    open_notes,
    running_notes,
    sentences,
    silent_note,
    split_notes,
    split_panels,
    units_text,
)
from dashboard.cards.columns import BY_VALUE
from dashboard.figures import ranked_bars
from dashboard.formatting import indicator_label, joined, years_text
from dashboard.language import _
from dashboard.marks import Mark

MOST_SILENT = 500  # reports without the indicator in the rows of a card


def ranking_card(
    key: str,
    indicators: Sequence[str],
    marks: Sequence[Mark],
    silent: Sequence[Mark] = (),
    order: str = BY_VALUE,
    limit: int | None = None,
    panel_limit: int | None = None,
) -> Card:
    """Make the card of one indicator, or of several, a panel each.

    `marks` bear values and come in the order of division codes, `silent` are reports without the
    indicator. `limit` is the number of bars of a panel and of silent reports in the rows,
    `panel_limit` that of panels; what is left out is said in the notes.
    """
    panels = [_arrange(panel, order) for panel in split_panels(marks, indicators)]
    shown = [panel[:limit] for panel in panels[:panel_limit]]
    drawn = [mark for panel in shown for mark in panel]
    label = joined(indicator_label(indicator) for indicator in indicators)
    years = years_text(mark.year for mark in marks if mark.year)
    named = silent[: limit or MOST_SILENT]
    listed = (*drawn, *named)
    return Card(
        key=key,
        title=_("各主体{indicator}（{unit}）· {years}").format(
            indicator=label, unit=units_text(drawn), years=years
        ),
        figure=ranked_bars(shown, name_district=order != BY_VALUE),
        alt=sentences([years, *map(extremes_text, shown)]),
        notes=(
            *_left_out(panels, shown),
            *split_notes(panels),
            *running_notes(drawn),
            *open_notes(drawn),
            *_several_years(drawn),
            *hedge_notes(drawn),
            *silent_note(silent),
            *_few_silent(silent, named),
        ),
        marks=listed,
        file_name=f"{_('区域比较')}_{label}",
    )


def _arrange(panel: list[Mark], order: str) -> list[Mark]:
    """Sort by value, the highest first, or keep each district's bodies together.

    Running totals began in different years: they are never ranked.
    """
    if order == BY_VALUE and not panel[0].running:
        return sorted(panel, key=lambda mark: -mark.value)
    return panel


def _several_years(drawn: Sequence[Mark]) -> list[str]:
    years = {mark.year for mark in drawn}
    if len(years) == 1:
        return []
    text = _("含 {total} 个年度，名称后是年度；在左侧选定一个年度即为同年比较。")
    return [text.format(total=len(years))]


def _left_out(panels: Sequence[Sequence[Mark]], shown: Sequence[Sequence[Mark]]) -> list[str]:
    total, drawn = sum(map(len, panels)), sum(map(len, shown))
    if drawn == total:
        return []
    text = _("共 {total} 个数值，图、表和下载只含各栏靠前的 {drawn} 个。")
    return [text.format(total=total, drawn=drawn)]


def _few_silent(silent: Sequence[Mark], named: Sequence[Mark]) -> list[str]:
    if len(named) == len(silent):
        return []
    return [_("表和下载列出其中 {shown} 份。").format(shown=len(named))]
