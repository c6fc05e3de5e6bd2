"""The tables of a brief: values with their footnotes, the years before beside them."""

from collections.abc import Sequence

from dashboard.brief.comparatives import NOTHING, Comparatives
from dashboard.brief.material import Material
from dashboard.brief.model import Phrase, Table
from dashboard.brief.wording import body_name
from dashboard.formatting import category_label, indicator_label, joined, year_text
from dashboard.language import _
from dashboard.marks import Mark
from etl.catalogue import categories, indicators

Row = tuple[Phrase, ...]


def indicator_table(
    marks: Sequence[Mark], year: int, material: Material, comparatives: Comparatives
) -> Table:
    """Return the values of bodies in a year, a row a value, below their body or category."""
    before = (year - 1) in material.years_reported()
    ranked = any(comparatives.position_text(mark) != NOTHING for mark in marks)
    several = len({mark.place for mark in marks}) > 1
    rows: list[Row] = []
    heading = None
    for mark in _in_order(marks, several):
        own = body_name(mark) if several else category_label(mark.category)
        rows += [(Phrase(own),)] if own != heading else []
        heading = own
        rows.append(_row(mark, year, material, comparatives, before, ranked))
    columns = [_("指标"), year_text(year)]
    columns += [year_text(year - 1), _("较上年")] if before else []
    columns += [_("同级位次")] if ranked else []
    widths = (2.3, 1.8, *((1.8, 2.2) if before else ()), *((2.4,) if ranked else ()))
    # Alone beside the names, numbers would stand at the far edge of the page.
    right = (1, 2) if before else (1,) if ranked else ()
    return Table(tuple(columns), widths, tuple(rows), right)


def comparison_table(
    marks: Sequence[Mark], years: Sequence[int], material: Material, comparatives: Comparatives
) -> Table:
    """Return bodies by years for one indicator, level and unit, the highest of the last year first.

    `marks` hold one mark a body. The change is that of the last year.
    """
    rows = []
    for like in marks:
        row = [Phrase(body_name(like))]
        for year in years:
            found = material.at(like, year)
            other = found[0].value is not None and found[0].unit != like.unit
            row.append(Phrase(_("单位不同")) if other else _joined(found, material))
        rows.append((*row, Phrase(_change(material.at(like, years[-1])[0], like, comparatives))))
    columns = (_("报告主体"), *map(year_text, years), _("较上年"))
    widths = (3.0, *(1.8 for _year in years), 2.4)
    return Table(columns, widths, tuple(rows), tuple(range(1, len(years) + 1)))


def _row(mark, year: int, material: Material, comparatives, before: bool, ranked: bool) -> Row:
    row = [Phrase(indicator_label(mark.indicator)), material.citations.figure(mark)]
    if before:
        row += [
            _joined(material.at(mark, year - 1), material),
            Phrase(comparatives.change_text(mark)),
        ]
    return (*row, *([Phrase(comparatives.position_text(mark))] if ranked else []))


def _change(last: Mark, like: Mark, comparatives: Comparatives) -> str:
    stated = last.value is not None and last.unit == like.unit
    return comparatives.change_text(last) if stated else NOTHING


def _joined(marks: Sequence[Mark], material: Material) -> Phrase:
    """Return a value, or all of several: where reports of a year differ, none is chosen."""
    if len(marks) == 1:
        return material.citations.figure(marks[0])
    ids = [id_ for mark in marks for id_ in mark.count_ids]
    words = joined(mark.phrase() for mark in marks)
    if len({mark.report_id for mark in marks}) > 1:
        words = _("{values}（多份报告）").format(values=words)
    return Phrase(words, material.citations.note(ids, summed=False))


def _in_order(marks: Sequence[Mark], several: bool) -> list[Mark]:
    """Sort by category and indicator of the catalogue, below each body where there are several."""
    category = {name: at for at, name in enumerate(categories())}
    indicator = {name: at for at, name in enumerate(indicators())}
    body = {place: at for at, place in enumerate(dict.fromkeys(mark.place for mark in marks))}
    return sorted(
        marks,
        key=lambda mark: (
            body[mark.place] if several else 0,
            category.get(mark.category, len(category)),
            indicator.get(mark.indicator, len(indicator)),
        ),
    )
