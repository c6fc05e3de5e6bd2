"""The cards of one body: its place among its peers, and all its indicators year by year."""

from collections.abc import Mapping, Sequence

from dashboard.analysis import Change, Position
from dashboard.cards.card import Card, hedge_notes, open_notes, sentences
from dashboard.figures import percentile_points, value_matrix
from dashboard.formatting import indicator_label, joined, quantity, years_text
from dashboard.language import N_, _
from dashboard.marks import Mark
from etl.catalogue import indicators

YEARS = 8  # columns that a matrix has room for: the latest
SIZE_NOTE = N_("位置只说明数值大小，不说明工作好坏；同级主体的规模和职责可能不同。")
FEW_NOTE = N_("同级报告主体不足 5 个、不排百分位：{indicators}。")
SILENT_NOTE = N_("“—”是当年报告没有写这一项（未报告），不等于零；不同指标、单位之间不相加。")
APART_NOTE = N_("同一年有多份报告或层级不明、不排百分位：{indicators}。")
RUNNING_NOTE = N_("历年累计、不与当年数值排位次：{indicators}。")
RUNNING_CELLS_NOTE = N_("菱形是历年累计，是多年的合计，不与当年数值相比。")


def standing_card(
    key: str,
    name: str,
    marks: Sequence[Mark],
    positions: Mapping[str, Position],
    changes: Mapping[str, Change],
    limit: int | None = None,
) -> Card:
    """Make the card that places the values of a body in one year among its peers.

    `marks` are its values of that year in the order of the catalogue. Those without percentile
    stand in the table and in a note.
    """
    placed = [positions[mark.key] for mark in marks if _percentile(positions, mark) is not None]
    apart = [mark for mark in marks if _percentile(positions, mark) is None]
    shown = placed[:limit]
    year = years_text(mark.year for mark in marks if mark.year)
    return Card(
        key=key,
        title=_("{name}各项指标在同级主体中的位置（百分位）· {year}").format(name=name, year=year),
        figure=percentile_points(shown),
        alt=sentences(
            _("{indicator} {position}").format(
                indicator=indicator_label(each.mark.indicator), position=each.phrase()
            )
            for each in shown[:_SPOKEN]
        ),
        notes=(
            *_limited(placed, shown),
            *unplaced_notes(apart, positions),
            *open_notes(marks),
            _(SIZE_NOTE),
            *hedge_notes(marks),
        ),
        file_name=f"{_('区域画像')}_{name}_{_('同级位置')}",
        marks=tuple(marks),
        beside={key_: (change.before,) for key_, change in changes.items()},
        extras={mark.key: _compared(mark, positions, changes) for mark in marks},
    )


def matrix_card(key: str, name: str, marks: Sequence[Mark], reports: Mapping[int, str]) -> Card:
    """Make the card of all indicators of a body, year by year.

    `marks` are its values in all years, `reports` the report of each year that has one: in such
    a year, what is not stated is said to be not reported.
    """
    years = sorted(reports)[-YEARS:]
    stated = [mark for mark in marks if mark.year in years]
    rows = sorted({(mark.indicator, mark.unit) for mark in stated}, key=_catalogue_order)
    cells = {((mark.indicator, mark.unit), mark.year): mark for mark in reversed(stated)}
    for row in rows:
        for year in years:
            cells.setdefault((row, year), _silent(stated[0], row, year, reports[year]))
    listed = tuple(cells[row, year] for row in rows for year in years)
    return Card(
        key=key,
        title=_("{name}各项指标逐年数值 · {years}").format(name=name, years=years_text(years)),
        figure=value_matrix(rows, years, cells),
        alt=_("{rows} 项指标、{years} 个年度：报告 {stated} 格，未报告 {silent} 格。").format(
            rows=len(rows),
            years=len(years),
            stated=len(stated),
            silent=sum(mark.value is None for mark in listed),
        ),
        notes=(
            *_earlier(reports, years),
            *([_(SILENT_NOTE)] if any(mark.value is None for mark in listed) else []),
            *([_(RUNNING_CELLS_NOTE)] if any(mark.running for mark in listed) else []),
            *open_notes(listed),
            *hedge_notes(listed),
        ),
        file_name=f"{_('区域画像')}_{name}_{_('逐年数值')}",
        marks=listed,
    )


_SPOKEN = 12  # positions that the description names


def _percentile(positions: Mapping[str, Position], mark: Mark) -> float | None:
    position = positions.get(mark.key)
    return position.percentile if position else None


def _compared(mark: Mark, positions: Mapping, changes: Mapping) -> dict[str, object]:
    change, position = changes.get(mark.key), positions.get(mark.key)
    median = position.median if position else None
    return {
        _("上年数值"): change.before.phrase() if change else "",
        _("增减"): change.signed() if change else "",
        _("同比"): change.rate_text() if change else "",
        _("位次（由高到低）"): position.rank if position else None,
        _("同级报告主体数"): position.reporting if position else None,
        _("百分位"): position.percentile if position else None,
        _("同级中位数"): ""
        if median is None
        else quantity(median, mark.unit, position.group.median_qualifier),
    }


def _limited(placed: Sequence, shown: Sequence) -> list[str]:
    if len(shown) == len(placed):
        return []
    text = _("共 {total} 项有百分位，图中只列前 {shown} 项，表和下载列出全部。")
    return [text.format(total=len(placed), shown=len(shown))]


def unplaced_notes(apart: Sequence[Mark], positions: Mapping[str, Position]) -> list[str]:
    """Return a note for each reason why values have no percentile."""
    reasons: dict[str, list[Mark]] = {}
    for mark in apart:
        reason = FEW_NOTE if mark.key in positions else APART_NOTE
        reasons.setdefault(RUNNING_NOTE if mark.running else reason, []).append(mark)
    return [_(reason).format(indicators=_named(marks)) for reason, marks in reasons.items()]


def _named(marks: Sequence[Mark]) -> str:
    words = _("{indicator} {value}")
    return joined(
        words.format(indicator=indicator_label(mark.indicator), value=mark.phrase())
        for mark in marks
    )


def _silent(like: Mark, row: tuple[str, str | None], year: int, report_id: str) -> Mark:
    indicator, unit = row
    return Mark(
        like.place, like.name, like.district, like.level, year, indicator.split(".")[0],
        indicator, unit, None, "exact", report_id, None,
    )  # fmt: skip


def _earlier(reports: Mapping[int, str], years: Sequence[int]) -> list[str]:
    left_out = sorted(set(reports) - set(years))
    if not left_out:
        return []
    return [_("更早的 {years} 未列出，可在年度趋势中看。").format(years=years_text(left_out))]


def _catalogue_order(row: tuple[str, str | None]) -> tuple[int, str]:
    known = list(indicators())
    return known.index(row[0]) if row[0] in known else len(known), row[1] or ""
