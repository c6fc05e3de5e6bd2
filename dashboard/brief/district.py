"""The brief of one district or body in one year."""

from collections.abc import Sequence

from dashboard.analysis.groups import PeerGroup
from dashboard.brief.comparatives import Comparatives, compare
from dashboard.brief.findings import finding_blocks
from dashboard.brief.material import Material
from dashboard.brief.model import Block, Brief, Chart, Paragraph, Phrase
from dashboard.brief.pictures import bar_chart, line_charts
from dashboard.brief.silence import silence_blocks
from dashboard.brief.tables import indicator_table
from dashboard.brief.wording import data_fact, full_name, interleaved, numbered, reading_notes, text
from dashboard.cards.card import split_panels
from dashboard.formatting import (
    category_label,
    indicator_label,
    joined,
    level_label,
    listing,
    year_text,
)
from dashboard.language import _, spoken
from dashboard.marks import Mark
from dashboard.selection import PLACE_SEPARATOR
from dashboard.theme import CORE_CATEGORIES
from etl.catalogue import indicators

PEERS = 12  # bars of the bodies of the level, besides those of the brief
HEADLINES = 2  # values of a core category that the overview tells in words


def district_brief(place: str, year: int, material: Material) -> Brief:
    """Make the brief of the bodies of the material, which are at or below a place, in a year."""
    marks = [mark for mark in material.marks if mark.year == year]
    comparatives = compare(material)
    values = [indicator_table(marks, year, material, comparatives)] if marks else []
    parts = [
        (_("总体情况"), _overview(marks, year, material, comparatives)),
        (_("主要指标"), values),
        (_("图示"), _charts(marks, year, material, comparatives)),
        (_("核查发现"), finding_blocks(material) if material.reports_of(year) else []),
        (_("未报告事项"), silence_blocks(material, year)),
        (_("阅读说明"), reading_notes(_ranked_in(material) if comparatives.ranked() else "")),
    ]
    return Brief(
        _("{name}法治政府建设数据简报").format(name=_name(place, year, material)),
        _("（{year}）").format(year=year_text(year)),
        _facts(place, year, material),
        numbered(parts),
        material.built_on,
        spoken(),
    )


def _name(place: str, year: int, material: Material) -> str:
    """Return the name of the one body of the brief, or that of the place."""
    bodies = {row["place"]: row for row in material.reports_of(year)}
    if len(bodies) != 1:
        return place.split(PLACE_SEPARATOR)[-1]
    (body,) = bodies.values()
    return full_name(body["name"], body["district"])


def _ranked_in(material: Material) -> str:
    places = [place.replace(PLACE_SEPARATOR, " ") for place in material.peer_places]
    return _("{places}的同级主体").format(places=joined(places)) if places else _("全部同级主体")


def _facts(place: str, year: int, material: Material) -> tuple[tuple[str, str], ...]:
    reports = material.reports_of(year)
    levels = dict.fromkeys(level_label(row["level"]) for row in reports)
    facts = [(_("地区"), place.replace(PLACE_SEPARATOR, " "))]
    if reports:
        facts += [
            (_("层级"), joined(levels)),
            (_("报告"), listing([row["title"] or row["report"] for row in reports], 3)),
        ]
    return (*facts, data_fact(material))


def _overview(
    marks: Sequence[Mark], year: int, material: Material, comparatives: Comparatives
) -> list[Block]:
    reports = material.reports_of(year)
    if not reports:
        return [text(_("快照中没有{year}的报告：无报告，不等于零。").format(year=year_text(year)))]
    bodies = len({row["place"] for row in reports})
    words = _(
        "{year}有 {bodies} 个主体的 {reports} 份报告，写有 {indicators} 项指标的 {values} 个数值。"
    )
    if len(reports) == 1:
        words = _("{year}的报告写有 {indicators} 项指标的 {values} 个数值。")
    told = words.format(
        year=year_text(year),
        bodies=bodies,
        reports=len(reports),
        indicators=len({mark.indicator for mark in marks}),
        values=len(marks),
    )
    headlines = [
        _headline(category, marks, material, comparatives)
        for category in CORE_CATEGORIES
        if bodies == 1
    ]
    return [text(told), *headlines, *_movements(marks, year, material, comparatives)]


def _headline(
    category: str, marks: Sequence[Mark], material: Material, comparatives: Comparatives
) -> Paragraph:
    """Tell the values of a core category that most bodies of the level report as well."""
    common = [mark.indicator for mark in material.peers]
    order = list(indicators())
    own = sorted(
        (mark for mark in marks if mark.category == category),
        key=lambda mark: (-common.count(mark.indicator), order.index(mark.indicator)),
    )
    head = Phrase(_("{label}：").format(label=category_label(category)))
    if not own:
        return Paragraph((head, Phrase(_("未报告。"))))
    groups = [_told(mark, material, comparatives) for mark in own[:HEADLINES]]
    return Paragraph((head, *interleaved(groups, _("；")), Phrase(_("。"))))


def _told(mark: Mark, material: Material, comparatives: Comparatives) -> list[Phrase]:
    phrases = [Phrase(indicator_label(mark.indicator) + " "), material.citations.figure(mark)]
    change = comparatives.changes.get(mark.key)
    if change:
        phrases.append(Phrase(_("，比上年{change}").format(change=change.phrase())))
    return phrases


def _movements(
    marks: Sequence[Mark], year: int, material: Material, comparatives: Comparatives
) -> list[Block]:
    if not material.reports_of(year - 1):
        return [text(_("没有{year}的报告，不计同比。").format(year=year_text(year - 1)))]
    changes = [comparatives.changes[mark.key] for mark in marks if mark.key in comparatives.changes]
    if not changes:
        return [text(_("没有可与{year}比较的数值。").format(year=year_text(year - 1)))]
    found = [change.direction for change in changes]
    words = _("与{year}可比的数值 {total} 个：增加 {up} 个，减少 {down} 个，持平 {level} 个")
    words = words.format(
        year=year_text(year - 1),
        total=len(found),
        up=found.count("up"),
        down=found.count("down"),
        level=found.count("level"),
    )
    open_ = found.count(None)
    words += _("，原文为约数而不能判断 {total} 个").format(total=open_) if open_ else ""
    return [text(words + _("。"))]


def _charts(
    marks: Sequence[Mark], year: int, material: Material, comparatives: Comparatives
) -> list[Chart]:
    """Draw the years of what the year states, and the level's values of the core categories."""
    kept = [mark for mark in _core_first(material.marks) if mark.key not in comparatives.running]
    shown = {mark.panel for mark in marks}
    panels = split_panels((mark for mark in kept if mark.panel in shown), _names(kept))
    charts = line_charts(1, panels, material)
    own = {mark.key for mark in marks}
    for group in _largest_groups(marks, comparatives):
        charts.append(bar_chart(len(charts) + 1, group.marks, own, PEERS))
    return charts


def _largest_groups(marks: Sequence[Mark], comparatives: Comparatives) -> list[PeerGroup]:
    """Return for each core category the group of peers with most bodies, if any is ranked."""
    found: dict[str, PeerGroup] = {}
    for mark in marks:
        position = comparatives.positions.get(mark.key)
        if position is None or position.rank is None or mark.category not in CORE_CATEGORIES:
            continue
        known = found.get(mark.category)
        if known is None or len(known.marks) < position.reporting:
            found[mark.category] = position.group
    return [found[category] for category in CORE_CATEGORIES if category in found]


def _core_first(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: mark.category not in CORE_CATEGORIES)


def _names(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(mark.indicator for mark in marks))
