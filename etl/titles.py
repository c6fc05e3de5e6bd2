"""The title of a report, and the body that it names."""

import re
from collections.abc import Mapping, Sequence

from etl.dates import YEAR
from etl.models import Paragraph
from etl.rulebook import metadata_rules

_SPACE = re.compile(r"\s+")
_DATE_BEHIND = re.compile(
    rf"[(（\[]?{YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\d{{1,2}}:\d\d)?[)）\]]?$"
)
_LEADING_YEAR = re.compile(rf"^{YEAR}(?:年度?)?")
_RANGE = re.compile(rf"{YEAR}年?[-—－~～至到]+{YEAR}")
_YEAR = re.compile(YEAR)
LONGEST_TITLE = 90  # characters of a title printed on several lines


def find_title(paragraphs: Sequence[Paragraph], facts: Mapping[str, str]) -> str | None:
    """Return the title without blanks and without a date printed behind it."""
    printed: list[str] = []
    for paragraph in paragraphs:
        if paragraph.kind == "title":
            printed.append(_SPACE.sub("", paragraph.text))
        if paragraph.kind in ("body", "heading") or _is_whole("".join(printed)):
            break
    title = "".join(printed) or _SPACE.sub("", facts.get("title", ""))
    title = _DATE_BEHIND.sub("", title)
    return title if 0 < len(title) <= LONGEST_TITLE else None


def _is_whole(title: str) -> bool:
    return metadata_rules().report.search(_DATE_BEHIND.sub("", title)) is not None


def name_in_title(title: str) -> str:
    """Return the name of the body in a title, empty where the title names none.

    >>> name_in_title("关于2022年度甲县法治政府建设情况的报告")
    '甲县'
    """
    rules = metadata_rules()
    name = rules.title_start.sub("", title)
    name = rules.title_start.sub("", _LEADING_YEAR.sub("", name))
    ends = [match.start() for match in (rules.title_end.search(name), _YEAR.search(name)) if match]
    return name[: min(ends, default=0)].strip("的（()）“”《》·—-")


def years_in_title(title: str) -> list[str]:
    """Return the years printed in a title, those of plans and ranges (2021—2025年) left out."""
    return _YEAR.findall(_RANGE.sub("", title))
