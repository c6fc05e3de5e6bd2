"""From paragraphs to counts: quantities, their surroundings, what they count, how they relate."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.classify import Rule, Zones, category_of, find_rule, topic_bits
from etl.clauses import Surroundings, find_surroundings
from etl.lexicon import Terms, find_terms
from etl.models import Count, Paragraph
from etl.phrases import Phrase, find_phrase
from etl.quantities import find_quantities
from etl.relations import relate
from etl.status import status_of

# Kinds of paragraphs that are read for counts: headings repeat what the text below says.
READ_KINDS = ("body", "table")
# From this rank on a rule goes by little: the clause around is asked before it is believed.
DOUBTFUL_RANK = 50


@dataclass(frozen=True, slots=True)
class _Reader:
    """What one paragraph offers to the reading of its counts."""

    paragraph: Paragraph
    terms: Terms
    section: int


def extract_counts(paragraphs: Sequence[Paragraph]) -> list[Count]:
    """Return the counts of a report in reading order, related to each other."""
    counts = []
    for paragraph in paragraphs:
        if paragraph.kind in READ_KINDS:
            counts += _counts_of(paragraph)
    relate(paragraphs, counts)
    return counts


def _counts_of(paragraph: Paragraph) -> list[Count]:
    text = paragraph.text
    quantities = [q for q in find_quantities(text) if q.rejected is None]
    if not quantities:
        return []
    section = find_terms(paragraph.section_title).bits(0, len(paragraph.section_title))
    reader = _Reader(paragraph, find_terms(text), section)
    counts: list[Count] = []
    carried = ""
    before: Surroundings | None = None
    for around in find_surroundings(text, quantities):
        phrase = find_phrase(text, around)
        if phrase.object:
            carried = phrase.object
        else:
            phrase = Phrase(carried, phrase.action, "carried")
        counts.append(_count(reader, around, before, phrase))
        before = around
    return counts


def _count(
    reader: _Reader, around: Surroundings, before: Surroundings | None, phrase: Phrase
) -> Count:
    quantity = around.quantity
    rule, zones = _rule(reader, around, before, phrase)
    return Count(
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
        category=category_of(rule, zones),
        indicator=rule.indicator,
        status=status_of(reader.paragraph, around),
        confidence=_confidence(rule.rank, phrase.side),
        rule=rule.id,
    )


def _rule(
    reader: _Reader, around: Surroundings, before: Surroundings | None, phrase: Phrase
) -> tuple[Rule, Zones]:
    """Return the rule that takes a count, and the zones that it was read in.

    The words beside the count are asked first, then its whole clause, then the list that it
    stands in (审查合同5份、文件3份); a number that stands bare behind another (108批次、206人次)
    is read in the clause of that one.
    """
    zones = _zones(reader, around, phrase, (around.left[0], around.right[1]))
    rule = find_rule(around.quantity.group, zones)
    start, end = around.clause
    if before is not None and around.left[1] - around.left[0] <= 1 and phrase.side != "behind":
        start = min(start, before.clause[0]) if before.sentence == around.sentence else start
    for window in ((start, end), (around.list_start, around.quantity.end)):
        if rule.rank >= DOUBTFUL_RANK:
            wider = _zones(reader, around, phrase, window)
            other = find_rule(around.quantity.group, wider)
            if other.rank < rule.rank:
                rule, zones = other, wider
    return rule, zones


def _confidence(rank: int, side: str) -> float:
    """Return how sure a classification is: the wording of the rule, less what is carried on."""
    sure = 0.97 if rank < 35 else 0.9 if rank < 50 else 0.75 if rank < 60 else 0.5
    return round(sure - (0.05 if side == "carried" else 0.0), 2)


def _zones(
    reader: _Reader, around: Surroundings, phrase: Phrase, window: tuple[int, int]
) -> Zones:
    terms, (start, end), (sentence, stop) = reader.terms, window, around.sentence
    number, behind = around.quantity.start, around.quantity.end
    strong, weak = topic_bits()
    near = (
        terms.last(start, number, strong)
        or terms.last(behind, end, strong)
        or terms.last(start, number, weak)
        or terms.last(behind, end, weak)
    )
    topic = near or terms.last(sentence, start, strong) or terms.last(0, sentence, strong)
    object_terms = find_terms(phrase.object)
    object_bits = object_terms.bits(0, len(phrase.object))
    here = terms.bits(start, end)
    if phrase.side == "carried" and not phrase.action:
        here |= object_bits
    return Zones(
        object=object_bits,
        head=object_terms.found[-1].bits if object_terms.found else 0,
        here=here,
        left=terms.bits(start, number),
        clause=terms.bits(*around.clause),
        topic=topic,
        before=terms.bits(sentence, start),
        just=terms.ending_near(number, 0),
        sentence=terms.bits(sentence, stop),
        matter=(
            near,
            terms.last(sentence, start, strong),
            terms.last(end, stop, strong),
            terms.last(sentence, stop, weak),
            reader.section & strong,
            terms.last(0, sentence, strong),
            reader.section,
        ),
    )
