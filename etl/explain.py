"""Why each number of a report was counted or left: the tool with which a rule is mended."""

from collections.abc import Iterator
from pathlib import Path

from etl.build import read
from etl.counting.extraction import READ_KINDS, extract_counts
from etl.counting.quantities import find_quantities
from etl.models import Count, Paragraph
from etl.numerals import find_numbers

NO_UNIT = "no measure word, percent sign or scale behind it"
NOT_READ = "headings, titles and signatures are not read for counts"


def explain(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a report that hold numbers, and below each what became of them.

    A line of a number gives its text, category or indicator, object, status, confidence and the
    rule that took it, or the reason that it was left. Raises UnreadableReport.
    """
    document = read(path)
    counts: dict[int, list[Count]] = {}
    for count in extract_counts(document.paragraphs):
        counts.setdefault(count.paragraph, []).append(count)
    for paragraph in document.paragraphs:
        lines = list(_numbers_of(paragraph, counts.get(paragraph.ordinal, [])))
        if lines:
            yield f"{paragraph.ordinal} [{paragraph.section_path}] {paragraph.text}"
            yield from lines


def _numbers_of(paragraph: Paragraph, counts: list[Count]) -> Iterator[str]:
    text = paragraph.text
    if paragraph.kind not in READ_KINDS:
        yield from (_left(text[a:b], NOT_READ) for a, b, _ in find_numbers(text))
        return
    found = [(c.start, c.end, _taken(c)) for c in counts]
    found += [
        (q.start, q.end, _left(q.text, q.rejected)) for q in find_quantities(text) if q.rejected
    ]
    known = [(start, end) for start, end, _ in found]
    found += [
        (start, end, _left(text[start:end], NO_UNIT))
        for start, end, _ in find_numbers(text)
        if not any(a < end and start < b for a, b in known)
    ]
    yield from (line for _, _, line in sorted(found))


def _taken(count: Count) -> str:
    parts = [
        f"    {count.text}",
        count.indicator or f"{count.category} (no indicator)",
        count.object or "(no object)",
        count.status,
        f"{count.confidence:.2f}",
        f"rule: {count.rule}",
    ]
    for name, other in (
        ("part of", count.part_of),
        ("later stage of", count.stage_of),
        ("restates", count.restates),
    ):
        if other is not None:
            parts.append(f"{name} {other.text}")
    return " · ".join(parts)


def _left(text: str, reason: str) -> str:
    return f"    {text} · left: {reason}"
