"""Measure words and the reasons why a number is no count: `rules/units.toml`, `not_counts.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# 人（次）, 人·次 and 人/次 are 人次; what else stands in brackets makes a measure word: 台（套）.
_TIMES = re.compile("(?:[（(·/]次)[）)]?")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a number with a measure word is no count; see `rules/not_counts.toml`."""

    id: str
    reason: str
    before: re.Pattern | None
    at: re.Pattern | None
    after: re.Pattern | None
    unless_before: re.Pattern | None
    unless_hedged: bool
    of_chinese_numerals: bool
    examples: tuple[str, ...]
    rejects: tuple[str, ...]

    def matches(self, text: str, start: int, numeral: int, end: int) -> bool:
        """Tell whether the quantity `text[start:end]` with its numeral at `numeral` is excluded."""
        if self.unless_before and self.unless_before.search(text[max(0, start - 8) : start]):
            return False
        return (
            (self.before is None or self.before.search(text[max(0, start - 8) : start]) is not None)
            and (self.at is None or self.at.match(text, numeral) is not None)
            and (self.after is None or self.after.match(text, end) is not None)
        )


@cache
def read_rules(name: str) -> dict:
    """Return a TOML file of `etl/rules` as a dictionary."""
    return tomllib.loads(files("etl").joinpath(f"rules/{name}").read_text("utf-8"))


@cache
def unit_groups() -> dict[str, tuple[str, str]]:
    """Return each measure word with its (group, measure)."""
    groups = read_rules("units.toml")["groups"]
    return {
        word: (name, group["measure"])
        for name, group in groups.items()
        for printed in group["words"]
        for word in (printed, canonical_unit(printed))
    }


def canonical_unit(printed: str | None) -> str | None:
    """Return the unit of a printed measure word: 人(次) is 人次, 个百分点 is 百分点."""
    if printed is None or printed == "个百分点":
        return printed and "百分点"
    return _TIMES.sub("次", printed).replace("(", "（").replace(")", "）")


@cache
def exclusions() -> tuple[Exclusion, ...]:
    """Return the entries of `rules/not_counts.toml` with their patterns compiled."""

    def compiled(entry: dict, key: str, template: str = "{}") -> re.Pattern | None:
        return re.compile(template.format(entry[key])) if key in entry else None

    return tuple(
        Exclusion(
            entry["id"],
            entry["reason"],
            compiled(entry, "before", "(?:{})$"),
            compiled(entry, "at"),
            compiled(entry, "after"),
            compiled(entry, "unless_before", "(?:{})$"),
            entry.get("unless_hedged", False),
            entry.get("of_chinese_numerals", False),
            tuple(entry["examples"]),
            tuple(entry["rejects"]),
        )
        for entry in read_rules("not_counts.toml")["exclusion"]
    )


def any_of(words) -> str:
    """Return regex source that matches the longest of some literal words first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
