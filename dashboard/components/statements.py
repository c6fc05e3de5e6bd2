"""Sentences that state figures, each with a click to the paragraphs behind them."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.components.evidence import show_evidence
from dashboard.components.fragments import fragment
from dashboard.components.view import View
from dashboard.formatting import plain_markdown
from dashboard.marks import Mark

Statement = tuple[str, Sequence[Mark]]  # a sentence as plain text and the marks that it states


@fragment
def show_statements(view: View, key: str, statements: Iterable[Statement]) -> None:
    """Draw sentences as a list; a click on one opens the source panel of its marks."""
    clicked = None
    with st.container(key=f"statements_{key}", gap="xxsmall"):
        for number, (sentence, marks) in enumerate(statements):
            if st.button(
                plain_markdown(sentence),
                key=f"{key}_statement_{number}",
                icon=":material/format_quote:",
                type="tertiary",
                wrap=True,
            ):
                clicked = marks
    if clicked:
        show_evidence(view, clicked)
