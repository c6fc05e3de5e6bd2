"""What the reports of a brief leave out: said by name, never shown as zero."""

from collections.abc import Sequence

from dashboard.analysis import usual_indicators
from dashboard.brief.material import Material
from dashboard.brief.model import Block, Paragraph, Phrase
from dashboard.brief.wording import NOT_ZERO, interleaved, text
from dashboard.formatting import category_label, indicator_label, joined, level_label, year_text
from dashboard.language import _
from dashboard.marks import Mark
from dashboard.theme import CORE_CATEGORIES


def silence_blocks(material: Material, year: int) -> list[Block]:
    """Return what each report of a year does not state, with what was stated the year before."""
    blocks: list[Block] = []
    reports = material.reports_of(year)
    for report in reports:
        parts = _of_report(report, material, year)
        name = _("{name}：").format(name=report["name"]) if len(reports) > 1 else ""
        blocks += [Paragraph((Phrase(name + words), *more)) for words, more in parts]
    return [*blocks, text(_(NOT_ZERO), remark=True)] if blocks else []


def _of_report(report, material: Material, year: int) -> list[tuple[str, list[Phrase]]]:
    stated = {mark.indicator for mark in material.marks if mark.report_id == report["report_id"]}
    before = [
        mark
        for mark in material.marks
        if (mark.place, mark.year) == (report["place"], year - 1) and mark.indicator not in stated
    ]
    parts = [(_("四类核心数据中未报告任何指标的类别："), _categories(stated))]
    parts.append((_("{year}报告、{next}未报告：").format(
        year=year_text(year - 1), next=year_text(year)), _figures(before, material)))  # fmt: skip
    usual = [name for name in _usual(report["level"], material, year) if name not in stated]
    usual = [name for name in usual if name not in {mark.indicator for mark in before}]
    parts.append((_("{level}的报告半数以上写有、本报告未报告：").format(
        level=level_label(report["level"])), _labels(usual)))  # fmt: skip
    return [(words, [*more, Phrase(_("。"))]) for words, more in parts if more]


def _categories(stated: set[str]) -> list[Phrase]:
    told = {indicator.split(".")[0] for indicator in stated}
    silent = [category_label(name) for name in CORE_CATEGORIES if name not in told]
    return [Phrase(joined(silent))] if silent else []


def _figures(marks: Sequence[Mark], material: Material) -> list[Phrase]:
    groups = [
        [Phrase(indicator_label(mark.indicator) + " "), material.citations.figure(mark)]
        for mark in marks
    ]
    return interleaved(groups, _("、"))


def _labels(names: Sequence[str]) -> list[Phrase]:
    return [Phrase(joined(indicator_label(name) for name in names))] if names else []


def _usual(level: str | None, material: Material, year: int) -> list[str]:
    """Return the indicators that most reports of a level and year state, in catalogue order."""
    reports = {
        row["report_id"]
        for row in material.peer_reports
        if level and (row["level"], row["year"]) == (level, year)
    }
    return usual_indicators(material.peers, reports)
