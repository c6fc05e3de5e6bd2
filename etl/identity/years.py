"""The year of the work that a report tells of, by what its title, text and dates say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.checks.findings import finding
from etl.identity.dates import YEAR, find_dates, parse_year
from etl.identity.rulebook import metadata_rules, year_wording
from etl.identity.titles import years_in_title
from etl.models import Finding, Paragraph

# Parts of a report that point at a year, as findings name them.
TITLE, REVIEW, WORK, OPENING, PLANS = "标题", "工作回顾", "小标题", "正文开头", "计划部分"
SIGNED, PUBLISHED, DELIVERED = "成文日期", "发布日期", "会议日期"
DATES = (SIGNED, PUBLISHED)
# A report dated in these months is on the year that is ending, not on the last one.
YEAR_END = (10, 11, 12)
_HEAD = 90  # characters of a paragraph in which its heading or opening stands
_OPENING_BODIES = 2  # paragraphs that may open with the year
_SPEECH_HEAD = 12  # paragraphs in which the occasion of a speech is named
_MARKS = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*")
_OPENING = re.compile(rf"^(?:截至|截止)?({YEAR})(?:年度?(?:[，,]|以来|是|全)|年度)")


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
    if title and is_speech(title, paragraphs):
        clues = [clue for clue in clues if clue.source in (REVIEW, PLANS)]
        dated = _clue_of_delivery(paragraphs)
    else:
        dated = _clue_of_date(SIGNED, signed_on) or _clue_of_date(PUBLISHED, published_on)
    named = _clue_of_title(title, paragraphs) if title else None
    clues = [clue for clue in (named, *clues, dated) if clue]
    clues.sort(key=lambda clue: clue.source == PLANS)
    if not clues:
        return None, (finding("year_unknown"),)
    chosen = clues[0]
    return chosen.year, _disagreement(chosen, clues, signed_on)


def is_speech(title: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether the report is one to a people's congress, named after its day of delivery."""
    head = title + "".join(p.text for p in paragraphs[:4])
    return "法治" not in title and metadata_rules().speech.search(head) is not None


def _clues_of_text(paragraphs: Sequence[Paragraph]) -> list[Clue]:
    """Return the first clue of each sort: of the work's headings, the opening, plans' headings."""
    found: dict[str, Clue] = {}
    bodies = 0
    for paragraph in paragraphs:
        bodies += paragraph.kind == "body"
        clue = None
        if paragraph.kind == "heading":
            clue = _clue_of_heading(paragraph)
        elif paragraph.kind == "body" and bodies <= _OPENING_BODIES:
            clue = _clue(OPENING, _OPENING.match(paragraph.text.lstrip()), paragraph)
        if clue:
            found.setdefault(clue.source, clue)
    return [found[source] for source in (REVIEW, WORK, OPENING, PLANS) if source in found]


def _clue_of_heading(paragraph: Paragraph) -> Clue | None:
    wording = year_wording()
    head = paragraph.text[:_HEAD]
    outlook = wording.outlook.fullmatch(_MARKS.sub("", head))
    if outlook or paragraph.part == "plans":
        plan = None if wording.far.search(head) else outlook or wording.plan.search(head)
        clue = _clue(PLANS, plan, paragraph)
        return replace(clue, year=clue.year - 1) if clue else None
    if review := wording.review.search(head):
        return _clue(REVIEW, review, paragraph)
    return _clue(WORK, wording.work.search(head), paragraph)


def _clue(source: str, match: re.Match[str] | None, paragraph: Paragraph) -> Clue | None:
    year = parse_year(match[1]) if match else None
    return Clue(source, year, paragraph.ordinal) if year else None


def _clue_of_date(source: str, day: date | None) -> Clue | None:
    if day is None:
        return None
    return Clue(source, day.year if day.month in YEAR_END else day.year - 1)


def _clue_of_title(title: str, paragraphs: Sequence[Paragraph]) -> Clue | None:
    years = [year for printed in years_in_title(title) if (year := parse_year(printed))]
    if not years:
        return None
    return Clue(TITLE, years[0] - 1 if is_speech(title, paragraphs) else years[0])


def _clue_of_delivery(paragraphs: Sequence[Paragraph]) -> Clue | None:
    """Return the year before the day on which a speech was held, printed under its title."""
    head = "\n".join(p.text[:_HEAD] for p in paragraphs[:_SPEECH_HEAD])
    return _clue_of_date(DELIVERED, next(iter(find_dates(head)), None))


def _disagreement(chosen: Clue, clues: list[Clue], signed_on: date | None) -> tuple[Finding, ...]:
    others = [clue for clue in clues if clue.year != chosen.year and clue.source not in DATES]
    if signed_on and signed_on.year not in (chosen.year, chosen.year + 1):
        others.append(Clue(SIGNED, signed_on.year))
    if not others:
        return ()
    said = "、".join(f"{clue.source}指向{clue.year}年" for clue in others)
    fields = {"source": chosen.source, "chosen": chosen.year, "others": said, "year": chosen.year}
    ordinals = tuple(clue.ordinal for clue in (chosen, *others) if clue.ordinal)
    return (finding("year_disagrees", fields, ordinals=ordinals),)
