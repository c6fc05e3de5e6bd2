"""The wording that tells a mandated part of the annual report, in headings and paragraphs."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.errors import RuleError
from etl.identity.dates import YEAR, parse_year
from etl.schema import PARTS

SCOPES = ("section", "any")
# A cue for problems stands near the start of its paragraph: further on, a paragraph on results
# may mention a problem that was solved.
_CUE_CHARACTERS = 120
_YEAR = re.compile(rf"({YEAR})\s*年")
_LATER = rf"(?P<later>{YEAR})\s*年"
# Parts that one heading may name together, and the words that join them.
_JOINABLE = ("problems", "plans", "achievements")
_CONJUNCTION = re.compile("[和与及、]|暨")


@dataclass(frozen=True, slots=True)
class PartRule:
    """Wording that tells a part; `scope` is None for a cue in a paragraph.

    A text that has the wording of `unless` is not meant.
    """

    part: str
    scope: str | None
    pattern: re.Pattern
    examples: tuple[str, ...]
    rejects: tuple[str, ...]
    unless: re.Pattern | None = None


@cache
def part_rules() -> tuple[tuple[PartRule, ...], tuple[PartRule, ...]]:
    """Return the rules on headings and the cues of `rules/sections.toml`.

    Raises RuleError for a part or scope outside its vocabulary.
    """
    rules = tomllib.loads(files("etl").joinpath("rules/sections.toml").read_text("utf-8"))
    return tuple(map(_read_rule, rules["heading"])), tuple(map(_read_rule, rules["cue"]))


def _read_rule(entry: dict) -> PartRule:
    scope = entry.get("scope")
    if entry["part"] not in PARTS or scope not in (*SCOPES, None):
        raise RuleError(
            f"sections.toml: part {entry['part']!r}, scope {scope!r}; "
            f"accepted are the parts {list(PARTS)} and the scopes {SCOPES}"
        )
    pattern = re.compile(entry["pattern"].replace("{later}", _LATER))
    examples, rejects = tuple(entry["examples"]), tuple(entry["rejects"])
    unless = re.compile(entry["unless"]) if "unless" in entry else None
    return PartRule(entry["part"], scope, pattern, examples, rejects, unless)


def find_year(text: str) -> int | None:
    """Return the first year named in the text (2023年, 二〇二三年), or None."""
    match = _YEAR.search(text)
    return parse_year(match[1]) if match else None


def find_start(rule: PartRule, text: str, year: int | None) -> int | None:
    """Return where the rule's wording begins; a {later} in it must come after `year`."""
    start = 0
    while match := rule.pattern.search(text, start):
        later = match.groupdict().get("later")
        if later is None or (year is not None and (parse_year(later) or 0) > year):
            return None if rule.unless and rule.unless.search(text) else match.start()
        start = match.end("later")
    return None


def find_heading_parts(title: str, year: int | None, *, outermost: bool) -> tuple[str, ...]:
    """Return the parts that a heading names, in its order; () for none, two at most.

    `year` is the year reported on. Two parts joined by 和, 及, 与 or 、 are both named; without
    a conjunction the last is the head of the phrase (问题的改进措施).
    """
    found: dict[str, int] = {}
    for rule in part_rules()[0]:
        if rule.part not in found and (outermost or rule.scope == "any"):
            start = find_start(rule, title, year)
            if start is not None:
                if rule.part not in _JOINABLE:
                    return (rule.part,) if not found else tuple(found)
                found[rule.part] = start
    if len(found) < 2:
        return tuple(found)
    first, last = sorted(found, key=found.__getitem__)[:2]
    if _CONJUNCTION.search(title, found[first] + 1, found[last]):
        return first, last
    specific = [part for part in (last, first) if part != "achievements"]
    return (specific[0],)


def find_cue(text: str, year: int | None) -> str | None:
    """Return the part that a paragraph's or sentence's opening words announce, or None."""
    for rule in part_rules()[1]:
        if find_start(rule, text[:_CUE_CHARACTERS], year) is not None:
            return rule.part
    return None
