"""The brief that compares bodies by indicators."""

from collections.abc import Iterable, Sequence

from dashboard.analysis.groups import find_peer_groups
from dashboard.brief.comparatives import Comparatives, compare
from dashboard.brief.findings import finding_blocks
from dashboard.brief.material import Material
from dashboard.brief.model import Block, Brief, Paragraph, Phrase
from dashboard.brief.pictures import bar_chart, line_charts
from dashboard.brief.tables import comparison_table
from dashboard.brief.wording import (
    MOST_SECTIONS,
    body_name,
    data_fact,
    numbered,
    reading_notes,
    text,
)
from dashboard.cards.card import split_panels
from dashboard.formatting import (
    indicator_label,
    joined,
    level_label,
    listing,
    quantity,
    unit_text,
    years_text,
)
from dashboard.language import _, spoken
from dashboard.marks import Mark
from dashboard.selection import PLACE_SEPARATOR

# Sections besides those of the indicators: scope, findings, notes.
MOST_INDICATORS = MOST_SECTIONS - 3
MOST_BODIES = 40  # rows of a table
MOST_YEARS = 3  # columns of a table


def comparison_brief(
    indicators: Sequence[str], years: Sequence[int], places: Sequence[str], material: Material
) -> Brief:
    """Make the brief that compares the bodies of the material by indicators.

    `years` are those of `shown_years`; a single one is shown beside the year before it. `places`
    are the places selected; none means all.
    """
    shown = shown_years(years)
    before = [year - 1 for year in shown if year - 1 in material.years_reported()]
    columns = [*before, *shown] if len(shown) == 1 else shown
    comparatives = compare(material)
    parts = [(_("比较范围"), _scope(indicators, shown, material))]
    number = 1
    for indicator in indicators[:MOST_INDICATORS] if shown else ():
        blocks, number = _indicator_blocks(indicator, columns, material, comparatives, number)
        parts.append((indicator_label(indicator), blocks))
    parts.append((_("核查发现"), finding_blocks(material) if shown else []))
    parts.append((_("阅读说明"), reading_notes()))
    return Brief(
        _("法治政府建设数据比较简报"),
        _("（{year}）").format(year=years_text(shown)),
        _facts(indicators, places, shown, material),
        numbered(parts),
        material.built_on,
        spoken(),
    )


def shown_years(years: Iterable[int]) -> list[int]:
    """Return the last of the years selected, as many as a table has room for, ascending."""
    return sorted(set(years))[-MOST_YEARS:]


def _facts(indicators, places, years, material: Material) -> tuple[tuple[str, str], ...]:
    named = [place.split(PLACE_SEPARATOR)[-1] for place in places]
    return (
        (_("地区"), listing(named) if named else _("全部地区")),
        (_("年度"), years_text(years)),
        (_("指标"), listing([indicator_label(name) for name in indicators[:MOST_INDICATORS]])),
        data_fact(material),
    )


def _scope(indicators: Sequence[str], years: Sequence[int], material: Material) -> list[Block]:
    reports = [row for row in material.reports if row["year"] in years]
    if not reports:
        return [text(_("选定范围内没有年度明确的报告：无报告，不等于零。"))]
    levels = [row["level"] for row in reports]
    words = _("{bodies} 个主体在{years}的 {reports} 份报告：{levels}。各层级分别比较。").format(
        bodies=len({row["place"] for row in reports}),
        years=years_text(years),
        reports=len(reports),
        levels=joined(
            _("{level} {total} 份").format(level=level_label(level), total=levels.count(level))
            for level in dict.fromkeys(levels)
        ),
    )
    blocks: list[Block] = [text(words)]
    if len(indicators) > MOST_INDICATORS:
        remark = _("选定 {total} 项指标，只列前 {shown} 项。")
        blocks.append(
            text(remark.format(total=len(indicators), shown=MOST_INDICATORS), remark=True)
        )
    return blocks


