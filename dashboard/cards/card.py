"""The content of a chart card, and the wording that the cards share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.formatting import (
    HEDGE_SIGNS,
    indicator_label,
    listing,
    unit_text,
    year_text,
)
from dashboard.marks import Mark
from etl.schema import LEVELS

HEDGE_NOTE = "空心标记是原文的约数：≥ 以上、余、超；≈ 近、约；≤ 不超过、不足。"
SPLIT_NOTE = "指标、层级或单位不同的数值分栏列出，各用各的坐标轴，不相加。"


@dataclass(frozen=True, slots=True)
class Card:
    """A chart with all that belongs to it.

    `keys` are the marks' keys in the order of `table`; a mark with a key in `sources` opens the
    paragraphs behind it, one with a key in `reports` opens that report.
    """

    key: str
    title: str
    figure: dict
    alt: str
    notes: tuple[str, ...]
    table: tuple[Mapping[str, object], ...]
    keys: tuple[str, ...]
    marks: tuple[Mark, ...]
    file_name: str
    opens: str = "sources"


def split_panels(marks: Iterable[Mark], indicators: Sequence[str]) -> list[list[Mark]]:
    """Group marks by indicator, level and unit: indicators as given, then the largest group."""
    groups: dict[tuple, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.panel, []).append(mark)
    return sorted(groups.values(), key=lambda of: (indicators.index(of[0].indicator), -len(of)))


def units_text(marks: Iterable[Mark]) -> str:
    """Return the units of marks as a phrase for a title: `件、人`."""
    return "、".join(dict.fromkeys(unit_text(mark.unit) for mark in marks))


def mark_row(mark: Mark) -> dict:
    """Return the row of a mark in the table view."""
    return {
        "报告主体": mark.name,
        "所属地区": mark.district or "",
        "层级": LEVELS.get(mark.level, "层级不明"),
        "年度": year_text(mark.year),
        "指标": indicator_label(mark.indicator),
        "数值": mark.value,
        "限定": HEDGE_SIGNS[mark.qualifier],
        "单位": mark.unit or "",
        "情况": mark.state,
    }


def hedge_notes(marks: Iterable[Mark]) -> list[str]:
    """Return the note that explains hollow marks, where there is one."""
    return [HEDGE_NOTE] if any(mark.hedged for mark in marks) else []


def silent_note(silent: Sequence[Mark]) -> list[str]:
    """Return the note that lists the reports which do not state the indicator."""
    if not silent:
        return []
    names = [f"{mark.name}（{mark.year or '年度不明'}）" for mark in silent]
    return [f"未报告此项、不等于零（{len(silent)} 份报告）：{listing(names)}。"]


def extremes_text(marks: Sequence[Mark]) -> str:
    """Return who is highest and lowest among the marks of one panel."""
    stated = [mark for mark in marks if mark.value is not None]
    if not stated:
        return "没有数值"
    highest = max(stated, key=lambda mark: mark.value)
    lowest = min(stated, key=lambda mark: mark.value)
    place = f"{indicator_label(highest.indicator)}，{LEVELS.get(highest.level, '层级不明')}"
    if highest is lowest or highest.value == lowest.value:
        return f"{place}：{highest.heading()} {highest.phrase()}"
    return (
        f"{place}：最高 {highest.heading()} {highest.phrase()}，"
        f"最低 {lowest.heading()} {lowest.phrase()}"
    )
