"""How many marks a long chart shows."""

import streamlit as st

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
