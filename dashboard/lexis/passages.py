"""Which passages of the reports are read: those of a selection, in some of their parts."""

from dataclasses import dataclass, field

from dashboard.language import N_
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class Passages:
    """The paragraphs of a selection in some parts; no parts are all of them.

    A category, indicator or hedge of the selection takes the paragraphs that state such a count.
    The genre's formulas (深入贯彻落实) count as words only where `formulas` are asked for.
    """

    selection: Selection = field(default_factory=Selection)
    parts: tuple[str, ...] = ()
    formulas: bool = False


# What a selection is held against. The two sides never share a paragraph.
CONTRASTS = {
    "peers": N_("同层级、同年度的其他主体"),
    "rest": N_("其余所有报告"),
    "before": N_("同一主体的上一年度"),
    "parts": N_("同一批报告的其他部分"),
}
