"""How many marks a long chart shows."""

import streamlit as st

from dashboard.language import _

FIRST, MORE = 20, 100


def show_limit(key: str, total: int, things: str) -> int | None:
    """Draw the choice of how many of `total` are shown where they are many; None is all."""
    if total <= FIRST:
        return None
    steps = [step for step in (FIRST, MORE) if step < total]
    labels = {step: _("前 {total} {things}").format(total=step, things=things) for step in steps}
    labels[total] = _("全部 {total} {things}").format(total=total, things=things)
    chosen = st.segmented_control(
        _("显示数量"),
        list(labels),
        default=FIRST,
        format_func=labels.get,
        key=f"{key}_limit",
        label_visibility="collapsed",
        required=True,
        bind="query-params",
    )
    return None if chosen == total else chosen
