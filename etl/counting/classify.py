"""Category and indicator of a count by the rules of `rules/counts/*.toml`.

A rule names concepts of the lexicon that must (`object`, `object_also`, `head`, `here`, `also`,
`with`, `left`, `topic`, `before`, `just`, `sentence`) or must not (`unless`, `unless_object`,
`unless_left`, `unless_clause`, `unless_sentence`) occur in zones around the count, and the groups
of measure words that it takes. Of the rules that match, the one of the lowest rank wins; a rank
says how sure the wording is, and stands beside each rule.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from etl.catalogue import categories, indicators
from etl.counting.lexicon import bits_of, concept_bits
from etl.counting.measure_words import read_rules
from etl.errors import RuleError

GROUPS = (
    *("event", "case", "document", "file", "thing", "spot", "person", "attendance", "body"),
    *("money", "rate", "change", "hours", "score", "extent", "none"),
)
MORE = {"also": "here", "with": "here", "object_also": "object"}
BARS = {
    "unless": "here",
    "unless_object": "object",
    "unless_left": "left",
    "unless_clause": "clause",
    "unless_sentence": "sentence",
}
BY_MATTER = "@matter"
# The name, in the column `rule`, of what labelled counts decided against the rules.
BY_LIKENESS = "like labelled counts"
# From this rank on a rule goes by little, and the clause around is asked before it is believed.
DOUBTFUL_RANK = 50


class Zones(NamedTuple):
    """The concepts around a count as bit sets, a zone a field.

    object: its noun phrase; head: the last word of that. here: the words read with it; left:
    those before the number. clause: its whole clause; sentence: the whole sentence; before: the
    sentence up to the words read. topic: the nearest topic. just: directly before the number.
    section: the heading above. lead: the sentences before, as far as they bear on this one.
    title: the title of the report.
    """

    object: int
    head: int
    here: int
    left: int
    clause: int
    topic: int
    before: int
    just: int
    sentence: int
    section: int
    lead: int
    title: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A classification rule; `needs` and `bars` are (index of the zone, bits) pairs."""

    id: str
    rank: int
    category: str
    indicator: str | None
    units: frozenset[str]
    needs: tuple[tuple[int, int], ...]
    bars: tuple[tuple[int, int], ...]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


def _rule(entry: dict, file: str) -> Rule:
    where = f"{file}: rule {entry.get('id')!r}"
    indicator = entry.get("indicator")
    if indicator is not None and indicator not in indicators():
        raise RuleError(f"{where}: no indicator {indicator!r} in catalogue.toml")
    category = indicators()[indicator].category if indicator else entry.get("category")
    if category != BY_MATTER and category not in categories():
        raise RuleError(f"{where}: category {category!r}, expected one of {list(categories())}")
    needs = [(zone, entry[zone]) for zone in Zones._fields if zone in entry]
    needs += [(zone, entry[key]) for key, zone in MORE.items() if key in entry]
    bars = [(zone, entry[key]) for key, zone in BARS.items() if key in entry]
    unknown = set(entry.get("unit", [])) - set(GROUPS)
    if unknown:
        raise RuleError(f"{where}: unit group {unknown}, expected some of {GROUPS}")
    return Rule(
        entry["id"],
        entry["rank"],
        category,
        indicator,
        frozenset(_groups(entry.get("unit", GROUPS))),
        tuple((Zones._fields.index(zone), bits_of(names, where)) for zone, names in needs),
        tuple((Zones._fields.index(zone), bits_of(names, where)) for zone, names in bars),
        tuple(entry["examples"]),
        tuple(entry["rejects"]),
    )


def _groups(names: Iterable[str]) -> set[str]:
    """Return groups with those that they include: a place (处) is a thing as well."""
    return {*names, *(("spot",) if "thing" in names else ())}


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules by rank; raises RuleError for a rule that names what does not exist."""
    found = []
    for file in sorted(files("etl").joinpath("rules/counts").iterdir(), key=lambda f: f.name):
        entries = tomllib.loads(file.read_text("utf-8"))["rule"]
        found += [_rule(entry, file.name) for entry in entries]
    return tuple(sorted(found, key=lambda rule: rule.rank))


@cache
def _rules_by_id() -> dict[str, Rule]:
    nothing = frozenset(), (), (), (), ()
    return {rule.id: rule for rule in rules()} | {
        BY_LIKENESS: Rule(BY_LIKENESS, DOUBTFUL_RANK, BY_MATTER, None, *nothing)
    }


def rule_named(id_: str) -> Rule:
    """Return a rule by its identifier; raises KeyError for one that does not exist.

    What labelled counts decided against the rules counts as a doubtful rule.
    """
    return _rules_by_id()[id_]


@cache
def _rules_by_group() -> dict[str, tuple[Rule, ...]]:
    by_group = defaultdict(list)
    for rule in rules():
        for group in rule.units:
            by_group[group].append(rule)
    return {group: tuple(found) for group, found in by_group.items()}


@cache
def topic_bits() -> tuple[int, int]:
    """Return the bits of the concepts that set a strong or a weak topic (`rules/matters.toml`)."""
    matters = read_rules("matters.toml")
    return tuple(bits_of(list(matters[key]), "matters.toml") for key in ("strong", "weak"))


@cache
def _matters() -> tuple[tuple[int, str], ...]:
    matters = read_rules("matters.toml")
    return tuple(
        (concept_bits()[concept], category)
        for key in ("strong", "weak")
        for concept, category in matters[key].items()
    )


@lru_cache(maxsize=4096)
def matter_of(topics: int) -> str | None:
    """Return the category of a topic word; of several topics that it carries, the first listed."""
    return next((category for bit, category in _matters() if topics & bit), None)


def find_rule(group: str, zones: Zones) -> Rule:
    """Return the first rule by rank that takes a count of a unit group in these zones.

    Raises RuleError if there is none: a rule without conditions must take what is left.
    """
    for rule in _rules_by_group().get(group, ()):
        for zone, bits in rule.needs:
            if not zones[zone] & bits:
                break
        else:
            for zone, bits in rule.bars:
                if zones[zone] & bits:
                    break
            else:
                return rule
    raise RuleError(f"rules/counts: no rule takes a count of unit group {group!r}")
