"""Outline: from whole lines to paragraphs that know their section and mandated part."""

import re

from etl.identity.dates import YEAR, parse_year
from etl.models import Paragraph
from etl.structure.blocks import Block, find_blocks
from etl.structure.layout import Layout
from etl.structure.part_wording import find_year
from etl.structure.parts import assign_parts

_REVIEW = re.compile("年(?:度)?(?:政府)?工作(?:的)?(?:回顾|总结)")
# The day on which a report was delivered to a congress: 2019年2月1日在….
_DELIVERED = re.compile(rf"({YEAR})\s*年[^年，。]{{1,3}}月[^年，。]{{1,4}}日[^，。]{{0,2}}在")
# The year reported on is named in the title, or else within so many first characters.
_YEAR_CHARACTERS = 400


def split_paragraphs(layout: Layout) -> tuple[Paragraph, ...]:
    """Return the paragraphs and headings of a report in reading order, ordinals from 1.

    A heading that runs on into its text is one body paragraph of its own section. A table is
    one paragraph, a row a line, cells set apart by ` | `.
    """
    blocks = find_blocks(layout.lines)
    outline = _Outline()
    return tuple(
        outline.place(ordinal, block, part)
        for ordinal, (block, part) in enumerate(assign_parts(blocks, _find_year(layout, blocks)), 1)
    )


def _find_year(layout: Layout, blocks: list[Block]) -> int | None:
    """Return the year reported on: that of a review (2013年工作回顾), of the title, of the text.

    A report to a congress may bear in its title the year in which it was delivered; it is on the
    year before.
    """
    reviews = (block.title for block in blocks if block.title and _REVIEW.search(block.title))
    title = "".join(block.text for block in blocks if block.kind == "title")
    opening = "".join(block.text for block in blocks[:8])[:_YEAR_CHARACTERS]
    delivered = _DELIVERED.search(opening)
    spoken = parse_year(delivered[1]) if delivered else None
    told = _DELIVERED.sub("", opening)
    for text in (*reviews, _DELIVERED.sub("", title), layout.facts.get("title", ""), told):
        year = find_year(text)
        if year is not None:
            return year - 1 if year == spoken else year
    return spoken and spoken - 1


class _Outline:
    """The headings open above the paragraph at hand."""

    def __init__(self) -> None:
        self.open: list[Block] = []

    def place(self, ordinal: int, block: Block, part: str) -> Paragraph:
        if block.kind in ("title", "signature"):
            self.open.clear()
        while block.level is not None and self.open and self.open[-1].level >= block.level:
            self.open.pop()
        title = block.title or (self.open[-1].title if self.open else "")
        labels = [heading.label for heading in self.open] + [block.label]
        if block.title:
            self.open.append(block)
        return Paragraph(
            ordinal=ordinal,
            text=block.text,
            kind=block.kind,
            part=part,
            section_path="/".join(label for label in labels if label),
            section_title=title,
            page=block.page,
        )
