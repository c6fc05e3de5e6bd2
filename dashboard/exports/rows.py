"""What a download holds: the rows of a card or of counts, each with its source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.cards.card import Card
from dashboard.formatting import (
    category_label,
    indicator_label,
    level_label,
    section_text,
    unit_text,
)
from dashboard.highlight import sentence_span
from dashboard.language import N_, _
from dashboard.marks import Mark
from etl.schema import COUNTS, QUALIFIERS, REPORTS, STATUSES


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns in their order, and the cells of each row by column; a missing cell is empty.

    An iterator of cells is read once, which CSV can be written from, and no workbook.
    """

    columns: tuple[str, ...]
    cells: Sequence[Mapping[str, object]] | Iterator[Mapping[str, object]]


def card_rows(card: Card, sources: Mapping[str, Mapping]) -> Rows:
    """Return what a card shows: a row a count, or one row for a mark without value.

    `sources` are the rows of `queries.select_sources` by count_id for `source_ids` of the card.
    A card of reports gives the rows of its table view.
    """
    if card.records:
        table = card.table()
        return Rows(tuple(table[0]), table)
    more = tuple(next(iter(card.extras.values()), {}))
    rows = []
    for mark in card.marks:
        own = _mark_cells(mark) | dict(card.extras.get(mark.key, {}))
        found = [sources[id_] for id_ in mark.count_ids if id_ in sources]
        rows += [own | _source_cells(source) for source in found] or [own]
    return Rows((*map(_, _MARK_COLUMNS), *more, *map(_, _SOURCE_COLUMNS)), rows)


def source_ids(card: Card) -> tuple[str, ...]:
    """Return the identifiers of the counts behind the marks of a card."""
    return tuple(id_ for mark in card.marks for id_ in mark.count_ids)


def count_rows(sources: Iterable[Mapping]) -> Rows:
    """Return counts with what they were read as and their sources, a row a count.

    `sources` are rows of `queries.select_sources` or of another query with its columns.
    """
    rows = stream_count_rows(sources)
    return Rows(rows.columns, list(rows.cells))


def stream_count_rows(sources: Iterable[Mapping]) -> Rows:
    """Return what `count_rows` does, its rows made one by one: for CSV of any length."""
    cells = (_count_cells(source) | _source_cells(source) for source in sources)
    return Rows((*map(_, _COUNT_COLUMNS), *map(_, _SOURCE_COLUMNS)), cells)


def _count_cells(source: Mapping) -> dict:
    indicator = source["indicator"]
    return {
        _("报告主体"): source["name"],
        _("所属地区"): source["district"],
        _("层级"): level_label(source["level"]),
        _("年度"): source["year"],
        _("类别"): category_label(source["category"]),
        _("指标"): indicator_label(indicator) if indicator else None,
        _(COUNTS.column("status").label): _(STATUSES[source["status"]]),
        _(COUNTS.column("rule").label): source["rule"],
    }


def _mark_cells(mark: Mark) -> dict:
    return {
        _("报告主体"): mark.name,
        _("所属地区"): mark.district,
        _("层级"): level_label(mark.level),
        _("年度"): mark.year,
        _("类别"): category_label(mark.category),
        _("指标"): indicator_label(mark.indicator),
        _("情况"): mark.state,
        _("指标值"): mark.value,
        _("指标值限定"): _(QUALIFIERS[mark.qualifier]),
        _("指标单位"): _unit(mark.unit),
        _(REPORTS.column("title").label): mark.title,
        _(REPORTS.column("report_id").label): mark.report_id,
    }


def _source_cells(source: Mapping) -> dict:
    start, end = sentence_span(source["paragraph"], source["span_start"], source["span_end"])
    copied = {_(COUNTS.column(name).label): source[name] for name in _COPIED}
    return copied | {
        _(COUNTS.column("unit").label): _unit(source["unit"]),
        _("数值限定"): _(QUALIFIERS[source["qualifier"]]),
        _("章节"): section_text(source["section_path"], source["section_title"]),
        _("所在句"): source["paragraph"][start:end],
        _("段落原文"): source["paragraph"],
        _(REPORTS.column("title").label): source["title"],
        _(REPORTS.column("report_id").label): source["report_id"],
    }


def _unit(unit: str | None) -> str | None:
    return unit and unit_text(unit)


_COPIED = ("text", "value", "object", "span_start", "span_end", "report", "count_id")
_COPIED += ("paragraph_id", "confidence")
_PLACE_COLUMNS = (
    N_("报告主体"), N_("所属地区"), N_("层级"), N_("年度"), N_("类别"), N_("指标"),
)  # fmt: skip
_MARK_COLUMNS = (*_PLACE_COLUMNS, N_("情况"), N_("指标值"), N_("指标值限定"), N_("指标单位"))
_COUNT_COLUMNS = (*_PLACE_COLUMNS, COUNTS.column("status").label, COUNTS.column("rule").label)
_SOURCE_COLUMNS = (
    *(COUNTS.column(name).label for name in ("text", "value", "unit")),
    N_("数值限定"),
    COUNTS.column("object").label,
    *(N_("章节"), N_("所在句"), N_("段落原文")),
    *(COUNTS.column(name).label for name in ("span_start", "span_end")),
    REPORTS.column("title").label,
    *(COUNTS.column(name).label for name in ("report", "count_id", "paragraph_id")),
    REPORTS.column("report_id").label,
    COUNTS.column("confidence").label,
)
