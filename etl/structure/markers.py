"""Markers of headings and list items in official documents (GB/T 9704)."""

import re
from typing import NamedTuple

_CHINESE = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9０-９]{1,2}"
# One alternative a level, outermost first; the group's name carries the level.
_MARKER = re.compile(
    rf"(?P<l0>第{_CHINESE}(?:部分|章|节))[、：:\s]*"
    rf"|(?P<l1>{_CHINESE})\s*[、．.]\s*(?!{_CHINESE}(?:季度|是))"
    rf"|[（(]\s*(?P<l2>{_CHINESE})\s*[)）]\s*[、.．]?\s*"
    rf"|(?P<l3>{_DIGITS})\s*[、．.](?![0-9０-９])\s*"
    rf"|[（(]\s*(?P<l4>{_DIGITS})\s*[)）]\s*[、.．]?\s*"
    rf"|(?P<l4b>{_DIGITS})\s*[)）]\s*"
    r"|(?P<l5>[①-⑳])\s*"
)
# First characters that a marker can have: one set lookup spares most lines the pattern.
_FIRST = frozenset("第一二三四五六七八九十（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BRACKETED = {"l2", "l4", "l4b"}


class Marker(NamedTuple):
    """A marker: level 0 (第一部分) to 5 (①), label as in a section path, offset behind it."""

    level: int
    label: str
    end: int


def find_marker(text: str) -> Marker | None:
    """Return the marker that the text starts with, or None."""
    if not text or text[0] not in _FIRST:
        return None
    match = _MARKER.match(text)
    if match is None:
        return None
    name = match.lastgroup
    label = match[name]
    if name in _BRACKETED:
        label = f"（{label}）"
    return Marker(int(name[1]), label, match.end())
