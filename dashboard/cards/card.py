"""The content of a chart card, and the wording that the cards share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.formatting import (
    HEDGE_SIGNS,
    indicator_label,
    joined,
    level_label,
    unit_text,
    year_text,
)
from dashboard.language import N_, _
from dashboard.marks import Mark

HEDGE_NOTE = N_("空心标记是原文的约数：≥ 以上、余、超；≈ 近、约；≤ 不超过、不足。")
SPLIT_NOTE = N_("指标、层级或单位不同的数值分栏列出，各用各的坐标轴，不相加。")

RUNNING_NOTE = N_("历年累计是多年的合计，起点各不相同：单列一栏，不与当年数值比较，也不排名次。")
OPEN_NOTE = N_("{total} 个数值原文写“累计”而没有写明起点，可能含往年，见表中“情况”。")

_LISTED = 12  # reports that the note of silence names


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a card that shows reports and no values: its cells, and the report it opens."""

    key: str
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Card:
    """A chart with all that belongs to it.

    The table view and the downloads list `marks`, or `records` where the card shows reports. A
    click on the mark of a key opens the paragraphs behind it; `beside` holds by key the marks
    whose paragraphs are shown with it, as those of the year before. `extras` holds by key further
    cells of a mark's row, the same columns for every mark. `file_name` is page and indicator.
    """

    key: str
    title: str
    figure: dict
    alt: str
    notes: tuple[str, ...]
    file_name: str
    marks: tuple[Mark, ...] = ()
    records: tuple[Record, ...] = ()
    beside: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    extras: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def keys(self) -> list[str]:
        """Return the key of each row of the table view."""
        return [entry.key for entry in self.marks or self.records]

    def table(self) -> list[dict]:
        """Return the rows of the table view."""
        if self.records:
            return [dict(record.cells) for record in self.records]
        return [mark_row(mark) | dict(self.extras.get(mark.key, {})) for mark in self.marks]

    def behind(self, key: str) -> tuple[Mark, ...]:
        """Return the marks whose paragraphs a click on a key opens; none for an unknown one."""
        own = tuple(mark for mark in self.marks if mark.key == key)[:1]
        return own + self.beside.get(key, ()) if own else ()


def split_panels(marks: Iterable[Mark], indicators: Sequence[str]) -> list[list[Mark]]:
    """Group marks by indicator, level and unit: indicators as given, then the largest group.

    Running totals stand apart, after the others of their indicator.
    """
    groups: dict[tuple, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.panel, []).append(mark)
    return sorted(
        groups.values(),
        key=lambda of: (indicators.index(of[0].indicator), of[0].running, -len(of)),
    )


def by_indicator(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Group marks by indicator, in their order."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.indicator, []).append(mark)
    return groups


def units_text(marks: Iterable[Mark]) -> str:
    """Return the units of marks as a phrase for a title: `件、人`."""
    return joined(dict.fromkeys(unit_text(mark.unit) for mark in marks))


def mark_row(mark: Mark) -> dict:
    """Return the row of a mark in the table view."""
    return {
        _("报告主体"): mark.name,
        _("所属地区"): mark.district or "",
        _("层级"): level_label(mark.level),
        _("年度"): year_text(mark.year),
        _("指标"): indicator_label(mark.indicator),
        _("数值"): mark.value,
        _("限定"): HEDGE_SIGNS[mark.qualifier],
        _("单位"): unit_text(mark.unit) if mark.unit else "",
        _("情况"): mark.state,
    }


def hedge_notes(marks: Iterable[Mark]) -> list[str]:
    """Return the note that explains hollow marks, where there is one."""
    return [_(HEDGE_NOTE)] if any(mark.hedged for mark in marks) else []


def split_notes(panels: Sequence) -> list[str]:
    """Return the note that explains panels, where there are several."""
    return [_(SPLIT_NOTE)] if len(panels) > 1 else []


def running_notes(marks: Iterable[Mark]) -> list[str]:
    """Return the note that explains running totals, where there is one."""
    return [_(RUNNING_NOTE)] if any(mark.running for mark in marks) else []


def open_notes(marks: Iterable[Mark]) -> list[str]:
    """Return the note on values that may be running totals, where there are any."""
    total = sum(mark.basis == "open" and mark.value is not None for mark in marks)
    return [_(OPEN_NOTE).format(total=total)] if total else []


def silent_note(silent: Sequence[Mark]) -> list[str]:
    """Return the note that lists the reports which do not state the indicator."""
    if not silent:
        return []
    named = _("{name}（{year}）")
    names = [
        named.format(name=mark.name, year=mark.year or _("年度不明")) for mark in silent[:_LISTED]
    ]
    text = _("未报告此项、不等于零（{total} 份报告）：{names}{more}。")
    more = _("等") if len(silent) > _LISTED else ""
    return [text.format(total=len(silent), names=joined(names), more=more)]


def sentences(texts: Iterable[str]) -> str:
    """Return texts as one description, each a clause of it."""
    return _("；").join(texts) + _("。")


def extremes_text(marks: Sequence[Mark]) -> str:
    """Return who is highest and lowest among the marks of one panel."""
    stated = [mark for mark in marks if mark.value is not None]
    if not stated:
        return _("没有数值")
    highest = max(stated, key=lambda mark: mark.value)
    lowest = min(stated, key=lambda mark: mark.value)
    indicator = indicator_label(highest.indicator)
    if highest.running:
        indicator = _("{indicator}（历年累计）").format(indicator=indicator)
    words = {
        "indicator": indicator,
        "level": level_label(highest.level),
        "highest": f"{highest.heading()} {highest.phrase()}",
        "lowest": f"{lowest.heading()} {lowest.phrase()}",
    }
    if highest is lowest or highest.value == lowest.value:
        return _("{indicator}，{level}：{highest}").format(**words)
    return _("{indicator}，{level}：最高 {highest}，最低 {lowest}").format(**words)
