"""Web furniture and letterheads taken out of the lines, what they state kept as facts."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from etl.structure.lines import Line

# Furniture stands around the report: in so many lines at its head and at its foot.
_HEAD_LINES, _FOOT_LINES = 40, 25
# The title and the date of publication beside it stand in so many lines.
_TITLE_LINES = 4
# The value of a field is a date, a name or a number; longer ones are prose.
_VALUE_LENGTH = 60
_FRAME = " \t\u3000|｜[]【】［］「」（）()"
_DATE = r"(?:19|20)\d\d\s*(?:-|/|\.|年)\s*\d{1,2}\s*(?:-|/|\.|月)\s*\d{1,2}\s*日?"
_TIME = r"(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
_TITLE_WITH_DATE = re.compile(
    rf"(?P<title>.{{6,80}}(?:报告|总结|汇报|情况)[）)]?)[\s\u3000]+"
    rf"[\[【(（]?(?P<date>{_DATE}){_TIME}[\]】)）]?"
)
# A date in digits under the title is the web page's; a signature is dated 2023年1月5日.
_PUBLISHED = re.compile(rf"[\[【(（]?((?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_TIME})[\]】)）]?")


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line that is furniture as a whole, the fact that it states, and texts to test it by."""

    fact: str | None
    pattern: re.Pattern
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """The rules of `furniture.toml`: facts by label, labels before a colon or a space, lines."""

    facts: dict[str, str | None]
    label: re.Pattern
    spaced_label: re.Pattern
    lines: tuple[LineRule, ...]


@cache
def furniture_rules() -> FurnitureRules:
    """Return the rules of `rules/furniture.toml`, compiled."""
    rules = tomllib.loads(files("etl").joinpath("rules/furniture.toml").read_text("utf-8"))
    facts: dict[str, str | None] = dict.fromkeys(rules["fields_without_fact"]["labels"])
    for fact, labels in rules["fields"].items():
        facts |= dict.fromkeys(labels, fact)
    spaced = (r"\s*".join(label) for label in sorted(facts, key=len, reverse=True))
    any_label = rf"(?:^|(?<=[\s|｜\[【［）)\]】］]))({'|'.join(spaced)})"
    lines = tuple(
        LineRule(
            rule.get("fact"),
            re.compile(rule["pattern"]),
            tuple(rule["examples"]),
            tuple(rule["rejects"]),
        )
        for rule in rules["line"]
    )
    label = re.compile(rf"{any_label}\s*[：:|｜]")
    return FurnitureRules(facts, label, re.compile(rf"{any_label}[ \t\u3000]"), lines)


def strip_furniture(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """Return the lines of the report itself, and the facts stated around it, as printed.

    Of a fact stated twice the first is kept.
    """
    facts: dict[str, str] = {}
    kept: list[Line] = []
    pending: str | None = None
    foot = len(lines) - _FOOT_LINES
    for index, line in enumerate(lines):
        if _HEAD_LINES <= index < foot or len(line.text) > 4 * _VALUE_LENGTH:
            kept.append(line)
            continue
        if pending is not None and _is_value(line.text):
            facts.setdefault(pending, line.text)
            pending = None
            continue
        pending = None
        stated = find_furniture(line.text)
        if stated is None and len(kept) < _TITLE_LINES and (day := _PUBLISHED.fullmatch(line.text)):
            stated = [("published", day[1])]
        if stated is None:
            kept.append(_strip_date(line, facts) if len(kept) < _TITLE_LINES else line)
            continue
        for fact, value in stated:
            if value:
                facts.setdefault(fact, value)
            else:
                pending = fact
    return kept, facts


def find_furniture(text: str) -> list[tuple[str, str]] | None:
    """Return the facts that a line of furniture states, or None for a line of the report.

    A fact with an empty value has its value on the next line.
    """
    for rule in furniture_rules().lines:
        match = rule.pattern.fullmatch(text)
        if match:
            return [(rule.fact, _value(match))] if rule.fact else []
    return _find_fields(text)


def _value(match: re.Match) -> str:
    return next(value for value in match.groupdict().values() if value).strip()


def _find_fields(text: str) -> list[tuple[str, str]] | None:
    rules = furniture_rules()
    start, *fields = rules.label.split(text.strip(_FRAME))
    if not fields and len(rules.spaced_label.findall(text)) > 2:
        start, *fields = rules.spaced_label.split(text.strip(_FRAME))
    dated = _PUBLISHED.fullmatch(start.strip())
    if not fields or (start.strip() and dated is None):
        return None
    stated = [("published", dated[1])] if dated else []
    for label, value in zip(fields[::2], fields[1::2], strict=True):
        value = value.strip(_FRAME)
        if len(value) > _VALUE_LENGTH or "。" in value:
            return None
        fact = rules.facts[re.sub(r"\s", "", label)]
        if fact:
            stated.append((fact, value))
    return stated


def _is_value(text: str) -> bool:
    return len(text) <= _VALUE_LENGTH and "。" not in text and find_furniture(text) is None


def _strip_date(line: Line, facts: dict[str, str]) -> Line:
    """Return a title line without the date of publication printed behind it."""
    match = _TITLE_WITH_DATE.fullmatch(line.text)
    if match is None:
        return line
    facts.setdefault("published", match["date"])
    return replace(line, text=match["title"], row=False)
