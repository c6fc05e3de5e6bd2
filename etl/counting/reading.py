"""Which rule takes a count, in which words around it, and which matter it is of."""

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
from etl.counting.clauses import Surroundings
from etl.counting.lexicon import Terms, concepts_of, find_terms
from etl.counting.phrases import Phrase
from etl.models import Paragraph

# A topic is carried on from the sentences before over so many characters.
LEAD = 120


class Title(NamedTuple):
    """The concepts in the title of a report, and those of them that name its genre.

    政府信息公开工作年度报告 and 审计工作报告 speak of one matter; an annual report on
    rule-of-law government speaks of every matter, its title of none.
    """

    concepts: int
    genre: int


class Page(NamedTuple):
    """What one paragraph offers to the reading of its counts."""

    paragraph: Paragraph
    terms: Terms
    section: int
    title: Title


class Reading(NamedTuple):
    """A rule that takes a count, the category that it says, and the zones it was read in."""

    rule: Rule
    category: str
    zones: Zones


def read_title(paragraphs: Sequence[Paragraph]) -> Title:
    """Return what the title of a report speaks of."""
    concepts = concepts_of("".join(p.text for p in paragraphs if p.kind == "title"))[0]
    strong, weak = topic_bits()
    return Title(concepts, concepts & strong or concepts & weak)


def read_page(paragraph: Paragraph, title: Title) -> Page:
    """Return what a paragraph offers to the reading of its counts."""
    section = concepts_of(paragraph.section_title)[0]
    return Page(paragraph, find_terms(paragraph.text), section, title)


def read_count(
    page: Page, around: Surroundings, before: Surroundings | None, phrase: Phrase
) -> Reading:
    """Find the rule that takes a count.

    The words beside the count are asked first, then its whole clause, then the list that it
    stands in (审查合同5份、文件3份); a number that stands bare behind another (108批次、206人次)
    is read in the clause of that one.
    """
    group, beside = around.quantity.group, (around.left[0], around.right[1])
    zones = _zones(page, around, phrase, beside)
    rule, read = find_rule(group, zones), beside
    start, end = around.clause
    if before is not None and around.left[1] - around.left[0] <= 1 and phrase.side != "behind":
        start = min(start, before.clause[0]) if before.sentence == around.sentence else start
    for window in ((start, end), (around.list_start, around.quantity.end)):
        if rule.rank < DOUBTFUL_RANK:
            break
        if window == beside or (window != (start, end) and around.list_start >= start):
            continue
        wider = _zones(page, around, phrase, window)
        other = find_rule(group, wider)
        if other.rank < rule.rank:
            rule, zones, read = other, wider, window
    return Reading(rule, _category(page, around, rule, read), zones)


def _topic(page: Page, window: tuple[int, int], around: Surroundings) -> int:
    """Return the topic words of a window: a strong one before a weak one, left before right."""
    (start, end), number, behind = window, around.quantity.start, around.quantity.end
    terms = page.terms
    for topics in topic_bits():
        if found := terms.last(start, number, topics) or terms.last(behind, end, topics):
            return found
    return 0


def _category(page: Page, around: Surroundings, rule: Rule, window: tuple[int, int]) -> str:
    """Return the rule's category, or that of the nearest topic; `other` where there is none."""
    if rule.category != BY_MATTER:
        return rule.category
    topic = next(filter(None, _topics(page, around, window)), None)
    return matter_of(topic) if topic else "other"


def _topics(page: Page, around: Surroundings, window: tuple[int, int]) -> Iterator[int]:
    """Yield the topics around a count, 0 for none, from those that bear most on it to the least.

    The order is the one that gave most right categories on the labelled practice sets.
    """
    terms, section, (strong, weak) = page.terms, page.section, topic_bits()
    (clause, end), (sentence, stop) = around.clause, around.sentence
    near = _topic(page, window, around)
    yield near & strong
    yield terms.last(sentence, clause, strong)
    yield near
    yield terms.last(end, stop, strong)
    yield section & strong
    yield terms.last(sentence, stop, weak)
    yield terms.last(max(0, sentence - LEAD), sentence, strong)
    yield page.title.genre
    yield section & weak


def _zones(page: Page, around: Surroundings, phrase: Phrase, window: tuple[int, int]) -> Zones:
    terms, (start, end), (sentence, stop) = page.terms, window, around.sentence
    number, (strong, weak) = around.quantity.start, topic_bits()
    lead = max(0, sentence - LEAD)
    object_, head = concepts_of(phrase.object)
    here, before, spoken = (
        terms.bits(start, end),
        terms.bits(sentence, start),
        terms.bits(lead, sentence),
    )
    topic = _topic(page, window, around) if here & (strong | weak) else 0
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
        section=page.section,
        lead=spoken,
        title=page.title.concepts,
    )
