"""From paragraphs to counts: quantities, their surroundings, what they count, how they relate."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.counting.clauses import Surroundings, find_surroundings
from etl.counting.confidence import judge
from etl.counting.distribution import distribute
from etl.counting.evidence import Evidence, Previous
from etl.counting.objects import Reader as ObjectReader
from etl.counting.phrases import Phrase, find_phrase
from etl.counting.quantities import Quantity, find_quantities
from etl.counting.reading import Page, Reading, Title, read_count, read_page, read_title
from etl.counting.relations import relate
from etl.counting.status import status_of
from etl.counting.tables import read_cells
from etl.models import Count, Paragraph

# Kinds of paragraphs that are read for counts: headings repeat what the text below says.
READ_KINDS = ("body", "table")
# A report of few counts says little of what it is about: as if so many more were of nothing.
UNTOLD = 10


class _Draft(NamedTuple):
    """A count as its rule reads it, not yet judged beside the others of the report."""

    count: Count
    reading: Reading
    quantity: Quantity
    sentence: tuple[int, int]


def extract_counts(paragraphs: Sequence[Paragraph]) -> list[Count]:
    """Return the counts of a report in reading order, related to each other."""
    counts = [count for count, _ in read_counts(paragraphs)]
    relate(paragraphs, counts)
    return counts


def read_counts(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Count, Evidence]]:
    """Yield the counts of a report, not yet related, with the evidence that they were judged by.

    Each is judged by what its rule says, by the count before, and by what the rules find the
    whole report to speak of.
    """
    drafts = list(_drafts(paragraphs))
    profile, before = _profile(drafts), None
    for draft in drafts:
        count, quantity, reading = draft.count, draft.quantity, draft.reading
        evidence = Evidence(
            reading.zones,
            quantity.group,
            quantity.unit,
            count.object,
            count.action,
            _previous(before, draft) if before else None,
            profile,
        )
        verdict = judge(reading.rule, reading.category, evidence)
        count.category, count.indicator = verdict.category, verdict.indicator
        count.rule, count.confidence = verdict.rule, verdict.confidence
        before = draft
        yield count, evidence


def _profile(drafts: Sequence[_Draft]) -> tuple[tuple[str, float], ...]:
    """Return the shares of the categories in a report as the rules tell them."""
    told = Counter(draft.reading.category for draft in drafts)
    return tuple((name, told[name] / (len(drafts) + UNTOLD)) for name in sorted(told))


def _previous(before: _Draft, draft: _Draft) -> Previous:
    same_sentence = (
        before.count.paragraph == draft.count.paragraph and before.sentence == draft.sentence
    )
    label = before.count.indicator or before.count.category
    return Previous(label, same_sentence, before.quantity.group == draft.quantity.group)


def _drafts(paragraphs: Sequence[Paragraph]) -> Iterator[_Draft]:
    title = read_title(paragraphs)
    for paragraph in paragraphs:
        if paragraph.kind == "table":
            for cell in read_cells(paragraph):
                found = _drafts_of(cell.sentence, title)
                kept = cell.restored([draft.count for draft in found])
                yield from (draft for draft in found if any(draft.count is k for k in kept))
        elif paragraph.kind == "body":
            yield from _drafts_of(paragraph, title)


def _drafts_of(paragraph: Paragraph, title: Title) -> list[_Draft]:
    text = paragraph.text
    quantities = [q for q in find_quantities(text) if q.rejected is None]
    if not quantities:
        return []
    page = read_page(paragraph, title)
    drafts = []
    before: Surroundings | None = None
    claimed = 0
    surroundings = find_surroundings(text, quantities)
    objects = ObjectReader(text, quantities)
    told = distribute(text, surroundings, objects) if "分别" in text else {}
    for index, around in enumerate(surroundings):
        around = around.after(claimed)
        phrase = find_phrase(text, around, objects, told.get(index))
        claimed = phrase.end
        drafts.append(_draft(page, around, before, phrase))
        before = around
    return drafts


def _draft(page: Page, around: Surroundings, before: Surroundings | None, phrase: Phrase) -> _Draft:
    quantity, reading = around.quantity, read_count(page, around, before, phrase)
    count = Count(
        paragraph=page.paragraph.ordinal,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        measure=quantity.measure,
        object=phrase.object,
        action=phrase.action,
        category=reading.category,
        indicator=reading.rule.indicator,
        status=status_of(page.paragraph, around),
        confidence=0.0,
        rule=reading.rule.id,
    )
    return _Draft(count, reading, quantity, around.sentence)
