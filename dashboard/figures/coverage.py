"""The matrix of bodies by years: a filled cell is a report, an empty frame is none."""

from collections.abc import Mapping, Sequence

from dashboard.figures.layout import base_layout, category_axis, distinct_names
from dashboard.formatting import plain_chart_text, shorten, year_text
from dashboard.language import _
from dashboard.theme import CLEAR, MUTED, PALETTE

ROW_PIXELS = 36
NAME_WIDTH = 14
_CELL_PIXELS = 26


def coverage_matrix(
    names: Sequence[str], years: Sequence[int], cells: Mapping[tuple[int, int], Mapping]
) -> dict:
    """Draw bodies (rows) by years (columns).

    `cells` holds by (row, year) the report there: `report_id`, `counts` and `reports`, the
    number of reports of that body and year. A pair without a cell is drawn as an empty frame.
    """
    rows = distinct_names(plain_chart_text(shorten(name, NAME_WIDTH)) for name in names)
    present = [(row, year) for row in range(len(names)) for year in years if (row, year) in cells]
    absent = [
        (row, year) for row in range(len(names)) for year in years if (row, year) not in cells
    ]
    layout = base_layout(ROW_PIXELS * (len(names) + 1) + 24)
    layout["xaxis"] = category_axis(
        [str(year) for year in years], side="top", range=(-0.5, len(years) - 0.5)
    )
    layout["yaxis"] = category_axis(
        rows, automargin=True, range=(len(names) - 0.5, -0.5), tickfont={"size": 13}
    )
    return {
        "data": [_absent(absent, rows, names), _present(present, rows, names, cells)],
        "layout": layout,
    }


def _present(pairs, rows, names, cells) -> dict:
    return _squares(
        pairs,
        rows,
        text=[str(cells[pair]["counts"]) for pair in pairs],
        keys=[cells[pair]["report_id"] for pair in pairs],
        hover=[_hover(names[row], year, cells[row, year]) for row, year in pairs],
        marker={"color": PALETTE[0], "line": {"color": PALETTE[0], "width": 1.5}},
        textfont={"color": "#FFFFFF", "size": 12},
    )


def _absent(pairs, rows, names) -> dict:
    return _squares(
        pairs,
        rows,
        text=[_("缺")] * len(pairs),
        keys=[""] * len(pairs),
        hover=[_hover_lines(names[row], year, _("没有报告")) for row, year in pairs],
        marker={"color": CLEAR, "line": {"color": MUTED, "width": 1}},
        textfont={"color": MUTED, "size": 11},
    )


def _squares(pairs, rows, *, text, keys, hover, marker, textfont) -> dict:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [str(year) for _, year in pairs],
        "y": [rows[row] for row, _ in pairs],
        "text": text,
        "textfont": textfont,
        "customdata": [[key] for key in keys],
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "square", "size": _CELL_PIXELS} | marker,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }


def _hover(name: str, year: int, cell: Mapping) -> str:
    lines = [_("{total} 条数据").format(total=cell["counts"])]
    if cell["reports"] > 1:
        lines.append(_("共 {total} 份，打开其一").format(total=cell["reports"]))
    return _hover_lines(name, year, *lines, _("点击打开原文"))


def _hover_lines(name: str, year: int, *lines: str) -> str:
    return "<br>".join((f"<b>{plain_chart_text(name)}</b>　{year_text(year)}", *lines))
