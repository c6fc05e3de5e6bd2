"""Which mandated part of the annual report each block belongs to."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.structure.blocks import Block
from etl.structure.part_wording import find_cue, find_heading_parts

_SENTENCE_END = re.compile(r"(?<=[。；！])(?=.)")
# Cues of these parts are tried where no heading names the part.
_CUED = ("problems", "plans")
# Parts at whose end plans may stand in a report that has no heading for them.
_ENDS_IN_PLANS = ("leadership", "rectification")
# Parts that a heading below leaves for any other that it names, and for certain ones.
_LEFT_FOR = ("achievements", "overview")
_FOLLOWS = {"problems": ("plans", "rectification")}


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
        self.last = next((block for block in reversed(blocks) if block.kind == "body"), None)

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
            moves = len(self.section) > 1 or around in _LEFT_FOR
            part = parts[0] if parts and (moves or parts[0] in _FOLLOWS.get(around, ())) else around
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
        if self.part in _ENDS_IN_PLANS and "plans" not in self.headed:
            return ("plans",)
        return ()

    def _is_mixed(self, block: Block) -> bool:
        """Say whether the paragraph may go from one part to another within itself."""
        if len(self.section) > 1 or self.part == "problems" or block is self.last:
            return True
        return find_cue(block.text, self.year) == "problems"

    def _pass(self, block: Block) -> Iterator[tuple[Block, str]]:
        cued = self._cued()
        if not cued:
            yield block, self.part
            return
        pieces = _SENTENCE_END.split(block.text) if self._is_mixed(block) else [block.text]
        begun = ""
        for piece in pieces:
            part = find_cue(piece, self.year)
            if part in cued and part != self.part:
                if begun:
                    yield replace(block, text=begun), self.part
                begun, self.part = "", part
                self.seen.add(part)
                self.open = [(level, part) for level, _ in self.open] or [(self.outermost, part)]
            begun += piece
        yield replace(block, text=begun), self.part
