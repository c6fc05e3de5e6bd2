"""Lines told apart: title, heading, body, table, signature; headings know their level."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.structure.lines import BOLD, TITLE_END, Line, has_stop_at_end, is_date
from etl.structure.markers import Marker, find_marker
from etl.structure.part_wording import find_heading_parts

# Level of a heading without a marker that stands in markdown below `##`.
_DEEPEST = 6
# The title stands within so many lines and has so many characters at most.
_TITLE_WITHIN, _TITLE_LENGTH = 6, 80
# Who delivered a report to a congress, printed under its title.
_SPEAKER = re.compile(
    r"[^，。：:]{0,16}(?:省长|市长|州长|盟长|县长|区长|旗长|镇长|乡长|主席|主任|局长)[\s\u3000]*[\u4e00-\u9fff\s]{2,6}"
)
_SALUTATION = re.compile(
    r"(?:各位|尊敬的|同志们).{0,20}[：:]|[^，。]{2,30}(?:委|办|局|府|厅|室|会|组)[：:]"
)
_SUBTITLE = re.compile(r"^(?:[—–-]{1,2}\s*\S|[（(].{4,60}[)）]$)")
_HEADING_LENGTH, _PLAIN_HEADING_LENGTH = 60, 28
# The paragraph under a heading without marker has so many characters at least.
_LEAST_BELOW = 20
# `1.认真学法普法，提升法治素养。街道工委…`: the first sentence is the heading.
_RUN_IN = re.compile(r"(?P<title>[^。；：:\n]{2,45})(?:。|[：:](?!\d)|\s{2,}|\u3000)(?=\s*\S)")
_COUNTED = re.compile(r"\d(?:[\d,.]*)(?:余|多)?[万亿]?(?!\s*[年月日])[\u4e00-\u9fff%]")
_SIGNER = re.compile(
    r"[^，。；：:！？]{2,40}?(?:政府|办事处|委员会|管委会|委|办公室|办|司法所|大队|总队|支队|中心|"
    r"局|厅|院|署|街道|镇|乡|公司|集团|学校)"
    r"(?:\s+\d{4}\s*(?:年|[-./]).{2,12})?"
)
_SIGNED = re.compile(
    r"抄\s*送|抄\s*报|主\s*送\s*[:：]|.{0,40}印发$|[（(]\s*共印|[（(]?(?:此件|信息公开选项|公开属性|公开选项)|"
    r"[（(]?联系人|联系电话|[（(]?(?:盖章|公章|印章)|[（(]?签发人"
)
_SIGNATURE_LINES = 12


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be: its kind, and the level and label of its marker.

    `title` is the wording of a heading, also of one that runs on into its text; without a
    title the block opens no section: it is an item of a list, or plain text (`level` None).
    """

    text: str
    kind: str
    page: int | None = None
    level: int | None = None
    label: str = ""
    title: str = ""


def find_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a report in reading order; the rows of a table are one block."""
    tail = _find_signature(lines)
    title = _find_title(lines[:tail])
    markers = [find_marker(line.text) for line in lines]
    has_sections = any(marker is not None and marker.level <= 1 for marker in markers)
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        if index >= tail or (title < index <= title + 3 and _is_signed_above(line.text)):
            blocks.append(Block(line.text, "signature", line.page))
        elif index <= title or (index == title + 1 > 0 and _SUBTITLE.match(line.text)):
            blocks.append(Block(line.text, "title", line.page))
        elif line.row:
            _add_row(blocks, line)
        else:
            blocks.append(_read_block(lines, markers, index, tail, has_sections))
    return blocks


def _add_row(blocks: list[Block], line: Line) -> None:
    if blocks and blocks[-1].kind == "table":
        table = blocks[-1]
        blocks[-1] = Block(f"{table.text}\n{line.text}", "table", table.page)
    else:
        blocks.append(Block(line.text, "table", line.page))


def _find_title(lines: Sequence[Line]) -> int:
    """Return the index of the title's last line, or -1 for a report that begins without one."""
    for index, line in enumerate(lines[:_TITLE_WITHIN]):
        if line.row or not _may_be_title(line.text):
            break
        if TITLE_END.search(line.text) or line.depth == 1:
            return index
    first = lines[0] if len(lines) > 1 else None
    return 0 if first and not first.row and _may_be_title(first.text) else -1


