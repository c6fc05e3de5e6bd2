"""Whether a count is a result or a plan, norm or requirement."""

import re

from etl.counting.clauses import Surroundings
from etl.models import Paragraph

# Labelling guidelines: a frequency is a target unless the sentence says that it was carried out.
_FREQUENCY = re.compile(
    r"每(?:[一两二三四半0-9]{0,2}个?(?:年|季度|季|月|周|半年|半月|星期|日|天)|年度|人|村|社区|名|个|家|镇|所)[^，。；]*$"
)
_HELD = re.compile(r"共|累计|已|完成了|先后|全年|今年以来|目前|现有|召开了|举办了|开展了|实际")
_DEMAND = re.compile(
    r"力争|确保|务必|计划|拟于|将(?!近)|要求|不得(?:少于|低于)|应当|争取在|目标|规定|原则上|须|要(?:达到|完成|组织|开展|求)"
)
_NORM = re.compile(r"不少于|不低于|不超过|至少|不得|以上")
_RESULTS = ("achievements", "overview", "leadership", "rectification", "other")


def status_of(paragraph: Paragraph, around: Surroundings) -> str:
    """Return `target` for a plan, norm or frequency, `actual` for what was done."""
    text, quantity = paragraph.text, around.quantity
    before = text[around.sentence[0] : quantity.start]
    clause = text[around.clause[0] : around.clause[1]]
    if paragraph.part == "plans":
        return "target"
    if paragraph.part not in _RESULTS:
        return "actual"
    held = _HELD.search(before)
    if _FREQUENCY.search(text[around.clause[0] : quantity.start]) and not held:
        return (
            "target"
            if quantity.group in ("event", "case", "document") or _NORM.search(clause)
            else "actual"
        )
    if _DEMAND.search(text[around.clause[0] : quantity.start]) and not held:
        return "target"
    return "actual"
