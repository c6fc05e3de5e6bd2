"""Which mandated part of the annual report each block belongs to."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from etl.blocks import Block
from etl.dates import YEAR, parse_year
from etl.errors import RuleError
from etl.schema import PARTS

SCOPES = ("section", "any")
# A cue for problems stands near the start of its paragraph: further on, a paragraph on results
# may mention a problem that was solved.
_CUE_CHARACTERS = 120
_YEAR = re.compile(rf"({YEAR})\s*年")
_LATER = rf"(?P<later>{YEAR})\s*年"
_SENTENCE_END = re.compile(r"(?<=[。；！])(?=.)")
# Parts that one heading may name together, and the words that join them.
_JOINABLE = ("problems", "plans", "achievements")
_CONJUNCTION = re.compile("[和与及、]|暨")
# Cues of these parts are tried where no heading names the part.
_CUED = ("problems", "plans")


@dataclass(frozen=True, slots=True)
class PartRule:
    """Wording that tells a part; `scope` is None for a cue in a paragraph."""

    part: str
    scope: str | None
    pattern: re.Pattern
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


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
    return PartRule(entry["part"], scope, pattern, examples, rejects)


def find_year(text: str) -> int | None:
    """Return the first year named in the text (2023年, 二〇二三年), or None."""
    match = _YEAR.search(text)
    return parse_year(match[1]) if match else None


def _find_start(rule: PartRule, text: str, year: int | None) -> int | None:
    """Return where the rule's wording begins; a {later} in it must come after `year`."""
    for match in rule.pattern.finditer(text):
        later = match.groupdict().get("later")
        if later is None or (year is not None and (parse_year(later) or 0) > year):
            return match.start()
    return None


def find_heading_parts(title: str, year: int | None, *, outermost: bool) -> tuple[str, ...]:
    """Return the parts that a heading names, in its order; () for none, two at most.

    `year` is the year reported on. Two parts joined by 和, 及, 与 or 、 are both named; without
    a conjunction the last is the head of the phrase (问题的改进措施).
    """
    found: dict[str, int] = {}
    for rule in part_rules()[0]:
        if rule.part not in found and (outermost or rule.scope == "any"):
            start = _find_start(rule, title, year)
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
        if _find_start(rule, text[:_CUE_CHARACTERS], year) is not None:
            return rule.part
    return None


def assign_parts(blocks: list[Block], year: int | None) -> Iterator[tuple[Block, str]]:
    """Yield the blocks with their parts; `year` is the year reported on.

    A paragraph that goes from one part to another under a heading that names both is yielded
    in two pieces.
    """
    levels = [block.level for block in blocks if block.title]
    walk = _Walk(blocks, min(levels, default=0), year)
    assigned = list(walk.assign())
    if not any(part == "achievements" for _, part in assigned):
        assigned = list(_promote_overview(assigned))
    yield from assigned


def _promote_overview(assigned: list[tuple[Block, str]]) -> Iterator[tuple[Block, str]]:
    """Yield the blocks with an overview that holds the whole account made achievements."""
    bodies = [block for block, part in assigned if part == "overview" and block.kind != "title"]
    opening = bodies[0] if len(bodies) > 1 and bodies[0].level is None else None
    for block, part in assigned:
        kept = part != "overview" or block.kind == "title" or block is opening
        yield block, part if kept else "achievements"


class _Walk:
    """A walk down the blocks of one report, knowing the part that it is in."""

    def __init__(self, blocks: list[Block], outermost: int, year: int | None):
        self.blocks, self.outermost, self.year = blocks, outermost, year
        self.named = {block: self._find_parts(block) for block in blocks if block.title}
        self.headed = {part for parts in self.named.values() for part in parts}
        self.section: tuple[str, ...] = ("overview",)
        self.open: list[tuple[int, str]] = []
        self.part = "overview"
        self.seen: set[str] = set()

    def _find_parts(self, block: Block) -> tuple[str, ...]:
        return find_heading_parts(block.title, self.year, outermost=block.level == self.outermost)

    def assign(self) -> Iterator[tuple[Block, str]]:
        for block in self.blocks:
            if block.kind in ("title", "signature"):
                yield block, "overview" if block.kind == "title" else "other"
                continue
            if block.title:
                self._enter(block)
            if block.kind == "heading":
                yield block, self.part
            else:
                yield from self._pass(block)

    def _enter(self, block: Block) -> None:
        """Move to the part that the heading names, or to the one around it."""
        parts = self.named[block]
        if block.level == self.outermost:
            self.section = parts or (self._follow(),)
            self.seen.update(self.section)
            self.open = [(block.level, self.section[0])]
        else:
            while self.open and self.open[-1][0] >= block.level:
                self.open.pop()
            around = self.open[-1][1] if self.open else "achievements"
            moves = len(self.section) > 1 or around in ("achievements", "overview")
            part = parts[0] if parts and moves else around
            self.open.append((block.level, part))
            if len(self.section) > 1 and part != around:
                self.open[0] = (self.outermost, part)
        self.part = self.open[-1][1]

    def _follow(self) -> str:
        """Return the part of an outermost heading that names none: plans come last."""
        if "plans" in self.seen:
            return "plans"
        return "plans" if "problems" in self.seen and "plans" not in self.headed else "achievements"

    def _cued(self) -> tuple[str, ...]:
        if len(self.section) > 1:
            return self.section
        if self.part in ("achievements", "overview", *_CUED):
            return tuple(part for part in _CUED if part not in self.headed)
        return ()

    def _pass(self, block: Block) -> Iterator[tuple[Block, str]]:
        cued = self._cued()
        if not cued:
            yield block, self.part
            return
        pieces = _SENTENCE_END.split(block.text) if len(self.section) > 1 else [block.text]
        begun = ""
        for piece in pieces:
            part = find_cue(piece, self.year)
            if part in cued and part != self.part:
                if begun:
                    yield replace(block, text=begun), self.part
                begun, self.part = "", part
                self.open = [(level, part) for level, _ in self.open] or [(self.outermost, part)]
            begun += piece
        yield replace(block, text=begun), self.part
