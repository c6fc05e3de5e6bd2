"""Page numbers and repeated page heads removed; every line learns its page."""

import re
from collections import Counter
from dataclasses import replace

from etl.structure.lines import TITLE_END, Line, has_stop_at_end

_NUMBER = r"[0-9０-９]{1,4}"
_PAGE_MARK = re.compile(
    rf"(?:[—–―－\-·•~]+\s*(?P<dashed>{_NUMBER})\s*[—–―－\-·•~]+"
    rf"|第\s*(?P<named>{_NUMBER})\s*页(?:\s*[，,/]?\s*[（(]?共\s*{_NUMBER}\s*页[)）]?)?"
    rf"|(?P<of>{_NUMBER})\s*/\s*{_NUMBER})"
)
_BARE = re.compile(r"[0-9]{1,3}")
# A head or foot is short and printed beside the page number of two pages at least.
_HEAD_REPEATS = 2
_HEAD_LENGTHS = range(4, 41)


def strip_pages(lines: list[Line]) -> list[Line]:
    """Return the lines without page numbers, heads and feet, each with its page.

    A page number above the first line of text counts for what follows it, else for what
    precedes it. Without page numbers the pages that form feeds gave stay as they are.
    """
    marks = _find_marks(lines)
    if not marks:
        return lines
    heads = _find_heads(lines, marks)
    kept = []
    order = sorted(marks)
    is_head = order[0] == 0
    page, upcoming = None, iter(order)
    if not is_head:
        page = marks[next(upcoming)]
    for index, line in enumerate(lines):
        if index in marks:
            if is_head:
                page = marks[index]
            else:
                following = next(upcoming, None)
                page = marks[following] if following is not None else marks[index] + 1
        elif index not in heads:
            kept.append(replace(line, page=page))
    return kept


def _find_marks(lines: list[Line]) -> dict[int, int]:
    marks, bare = {}, {}
    for index, line in enumerate(lines):
        if len(line.text) > 20:
            continue
        match = _PAGE_MARK.fullmatch(line.text)
        if match:
            marks[index] = int(match["dashed"] or match["named"] or match["of"])
        elif _BARE.fullmatch(line.text):
            bare[index] = int(line.text)
    if not marks and _counts_up(list(bare.values())):
        return bare
    return marks


def _counts_up(numbers: list[int]) -> bool:
    steps = list(range(numbers[0], numbers[0] + len(numbers))) if numbers else []
    return len(numbers) >= 2 and numbers == steps and numbers[0] <= 3


def _find_heads(lines: list[Line], marks: dict[int, int]) -> set[int]:
    """Return where lines stand that are printed beside page numbers again and again.

    The head of the first page, unless it is the title, goes too.
    """
    beside = sorted(
        near
        for near in {index + step for index in marks for step in (-1, 1)}
        if 0 <= near < len(lines) and near not in marks and _may_be_head(lines[near].text)
    )
    times = Counter(lines[near].text for near in beside)
    heads = {near for near in beside if times[lines[near].text] >= _HEAD_REPEATS}
    opens = bool(lines) and TITLE_END.search(lines[0].text) is None
    return heads | {0} if opens and lines[0].text in {lines[at].text for at in heads} else heads


def _may_be_head(text: str) -> bool:
    return len(text) in _HEAD_LENGTHS and not has_stop_at_end(text)
