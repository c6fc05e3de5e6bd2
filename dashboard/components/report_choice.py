"""The choice of the report to read and of a second one beside it; the address names both."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.view import View
from dashboard.formatting import plain_markdown, year_text
from dashboard.language import _
from dashboard.queries import load_report, select_report_list, select_same_body

# Parameters that name a place in each of the reports; they go with the report.
PLACES = {"report": ("count", "paragraph"), "beside": ("beside_count", "beside_paragraph")}


def show_report_choice(view: View) -> tuple[str | None, str | None]:
    """Draw the choices and return the identifiers of the report and of the one beside it.

    A report that a link names is shown even where the filters leave it out.
    """
    listed = {row["report_id"]: row for row in select_report_list(view.snapshot, view.selection)}
    linked = _linked_report(view, "report")
    if linked and linked["report_id"] not in listed:
        listed = {linked["report_id"]: linked} | listed
    if not listed:
        return None, None
    main, beside = st.columns(2)
    with main:
        chosen = _show_main(listed, linked["report_id"] if linked else next(iter(listed)))
    with beside:
        return chosen, _show_beside(view, listed, chosen)


def show_way_beside(view: View, report: Mapping) -> None:
    """Draw a button that puts the report of the year before, or the nearest, beside this one."""
    own = select_same_body(view.snapshot, report["report_id"])
    if not own:
        return
    st.button(
        _("与{year}对照").format(year=year_text(own[0]["year"])),
        key="source_way_beside",
        icon=":material/compare:",
        type="tertiary",
        on_click=_put_beside,
        args=(own[0]["report_id"],),
    )


def _show_main(listed: Mapping[str, Mapping], report_id: str) -> str:
    _set("source_report", report_id)
    return st.selectbox(
        _("报告"),
        list(listed),
        format_func=lambda id_: _report_label(listed[id_]),
        key="source_report",
        on_change=_follow,
        args=("report",),
        filter_mode="contains",
    )


def _show_beside(view: View, listed: Mapping[str, Mapping], report_id: str) -> str | None:
    """Draw the choice of a second report: those of the same body first, the nearest year first."""
    own = {row["report_id"]: row for row in select_same_body(view.snapshot, report_id)}
    linked = _linked_report(view, "beside")
    others = own | {id_: row for id_, row in listed.items() if id_ != report_id}
    if linked and linked["report_id"] != report_id:
        others = {linked["report_id"]: linked} | others
    if not others:
        return None
    chosen = linked["report_id"] if linked else None
    _set("source_beside", chosen if chosen in others else None)
    return st.selectbox(
        _("对照的报告"),
        list(others),
        index=None,
        format_func=lambda id_: (
            (f"{_('同一主体')} · " if id_ in own else "") + _report_label(others[id_])
        ),
        placeholder=_("不对照，可选另一份并排阅读"),
        key="source_beside",
        on_change=_follow,
        args=("beside",),
        filter_mode="contains",
    )


def _set(key: str, value: str | None) -> None:
    """Set a choice that is another one: setting it anew would close a list that is open."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _linked_report(view: View, parameter: str) -> Mapping | None:
    """Return the report that the address names, by itself, a count or a paragraph.

    Where the snapshot has none of that name, says so and returns None.
    """
    given = (st.query_params.get(name) for name in (parameter, *PLACES[parameter]))
    named = next((value for value in given if value), None)
    report = load_report(view.snapshot, named.split("-")[0]) if named else None
    if named and report is None:
        text = _("链接指向的 {name} 不在当前快照里：报告文件可能已更换。请在下面选择报告。").format(
            name=plain_markdown(named)
        )
        st.warning(text, icon=":material/link_off:")
    return report


def _report_label(report: Mapping) -> str:
    return f"{report['name']} {year_text(report['year'])} · {report['title'] or report['report']}"


def _follow(parameter: str) -> None:
    """Let the address name the chosen reports, and no place in another one; in one step."""
    chosen = {name: st.session_state.get(f"source_{name}") for name in PLACES}
    if chosen["beside"] == chosen["report"]:
        chosen["beside"] = None
    gone = PLACES[parameter] + (() if chosen["beside"] else PLACES["beside"])
    st.query_params.update(
        {name: id_ or [] for name, id_ in chosen.items()} | {name: [] for name in gone}
    )


def _put_beside(report_id: str) -> None:
    st.session_state["source_beside"] = report_id
    _follow("beside")
