"""What each value of a brief is compared with: the year before, and the bodies of its level."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.changes import (
    NOTHING_BEFORE,
    SILENT_BEFORE,
    Change,
    explain_missing_changes,
    find_changes,
)
from dashboard.analysis.peers import Position, find_positions
from dashboard.brief.material import Material
from dashboard.formatting import quantity
from dashboard.language import _
from dashboard.marks import BASES, Mark

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Comparatives:
    """Changes and positions by the key of a mark; running totals have neither."""

    changes: Mapping[str, Change]
    reasons: Mapping[str, str]
    positions: Mapping[str, Position]
    running: frozenset[str]

    def change_text(self, mark: Mark) -> str:
        """Return the change in words, or why there is none where the values do not tell."""
        if mark.key in self.running:
            return _(BASES["running"])
        if mark.key in self.changes:
            return self.changes[mark.key].phrase()
        reason = self.reasons.get(mark.key, NOTHING_BEFORE)
        return NOTHING if reason in (NOTHING_BEFORE, SILENT_BEFORE) else _(reason)

    def position_text(self, mark: Mark) -> str:
        """Return the position among the bodies of the level, where enough of them report."""
        position = self.positions.get(mark.key)
        if position is None or position.rank is None:
            return NOTHING
        # A hedged value may in truth stand on the other side of its neighbour.
        words = (
            _("约第 {rank} 位／{total} 个") if position.hedged else _("第 {rank} 位／{total} 个")
        )
        place = words.format(rank=position.rank, total=position.reporting)
        middle = quantity(position.median, mark.unit, position.group.median_qualifier)
        return _("{place}，中位数 {median}").format(place=place, median=middle)

    def ranked(self) -> bool:
        """Return whether any value has a position."""
        return any(position.rank is not None for position in self.positions.values())


def compare(material: Material) -> Comparatives:
    """Compare the values of a brief with those before and beside them."""
    return Comparatives(
        find_changes(material.marks),
        explain_missing_changes(material.marks),
        find_positions(material.peers),
        frozenset(mark.key for mark in material.marks if mark.running),
    )
