"""How much of what is there a page shows, and which indicators it chose by itself."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.view import View
from dashboard.formatting import indicator_label, joined, plain_markdown
from dashboard.language import _

FIRST, MORE = 20, 100
MOST = 500  # bars that a chart can hold; what is beyond is reached by the filters


def show_limit(key: str, total: int, things: str, first: int = FIRST) -> int | None:
    """Draw the choice of how many of `total` are shown where they are many; None is all."""
    if total <= first:
        return None
    steps = [step for step in (first, MORE, MOST) if step < total]
    labels = {step: _("前 {total} {things}").format(total=step, things=things) for step in steps}
    if total <= MOST:
        labels[total] = _("全部 {total} {things}").format(total=total, things=things)
    chosen = st.segmented_control(
        _("显示数量"),
        list(labels),
        default=first,
        format_func=labels.get,
        key=f"{key}_limit",
        label_visibility="collapsed",
        required=True,
        bind="query-params",
    )
    return None if chosen == total else chosen


def say_what_is_chosen(
    view: View, chosen: Sequence[str], rest: int, *, unasked: str, beyond: str
) -> None:
    """Say which indicators are shown where the reader chose none, or how many are left out.

    `unasked` is a text with a place for `names`, `beyond` one with places for `shown` and `rest`.
    """
    if not view.selection.indicators:
        names = plain_markdown(joined(map(indicator_label, chosen)))
        st.markdown(unasked.format(names=names))
    elif rest:
        st.caption(beyond.format(shown=len(chosen), rest=rest))
