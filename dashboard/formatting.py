"""Numbers, hedges, years and names as Chinese readers write them; pure functions on text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from dashboard.language import N_, _, spoken, unit_name
from etl.catalogue import categories, indicators
from etl.schema import LEVELS

HEDGE_SIGNS = {
    "exact": "",
    "over": "≥",
    "at_least": "≥",
    "near": "≈",
    "about": "≈",
    "at_most": "≤",
}
NOT_REPORTED = N_("未报告")
UNIT_UNKNOWN = N_("无单位")
LEVEL_UNKNOWN = N_("层级不明")
# What stands behind a shortened number, by language.
_SCALES = {
    "zh": ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
# A unit that begins with a letter of the script reads better apart after 万 and 亿: 3个百分点.
_COUNTED_UNITS = {"百分点": "个百分点"}
_TIGHT_UNITS = ("%", "‰")
_LETTER = 0.5  # width of a letter or digit beside a Chinese character
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=])")


def exact_number(value: float | None) -> str:
    """Return a number with all its digits, grouped by thousands; `未报告` for None."""
    return _(NOT_REPORTED) if value is None else f"{_decimal(value):,f}"


def compact_number(value: float | None) -> str:
    """Return a number in 亿 or 万 where that takes at most two decimals, else all its digits.

    Nothing is rounded: a label must not say 1.23万 of a report that says 12345. English counts in
    millions and billions.
    """
    if value is None:
        return _(NOT_REPORTED)
    number = _decimal(value)
    for size, sign in _SCALES[spoken()]:
        scaled = (number / size).normalize()
        if abs(scaled) >= 1 and scaled.as_tuple().exponent >= -2:
            return f"{scaled:,f}{sign}"
    return f"{number:,f}"


def quantity(value: float | None, unit: str | None, qualifier: str, *, exact: bool = False) -> str:
    """Return hedge, number and unit as one phrase: `≥1.2万件`; `未报告` for None."""
    if value is None:
        return _(NOT_REPORTED)
    number = exact_number(value) if exact else compact_number(value)
    return f"{HEDGE_SIGNS[qualifier]}{number}{_unit_behind(value, unit)}"


def labelled(label: str, text: str) -> str:
    """Return a label and what it labels as one phrase: `单位：件`."""
    return _("{label}：{text}").format(label=label, text=text)


def year_text(year: int | None) -> str:
    """Return a year as text, never grouped."""
    return _("年度不明") if year is None else _("{year}年").format(year=year)


def years_text(years: Iterable[int]) -> str:
    """Return a set of years as a phrase: `2021–2023年`, or `2021、2023年` where one is left out."""
    ordered = sorted(set(years))
    if not ordered:
        return _("年度不明")
    if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return _("{year}年").format(year=f"{ordered[0]}–{ordered[-1]}")
    return _("{year}年").format(year=joined(map(str, ordered)))


def listing(names: Sequence[str], limit: int = 12) -> str:
    """Return names joined, the rest of a long list as its number."""
    shown = joined(names[:limit])
    if len(names) <= limit:
        return shown
    return _("{names}等 {total} 个").format(names=shown, total=len(names))


def joined(names: Iterable[str]) -> str:
    """Return names as an enumeration: joined by 、 in Chinese."""
    return _("、").join(names)


def unit_text(unit: str | None) -> str:
    """Return a unit for a title, an axis or a column."""
    return unit_name(unit, 2) if unit else _(UNIT_UNKNOWN)


def with_unit(label: str, unit: str | None) -> str:
    """Return a label with the unit that it is counted in: `合同审核（份）`."""
    return _("{label}（{unit}）").format(label=label, unit=unit_text(unit))


def indicator_label(indicator: str) -> str:
    """Return the Chinese label of an indicator; its identifier if the catalogue lost it."""
    entry = indicators().get(indicator)
    return _(entry.label) if entry else indicator


def section_text(section_path: str | None, section_title: str | None) -> str:
    """Return where a paragraph stands: markers of the headings above it and the innermost title."""
    path = " › ".join(part for part in (section_path or "").split("/") if part)
    return "  ".join(part for part in (path, section_title or "") if part) or _("正文")


def category_label(category: str) -> str:
    """Return the label of a category; its identifier if the catalogue lost it."""
    return _(categories().get(category, category))


def level_label(level: str | None) -> str:
    """Return the label of a level of government; says so where it is unknown."""
    return _(LEVELS.get(level, LEVEL_UNKNOWN))


def plain_markdown(text: str) -> str:
    """Return text that Markdown shows literally: no emphasis, link, formula, colour or icon."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def plain_chart_text(text: str) -> str:
    """Return text that a chart shows literally: Plotly reads a few HTML tags in any label."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, width: int) -> str:
    """Return text cut to a width in Chinese characters, the cut marked; two letters take one."""
    widths = list(accumulate(_LETTER if sign.isascii() else 1 for sign in text))
    if not widths or widths[-1] <= width:
        return text
    return text[: bisect_right(widths, width - 1)] + "…"


def _unit_behind(value: float, unit: str | None) -> str:
    """Return a unit as it follows its number: 个百分点, and apart from it outside Chinese."""
    if not unit:
        return ""
    if spoken() == "zh":
        return _COUNTED_UNITS.get(unit, unit)
    return unit if unit in _TIGHT_UNITS else f" {unit_name(unit, value)}"


def _decimal(value: float) -> Decimal:
    """Return a number without the noise of binary fractions: 0.30000000000000004 is 0.3."""
    number = Decimal(repr(float(value)))
    return round(number, 6).normalize() if number % 1 else number.to_integral_value()
