"""The catalogue of categories and indicators, read from `rules/catalogue.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.errors import RuleError

AGGREGATES = ("sum", "single")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: identifier, its category, Chinese label, and how its counts aggregate."""

    id: str
    category: str
    label: str
    aggregate: str


@cache
def categories() -> dict[str, str]:
    """Return category identifiers with their Chinese labels, in order of presentation."""
    return _catalogue()["categories"]


@cache
def indicators() -> dict[str, Indicator]:
    """Return the indicators by identifier, in order of presentation.

    Raises RuleError for an indicator of an unknown category or with an unknown aggregate.
    """
    found = {}
    for id_, entry in _catalogue()["indicators"].items():
        category = id_.split(".")[0]
        aggregate = entry.get("aggregate", "sum")
        if category not in categories() or aggregate not in AGGREGATES:
            raise RuleError(
                f"catalogue.toml: indicator {id_!r} needs a category of {list(categories())} "
                f"and an aggregate of {AGGREGATES}, has {aggregate!r}"
            )
        found[id_] = Indicator(id_, category, entry["label"], aggregate)
    return found


@cache
def _catalogue() -> dict:
    return tomllib.loads(files("etl").joinpath("rules/catalogue.toml").read_text("utf-8"))
