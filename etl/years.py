"""The year of the work that a report tells of, by what its title, text and dates say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.dates import YEAR, find_dates, parse_year
from etl.models import Finding, Paragraph
from etl.rulebook import metadata_rules
from etl.titles import years_in_title

# A report dated in these months is on the year that is ending, not on the last one.
YEAR_END = (10, 11, 12)
_HEAD = 90  # characters of a paragraph in which its heading or opening stands
_OPENING = re.compile(rf"^(?:截至|截止)?({YEAR})(?:年度?(?:[，,]|以来|是|全)|年度)")
_HEADING_MARKS = re.compile(r"^[\s（(一二三四五六七八九十\d）)、.．]{1,6}(?![〇○零\d])")


@dataclass(frozen=True, slots=True)
class Clue:
    """A year that a part of the report points at; `source` names the part for the reader."""

    source: str
    year: int
    ordinal: int | None = None


def resolve_year(
    title: str | None,
    paragraphs: Sequence[Paragraph],
    signed_on: date | None,
    published_on: date | None,
) -> tuple[int | None, tuple[Finding, ...]]:
    """Return the year of the work reported, and a finding where the report contradicts itself."""
    clues = list(_clues_of_text(paragraphs))
    dated = _clue_of_date(signed_on, published_on)
    named = None
    if title and is_speech(title, paragraphs):
        dated = _clue_of_speech(title, paragraphs)
    elif title and (printed := years_in_title(title)):
        named = Clue("标题", parse_year(printed[0]) or 0)
    clues = [clue for clue in (named, *clues, dated) if clue and clue.year]
    if not clues:
        return None, (Finding("year_unknown", "warning", "标题、正文和日期均未说明报告年度"),)
    chosen = clues[0]
    return chosen.year, _disagreement(chosen, clues, signed_on)


def is_speech(title: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether the report is one to a people's congress, named after its day of delivery."""
    head = title + "".join(p.text for p in paragraphs[:3] if p.kind == "title")
    return "法治" not in title and metadata_rules().speech.search(head) is not None


def _clues_of_text(paragraphs: Sequence[Paragraph]) -> list[Clue]:
    """Return clues of headings of the work, then of the opening, then of headings of plans."""
    rules = metadata_rules()
    work = re.compile(rf"({YEAR})(?:{rules.work}|{rules.review})")
    plan = re.compile(rf"({YEAR}){rules.plan}")
    found: dict[str, Clue] = {}
    bodies = 0
    for paragraph in paragraphs:
        if paragraph.kind not in ("heading", "body"):
            continue
        bodies += paragraph.kind == "body"
        head = paragraph.text[:_HEAD]
        for source, match, shift in _matches(paragraph, head, work, plan, bodies):
            year = parse_year(match[1])
            if year:
                found.setdefault(source, Clue(source, year - shift, paragraph.ordinal))
    order = ("小标题", "正文开头", "计划部分")
    return [found[source] for source in order if source in found]


def _matches(paragraph, head, work, plan, bodies):
    heading = paragraph.kind == "heading"
    if paragraph.part == "plans":
        if heading and (match := plan.search(head)):
            yield "计划部分", match, 1
        return
    if (
        heading
        and not plan.fullmatch(_HEADING_MARKS.sub("", head))
        and (match := work.search(head))
    ):
        yield "小标题", match, 0
    if not heading and bodies <= 2 and (match := _OPENING.match(head.lstrip())):
        yield "正文开头", match, 0


def _clue_of_date(signed_on: date | None, published_on: date | None) -> Clue | None:
    for source, day in (("成文日期", signed_on), ("发布日期", published_on)):
        if day:
            return Clue(source, day.year if day.month in YEAR_END else day.year - 1)
    return None


def _clue_of_speech(title: str, paragraphs: Sequence[Paragraph]) -> Clue | None:
    head = title + "\n" + "\n".join(p.text[:_HEAD] for p in paragraphs[:12])
    days = find_dates(head)
    if days:
        return _clue_of_date(days[0], None)
    printed = years_in_title(title) or re.findall(YEAR, head)
    return Clue("标题", (parse_year(printed[0]) or 1) - 1) if printed else None


def _disagreement(chosen: Clue, clues: list[Clue], signed_on: date | None) -> tuple[Finding, ...]:
    others = [
        c for c in clues if c.year != chosen.year and c.source not in ("成文日期", "发布日期")
    ]
    if signed_on and signed_on.year not in (chosen.year, chosen.year + 1):
        others.append(Clue("成文日期", signed_on.year))
    if not others:
        return ()
    said = "、".join(f"{clue.source}指向{clue.year}年" for clue in others)
    message = f"报告年度说法不一：{chosen.source}为{chosen.year}年，{said}；按{chosen.year}年处理"
    ordinals = tuple(clue.ordinal for clue in (chosen, *others) if clue.ordinal)
    return (Finding("year_disagrees", "warning", message, ordinals),)
