"""A table as HTML for paper: a table on the screen scrolls, a sheet does not."""

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.formatting import compact_number, labelled
from dashboard.language import N_, _

Row = Mapping[str, object]

# Columns whose cells stand with those of another, hedge before and unit behind the number.
_JOINED = {
    N_("数值"): (N_("限定"), N_("单位")),
    N_("上年值"): (N_("上年限定"), N_("单位")),
}
# What the words of a change say as well.
_RATE, _TOLD = N_("增幅（%）"), (N_("增减"), N_("增幅（%）"), N_("增减限定"))
_SHORT = 8  # characters of a cell that stays in one line


def paper_html(rows: Sequence[Row]) -> str:
    """Return rows as a table whose words wrap.

    A column in which all are empty is left out. What all rows have in common stands above them.
    """
    rows = [_on_paper(row) for row in rows]
    names = [name for name in rows[0] if any(row[name] not in (None, "") for row in rows)]
    common = [name for name in names if len({row[name] for row in rows}) == 1 and len(rows) > 1]
    names = [name for name in names if name not in common]
    caption = escape("　".join(labelled(name, str(rows[0][name])) for name in common))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(_cell(row[name]) for name in names)}</tr>" for row in rows)
    return (
        f'<table class="on-paper"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _on_paper(row: Row) -> dict[str, str]:
    cells = {name: _text(value) for name, value in row.items()}
    for name, (hedge, unit) in _JOINED.items():
        if cells.get(_(name)) and _(hedge) in cells:
            cells[_(name)] = f"{cells[_(hedge)]}{cells[_(name)]}{cells[_(unit)]}"
    gone = {_(name) for name, beside in _JOINED.items() if _(name) in cells for name in beside}
    gone |= {_(name) for name in _TOLD} if _(_RATE) in cells else set()
    return {name: cell for name, cell in cells.items() if name not in gone}


def _text(value: object) -> str:
    if isinstance(value, int | float):
        return compact_number(value)
    return str(value or "")


def _cell(text: str) -> str:
    short = ' class="short"' if len(text) <= _SHORT else ""
    return f"<td{short}>{escape(text)}</td>"