def _indicator_blocks(
    indicator: str,
    years: Sequence[int],
    material: Material,
    comparatives: Comparatives,
    number: int,
) -> tuple[list[Block], int]:
    """Return the blocks of an indicator, and the number of the next chart."""
    stated = [mark for mark in material.marks if mark.indicator == indicator and mark.year in years]
    blocks: list[Block] = []
    for panel in split_panels(stated, [indicator]):
        last = [mark for mark in panel if mark.year == years[-1]]
        yearly = [mark for mark in last if mark.key not in comparatives.running]
        rows = _one_row_a_body(last, panel)
        blocks.append(_summary(yearly or last, panel, years[-1], material))
        if len(yearly) > 1:
            blocks.append(bar_chart(number, yearly))
            number += 1
        if len(years) >= MOST_YEARS:
            lines = line_charts(number, [_yearly(panel, comparatives)], material, years[0])
            blocks += lines
            number += len(lines)
        blocks.append(comparison_table(rows[:MOST_BODIES], years, material, comparatives))
        if len(rows) > MOST_BODIES:
            words = _("共 {total} 个主体，只列前 {shown} 个。")
            blocks.append(text(words.format(total=len(rows), shown=MOST_BODIES), remark=True))
    return [*blocks, *_silent(indicator, years[-1], material)], number


def _summary(
    marks: Sequence[Mark], panel: Sequence[Mark], year: int, material: Material
) -> Paragraph:
    """Tell the highest, the lowest and the median of a level and unit in a year."""
    level, unit = level_label(panel[0].level), unit_text(panel[0].unit)
    head = _("{level}（单位：{unit}）：").format(level=level, unit=unit)
    groups = find_peer_groups(marks)
    if not marks or len(marks) < 2 or not groups:
        words = _("{year}有 {total} 个数值。") if marks else _("{year}没有数值。")
        told = words.format(year=years_text([year]), total=len(marks))
        return Paragraph((Phrase(head + told),))
    group, cite = groups[0], material.citations
    highest, lowest = max(marks, key=_value), min(marks, key=_value)
    opening = _("{total} 个主体报告，最高为{name} ").format(
        total=len({mark.place for mark in marks}), name=body_name(highest)
    )
    middle = quantity(group.median, group.unit, group.median_qualifier)
    return Paragraph(
        (
            Phrase(head + opening),
            cite.figure(highest),
            Phrase(_("，最低为{name} ").format(name=body_name(lowest))),
            cite.figure(lowest),
            Phrase(_("，中位数 {median}。").format(median=middle)),
        )
    )


def _silent(indicator: str, year: int, material: Material) -> list[Block]:
    """Name the bodies that report on a year without the indicator, and those without a report."""
    stating = {mark.report_id for mark in material.marks if mark.indicator == indicator}
    silent = [row["name"] for row in material.reports_of(year) if row["report_id"] not in stating]
    heard = {row["place"] for row in material.reports_of(year)}
    missing = {row["place"]: row["name"] for row in material.reports if row["place"] not in heard}
    blocks: list[Block] = []
    for words, names in (
        (_("{year}未报告此项（{total} 份报告）：{names}。"), silent),
        (_("无{year}报告（{total} 个主体）：{names}。"), list(missing.values())),
    ):
        if names:
            told = words.format(year=years_text([year]), total=len(names), names=joined(names))
            blocks.append(text(told))
    return blocks


def _one_row_a_body(last: Sequence[Mark], panel: Sequence[Mark]) -> list[Mark]:
    """Return a mark of each body: those of the last year by value, then the others."""
    rows: dict[str, Mark] = {}
    for mark in (*sorted(last, key=_value, reverse=True), *panel):
        rows.setdefault(mark.place, mark)
    return list(rows.values())


def _yearly(panel: Sequence[Mark], comparatives: Comparatives) -> list[Mark]:
    return [mark for mark in panel if mark.key not in comparatives.running]


def _value(mark: Mark) -> float:
    return mark.value
