"""The reference: how figures are counted, the indicators, the tables, and the snapshot."""

from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.filters import link_parameters
from dashboard.components.fragments import fragment
from dashboard.components.provenance import show_provenance
from dashboard.components.switches import translate_link
from dashboard.components.view import View
from dashboard.counting_rules import COUNTING_RULES
from dashboard.formatting import category_label, plain_markdown
from dashboard.language import N_, _
from dashboard.listing import words_of
from dashboard.reference import (
    definition_html,
    holds,
    table_html,
    texts_of_column,
    texts_of_definition,
)
from etl.catalogue import Indicator, categories, indicators
from etl.definitions import definitions
from etl.schema import TABLES

_STYLE = files("dashboard.components").joinpath("reference.css").read_text("utf-8")
UNFOLDED = 6  # with so many indicators, their wording is shown at once
_EVERYTHING, _RULES, _CATALOGUE, _DICTIONARY, _DATA = SECTIONS = (
    N_("全部内容"),
    N_("怎样计数"),
    N_("指标目录"),
    N_("数据字典"),
    N_("数据来源"),
)


@fragment
def show_reference(view: View, manifest: Mapping | None) -> None:
    """Draw the sections chosen, of each what the words looked for occur in.

    With indicators or categories among the filters, the catalogue of those is what is asked for.
    """
    st.html(f"<style>{_STYLE}</style>")
    narrowed = view.selection.indicators or view.selection.categories
    with st.container(horizontal=True, vertical_alignment="bottom", key="reference_controls"):
        first = _CATALOGUE if narrowed else _EVERYTHING
        translate_link("section", SECTIONS)
        section = st.segmented_control(
            _("内容"),
            SECTIONS,
            default=first,
            format_func=_,
            key="section",
            label_visibility="collapsed",
            required=True,
            bind="query-params",
        )
        query = st.text_input(
            _("查找"),
            key="q",
            placeholder=_("查找指标、写法、列名或规则"),
            icon=":material/search:",
            label_visibility="collapsed",
            bind="query-params",
            width=320,
        )
    words = words_of(query)
    asked = SECTIONS[1:] if section == _EVERYTHING else (section or first,)
    found = [_show_section(view, manifest, name, words) for name in asked]
    if not any(found):
        st.info(_("没有找到“{words}”。").format(words=plain_markdown(query)))


def _show_section(view: View, manifest: Mapping | None, name: str, words: tuple[str, ...]) -> bool:
    if name == _RULES:
        return _show_rules(words)
    if name == _CATALOGUE:
        return _show_catalogue(view, words)
    if name == _DICTIONARY:
        return _show_dictionary(words)
    if not words:
        st.header(_("数据来源"), anchor="data")
        show_provenance(view, manifest)
    return not words


def _show_rules(words: tuple[str, ...]) -> bool:
    rules = [(_(title), _(text)) for title, text in COUNTING_RULES]
    rules = [rule for rule in rules if holds(words, rule)]
    if rules:
        st.header(_("怎样计数"), anchor="counting")
        st.markdown("\n".join(f"- **{title}**　{plain_markdown(text)}" for title, text in rules))
    return bool(rules)


def _show_catalogue(view: View, words: tuple[str, ...]) -> bool:
    selection = view.selection
    chosen = [
        entry
        for entry in indicators().values()
        if (not selection.indicators or entry.id in selection.indicators)
        and (not selection.categories or entry.category in selection.categories)
        and holds(words, texts_of_definition(entry, definitions()[entry.id]))
    ]
    if chosen:
        st.header(_("指标目录"), anchor="catalogue")
        st.caption(_("例句是为规则编写的示例，标出的是数字；不属于任何指标的数据只归入类别。"))
    reported = view.choices.labels("indicator")
    unfolded = len(chosen) <= UNFOLDED
    for category in categories():
        entries = [entry for entry in chosen if entry.category == category]
        if entries:
            st.subheader(category_label(category), anchor=False)
            st.html("".join(_definition(entry, reported, unfolded) for entry in entries))
    return bool(chosen)


def _definition(entry: Indicator, reported: Mapping[str, str], unfolded: bool) -> str:
    """Return the HTML of an indicator, with links to its figures where any report states it.

    The filters know only those that are reported; the others are found by their identifier.
    """
    own = _("这项定义的链接")
    if entry.id not in reported:
        links = {own: _address("about", q=entry.id)}
        return definition_html(entry, definitions()[entry.id], links, unfolded=unfolded)
    label = _(entry.label)
    links = {
        own: _address("about", indicator=label),
        _("区域比较"): _address("compare", indicator=label),
        _("指标明细"): _address("figures", indicator=label),
    }
    return definition_html(entry, definitions()[entry.id], links, unfolded=unfolded)


def _address(page: str, **named: str) -> str:
    """Return the address of a page with what is named and the filters but for the matter."""
    matter = {"category", "indicator"} - set(named)
    kept = {name: value for name, value in link_parameters(**named).items() if name not in matter}
    return f"{page}?{urlencode(kept, doseq=True)}"


def _show_dictionary(words: tuple[str, ...]) -> bool:
    blocks = []
    for table in TABLES:
        columns = [
            column for column in table.columns if holds(words, texts_of_column(table, column))
        ]
        blocks += [table_html(table, columns)] if columns else []
    if blocks:
        st.header(_("数据字典"), anchor="dictionary")
        st.caption(
            _(
                "快照里的六张表，同名的 CSV 在快照的 csv/ 文件夹里；"
                "datapackage.json 写有同样的说明。"
            )
        )
        st.html("".join(blocks))
    return bool(blocks)
