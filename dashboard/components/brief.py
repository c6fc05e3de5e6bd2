"""The brief of a page as DOCX and PDF, made when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlsplit

import streamlit as st

from dashboard.brief import (
    MOST_INDICATORS,
    Brief,
    Citations,
    Material,
    comparison_brief,
    district_brief,
    shown_years,
)
from dashboard.components.downloads import download_name
from dashboard.components.view import View
from dashboard.exports import file_name
from dashboard.formatting import year_text
from dashboard.language import _, bind_language
from dashboard.queries import (
    load_coverage,
    load_manifest,
    read_findings,
    select_marks,
    select_sources,
)
from dashboard.selection import PLACE_SEPARATOR, Selection

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_district_brief(view: View, place: str, year: int, peers: Selection | None = None) -> None:
    """Draw the menu with the brief of the body at a place (`甲省 / 东区`) in a year.

    A place that is no body that reported on the year stands for all bodies below it. `peers`
    are the bodies that it is ranked among; without, all bodies of its level.
    """
    address = _address()
    name = file_name(
        _("简报"), place.split(PLACE_SEPARATOR)[-1], year_text(year), _today(), suffix=""
    )
    _show_menu(
        "district_brief", name, lambda: make_district_brief(view, place, year, address, peers)
    )


def show_comparison_brief(view: View, indicators: Sequence[str]) -> None:
    """Draw the menu with the brief that compares the bodies of the selection by indicators."""
    address, chosen = _address(), tuple(indicators)
    name = download_name(view, _("简报"), "")
    _show_menu("comparison_brief", name, lambda: make_comparison_brief(view, chosen, address))


def make_district_brief(
    view: View, place: str, year: int, address: str | None, peers: Selection | None = None
) -> Brief:
    """Make the brief of a place in a year; hedges and other filters do not narrow it."""
    own = Selection(places=(place,))
    material = _gather(view, own, replace(own, years=(year,)), address)
    if any(row["place"] == place for row in material.reports_of(year)):
        material = material.of_body(place)
    levels = tuple({row["level"] for row in material.reports_of(year) if row["level"]})
    beside = peers or Selection(levels=levels, years=(year,))
    if levels:
        material = replace(
            material,
            peers=tuple(select_marks(view.snapshot, beside)),
            peer_reports=tuple(load_coverage(view.snapshot, beside)),
            peer_places=beside.places,
        )
    return district_brief(place, year, material)


def make_comparison_brief(view: View, indicators: Sequence[str], address: str | None) -> Brief:
    """Make the brief that compares the bodies of the selection; hedges do not narrow it."""
    chosen = replace(
        view.selection, indicators=tuple(indicators[:MOST_INDICATORS]), categories=(), hedges=()
    )
    reported = {row["year"] for row in load_coverage(view.snapshot, chosen)} - {None}
    years = shown_years(reported)
    read = (years[0] - 1, *years) if years else ()
    material = _gather(
        view, replace(chosen, years=read), replace(chosen, years=tuple(years)), address
    )
    return comparison_brief(indicators, years, chosen.places, material)


def _gather(view: View, read: Selection, checked: Selection, address: str | None) -> Material:
    """Gather values and reports of one selection and the findings of another."""
    snapshot = view.snapshot
    marks = select_marks(snapshot, read)
    findings = read_findings(snapshot, checked)
    ids = dict.fromkeys(id_ for mark in marks for id_ in mark.count_ids)
    ids |= dict.fromkeys(count["id"] for row in findings for count in row["counts"] or ())
    sources = {row["count_id"]: row for row in select_sources(snapshot, tuple(ids))}
    built = (load_manifest(snapshot) or {}).get("built_at")
    return Material(
        marks=tuple(marks),
        reports=tuple(load_coverage(snapshot, read)),
        citations=Citations(sources, address),
        snapshot=snapshot.id,
        built_on=datetime.fromisoformat(built) if built else None,
        findings=tuple(findings),
    )


def _show_menu(key: str, name: str, make: Callable[[], Brief]) -> None:
    with st.popover(_("简报"), icon=":material/description:", key=f"{key}_menu"):
        st.caption(_("每个数值带脚注，指明报告、段落和原句。DOCX 可修改，PDF 供打印。"))
        for label, suffix, mime, write in (
            (_("DOCX 文档"), ".docx", _DOCX, _docx_bytes),
            (_("PDF 文档"), ".pdf", "application/pdf", _pdf_bytes),
        ):
            st.download_button(
                label,
                data=bind_language(lambda write=write: write(make())),
                file_name=name + suffix,
                mime=mime,
                key=f"{key}_{suffix.strip('.')}",
                icon=":material/download:",
                on_click="ignore",
                width="stretch",
            )


def _docx_bytes(brief: Brief) -> bytes:
    # What draws the charts takes most of a second to import, and few ask for a brief.
    from dashboard.brief.write_docx import docx_bytes

    return docx_bytes(brief)


def _pdf_bytes(brief: Brief) -> bytes:
    from dashboard.brief.write_pdf import pdf_bytes

    return pdf_bytes(brief)


def _address() -> str | None:
    """Return where the dashboard is served, as the reader's browser calls it."""
    parts = urlsplit(st.context.url or "")
    if parts.scheme not in ("http", "https"):
        return None
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"


def _today() -> str:
    return f"{date.today():%Y%m%d}"
