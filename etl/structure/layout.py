"""Layout repaired: from the text as printed to whole lines, one a paragraph.

Web furniture, page numbers and editor's remains go; what they say of the report is kept as
facts. Sentences broken by line ends and page breaks are whole again.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.structure.furniture import strip_furniture
from etl.structure.joins import join_lines
from etl.structure.lines import BOLD, Line, close_up, find_cells
from etl.structure.pages import strip_pages

_LINE_END = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
# Zero-width and control characters: they show nothing and break words.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_EDITOR_REMAINS = re.compile(
    r"\[bookmark:[^\]\n]*\]|\{\{[^{}\n]*\}\}|<!--.*?-->|错误！未找到引用源。?"
)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.{0,4000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]\w*)[ \t]*:[ \t]*(.*\S)", re.MULTILINE)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
# Not the page number `- 1 -`.
_MARKDOWN_BULLET = re.compile(r"[*+-][ \t]+(?=\S)(?!\d{1,4}[ \t]*-$)")
_BOLD_LINE = re.compile(r"(?:\*\*|__)[^*]+(?:\*\*|__)[ \t]*")
_RULE_LINE = re.compile(r"[-=_*—─\s]{3,}|\|?[\s:|-]+\|?")


@dataclass(frozen=True, slots=True)
class Layout:
    """Whole lines in reading order, and the facts that the furniture around them stated.

    Keys of `facts` are those of `rules/furniture.toml` (`published`, `source`, `publisher`,
    `index_number`, `document_number`, `letterhead`, `breadcrumb`, …) and of a front matter
    (`title`, `source`); values are as printed.
    """

    lines: tuple[Line, ...]
    facts: Mapping[str, str]


def restore_layout(text: str) -> Layout:
    """Return the lines and facts of a decoded text; pure, raises nothing."""
    text, facts = _split_front_matter(_clean(text))
    lines, stated = strip_furniture(_split_lines(text))
    return Layout(tuple(join_lines(strip_pages(lines))), stated | facts)


def _clean(text: str) -> str:
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return _EDITOR_REMAINS.sub("", text).replace("\xa0", " ")


def _split_front_matter(text: str) -> tuple[str, dict[str, str]]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return text, {}
    fields = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(match[1])}
    return text[match.end() :], {key: value for key, value in fields.items() if value}


def _split_lines(text: str) -> list[Line]:
    lines, gap = [], False
    pages = text.split("\f")
    for number, page in enumerate(pages, 1):
        for printed in page.split("\n"):
            line = _read_line(printed, number if len(pages) > 1 else None, gap)
            gap = line is None
            if line is not None:
                lines.append(line)
    return lines


def _read_line(printed: str, page: int | None, gap: bool) -> Line | None:
    """Return the line without margin and markdown, or None when nothing is printed on it."""
    text = printed.strip()
    if not text or (text[0] in "-=_*—─|:" and _RULE_LINE.fullmatch(text)):
        return None
    margin = printed[: len(printed) - len(printed.lstrip())]
    indent = len(margin) + margin.count("\u3000") + 3 * margin.count("\t")
    depth = 0
    if text[0] == "#" and (match := _MARKDOWN_HEADING.match(text)):
        depth, text = len(match[1]), text[match.end() :]
    elif text[0] in "*+-" and (match := _MARKDOWN_BULLET.match(text)):
        text = text[match.end() :]
    if "**" in text:
        if not depth and _BOLD_LINE.fullmatch(text):
            depth = BOLD
        text = text.replace("**", "").strip()
    text = close_up(text)
    cells = find_cells(text)
    if cells is not None:
        text = " | ".join(cells)
    return Line(text, page, depth, gap, indent, cells is not None) if text else None
