"""The short card of a category: the highest values of the indicators that most bodies report."""

from collections.abc import Mapping, Sequence

from dashboard.cards.card import (
    Card,
    hedge_notes,
    open_notes,
    sentences,
    split_notes,
    units_text,
)
from dashboard.figures import ranked_bars
from dashboard.formatting import category_label, indicator_label, level_label, years_text
from dashboard.language import N_, _
from dashboard.marks import Mark
from dashboard.summary import Panel

UNREPORTED_NOTE = N_("没有列出的主体未报告这些指标，不等于零。")
CORE_BARS, CORE_PANELS = 5, 3  # four cards have to fit beside each other


def core_card(
    category: str,
    panels: Sequence[Panel],
    highest: Mapping[Panel, Sequence[Mark]],
    bodies: int,
    apart: int = 0,
) -> Card:
    """Make the card of a category from its leading panels and the highest marks of each.

    `bodies` is how many bodies are selected. `apart` is how many values of the category are
    running totals, or of bodies with several reports on a year: they are not beside the others.
    """
    drawn = [list(highest[panel]) for panel in panels]
    marks = tuple(mark for of_panel in drawn for mark in of_panel)
    label, years = category_label(category), years_text({panel.year for panel in panels} - {None})
    return Card(
        key=f"core_{category}",
        title=_("{category}类报告最多的指标（{unit}）· {years}").format(
            category=label, unit=units_text(marks), years=years
        ),
        figure=ranked_bars(drawn, name_indicator=True),
        alt=sentences(map(_panel_text, panels, drawn)),
        notes=(
            *_left_out(panels, marks, bodies),
            *split_notes(panels),
            *_several_years(panels),
            *hedge_notes(marks),
            *open_notes(marks),
            *_set_apart(apart),
        ),
        marks=marks,
        file_name=f"{_('总览')}_{label}",
    )


def _panel_text(panel: Panel, marks: Sequence[Mark]) -> str:
    highest = f"{marks[0].heading()} {marks[0].phrase()}"
    words = _("{indicator}，{level}：{total} 个主体报告，最高 {highest}")
    return words.format(
        indicator=indicator_label(panel.indicator),
        level=level_label(panel.level),
        total=panel.bodies,
        highest=highest,
    )


def _left_out(panels: Sequence[Panel], marks: Sequence[Mark], bodies: int) -> list[str]:
    total = sum(panel.bodies for panel in panels)
    if total == len(marks):
        return [_(UNREPORTED_NOTE)] if bodies > 1 else []
    text = _("共 {total} 个数值，图、表和下载只含各栏最高的 {drawn} 个。")
    return [text.format(total=total, drawn=len(marks))]


def _several_years(panels: Sequence[Panel]) -> list[str]:
    if len({panel.year for panel in panels}) == 1:
        return []
    return [_("各栏取最近有数值的一年，名称后是年度。")]


def _set_apart(apart: int) -> list[str]:
    if not apart:
        return []
    return [_("另有 {total} 个历年累计或同年多份报告的数值，不与各年相比。").format(total=apart)]
