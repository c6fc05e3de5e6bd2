"""What each indicator counts and the wording by which a count is taken for it.

The definitions are sentences of `rules/definitions.toml`; the wording is read from the rules
themselves (`rules/counts/*.toml`) with the words of their concepts (`rules/lexicon.toml`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.catalogue import indicators
from etl.counting.measure_words import read_rules
from etl.errors import RuleError

# Zones around a count in which a rule wants words, those that say most about its matter first.
ZONES = ("object", "object_also", "head", "here", "also", "with", "left", "just", "topic", "before")
ZONES += ("sentence", "section", "lead")


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule that leads to an indicator.

    Of the words of each entry of `needs` one must stand with the count; `units` are the measure
    words that it takes. `rejects` are not for this rule. The number of an example stands in «».
    """

    rule: str
    needs: tuple[tuple[str, ...], ...]
    units: tuple[str, ...]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator counts, and the rules that lead to it, the surest first."""

    indicator: str
    text: str
    wordings: tuple[Wording, ...]


@cache
def definitions() -> dict[str, Definition]:
    """Return the definition of every indicator by identifier, in the order of the catalogue.

    Raises RuleError for an indicator without one, and for one of no indicator.
    """
    texts = read_rules("definitions.toml")["definitions"]
    if odd := set(texts) ^ set(indicators()):
        raise RuleError(f"definitions.toml: expected the indicators of catalogue.toml, odd: {odd}")
    rules = sorted(_entries(), key=lambda entry: entry["rank"])
    return {
        name: Definition(
            name,
            texts[name],
            tuple(_wording(entry) for entry in rules if entry.get("indicator") == name),
        )
        for name in indicators()
    }


def _entries() -> list[dict]:
    folder = files("etl").joinpath("rules/counts")
    names = sorted(file.name for file in folder.iterdir())
    return [entry for name in names for entry in read_rules(f"counts/{name}")["rule"]]


def _wording(entry: dict) -> Wording:
    needs = [_words(entry[zone]) for zone in ZONES if zone in entry]
    return Wording(
        entry["id"],
        tuple(dict.fromkeys(needs)),
        _units(entry.get("unit", ())),
        tuple(entry["examples"]),
        tuple(entry["rejects"]),
    )


def _units(groups: Sequence[str]) -> tuple[str, ...]:
    """Return the measure words of groups, the most usual of each group first."""
    listed = read_rules("units.toml")["groups"]
    # A rule that takes things takes places (处) as well, see `etl.counting.classify`.
    taken = [*groups, *(("spot",) if "thing" in groups else ())]
    words = [listed[name]["words"] for name in taken if name in listed]
    first = [some[0] for some in words]
    return tuple(dict.fromkeys([*first, *(word for some in words for word in some)]))


def _words(concepts: list[str]) -> tuple[str, ...]:
    lexicon = read_rules("lexicon.toml")["concepts"]
    return tuple(dict.fromkeys(word for concept in concepts for word in lexicon[concept]))
