"""The filters that all pages share: in the side bar and in the address."""

from collections.abc import Collection

import streamlit as st

from dashboard.components.address import linked_values
from dashboard.components.fragments import LANGUAGE_KEY
from dashboard.language import LANGUAGES, N_, _
from dashboard.selection import BODY, PARAMETERS, Choices, Selection, resolve_aliases

LABELS = {
    "place": (N_("地区"), N_("省 / 市 / 区县 / 报告主体，可输入文字查找")),
    "level": (N_("层级"), N_("全部层级")),
    "year": (N_("年度"), N_("全部年度")),
    "category": (N_("类别"), N_("全部类别")),
    "indicator": (N_("指标"), N_("全部指标")),
    "hedge": (N_("限定"), N_("确数和约数")),
}

_KEPT = "kept_filters"
# What keeps its state from page to page and stands in the address of all of them.
SHARED_PARAMETERS = (*PARAMETERS, LANGUAGE_KEY, BODY)


def show_filters(choices: Choices, page: str) -> Selection:
    """Draw the filters on a page and return what is selected; the address carries the same."""
    _translate_link(choices)
    for name in PARAMETERS:
        linked = linked_values(name, page)
        if linked is not None:
            _set(name, resolve_aliases(choices, name, linked))
    with st.sidebar:
        st.subheader(_("筛选"), anchor=False)
        chosen = {name: _show_filter(choices, name) for name in PARAMETERS}
    return Selection(
        tuple(chosen["place"]),
        tuple(chosen["level"]),
        tuple(int(year) for year in chosen["year"]),
        tuple(chosen["category"]),
        tuple(chosen["indicator"]),
        tuple(chosen["hedge"]),
    )


def restore_filters() -> None:
    """Set what `keep_filters` kept; before any of these widgets is drawn."""
    for name, values in st.session_state.pop(_KEPT, {}).items():
        st.session_state[name] = values


def keep_filters() -> None:
    """Set the filters anew in the next run: that writes them into an address that lacks them.

    Streamlit drops them from it when a script switches the page.
    """
    st.session_state[_KEPT] = {
        name: st.session_state[name] for name in SHARED_PARAMETERS if st.session_state.get(name)
    }


def link_parameters(**named: str | list[str]) -> dict[str, str | list[str]]:
    """Return the parameters of a link to another page: those named, and the filters as they are."""
    kept = {name: st.query_params.get_all(name) for name in (*PARAMETERS, LANGUAGE_KEY)}
    return {name: values for name, values in kept.items() if values} | named


def clear_filters() -> None:
    """Clear every filter; a callback."""
    for name in PARAMETERS:
        st.session_state[name] = []


def remove_values(name: str, values: Collection[str]) -> None:
    """Take values out of a filter; a callback."""
    st.session_state[name] = [
        value for value in st.session_state.get(name, ()) if value not in values
    ]


def _set(name: str, values: list[str]) -> None:
    if values != st.session_state.get(name):
        st.session_state[name] = values


def _show_filter(choices: Choices, name: str) -> list[str]:
    labels = choices.labels(name)
    if name == "indicator":
        labels = _indicators_of(labels, st.session_state.get("category") or ())
    label, placeholder = LABELS[name]
    return st.multiselect(
        _(label),
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=name,
        placeholder=_(placeholder) if labels else _("没有可选项"),
        filter_mode="contains",
        select_all=False,
        bind="query-params",
        persist_state="session",
    )


def _indicators_of(labels: dict[str, str], categories: Collection[str]) -> dict[str, str]:
    """Keep the indicators of the chosen categories; without a category, all of them."""
    if not categories:
        return labels
    return {id_: label for id_, label in labels.items() if id_.split(".")[0] in categories}


def _translate_link(choices: Choices) -> None:
    """Rewrite what a link says as labels of the present language: Streamlit reads those.

    `category=cases` becomes `category=案件`. What is neither is left for Streamlit to drop.
    """
    translated = {}
    for name in PARAMETERS:
        given = st.query_params.get_all(name) if name not in st.session_state else []
        labels = choices.labels(name)
        known = resolve_aliases(choices, name, given)
        wanted = [labels[value] for value in known]
        if known and wanted != given:
            translated[name] = wanted
    if translated:
        st.query_params.update(translated)
        st.rerun()


def linked_language() -> str | None:
    """Return the language that the address asks for, by its code or by its name."""
    asked = st.query_params.get(LANGUAGE_KEY)
    names = {name: code for code, name in LANGUAGES.items()}
    return asked if asked in LANGUAGES else names.get(asked)
