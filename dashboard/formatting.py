"""Numbers, hedges, years and names as Chinese readers write them; pure functions on text."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from etl.catalogue import indicators

HEDGE_SIGNS = {
    "exact": "",
    "over": "≥",
    "at_least": "≥",
    "near": "≈",
    "about": "≈",
    "at_most": "≤",
}
NOT_REPORTED = "未报告"
UNIT_UNKNOWN = "无单位"
_MYRIADS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
# A unit that begins with a letter of the script reads better apart after 万 and 亿: 3个百分点.
_COUNTED_UNITS = {"百分点": "个百分点"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=])")


def exact_number(value: float | None) -> str:
    """Return a number with all its digits, grouped by thousands; `未报告` for None."""
    return NOT_REPORTED if value is None else f"{_decimal(value):,f}"


def compact_number(value: float | None) -> str:
    """Return a number in 亿 or 万 where that takes at most two decimals, else all its digits.

    Nothing is rounded: a label must not say 1.23万 of a report that says 12345.
    """
    if value is None:
        return NOT_REPORTED
    number = _decimal(value)
    for size, sign in _MYRIADS:
        scaled = (number / size).normalize()
        if abs(scaled) >= 1 and scaled.as_tuple().exponent >= -2:
            return f"{scaled:,f}{sign}"
    return f"{number:,f}"


def quantity(value: float | None, unit: str | None, qualifier: str, *, exact: bool = False) -> str:
    """Return hedge, number and unit as one phrase: `≥1.2万件`; `未报告` for None."""
    if value is None:
        return NOT_REPORTED
    number = exact_number(value) if exact else compact_number(value)
    return f"{HEDGE_SIGNS[qualifier]}{number}{_COUNTED_UNITS.get(unit, unit) or ''}"


def year_text(year: int | None) -> str:
    """Return a year as text, never grouped."""
    return "年度不明" if year is None else f"{year}年"


def years_text(years: Iterable[int]) -> str:
    """Return a set of years as a phrase: `2021–2023年`, or `2021、2023年` where one is left out."""
    ordered = sorted(set(years))
    if not ordered:
        return "年度不明"
    if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}–{ordered[-1]}年"
    return "、".join(map(str, ordered)) + "年"


def listing(names: Sequence[str], limit: int = 12) -> str:
    """Return names joined by 、, the rest of a long list as its number."""
    shown = "、".join(names[:limit])
    return shown if len(names) <= limit else f"{shown}等 {len(names)} 个"


def unit_text(unit: str | None) -> str:
    """Return a unit for a title or an axis."""
    return unit or UNIT_UNKNOWN


def indicator_label(indicator: str) -> str:
    """Return the Chinese label of an indicator; its identifier if the catalogue lost it."""
    entry = indicators().get(indicator)
    return entry.label if entry else indicator


def section_text(section_path: str | None, section_title: str | None) -> str:
    """Return where a paragraph stands: markers of the headings above it and the innermost title."""
    path = " › ".join(part for part in (section_path or "").split("/") if part)
    return "  ".join(part for part in (path, section_title or "") if part) or "正文"


def plain_markdown(text: str) -> str:
    """Return text that Markdown shows literally: no emphasis, link, formula, colour or icon."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def plain_chart_text(text: str) -> str:
    """Return text that a chart shows literally: Plotly reads a few HTML tags in any label."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, width: int) -> str:
    """Return text cut to a number of characters, the cut marked."""
    return text if len(text) <= width else text[: width - 1] + "…"


def _decimal(value: float) -> Decimal:
    """Return a number without the noise of binary fractions: 0.30000000000000004 is 0.3."""
    number = Decimal(repr(float(value)))
    return round(number, 6).normalize() if number % 1 else number.to_integral_value()
