"""A headline figure: the leading indicator of a category in a year, with its change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.analysis import change_between
from dashboard.formatting import (
    NOT_REPORTED,
    category_label,
    indicator_label,
    joined,
    labelled,
    level_label,
    year_text,
)
from dashboard.language import N_, _
from dashboard.marks import Mark
from dashboard.sparkline import Point
from dashboard.summary import MEDIAN, Summary

_NOT_COMPARED = N_("不作比较")
_DIRECTIONS = {
    "up": N_("{total} 个增加"),
    "down": N_("{total} 个减少"),
    "level": N_("{total} 个持平"),
    None: N_("{total} 个因原文为约数不能判断"),
}


@dataclass(frozen=True, slots=True)
class Leading:
    """What a headline says of a category; `summary` None is a category without figure.

    Such a category has no value in the year, or, if `stated`, only those of several bodies of
    unknown level, which do not compare.

    `reporting` bodies of the level reported on the year. Where one of them alone states the
    indicator, `history` has its marks by year. Of several, `directions` tells how many rose and
    fell, and `years` has their summaries by year.
    """

    category: str
    year: int | None
    summary: Summary | None = None
    reporting: int = 0
    history: Mapping[int | None, Mark] = field(default_factory=dict)
    directions: Mapping[str | None, int] = field(default_factory=dict)
    years: Mapping[int, Summary] = field(default_factory=dict)
    stated: bool = True

    @property
    def own(self) -> Mark | None:
        """The mark of the only body; None where there are several or none."""
        return self.history.get(self.year)

    @property
    def before(self) -> Mark | None:
        """The mark of the year before of the only body."""
        return None if self.year is None else self.history.get(self.year - 1)

    def label(self) -> str:
        """Return category and indicator."""
        category = category_label(self.category)
        if self.summary is None:
            return category
        return labelled(category, indicator_label(self.summary.panel.indicator))

    def value(self, asked: str = MEDIAN) -> str:
        """Return the value of the only body, else the median, or the sum where it is asked for."""
        if self.summary is None:
            return _(_NOT_COMPARED if self.stated else NOT_REPORTED)
        return self.summary.value(asked)

    def note(self, asked: str = MEDIAN) -> str:
        """Return whose value it is and of when, or how many bodies it is rolled up from."""
        if self.summary is None:
            words = _("{year}的报告未写明这类指标，不等于零。")
            if self.stated:
                words = _("{year}写明这类指标的主体层级或年度不明，见下方各类数据。")
            return words.format(year=year_text(self.year))
        if self.own is None:
            return self.summary.note(asked, self.reporting)
        if self.reporting <= 1:
            return self.own.heading()
        return _("{heading}，{level} {reporting} 个主体中仅此一个写明").format(
            heading=self.own.heading(),
            level=level_label(self.own.level),
            reporting=self.reporting,
        )

    def change(self) -> str:
        """Return the change against the year before in words, or that there is none to tell."""
        if self.summary is None:
            return ""
        if self.before is not None and self.own is not None:
            change = change_between(self.own, self.before)
            return _("比上年{change}").format(change=change.phrase())
        if not self.directions:
            return _("没有可比的上年数值")
        parts = [
            _(words).format(total=self.directions[direction])
            for direction, words in _DIRECTIONS.items()
            if direction in self.directions
        ]
        total = sum(self.directions.values())
        return _("与上年可比的 {total} 个：{parts}").format(total=total, parts=joined(parts))

    def points(self, years: Sequence[int]) -> list[Point]:
        """Return the values of years for a line, None for a year without one."""
        if self.own is not None:
            marks = [self.history.get(year) for year in years]
            return [(mark.value, mark.hedged) if mark else (None, False) for mark in marks]
        found = [self.years.get(year) for year in years]
        return [(each.middle, each.hedged) if each else (None, False) for each in found]

    def points_text(self, years: Sequence[int]) -> str:
        """Return what the line shows, in words."""
        return joined(labelled(year_text(year), self._told(year)) for year in years)

    def _told(self, year: int) -> str:
        if self.own is not None:
            mark = self.history.get(year)
            return mark.phrase() if mark else _(NOT_REPORTED)
        if year not in self.years:
            return _("无中位数")
        words = _("{value}（{bodies} 个主体）")
        summary = self.years[year]
        return words.format(value=summary.value(), bodies=summary.panel.bodies)
