"""Lines that belong to one paragraph joined: hard line ends, page breaks, titles on two lines."""

import re
from dataclasses import replace

from etl.identity.dates import YEAR
from etl.structure.lines import TITLE_END, Line, has_stop_at_end, is_date, width
from etl.structure.markers import find_marker
from etl.structure.wrap import WIDEST_INDENT, Wrap, breaks_word, find_wrap

# Never the first character of a paragraph, or never its last.
_NO_START = frozenset("，。、；：！？）》”’】〕,;%％‰")
_NO_END = frozenset("，、（《“‘【〔(,—－-")
_PAIRS = ("（）", "《》", "“”", "〔〕")
# A repeated piece has so many characters at least, so many where it does not end a sentence.
_LEAST_REPEATED, _LONG_REPEATED = 3, 12
# From here on a line that stops in mid-sentence has been broken, not ended.
_NEARLY_FULL = 0.75
# GB/T 9704 sets 28 characters a line; a heading broken by its line end is nearly that long.
_LINE_WIDTH = 56
_IN_SENTENCE = re.compile("[，,。；：]")
_TITLE_LINES = 4
# The second line of a title goes on with a year, a subject or 关于; one that names a body of
# its own begins a title itself.
_TITLE_GOES_ON = re.compile(
    rf"(?:{YEAR}|年|关于|情况|法治|依法|工作|的|推进|建设|贯彻|报告|总结|政府)(?!街道|乡|镇)"
)
# A line that begins a paragraph whatever stands above it, and one that the end of a paragraph
# without its full stop does not run on into.
_BEGINS = re.compile(r"各位(?:代表|委员|同志|领导)|尊敬的|抄送|抄报")
_NOT_RUN_ON = re.compile(
    r"^(?:主送|附件|联系人|联系电话|[（(]此件|[（(]联系人)|"
    r"(?:人民政府|办事处|委员会|管委会|办公室|司法所|局|厅|街道|镇|乡)$"
)
# Headings state no figures.
_COUNTS = re.compile(r"\d\s*[万亿余多]{0,2}[件次个名人份起场户家条项%％]")
_LATIN = re.compile(r"[A-Za-z]$")


def join_lines(lines: list[Line]) -> list[Line]:
    """Return the lines with those that one sentence runs over made one.

    Two list items, or a heading and its text, are never joined; a line printed a second time
    at a page break is dropped.
    """
    lines = _join_title(lines)
    wrap = find_wrap(lines)
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
    if not _LEAST_REPEATED <= len(text) < len(above) or not above.endswith(text):
        return False
    before = above[-len(text) - 1]
    whole = has_stop_at_end(before) or before in "：，、"
    return not whole and (has_stop_at_end(text) or len(text) >= _LONG_REPEATED)


def _continues(open_: Line, last: Line, line: Line, following: Line | None, wrap: Wrap) -> bool:
    """Say whether the line goes on with the paragraph open above it."""
    above, text = open_.text, line.text
    if last.row or line.row or line.depth:
        return False
    if text[0] in _NO_START:
        return True
    if TITLE_END.search(above) and not _IN_SENTENCE.search(above):
        return False
    if _BEGINS.match(text) and above[-1] not in _NO_END:
        return False
    reach = wrap.reach(last)
    stopped = has_stop_at_end(above) or above[-1] in "：:"
    if find_marker(text) is not None:
        return reach >= 1 and not stopped and _cuts_marker(open_, last, line, wrap)
    if reach >= 1 and max(last.indent, line.indent) <= WIDEST_INDENT:
        return _continues_wrapped(open_, last, line, wrap)
    if is_date(text) or stopped:
        return False
    if above[-1] in _NO_END or any(above.count(a) > above.count(b) for a, b in _PAIRS):
        return True
    if wrap.indent is not None and reach >= _NEARLY_FULL and "，" in above:
        return line.indent < wrap.indent
    return _continues_sentence(above, text, following, last.page != line.page)


def _cuts_marker(open_: Line, last: Line, line: Line, wrap: Wrap) -> bool:
    """Say whether what looks like a marker below a full line is part of its sentence (第|一、)."""
    if wrap.indent is not None:
        return line.indent < wrap.indent
    return "。" in open_.text and not wrap.has_room(last, line.text)


def _continues_wrapped(open_: Line, last: Line, line: Line, wrap: Wrap) -> bool:
    """Decide behind a full line: it goes on, unless what follows is set as a new paragraph."""
    above, text = open_.text, line.text
    if wrap.indent is not None:
        return line.indent < wrap.indent
    set_apart = line.gap and last.page == line.page
    if has_stop_at_end(above) or above[-1] in "：:":
        return not set_apart and not wrap.has_room(last, text)
    if find_marker(above) is not None and "。" not in above:
        return not set_apart and (
            _COUNTS.search(above) is not None or not wrap.has_room(last, text)
        )
    return True


def _continues_sentence(above: str, text: str, following: Line | None, new_page: bool) -> bool:
    """Decide where the line above ends in mid-sentence, or is a heading, or lacks its stop."""
    if _NOT_RUN_ON.search(text):
        return False
    is_whole = not has_stop_at_end(text) and len(text) < 30
    if above[-1].isdigit() and (text[0].isdigit() or has_stop_at_end(text)):
        return True
    if "。" in above or "；" in above:
        return not is_whole or breaks_word(above, text)
    if find_marker(above) is not None:
        nearly_full = _LINE_WIDTH - 12 <= width(above) <= _LINE_WIDTH + 4
        return is_whole and nearly_full and len(text) <= 20 and not is_date(text)
    if len(above) < 20 or "，" not in above:
        return False
    return has_stop_at_end(text) and (new_page or breaks_word(above, text))


def _join_title(lines: list[Line]) -> list[Line]:
    """Return the lines with a title that is broken over two to four of them made one."""
    head: list[Line] = []
    for line in lines[:_TITLE_LINES]:
        if "。" in line.text or line.text[-1] in "：:；，" or find_marker(line.text) is not None:
            break
        if head and not _TITLE_GOES_ON.match(line.text):
            break
        head.append(line)
        if TITLE_END.search(line.text):
            break
    if len(head) < 2 or not TITLE_END.search(head[-1].text):
        return lines
    title = replace(head[0], text="".join(line.text for line in head))
    return [title, *lines[len(head) :]]
