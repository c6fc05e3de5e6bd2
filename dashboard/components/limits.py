"""How much of what is there a page shows, and which indicators it chose by itself."""

import re
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
    label = _("共 {total} {things}，显示前").format(total=total, things=things)
    chosen = show_number(f"{key}_limit", label, [*steps, *([total] if total <= MOST else [])])
    return None if chosen == total else chosen


def show_number(key: str, label: str, numbers: Sequence[int]) -> int:
    """Draw the choice of a number, the first to begin with.

    The address holds the number alone, which is the same in every language.
    """
    linked = st.query_params.get(key, "")
    found = re.search(r"\d+", linked)
    if found and found[0] != linked and int(found[0]) in numbers and key not in st.session_state:
        # A link of old has words around the number: Streamlit reads it in a run of its own.
        st.query_params[key] = found[0]
        st.rerun()
    with st.container(width="content", key=f"number_{key}"):
        return st.segmented_control(
            label,
            numbers,
            default=numbers[0],
            format_func=str,
            key=key,
            required=True,
            bind="query-params",
            width="content",
        )


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