def _may_be_title(text: str) -> bool:
    """Say whether the text could stand in a title: no sentence, no list, no figures."""
    if len(text) > _TITLE_LENGTH or has_stop_at_end(text) or text[-1] in "：:，,":
        return False
    counted = _COUNTED.search(text) and not TITLE_END.search(text)
    return "。" not in text and find_marker(text) is None and not counted


def _find_signature(lines: Sequence[Line]) -> int:
    """Return the index where the signature begins, the number of lines when there is none."""
    start = len(lines)
    for index in range(len(lines) - 1, max(0, len(lines) - _SIGNATURE_LINES), -1):
        if not _is_signed(lines[index].text):
            break
        start = index
    return start


def _is_signed_above(text: str) -> bool:
    return len(text) <= 40 and (_is_signed(text) or _SPEAKER.fullmatch(text) is not None)


def _is_signed(text: str) -> bool:
    if len(text) > 80:
        return False
    return is_date(text) or _SIGNED.match(text) is not None or _SIGNER.fullmatch(text) is not None


def _read_block(
    lines: Sequence[Line],
    markers: Sequence[Marker | None],
    index: int,
    tail: int,
    has_sections: bool,
) -> Block:
    line, marker = lines[index], markers[index]
    following = lines[index + 1] if index + 1 < tail else None
    if marker is not None:
        below = markers[index + 1] if following is not None else None
        return _read_marked(line, marker, following, below)
    if _is_plain_heading(lines, index, following):
        level = _level_of_plain(line, has_sections)
        return Block(line.text, "heading", line.page, level, "", line.text.rstrip("：: "))
    return Block(line.text, "body", line.page)


def _level_of_plain(line: Line, has_sections: bool) -> int:
    """Return the level of a heading without marker: by markdown, else by what it stands among."""
    if 0 < line.depth < BOLD:
        return max(1, min(line.depth - 1, _DEEPEST))
    names_part = bool(find_heading_parts(line.text, None, outermost=False))
    return 3 if has_sections and not names_part else 1


def _read_marked(line: Line, marker: Marker, following: Line | None, below: Marker | None) -> Block:
    text = line.text
    title = text[marker.end :]
    if _is_marked_heading(line, title, marker, following, below):
        wording = title.rstrip("。：: ")
        return Block(text, "heading", line.page, marker.level, marker.label, wording)
    run_in = _RUN_IN.match(title)
    if run_in:
        wording = run_in["title"].strip()
        return Block(text, "body", line.page, marker.level, marker.label, wording)
    return Block(text, "body", line.page, marker.level, marker.label)


def _is_marked_heading(
    line: Line, title: str, marker: Marker, following: Line | None, below: Marker | None
) -> bool:
    """Say whether a marked line is a heading by itself; a childless one is an item of a list."""
    if not title or len(title) > _HEADING_LENGTH:
        return False
    if following is None:
        is_part = marker.level <= 1 and find_heading_parts(title, None, outermost=True)
        return bool(is_part) and not has_stop_at_end(title)
    if line.depth and not has_stop_at_end(title):
        return True
    has_text_below = below.level > marker.level if below is not None else True
    if not has_text_below:
        return marker.level <= 1 and not has_stop_at_end(title)
    if title[-1] == "。":
        return title.count("。") == 1 and len(title) <= 35 and not _COUNTED.search(title)
    if has_stop_at_end(title) or "。" in title or _RUN_IN.match(title):
        return False
    return marker.level <= 2 or not _COUNTED.search(title)


def _is_plain_heading(lines: Sequence[Line], index: int, following: Line | None) -> bool:
    """Say whether a line without marker is a heading beyond doubt."""
    line = lines[index]
    text = line.text
    if following is None or has_stop_at_end(text) or "。" in text or is_date(text):
        return False
    if line.depth:
        return len(text) <= _HEADING_LENGTH and _SALUTATION.fullmatch(text) is None
    if len(text) > _PLAIN_HEADING_LENGTH or text[-1] in "：:，、" or _COUNTED.search(text):
        return False
    above = lines[index - 1].text if index else "。"
    stands_alone = has_stop_at_end(above) or len(above) <= _HEADING_LENGTH
    below = following.text
    if not stands_alone or not has_stop_at_end(below) or find_marker(below) is not None:
        return False
    longer = len(below) >= max(_LEAST_BELOW, 2 * len(text))
    return longer or bool(find_heading_parts(text, None, outermost=True))
