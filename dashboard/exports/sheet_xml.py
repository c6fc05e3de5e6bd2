"""The parts of a workbook as XML (ECMA-376): one sheet, its headings in sight and filtering."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from math import isfinite

from dashboard.exports.cells import printable

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_MOST_CHARACTERS = 32_767  # of a cell, counted in UTF-16 as the format does
_DAY_ZERO = date(1899, 12, 30)
HEADING, _DATE = 1, 2  # positions in `cellXfs`
# Spreadsheets read _x000D_ as the character of that number, and no XML keeps a carriage return.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# The parts that are the same in every workbook, by name.
FIXED: Mapping[str, str] = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/{STRINGS}" ContentType="{_TYPE}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'{_XML}<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/>'
        '<name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/>'
        '<name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill>'
        '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/>'
        '</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
        'borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" '
        'borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" '
        'applyFont="1" applyBorder="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" '
        'xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" '
        'xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def workbook_xml(name: str, area: str) -> str:
    """Return the part that names the sheet and the area in which it filters."""
    title = escape(name)
    return (
        f'{_XML}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="{title}" sheetId="1" '
        'r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" '
        f'localSheetId="0" hidden="1">\'{title}\'!{area}</definedName></definedNames></workbook>'
    )


def sheet_start(widths: Sequence[int]) -> str:
    """Return the sheet up to its rows; `widths` are those of the columns, in characters."""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    return (
        f'{_XML}<worksheet {_MAIN}><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def sheet_end(area: str) -> str:
    """Return the sheet after its rows."""
    return f'</sheetData><autoFilter ref="{area}"/></worksheet>'


def row_xml(
    number: int,
    cells: Sequence[object],
    letters: Sequence[str],
    strings: dict[str, int],
    style: int = 0,
) -> str:
    """Return a row: numbers, dates and truth values as such, all else as text, gaps left out.

    Text stands in `strings`, which grows, and is named by its number: most of it is repeated.
    """
    drawn = [
        _cell(f"{letter}{number}", cell, strings, style)
        for letter, cell in zip(letters, cells, strict=True)
        if cell is not None and cell != ""
    ]
    return f'<row r="{number}">{"".join(drawn)}</row>'


def strings_xml(strings: Iterable[str]) -> Iterator[str]:
    """Yield the part that holds the text of all cells, in order of its numbers."""
    yield f"{_XML}<sst {_MAIN}>"
    for text in strings:
        yield f"<si>{_text(text)}</si>"
    yield "</sst>"


def column_letters(total: int) -> list[str]:
    """Return the names of the first columns: A, B, … Z, AA, …"""
    names: list[str] = []
    for at in range(total):
        name = ""
        while at >= 0:
            name = chr(ord("A") + at % 26) + name
            at = at // 26 - 1
        names.append(name)
    return names


def _cell(place: str, cell: object, strings: dict[str, int], style: int) -> str:
    if isinstance(cell, str):
        text = strings.setdefault(cell, len(strings))
        return f'<c r="{place}" s="{style}" t="s"><v>{text}</v></c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell!r}</v></c>' if isfinite(cell) else ""
    if isinstance(cell, date):
        return f'<c r="{place}" s="{_DATE}"><v>{(cell - _DAY_ZERO).days}</v></c>'
    return _cell(place, str(cell), strings, style)


def _text(text: str) -> str:
    text = _fitting(printable(text))
    if "_x" in text:
        text = _ESCAPED.sub("_x005F_", text)
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{kept}>{escape(text, quote=False).replace(chr(13), '_x000D_')}</t>"


def _fitting(text: str) -> str:
    if len(text) * 2 <= _MOST_CHARACTERS:
        return text
    return text.encode("utf-16-le")[: _MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")
