"""From paragraphs to counts: quantities, their surroundings, what they count, how they relate."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.counting.classify import (
    BY_MATTER,
    DOUBTFUL_RANK,
    Rule,
    Zones,
    find_rule,
    matter_of,
    topic_bits,
)
from etl.counting.clauses import Surroundings, find_surroundings
from etl.counting.confidence import judge
from etl.counting.distribution import distribute
from etl.counting.lexicon import Terms, concepts_of, find_terms
from etl.counting.likeness import Evidence
from etl.counting.objects import Reader as ObjectReader
from etl.counting.phrases import Phrase, find_phrase
from etl.counting.quantities import find_quantities
from etl.counting.relations import relate
from etl.counting.status import status_of
from etl.counting.tables import read_cells
from etl.models import Count, Paragraph

# Kinds of paragraphs that are read for counts: headings repeat what the text below says.
READ_KINDS = ("body", "table")
# A topic is carried on from the sentences before over so many characters.
LEAD = 120


class _Reader(NamedTuple):
    """What one paragraph offers to the reading of its counts."""

    paragraph: Paragraph
    terms: Terms
    section: int
    title: int


class _Reading(NamedTuple):
    """A rule that takes a count, the zones and the window of the text that it was read in."""

    rule: Rule
    zones: Zones
    window: tuple[int, int]
    wider: bool


def extract_counts(paragraphs: Sequence[Paragraph]) -> list[Count]:
    """Return the counts of a report in reading order, related to each other."""
    counts = [count for count, _ in read_counts(paragraphs)]
    relate(paragraphs, counts)
    return counts


def read_counts(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Count, Evidence]]:
    """Yield the counts of a report, not yet related, with the evidence that they were judged by."""
    title = _genre(paragraphs)
    for paragraph in paragraphs:
        if paragraph.kind == "table":
            for cell in read_cells(paragraph):
                found = _counts_of(cell.sentence, title)
                kept = cell.restored([count for count, _ in found])
                yield from ((c, evidence) for c, evidence in found if any(c is k for k in kept))
        elif paragraph.kind == "body":
            yield from _counts_of(paragraph, title)


def _genre(paragraphs: Sequence[Paragraph]) -> int:
    """Return the topic of a title that names a genre: 政府信息公开工作年度报告, 审计工作报告.

    An annual report on rule-of-law government speaks of every matter, its title of none.
    """
    title = "".join(p.text for p in paragraphs if p.kind == "title")
    strong, weak = topic_bits()
    found = concepts_of(title)[0]
    return found & strong or found & weak


def _counts_of(paragraph: Paragraph, title: int) -> list[tuple[Count, Evidence]]:
    text = paragraph.text
    quantities = [q for q in find_quantities(text) if q.rejected is None]
    if not quantities:
        return []
    reader = _Reader(paragraph, find_terms(text), concepts_of(paragraph.section_title)[0], title)
    counts = []
    before: Surroundings | None = None
    claimed = 0
    surroundings = find_surroundings(text, quantities)
    objects = ObjectReader(text, quantities)
    told = distribute(text, surroundings, objects) if "分别" in text else {}
    for index, around in enumerate(surroundings):
        around = around.after(claimed)
        phrase = find_phrase(text, around, objects, told.get(index))
        claimed = phrase.end
        counts.append(_count(reader, around, before, phrase))
        before = around
    return counts


def _count(
    reader: _Reader, around: Surroundings, before: Surroundings | None, phrase: Phrase
) -> tuple[Count, Evidence]:
    quantity = around.quantity
    reading = _read(reader, around, before, phrase)
    evidence = Evidence(reading.zones, quantity.group, quantity.unit, phrase.object, phrase.action)
    verdict = judge(reading.rule, _category(reader, around, reading), evidence)
    count = Count(
        paragraph=reader.paragraph.ordinal,
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
        category=verdict.category,
        indicator=verdict.indicator,
        status=status_of(reader.paragraph, around),
        confidence=verdict.confidence,
        rule=verdict.rule,
    )
    return count, evidence


def _read(
    reader: _Reader, around: Surroundings, before: Surroundings | None, phrase: Phrase
) -> _Reading:
    """Find the rule that takes a count.

    The words beside the count are asked first, then its whole clause, then the list that it
    stands in (审查合同5份、文件3份); a number that stands bare behind another (108批次、206人次)
    is read in the clause of that one.
    """
    group, beside = around.quantity.group, (around.left[0], around.right[1])
    zones = _zones(reader, around, phrase, beside)
    reading = _Reading(find_rule(group, zones), zones, beside, wider=False)
    start, end = around.clause
    if before is not None and around.left[1] - around.left[0] <= 1 and phrase.side != "behind":
        start = min(start, before.clause[0]) if before.sentence == around.sentence else start
    for window in ((start, end), (around.list_start, around.quantity.end)):
        if reading.rule.rank < DOUBTFUL_RANK:
            break
        if window == beside or (window != (start, end) and around.list_start >= start):
            continue
        zones = _zones(reader, around, phrase, window)
        rule = find_rule(group, zones)
        if rule.rank < reading.rule.rank:
            reading = _Reading(rule, zones, window, wider=True)
    return reading


def _topic(reader: _Reader, window: tuple[int, int], around: Surroundings) -> int:
    """Return the topic words of a window: a strong one before a weak one, left before right."""
    (start, end), number, behind = window, around.quantity.start, around.quantity.end
    terms = reader.terms
    for topics in topic_bits():
        if found := terms.last(start, number, topics) or terms.last(behind, end, topics):
            return found
    return 0


def _category(reader: _Reader, around: Surroundings, reading: _Reading) -> str:
    """Return the rule's category, or that of the nearest topic; `other` where there is none."""
    if reading.rule.category != BY_MATTER:
        return reading.rule.category
    topic = next(filter(None, _topics(reader, around, reading.window)), None)
    return matter_of(topic) if topic else "other"


