"""What is selected, above the page: a chip a value, each with a click to take it away.

On a phone the side bar is closed, and on paper it is not printed.
"""

import streamlit as st

from dashboard.components.filters import LABELS, clear_filters, remove_values
from dashboard.formatting import labelled, plain_markdown
from dashboard.language import _
from dashboard.selection import PARAMETERS, PLACE_SEPARATOR, Choices

EACH = 4  # with more values of one filter, they share a chip


def show_chips(choices: Choices) -> None:
    """Draw a chip for each value of a filter that is set, and one that clears them all."""
    chips = [chip for name in PARAMETERS for chip in _chips_of(choices, name)]
    if not chips:
        return
    with st.container(horizontal=True, key="chips", gap="small"):
        for name, text, values in chips:
            st.button(
                plain_markdown(labelled(_(LABELS[name][0]), text)),
                key=f"chip_{name}_{values[0]}",
                icon=":material/close:",
                help=_("去掉这个筛选"),
                on_click=remove_values,
                args=(name, values),
            )
        st.button(
            _("清除全部筛选"),
            key="clear_filters",
            icon=":material/filter_alt_off:",
            type="tertiary",
            on_click=clear_filters,
        )


def _chips_of(choices: Choices, name: str) -> list[tuple[str, str, list[str]]]:
    labels = choices.labels(name)
    values = [value for value in st.session_state.get(name, ()) if value in labels]
    if len(values) > EACH:
        return [(name, _("{total} 项").format(total=len(values)), values)]
    return [(name, labels[value].split(PLACE_SEPARATOR)[-1], [value]) for value in values]
