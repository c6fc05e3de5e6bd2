"""Cells of small tables, each read as the sentence that its row and its column make of it.

A table is one paragraph: a row a line, cells set apart by ` | `, the first row the heads of the
columns (`etl.structure.outline`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.models import Count, Paragraph

SEPARATOR = " | "
_UNIT_OF_HEAD = re.compile(r"[（(](?:单位[：:])?([^（）()、]{1,5})[）)]$")
_NUMBER = re.compile(r"[0-9,.]+")
# A column of a year says when: 2022年|检查企业.
_YEAR = re.compile(r"[0-9]{4}年(?:度|以来)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and the sentence it is read as; `offset` is where its text stands."""

    sentence: Paragraph
    lead: int
    offset: int
    text: str

    def restored(self, counts: list[Count]) -> list[Count]:
        """Put the counts of the sentence back to where the cell stands; what lies in the lead,
        the words of row and column, is dropped."""
        found = []
        for count in counts:
            start = count.start - self.lead
            end = min(count.end - self.lead, len(self.text))
            if 0 <= start < end:
                count.start, count.end = self.offset + start, self.offset + end
                count.text = self.text[start:end]
                found.append(count)
        return found


def read_cells(paragraph: Paragraph) -> Iterator[Cell]:
    """Yield the cells below the first row, behind the first column, that hold a number.

    A bare number takes the unit that its column's head gives in brackets: 罚款（万元）.
    """
    rows = paragraph.text.split("\n")
    heads = rows[0].split(SEPARATOR)
    offset = len(rows[0]) + 1
    for row in rows[1:]:
        cells = row.split(SEPARATOR)
        at = offset
        for index, cell in enumerate(cells):
            if index and index < len(heads) and any(char.isdecimal() for char in cell):
                yield _cell(paragraph, cells[0], heads[index], at, cell)
            at += len(cell) + len(SEPARATOR)
        offset += len(row) + 1


def columns_of(paragraph: Paragraph, counts: list[Count]) -> list[list[Count]]:
    """Return the counts of a table by column, from left to right."""
    columns: dict[int, list[Count]] = {}
    for count in counts:
        line = paragraph.text.rfind("\n", 0, count.start) + 1
        index = paragraph.text.count(SEPARATOR, line, count.start)
        columns.setdefault(index, []).append(count)
    return [columns[index] for index in sorted(columns)]


def _cell(paragraph: Paragraph, row: str, head: str, offset: int, text: str) -> Cell:
    unit = _UNIT_OF_HEAD.search(head)
    column = head[: unit.start()] if unit else head
    lead = f"{column}{row}" if _YEAR.fullmatch(column.strip()) else f"{row}{column}"
    bare = unit is not None and _NUMBER.fullmatch(text.strip()) is not None
    sentence = f"{lead}{text}{unit[1] if bare else ''}"
    return Cell(replace(paragraph, kind="body", text=sentence), len(lead), offset, text)
