"""What a brief holds: sections of paragraphs, tables and charts; each figure with its footnote.

The model knows neither where its content comes from nor the format that it is written in. All
text in it is literal: no writer takes any of it for markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of text; its footnote, if it has one, stands right behind it."""

    text: str
    note: "Note | None" = None
    underlined: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. Phrases with equal notes share one number."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `remark` is set smaller than the text."""

    phrases: tuple[Phrase, ...]
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a row of one cell spans it. `widths` are shares of the width of the text.

    `aligned_right` are the positions of the columns that hold numbers.
    """

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    aligned_right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a chart with its label; None is a gap. A hollow one is hedged."""

    name: str
    value: float | None
    label: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one body, or the bars of a panel; `order` tells lines apart."""

    name: str
    points: tuple[Point, ...]
    order: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """Series that share an axis, and thus a level and a unit."""

    title: str
    colour: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels of `bars` or `lines`, with the text for those who do not see it."""

    kind: str
    panels: tuple[Panel, ...]
    caption: str
    alt: str


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the brief."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, complete; `made_on` is when its data was built."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    made_on: datetime | None
    language: str = "zh"

    def phrases(self) -> Iterator[Phrase]:
        """Yield the phrases of paragraphs and tables in reading order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield from block.phrases
                elif isinstance(block, Table):
                    for row in block.rows:
                        yield from row

    def note_numbers(self) -> dict[Note, int]:
        """Return the number of each footnote, from 1 in the order of the text."""
        noted = (phrase.note for phrase in self.phrases() if phrase.note)
        return {note: number for number, note in enumerate(dict.fromkeys(noted), 1)}
