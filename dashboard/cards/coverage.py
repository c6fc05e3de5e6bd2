"""The card that shows which bodies reported on which years."""

from collections.abc import Mapping, Sequence

from dashboard.cards.card import Card
from dashboard.figures import coverage_matrix
from dashboard.formatting import year_text, years_text
from etl.schema import LEVELS


def coverage_card(
    key: str, reports: Sequence[Mapping], years: Sequence[int], limit: int | None = None
) -> Card:
    """Make the matrix of the bodies of `reports` by `years`.

    `limit` is the number of bodies shown.
    """
    places = list(dict.fromkeys(row["place"] for row in reports))
    shown = places[:limit]
    names = {row["place"]: row["name"] for row in reports}
    cells = _cells(reports, shown)
    listed = [row for row in reports if row["place"] in set(shown)]
    missing = len(shown) * len(years) - len({pair for pair in cells if pair[1] is not None})
    return Card(
        key=key,
        title=f"{len(places)} 个主体的报告覆盖（格内为数据条数）· {years_text(years)}",
        figure=coverage_matrix([names[place] for place in shown], years, cells),
        alt=(
            f"{len(shown)} 个报告主体、{len(years)} 个年度的报告覆盖情况："
            f"有报告 {len(shown) * len(years) - missing} 格，缺 {missing} 格。"
        ),
        notes=(
            *([f"共 {len(places)} 个报告主体，只列前 {len(shown)} 个。"] if limit else []),
            "实心格有报告，点击打开原文；虚框“缺”表示没有这一年的报告，不等于零。",
        ),
        table=tuple(_row(row) for row in listed),
        keys=tuple(row["report_id"] for row in listed),
        marks=(),
        file_name=f"总览_报告覆盖_{years_text(years)}",
        opens="report",
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


def _row(report: Mapping) -> dict:
    return {
        "报告主体": report["name"],
        "所属地区": report["district"] or "",
        "层级": LEVELS.get(report["level"], "层级不明"),
        "年度": year_text(report["year"]),
        "报告标题": report["title"] or report["report"],
        "段落数": report["paragraphs"],
        "数据条数": report["counts"],
        "提示数": report["warnings"],
        "报告文件": report["report"],
        "报告编号": report["report_id"],
    }
