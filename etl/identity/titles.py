"""The title of a report, and the body that it names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.identity.dates import YEAR
from etl.identity.organisations import parse_organisation
from etl.identity.rulebook import metadata_rules
from etl.models import Paragraph

_SPACE = re.compile(r"\s+")
_DATE_BEHIND = re.compile(
    rf"[(（\[]?{YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\d{{1,2}}:\d\d)?[)）\]]?$"
)
_YEAR_WORD = re.compile(rf"{YEAR}(?:年度?)?")
_YEAR_LINE = re.compile(rf"[（(]{YEAR}年度?[)）]")
_RANGE = re.compile(rf"{YEAR}年?[-—－~～至到]+{YEAR}")
_YEAR = re.compile(YEAR)
OPENING = 8  # paragraphs in which a report introduces itself
LONGEST_TITLE = 90  # characters of a title printed on several lines


def find_title(paragraphs: Sequence[Paragraph], facts: Mapping[str, str]) -> str | None:
    """Return the title without blanks and without a date printed behind it.

    A title printed on the page goes before that of the web page, if it reads like a report's.
    """
    printed = _printed_title(paragraphs)
    stated = _plain(facts.get("title", ""))
    title = printed if _is_whole(printed) or not stated else stated
    return title if 0 < len(title) <= LONGEST_TITLE else None


def _printed_title(paragraphs: Sequence[Paragraph]) -> str:
    printed = ""
    for paragraph in paragraphs:
        text = _plain(paragraph.text)
        if printed and _YEAR_LINE.fullmatch(text):
            return printed + text
        if paragraph.kind in ("body", "heading") or _is_whole(printed):
            break
        if paragraph.kind == "title" and not metadata_rules().subtitle.search(text):
            printed = text if _is_whole(text) and _names_body(text) else printed + text
    return printed


def _names_body(title: str) -> bool:
    body = parse_organisation(next(names_in_title(title), ""))
    return body is not None and body.places


def _plain(text: str) -> str:
    title = _DATE_BEHIND.sub("", _SPACE.sub("", text).strip("*#"))
    cover = metadata_rules().cover.search(title)
    return cover["title"] if cover else title


def _is_whole(title: str) -> bool:
    return metadata_rules().report.search(title) is not None


def names_in_title(title: str) -> Iterator[str]:
    """Yield what may be the name of the body in a title, in order.

    >>> list(names_in_title("关于2022年度甲县法治政府建设情况的报告"))
    ['甲县', '政府建设']
    """
    rules = metadata_rules()
    rest = rules.title_start.sub("", title)
    for piece in rules.title_end.split(_YEAR_WORD.sub("\n", rest)):
        for name in piece.split("\n"):
            if plain := name.strip("的（()）“”《》·—-"):
                yield plain


def names_in_opening(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield what may be the name by which the report speaks of its body in its opening."""
    bodies = [paragraph.text for paragraph in paragraphs if paragraph.kind in ("title", "body")]
    for text in bodies[:OPENING]:
        opening = "\n" + _SPACE.sub("", text)[:LONGEST_TITLE]
        for match in metadata_rules().speaker.finditer(opening):
            yield match["name"]


def years_in_title(title: str) -> list[str]:
    """Return the years printed in a title, those of plans and ranges (2021—2025年) left out."""
    return _YEAR.findall(_RANGE.sub("", title))
