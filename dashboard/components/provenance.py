"""When the snapshot was built, by which version, and from which files."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from dashboard.components.filters import link_parameters
from dashboard.components.paging import show_paging
from dashboard.components.view import View
from dashboard.formatting import exact_number, plain_markdown
from dashboard.highlight import facts_html
from dashboard.language import _
from dashboard.navigation import QUALITY_PAGE
from dashboard.queries import load_headline
from dashboard.selection import Selection
from etl.schema import TABLES

ROWS = 20  # files of a page


def show_provenance(view: View, manifest: Mapping | None) -> None:
    """Draw what the manifest says of the build, and its input files."""
    if not load_headline(view.snapshot, Selection())["reports"]:
        st.info(_("快照里没有报告。请构建：python -m etl build 文件夹 --out data"))
    if manifest is None:
        st.info(_("快照里没有可读的构建记录（manifest.json）。"), icon=":material/help:")
        return
    st.html(facts_html(_facts(view, manifest)))
    st.page_link(
        QUALITY_PAGE,
        label=_("在数据质量中看没有读入的文件和原因"),
        icon=":material/fact_check:",
        query_params=link_parameters(),
    )
    inputs = manifest.get("inputs") or ()
    if inputs:
        before = show_paging("inputs_page", view.snapshot.id, len(inputs), ROWS)
        st.table(
            [_input(row) for row in inputs[before : before + ROWS]],
            hide_index=True,
            alt=_("构建所用的文件"),
        )


def _facts(view: View, manifest: Mapping) -> dict[str, str]:
    rows = manifest.get("rows") or {}
    facts = {
        _("快照编号"): view.snapshot.id,
        _("构建时间"): _time_text(manifest.get("built_at")),
        _("程序版本"): manifest.get("code_version"),
        _("规则指纹"): str(manifest.get("fingerprint") or "")[:16],
        _("读入文件"): _number(len(manifest.get("inputs") or ())),
        _("没有读入"): _number(len(manifest["rejected"])),
        _("内容重复"): _number(len(manifest["duplicates"])),
    }
    facts |= {
        _(table.label): _("{total} 行").format(total=exact_number(rows[table.name]))
        for table in TABLES
        if table.name in rows
    }
    return {name: text for name, text in facts.items() if text}


def _number(files: int) -> str:
    return _("{total} 个").format(total=exact_number(files))


def _time_text(built_at: str | None) -> str:
    """Return a time of the manifest with its zone; as it stands where it is none."""
    try:
        return f"{datetime.fromisoformat(built_at):%Y-%m-%d %H:%M} UTC"
    except (TypeError, ValueError):
        return built_at or ""


def _input(row: Mapping) -> dict:
    return {
        _("文件"): plain_markdown(str(row.get("file", ""))),
        _("报告编号"): plain_markdown(str(row.get("report_id", ""))),
        _("提示数"): str(row.get("findings", "")),
    }