def _topics(reader: _Reader, around: Surroundings, window: tuple[int, int]) -> Iterator[int]:
    """Yield the topics around a count, 0 for none, from those that bear most on it to the least.

    The order is the one that gave most right categories on the labelled practice sets.
    """
    terms, section, (strong, weak) = reader.terms, reader.section, topic_bits()
    (clause, end), (sentence, stop) = around.clause, around.sentence
    near = _topic(reader, window, around)
    yield near & strong
    yield terms.last(sentence, clause, strong)
    yield near
    yield terms.last(end, stop, strong)
    yield section & strong
    yield terms.last(sentence, stop, weak)
    yield terms.last(max(0, sentence - LEAD), sentence, strong)
    yield reader.title
    yield section & weak


def _zones(reader: _Reader, around: Surroundings, phrase: Phrase, window: tuple[int, int]) -> Zones:
    terms, (start, end), (sentence, stop) = reader.terms, window, around.sentence
    number, (strong, weak) = around.quantity.start, topic_bits()
    lead = max(0, sentence - LEAD)
    object_, head = concepts_of(phrase.object)
    here, before, spoken = (
        terms.bits(start, end),
        terms.bits(sentence, start),
        terms.bits(lead, sentence),
    )
    topic = _topic(reader, window, around) if here & (strong | weak) else 0
    if not topic and before & strong:
        topic = terms.last(sentence, start, strong)
    if not topic and spoken & strong:
        topic = terms.last(lead, sentence, strong)
    return Zones(
        object=object_,
        head=head,
        here=here | object_ if phrase.side == "carried" and not phrase.action else here,
        left=terms.bits(start, number),
        clause=terms.bits(*around.clause),
        topic=topic,
        before=before,
        just=terms.ending_near(number, 0),
        sentence=terms.bits(sentence, stop),
        section=reader.section,
        lead=spoken,
    )
