"""Checks against the regulation of 2019 on annual reports: what they tell, and when."""

from collections.abc import Iterator
from datetime import date

from etl.checks.findings import finding
from etl.checks.vocabulary import settings
from etl.models import Count, Document, Finding
from etl.schema import PARTS

DATE_LABELS = {"signed_on": "成文", "published_on": "发布"}


def check_parts_told(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield mandated parts that the report lacks, and those told without a section of their own."""
    if not _is_mandated(document):
        return
    present = {paragraph.part for paragraph in document.paragraphs}
    for part, words in settings()["mandate"]["parts"].items():
        if part in present:
            continue
        told = [
            (paragraph.ordinal, word)
            for paragraph in document.paragraphs
            for word in words
            if word in paragraph.text
        ]
        if told:
            yield finding(
                "part_without_section",
                {"mandated": PARTS[part], "word": told[0][1]},
                ordinals=tuple(ordinal for ordinal, _ in told),
            )
        else:
            yield finding("part_missing", {"mandated": PARTS[part]})


def check_timeliness(document: Document, counts: list[Count]) -> Iterator[Finding]:
    """Yield dates of signature or publication that are not before the day due."""
    if not _is_mandated(document):
        return
    is_department = document.metadata.level == "department"
    due = settings()["mandate"]["due_department" if is_department else "due"]
    for column, label in DATE_LABELS.items():
        actual: date | None = getattr(document.metadata, column)
        limit = date.fromisoformat(f"{document.metadata.year + 1}-{due[column]}")
        if actual is not None and actual >= limit:
            year = document.metadata.year
            fields = {"year": year, "event": label, "day": actual, "due": limit}
            yield finding("late_report", fields)


def _is_mandated(document: Document) -> bool:
    return (document.metadata.year or 0) >= settings()["mandate"]["from_year"]
