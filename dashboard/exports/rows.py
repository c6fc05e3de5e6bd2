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

    An iterator of cells is read once.
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
    own_names, more = _names(_MARK_COLUMNS), tuple(next(iter(card.extras.values()), {}))
    source_names = _names(_SOURCE_COLUMNS)
    rows = []
    for mark in card.marks:
        own = dict(zip(own_names, _mark_cells(mark), strict=True))
        own |= _report_cells(mark) | dict(card.extras.get(mark.key, {}))
        found = [sources[id_] for id_ in mark.count_ids if id_ in sources]
        rows += [
            own | dict(zip(source_names, _source_cells(source), strict=True)) for source in found
        ] or [own]
    return Rows((*own_names, *more, *source_names), rows)


def source_ids(card: Card) -> tuple[str, ...]:
    """Return the identifiers of the counts behind the marks of a card."""
    return tuple(id_ for mark in card.marks for id_ in mark.count_ids)


def count_rows(sources: Iterable[Mapping]) -> Rows:
    """Return counts with what they were read as and their sources, a row a count.

    `sources` are rows of `queries.select_sources` or of another query with its columns. Rows are
    made one by one as they are read, and once: a download of any length needs no room for them.
    """
    names = (*_names(_COUNT_COLUMNS), *_names(_SOURCE_COLUMNS))
    cells = (
        dict(zip(names, (*_count_cells(source), *_source_cells(source)), strict=True))
        for source in sources
    )
    return Rows(names, cells)


def _names(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_, columns))


def _count_cells(source: Mapping) -> tuple:
    """Return the cells of `_COUNT_COLUMNS`."""
    indicator = source["indicator"]
    return (
        source["name"],
        source["district"],
        level_label(source["level"]),
        source["year"],
        category_label(source["category"]),
        indicator_label(indicator) if indicator else None,
        _(STATUSES[source["status"]]),
        source["rule"],
    )


def _mark_cells(mark: Mark) -> tuple:
    """Return the cells of `_MARK_COLUMNS`."""
    return (
        mark.name,
        mark.district,
        level_label(mark.level),
        mark.year,
        category_label(mark.category),
        indicator_label(mark.indicator),
        mark.state,
        mark.value,
        _(QUALIFIERS[mark.qualifier]),
        _unit(mark.unit),
    )


def _report_cells(mark: Mark) -> dict:
    """Return the report of a mark, for one that has no source to tell it."""
    cells = {"title": mark.title, "report_id": mark.report_id}
    return {_(REPORTS.column(name).label): cell for name, cell in cells.items()}


def _source_cells(source: Mapping) -> tuple:
    """Return the cells of `_SOURCE_COLUMNS`."""
    start, end = sentence_span(source["paragraph"], source["span_start"], source["span_end"])
    return (
        source["text"],
        source["value"],
        _unit(source["unit"]),
        _(QUALIFIERS[source["qualifier"]]),
        source["object"],
        section_text(source["section_path"], source["section_title"]),
        source["paragraph"][start:end],
        source["paragraph"],
        source["span_start"],
        source["span_end"],
        source["title"],
        source["report"],
        source["count_id"],
        source["paragraph_id"],
        source["report_id"],
        source["confidence"],
    )


def _unit(unit: str | None) -> str | None:
    return unit and unit_text(unit)


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
