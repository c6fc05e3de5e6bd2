"""The card that shows what share of each report the nine fields of the outline take."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from dashboard.cards.card import Card, Record, sentences
from dashboard.figures.heatmap import HeatCell, heat_map
from dashboard.formatting import joined, plain_chart_text, year_text
from dashboard.language import N_, _
from etl.themes import themes

NONE = N_("无")
NOTE = N_(
    "格内是这个领域在报告正文中所占的篇幅（按字数，一段涉及几个领域的按词分摊），"
    "颜色每深一级多一成，四成以上最深；没有领域的篇幅不在表中，各行之和不足 100%。"
)
STEPS = ("0–10%", "10–20%", "20–30%", "30–40%", "≥40%")
_DARKEST = 0.5  # share at which the scale of colours, of five steps, ends
_WORDS = 5  # that a cell names
_KEY = "|"


class ReportShares(Protocol):
    """A report and what each field takes of it, as `queries.load_report_themes` gives it."""

    report_id: str
    name: str
    place: str
    level: str
    year: int | None
    shares: Mapping


def theme_card(key: str, reports: Sequence[ReportShares], total: int) -> Card:
    """Make the heat map of reports (rows) by fields (columns); `total` reports there are."""
    fields = list(themes().values())
    cells = [
        _cell(report, row, column, field)
        for row, report in enumerate(reports)
        for column, field in enumerate(fields)
    ]
    several = len({report.year for report in reports}) > 1
    names = [
        f"{report.name} {report.year or ''}".strip() if several else report.name
        for report in reports
    ]
    notes = [_(NOTE)]
    if len(reports) < total:
        text = _("共 {total} 份报告，图、表和下载只含前 {shown} 份。")
        notes.append(text.format(total=total, shown=len(reports)))
    return Card(
        key=key,
        title=_("实施纲要九个方面在各报告中的篇幅"),
        figure=heat_map(names, [(_(field.label),) for field in fields], cells, steps=STEPS),
        alt=sentences(map(_summary, reports[:_WORDS])),
        notes=tuple(notes),
        file_name=_("主题"),
        records=tuple(_record(report, field) for report in reports for field in fields),
    )


def parts_of_key(key: str) -> tuple[str, str]:
    """Return report and field of the key of a cell."""
    report_id, _sign, theme = key.partition(_KEY)
    return report_id, theme


def _cell(report: ReportShares, row: int, column: int, field) -> HeatCell:
    found = report.shares[field.id]
    head = f"<b>{plain_chart_text(report.name)}</b>　{year_text(report.year)}"
    name = plain_chart_text(_(field.name))
    if not found.paragraphs:
        hover = "<br>".join((head, name, _("没有涉及这个方面的段落")))
        return HeatCell(row, column, _(NONE), "", hover, empty=True)
    words = joined(list(found.words)[:_WORDS])
    lines = (
        head,
        name,
        _("{share}，{total} 段").format(share=f"{found.share:.1%}", total=len(found.paragraphs)),
        plain_chart_text(words),
        _("点击看词和段落"),
    )
    percentile = min(found.share / _DARKEST, 1) * 100
    key = f"{report.report_id}{_KEY}{field.id}"
    share = "&lt;1%" if found.share < 0.01 else f"{found.share:.0%}"
    return HeatCell(row, column, share, key, "<br>".join(lines), percentile)


def _record(report: ReportShares, field) -> Record:
    found = report.shares[field.id]
    return Record(
        f"{report.report_id}{_KEY}{field.id}",
        {
            _("报告主体"): report.name,
            _("年度"): year_text(report.year),
            _("方面"): _(field.label),
            _("篇幅（%）"): round(found.share * 100, 1),
            _("段数"): len(found.paragraphs),
            _("词"): joined(f"{word} {times}" for word, times in found.words.items()),
        },
    )


def _summary(report: ReportShares) -> str:
    most = max(report.shares.values(), key=lambda found: found.share)
    text = _("{name}，{year}：最多的是{field}，占 {share}")
    return text.format(
        name=report.name,
        year=year_text(report.year),
        field=_(themes()[most.theme].label),
        share=f"{most.share:.0%}",
    )
