"""The card that shows which bodies reported on which years."""

from collections.abc import Mapping, Sequence

from dashboard.cards.card import Card, Record
from dashboard.figures import coverage_matrix
from dashboard.formatting import level_label, year_text, years_text
from dashboard.language import _


def coverage_card(
    key: str, reports: Sequence[Mapping], years: Sequence[int], bodies: int, span: int
) -> Card:
    """Make the matrix of the bodies of `reports` by `years`.

    `bodies` is how many bodies and `span` how many years there are, those shown included.
    """
    listed = [row for row in reports if row["year"] in set(years)]
    shown = list(dict.fromkeys(row["place"] for row in reports))
    names = {row["place"]: row["name"] for row in reports}
    cells = _cells(listed, shown)
    missing = len(shown) * len(years) - len({pair for pair in cells if pair[1] is not None})
    return Card(
        key=key,
        title=_("{total} 个主体的报告覆盖（格内为数据条数）· {years}").format(
            total=bodies, years=years_text(years)
        ),
        figure=coverage_matrix([names[place] for place in shown], years, cells),
        alt=_(
            "{bodies} 个报告主体、{years} 个年度的报告覆盖：有报告 {present} 格，缺 {missing} 格。"
        ).format(
            bodies=len(shown),
            years=len(years),
            present=len(shown) * len(years) - missing,
            missing=missing,
        ),
        notes=(
            *_limited(bodies, len(shown), _("共 {total} 个报告主体，只列前 {shown} 个。")),
            *_limited(span, len(years), _("共 {total} 个年度，只列最近 {shown} 个。")),
            _("实心格有报告，点击打开原文；空框“缺”表示没有这一年的报告，不等于零。"),
        ),
        file_name=f"{_('总览')}_{_('报告覆盖')}",
        records=tuple(Record(row["report_id"], _cells_of(row)) for row in listed),
    )


def _cells(reports: Sequence[Mapping], shown: Sequence[str]) -> dict[tuple[int, int], dict]:
    rows = {place: row for row, place in enumerate(shown)}
    cells: dict[tuple[int, int], dict] = {}
    for report in reports:
        if report["place"] not in rows:
            continue
        pair = (rows[report["place"]], report["year"])
        cell = cells.setdefault(pair, {"report_id": report["report_id"], "counts": 0, "reports": 0})
        cell["counts"] += report["counts"]
        cell["reports"] += 1
    return cells


def _limited(total: int, shown: int, words: str) -> list[str]:
    return [words.format(total=total, shown=shown)] if shown < total else []


def _cells_of(report: Mapping) -> dict:
    return {
        _("报告主体"): report["name"],
        _("所属地区"): report["district"] or "",
        _("层级"): level_label(report["level"]),
        _("年度"): year_text(report["year"]),
        _("报告标题"): report["title"] or report["report"],
        _("段落数"): report["paragraphs"],
        _("数据条数"): report["counts"],
        _("提示数"): report["warnings"],
        _("报告文件"): report["report"],
        _("报告编号"): report["report_id"],
    }
