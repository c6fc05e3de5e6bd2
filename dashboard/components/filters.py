"""The filters that all pages share: in the side bar, in the address, and as a line of text."""

import streamlit as st

from dashboard.formatting import plain_markdown
from dashboard.selection import PARAMETERS, Choices, Selection, resolve_aliases

_LABELS = {
    "place": ("地区", "省 / 市 / 区县 / 报告主体，可输入文字查找"),
    "level": ("层级", "全部层级"),
    "year": ("年度", "全部年度"),
    "category": ("类别", "全部类别"),
    "indicator": ("指标", "全部指标"),
}

_KEPT = "kept_filters"


def show_filters(choices: Choices) -> Selection:
    """Draw the filters and return what is selected; the address carries the same."""
    for name, values in st.session_state.pop(_KEPT, {}).items():
        st.session_state[name] = values
    _translate_link(choices)
    with st.sidebar:
        st.subheader("筛选")
        chosen = {name: _show_filter(choices, name) for name in PARAMETERS}
        st.button(
            "清除全部筛选",
            key="clear_filters",
            icon=":material/filter_alt_off:",
            on_click=_clear,
            disabled=not any(chosen.values()),
            width="stretch",
        )
    return Selection(
        tuple(chosen["place"]),
        tuple(chosen["level"]),
        tuple(int(year) for year in chosen["year"]),
        tuple(chosen["category"]),
        tuple(chosen["indicator"]),
    )


def keep_filters() -> None:
    """Set the filters anew in the next run: that writes them into an address that lacks them.

    Streamlit drops them from it when a script switches the page.
    """
    st.session_state[_KEPT] = {
        name: st.session_state[name] for name in PARAMETERS if st.session_state.get(name)
    }


def show_selection(choices: Choices) -> None:
    """Say above the page what is selected: on a phone the side bar is closed."""
    parts = []
    for name in PARAMETERS:
        labels = choices.labels(name)
        values = [labels[value] for value in st.session_state.get(name, ())]
        if values:
            parts.append(f"**{_LABELS[name][0]}** {plain_markdown('、'.join(values))}")
    if parts:
        st.caption("筛选　" + "　".join(parts))


def _show_filter(choices: Choices, name: str) -> list[str]:
    labels = choices.labels(name)
    if name == "indicator":
        labels = _indicators_of(labels, st.session_state.get("category") or ())
    label, placeholder = _LABELS[name]
    return st.multiselect(
        label,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=name,
        placeholder=placeholder if labels else "没有可选项",
        filter_mode="contains",
        select_all=False,
        bind="query-params",
        persist_state="session",
    )


def _indicators_of(labels: dict[str, str], categories) -> dict[str, str]:
    """Keep the indicators of the chosen categories; without a category, all of them."""
    if not categories:
        return labels
    return {id_: label for id_, label in labels.items() if id_.split(".")[0] in categories}


def _translate_link(choices: Choices) -> None:
    """Rewrite the identifiers in a link as labels: Streamlit reads filters by their labels.

    `category=cases` becomes `category=案件`. What is neither is left for Streamlit to drop.
    """
    translated = {}
    for name in PARAMETERS:
        given = st.query_params.get_all(name) if name not in st.session_state else []
        labels = choices.labels(name)
        if set(given).intersection(labels) - set(labels.values()):
            known = resolve_aliases(choices, name, given)
            translated[name] = [labels[value] for value in known]
    if translated:
        st.query_params.update(translated)
        st.rerun()


def _clear() -> None:
    for name in PARAMETERS:
        st.session_state[name] = []
