"""The card that compares bodies by one indicator."""

from collections.abc import Sequence

from dashboard.cards.card import (
    SPLIT_NOTE,
    Card,
    extremes_text,
    hedge_notes,
    indicator_label,
    mark_row,
    silent_note,
    split_panels,
    units_text,
)
from dashboard.figures import ranked_bars
from dashboard.formatting import years_text
from dashboard.marks import Mark

ORDERS = ("按数值", "按地区")


def ranking_card(
    key: str,
    indicator: str,
    marks: Sequence[Mark],
    silent: Sequence[Mark] = (),
    order: str = ORDERS[0],
    limit: int | None = None,
    panel_limit: int | None = None,
) -> Card:
    """Make the card of one indicator.

    `marks` bear values and come in the order of division codes, `silent` are reports without the
    indicator. `limit` is the number of bars of a panel, `panel_limit` that of panels; what is
    left out is said in the notes.
    """
    panels = [_arrange(panel, order) for panel in split_panels(marks)]
    shown = [panel[:limit] for panel in panels[:panel_limit]]
    drawn = [mark for panel in shown for mark in panel]
    label, years = indicator_label(indicator), years_text(mark.year for mark in marks if mark.year)
    listed = (*drawn, *silent)
    return Card(
        key=key,
        title=f"各主体{label}（{units_text(drawn)}）· {years}",
        figure=ranked_bars(shown),
        alt=f"{label}，{years}。" + "；".join(extremes_text(panel) for panel in shown) + "。",
        notes=(
            *_left_out(panels, shown),
            *([SPLIT_NOTE] if len(panels) > 1 else []),
            *hedge_notes(drawn),
            *silent_note(silent),
        ),
        table=tuple(mark_row(mark) for mark in listed),
        keys=tuple(mark.key for mark in listed),
        marks=listed,
        file_name=f"区域比较_{label}_{years}",
    )


def _arrange(panel: list[Mark], order: str) -> list[Mark]:
    """Sort by value, the highest first, or keep each district's bodies together."""
    if order == ORDERS[0]:
        return sorted(panel, key=lambda mark: -mark.value)
    return panel


def _left_out(panels: Sequence[Sequence[Mark]], shown: Sequence[Sequence[Mark]]) -> list[str]:
    total, drawn = sum(map(len, panels)), sum(map(len, shown))
    return [f"共 {total} 个数值，图、表和下载只含其中 {drawn} 个。"] if drawn < total else []
