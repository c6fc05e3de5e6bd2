"""Lines that belong to one paragraph joined: hard line ends, page breaks, titles on two lines."""

import re
from collections import Counter
from dataclasses import dataclass, replace

import rjieba

from etl.lines import Line, has_stop_at_end, is_date, width
from etl.markers import find_marker

# Never the first character of a paragraph, or never its last.
_NO_START = frozenset("，。、；：！？）》”’】〕,;%％‰")
_NO_END = frozenset("，、（《“‘【〔(,—－-")
_PAIRS = ("（）", "《》", "“”", "〔〕")
# A full line may fall short of the wrap width by this many columns (punctuation kept off the
# line's start, a number kept whole) or hang over it by two.
_SHORTFALL, _OVERHANG = 5, 2
# Wrapped text has at least so many full lines, and they are at least so large a share.
_LEAST_FULL_LINES, _LEAST_FULL_SHARE = 4, 0.4
# GB/T 9704 sets 28 characters a line; a heading broken by its line end is nearly that long.
_LINE_WIDTH = 56
_TITLE_END = re.compile(r"(?:报告|总结|汇报|情况|公告|说明)(?:[（(][^（）()]{1,12}[)）])?$")
_TITLE_LINES = 4
# The second line of a title goes on with a year, a subject or 关于; one that names a body of
# its own begins a title itself.
_TITLE_GOES_ON = re.compile(
    r"^(?:20\d\d|二[〇○零]|关于|情况|法治|依法|年度|工作|的|推进|建设|贯彻)"
)
_NOT_RUN_ON = re.compile(
    r"^(?:抄送|主送|附件|联系人|联系电话|[（(]此件|[（(]联系人|各位代表)|"
    r"(?:人民政府|办事处|委员会|管委会|办公室|司法所|局|厅|街道|镇|乡)$"
)
_LATIN = re.compile(r"[A-Za-z]$")


@dataclass(slots=True)
class _Open:
    """The paragraph being put together, and the width and page of its last printed line."""

    line: Line
    parts: list[str]
    last_width: int
    last_page: int | None

    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text is wrapped: its width in columns (None: it is not) and whether it indents."""

    width: int | None
    indent: int | None


def join_lines(lines: list[Line]) -> list[Line]:
    """Return the lines with those that one sentence runs over made one.

    Two list items, or a heading and its text, are never joined; a line printed a second time
    at a page break is dropped.
    """
    lines = _join_title(lines)
    wrap = _find_wrap(lines)
    joined: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if joined and _is_repeated(joined[-1].text, line.text):
            continue
        if joined and _continues(joined[-1], lines[index - 1], line, following, wrap):
            joined[-1] = replace(joined[-1], text=_glue(joined[-1].text, line.text))
        else:
            joined.append(line)
    return joined


def _glue(left: str, right: str) -> str:
    between = " " if _LATIN.search(left) and right[0].isascii() and right[0].isalpha() else ""
    return left + between + right


def _is_repeated(above: str, text: str) -> bool:
    """Say whether the line only repeats the end of the sentence above, cut in mid-sentence."""
    if not 3 <= len(text) < min(len(above), 60) or not above.endswith(text):
        return False
    before = above[-len(text) - 1]
    return has_stop_at_end(text) and not has_stop_at_end(before) and before not in "：，、"


def _find_wrap(lines: list[Line]) -> _Wrap:
    widths = Counter(line.indent + width(line.text) for line in lines)
    total = sum(widths.values())
    best_width, best_full = None, 0
    for edge in widths:
        full = sum(widths[edge - back] for back in range(-_OVERHANG, _SHORTFALL + 1))
        if full > best_full or (full == best_full and best_width and edge > best_width):
            best_width, best_full = edge, full
    if best_full < _LEAST_FULL_LINES or best_full < _LEAST_FULL_SHARE * total or best_width < 30:
        return _Wrap(None, None)
    if sum(n for w, n in widths.items() if w > best_width + _OVERHANG) > 0.1 * total:
        return _Wrap(None, None)
    indents = Counter(line.indent for line in lines if 2 <= line.indent <= 8)
    indent, times = indents.most_common(1)[0] if indents else (None, 0)
    return _Wrap(best_width, indent if times >= 2 else None)


def _continues(open_: Line, last: Line, line: Line, following: Line | None, wrap: _Wrap) -> bool:
    """Say whether the line goes on with the paragraph open above it."""
    above, text = open_.text, line.text
    if last.row or line.row:
        return False
    if text[0] in _NO_START:
        return True
    if line.depth or find_marker(text) is not None:
        return False
    if wrap.width and last.indent + width(last.text) >= wrap.width - _SHORTFALL:
        return _continues_wrapped(above, text, line, wrap)
    if is_date(text) or has_stop_at_end(above) or above[-1] in "：:":
        return False
    if above[-1] in _NO_END or any(above.count(a) > above.count(b) for a, b in _PAIRS):
        return True
    return _continues_sentence(above, text, following, last.page != line.page)


def _continues_wrapped(above: str, text: str, line: Line, wrap: _Wrap) -> bool:
    if wrap.indent is not None:
        return line.indent < wrap.indent
    if find_marker(above) is not None and "。" not in above and not has_stop_at_end(text):
        return not has_stop_at_end(above)
    return True


def _continues_sentence(above: str, text: str, following: Line | None, new_page: bool) -> bool:
    """Decide where the line above ends in mid-sentence, or is a heading, or lacks its stop."""
    if _NOT_RUN_ON.search(text):
        return False
    is_whole = not has_stop_at_end(text) and len(text) < 30
    if "。" in above or "；" in above:
        return not is_whole or _breaks_word(above, text)
    if find_marker(above) is not None:
        nearly_full = _LINE_WIDTH - 12 <= width(above) <= _LINE_WIDTH + 4
        return is_whole and nearly_full and len(text) <= 20 and not is_date(text)
    if len(above) < 20 or "，" not in above:
        return False
    return has_stop_at_end(text) and (new_page or _breaks_word(above, text))


def _breaks_word(above: str, text: str) -> bool:
    """Say whether a word of the dictionary stands across the line's end."""
    left, right = above[-6:], text[:6]
    at = 0
    for word in rjieba.cut(left + right):
        at += len(word)
        if at >= len(left):
            return at > len(left)
    return False


def _join_title(lines: list[Line]) -> list[Line]:
    """Return the lines with a title that is broken over two to four of them made one."""
    head: list[Line] = []
    for line in lines[:_TITLE_LINES]:
        if "。" in line.text or line.text[-1] in "：:；，" or find_marker(line.text) is not None:
            break
        if head and not _TITLE_GOES_ON.match(line.text):
            break
        head.append(line)
        if _TITLE_END.search(line.text):
            break
    if len(head) < 2 or not _TITLE_END.search(head[-1].text):
        return lines
    title = replace(head[0], text="".join(line.text for line in head))
    return [title, *lines[len(head) :]]
