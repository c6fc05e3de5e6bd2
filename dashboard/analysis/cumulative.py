"""Whether a figure is the year's own or a running total over several years (历年累计).

The tables hold no flag for it, so the words around the count decide. In the labelled reports a
bare 累计 or 截至目前 nearly always means "in all, this year" (累计开展专题学习2次), so neither
makes a running total by itself: such a figure is `open`, its start is not written. It is `running`
only where the words say so: a start before the year of the report (自2019年以来), 历年累计,
五年来, or what was added to it (新培养41名，累计达到137名). Words that bind the figure to the year
(全年累计, 今年以来) win where they stand nearer to it.

Only the sentence up to the count is read, 累计 only in the clause of the count, and only words that
govern counts: 对2006年以来制发的文件 says which documents were reviewed, not since when.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.marks import BASES, Mark

_YEAR = r"(?P<year>(?:19|20)\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?"
# What follows the start of a period, and not the start of an attribute (以来制发的文件).
_GOES_ON = r"(?=[，,]|[，,]?(?:累计|共|已|总计|合计|先后|一共|全[省市县区镇街]|我[省市县区镇街局]))"
# 累计 governs the counts of its own clause only.
_SAME_CLAUSE = r"(?=[^，,；;]*$)"
# Several years: 一年来 is this one.
_PERIOD = r"(?:[二两三四五六七八九十]|(?<!\d)(?:[2-9]|[1-9]\d))(?:多|余)?年"

# Patterns on the sentence up to the count (`$`), by what they say of it. A year named in one is
# compared with the year of the report.
WORDING = {
    # The count began with the year.
    "from_this_year": (rf"(?:今年以?|本年度?以?|年初以?|一年)来{_GOES_ON}",),
    # The words beside it are about the year.
    "this_year": (
        r"(?:全年|今年|本年度?|当年|年内|年初|年度|上半年|下半年)[^，,。；;]{0,6}?累计",
        r"全年|今年|本年度|年内",
        r"1[-—~至到]1?\d月(?:[^，,。；;]{0,6}?累计)?",
    ),
    "from_year": (rf"(?:自|从)?{_YEAR}(?:以来|起|开始|至今|截至目前){_GOES_ON}",),
    "running": (
        rf"历年来?[，,]?(?:累计|共|总计|合计){_SAME_CLAUSE}",
        rf"(?:近|过去|这)?{_PERIOD}(?:间|来)(?:[，,]?[^，,。；;]{{0,8}}?(?:累计|共|先后)|{_GOES_ON})",
        rf"(?:近|过去){_PERIOD}[，,]?[^，,。；;]{{0,8}}?(?:累计|共)",
        rf"(?:多年|近年|几年|数年)来{_GOES_ON}",
        rf"十[七八九]大以来{_GOES_ON}",
        # What was added, and what it adds up to: 新建3个，累计达到20个.
        r"新(?!时代|冠|闻)[^，,。；;]{0,16}\d[^，,。；;]{0,4}[，,]累计(?:已?达到?|为|至)?$",
    ),
    "open": (
        rf"累计{_SAME_CLAUSE}",
        rf"截[至止]到?(?:目前|现在|年底|年末|\d{{1,2}}月|{_YEAR})",
        rf"(?:成立|建立|设立|创建|运行|启动|实施|开展)[^，,。；;]{{0,8}}以来{_GOES_ON}",
        rf"[“\"]?十[二三四]五[”\"]?(?:时期)?以来{_GOES_ON}",
    ),
}
_PATTERNS = [(kind, re.compile(text)) for kind, texts in WORDING.items() for text in texts]
_STARTS = ("from_this_year", "running")
_REACH = 600  # characters; words further off have no say in what a number counts
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """Why a count may be no figure of its year: kind (`BASES`), and the words that say so.

    `start` and `end` are offsets of the words in the text of the paragraph.
    """

    kind: str
    words: str
    start: int
    end: int


def find_running_total(text: str, span_start: int, year: int | None) -> RunningTotal | None:
    """Return what makes a running total of the count at `span_start`; None for the year's own.

    `text` is the paragraph, `year` that of the report. The words nearest to the count decide, of
    those that end together the longest; where they leave the start open, the nearest start that
    is written before them.
    """
    begin = max(0, span_start - _REACH)
    ends = [mark.end() for mark in _SENTENCE_END.finditer(text, begin, span_start)]
    begin = ends[-1] if ends else begin
    found = [
        (match.end(), -match.start(), _resolve(kind, match, year))
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text[begin:span_start])
    ]
    if not found:
        return None
    end, start, kind = max(found)
    if kind == "open":
        starts = [match for match in found if match[2] in _STARTS]
        end, start, kind = max(starts, default=(end, start, kind))
    if kind not in BASES:
        return None
    return RunningTotal(kind, text[begin - start : begin + end], begin - start, begin + end)


def find_running_totals(rows: Iterable[Mapping]) -> dict[str, RunningTotal]:
    """Return the running totals among source rows by `count_id`.

    A row has `count_id`, `paragraph` (its text), `span_start` and `year`, as `select_sources`
    returns them.
    """
    found = {
        row["count_id"]: find_running_total(row["paragraph"], row["span_start"], row["year"])
        for row in rows
    }
    return {count_id: total for count_id, total in found.items() if total is not None}


def split_running(marks: Iterable[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Return the marks that are figures of their year, and the running totals."""
    own, running = [], []
    for mark in marks:
        (running if mark.running else own).append(mark)
    return own, running


def _resolve(kind: str, match: re.Match, year: int | None) -> str:
    """Return the kind of a match; a start is judged by the year of the report."""
    if kind != "from_year":
        return kind
    if year is None:
        return "open"
    return "running" if int(match["year"]) < year else "from_this_year"
