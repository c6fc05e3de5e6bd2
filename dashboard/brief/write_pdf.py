"""A brief as PDF, typeset by Typst from a template of the project; text goes there as data."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst

from dashboard.brief.charts import chart_svg
from dashboard.brief.fonts import FONT_FOLDER, drawable_text
from dashboard.brief.model import Block, Brief, Note, Paragraph, Phrase, Table

_TEMPLATE = Path(__file__).with_name("brief.typ")
_REGIONS = {"zh": "CN", "en": "GB"}


def pdf_bytes(brief: Brief) -> bytes:
    """Return a brief as PDF, the same bytes for the same brief."""
    compiler = typst.Compiler(
        _TEMPLATE.read_bytes(), font_paths=_fonts(), sys_inputs={"brief": _data(brief)}
    )
    stamp = int(brief.made_on.timestamp()) if brief.made_on else 0
    return compiler.compile(format="pdf", timestamp=stamp)


@cache
def _fonts() -> typst.Fonts:
    """Return the package's fonts alone: the result must not depend on the machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)]
    )


def _data(brief: Brief) -> str:
    """Return what the template reads: every text drawable, footnotes apart, by number."""
    numbers = brief.note_numbers()
    seen: set[Note] = set()
    data = {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "author": "",
        "language": brief.language,
        "region": _REGIONS[brief.language],
        "facts": brief.facts,
        "notes": [_phrases(note.phrases, {}, seen) for note in numbers],
        "sections": [
            {
                "title": section.title,
                "blocks": [_block(block, numbers, seen) for block in section.blocks],
            }
            for section in brief.sections
        ],
    }
    return json.dumps(_drawable(data), ensure_ascii=False)


def _block(block: Block, numbers: dict[Note, int], seen: set[Note]) -> dict:
    if isinstance(block, Paragraph):
        phrases = _phrases(block.phrases, numbers, seen)
        return {"kind": "paragraph", "remark": block.remark, "phrases": phrases}
    if isinstance(block, Table):
        return {
            "kind": "table",
            "columns": block.columns,
            "widths": block.widths,
            "aligned_right": block.aligned_right,
            "rows": [_phrases(row, numbers, seen) for row in block.rows],
        }
    return {
        "kind": "picture",
        "svg": chart_svg(block),
        "alt": block.alt,
        "caption": block.caption,
    }


def _phrases(phrases: Iterable[Phrase], numbers: dict[Note, int], seen: set[Note]) -> list[dict]:
    """Return phrases as data; `first` tells where a footnote stands from where it is repeated."""
    result = []
    for phrase in phrases:
        result.append(
            {
                "text": phrase.text,
                "underlined": phrase.underlined,
                "address": phrase.address,
                "note": numbers.get(phrase.note) if phrase.note else None,
                "first": phrase.note not in seen,
            }
        )
        if phrase.note:
            seen.add(phrase.note)
    return result


def _drawable(data):
    """Return data with all its text drawable; bytes are the letters of a picture."""
    if isinstance(data, bytes):
        return data.decode("utf-8")
    if isinstance(data, str):
        return drawable_text(data)
    if isinstance(data, dict):
        return {name: _drawable(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_drawable(value) for value in data]
    return data
