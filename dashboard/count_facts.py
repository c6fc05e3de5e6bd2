"""What a number was read as, in words: for an analyst who checks it against its sentence."""

from collections.abc import Collection, Mapping, Sequence

from dashboard.findings import confidence_text, doubt_text, is_doubtful
from dashboard.formatting import (
    category_label,
    exact_number,
    indicator_label,
    quantity,
    with_unit,
)
from dashboard.language import N_, _
from dashboard.selection import HEDGES, Selection
from etl.schema import MEASURES, QUALIFIERS, STATUSES

# What `count_facts` tells, in its order, and whether it is wording of the report.
_FACTS = (
    (N_("原文数字"), True),
    (N_("读作"), False),
    (N_("限定"), False),
    (N_("类别"), False),
    (N_("指标"), False),
    (N_("计入指标值"), False),
    (N_("对象"), True),
    (N_("动作"), True),
    (N_("度量"), False),
    (N_("性质"), False),
    (N_("所属总数"), True),
    (N_("前一阶段"), True),
    (N_("重复前文"), True),
    (N_("置信度"), False),
    (N_("规则"), False),
    (N_("位置"), False),
)
Fact = str | tuple[str, str] | None


def fact_columns() -> list[dict]:
    """Return name of each fact of a count, and whether it is wording of the report."""
    return [{"name": _(name), "quoted": quoted} for name, quoted in _FACTS]


def count_entries(
    counts: Sequence[Mapping], counted: Collection[str], selection: Selection
) -> list[dict]:
    """Return what the reader shows of each count of a report, in reading order.

    `counted` are the identifiers of those that make up the value of an indicator.
    """
    texts = {count["count_id"]: count["text"] for count in counts}
    return [
        {
            "id": count["count_id"],
            "category": count["category"],
            "doubtful": is_doubtful(count),
            "selected": is_selected(count, selection),
            "reading": f"{reading_text(count)} · {_matter(count)}",
            "facts": count_facts(count, texts, count["count_id"] in counted),
        }
        for count in counts
    ]


def count_facts(count: Mapping, texts: Mapping[str, str], counted: bool) -> list[Fact]:
    """Return how a count was read: a text a fact, None for one that it lacks.

    A fact that is another count of the report comes with its identifier; `texts` are the printed
    numbers of the report by count_id.
    """
    indicator = count["indicator"]
    return [
        count["text"],
        reading_text(count),
        _(QUALIFIERS[count["qualifier"]]) or None,
        category_label(count["category"]),
        indicator_label(indicator) if indicator else _("不属于任何指标"),
        (_("是") if counted else _("否")) if indicator else None,
        count["object"] or None,
        count["action"] or None,
        _(MEASURES[count["measure"]]),
        _(STATUSES[count["status"]]),
        _reference(count["part_of_id"], texts) or count["part_of"] or None,
        _reference(count["stage_of_id"], texts),
        _reference(count["restates_id"], texts),
        doubt_text(count) if is_doubtful(count) else confidence_text(count["confidence"]),
        count["rule"],
        _place(count),
    ]


def reading_text(count: Mapping) -> str:
    """Return the number as it was read: hedge, value or range, and unit."""
    value, top, unit = count["value"], count["value_max"], count["unit"]
    text = quantity(value, unit, count["qualifier"], exact=True)
    if top is not None:
        text = f"{exact_number(value)}–{quantity(top, unit, 'exact', exact=True)}"
    return text if unit else with_unit(text, unit)


def is_selected(count: Mapping, selection: Selection) -> bool:
    """Return whether the filters on category, indicator and hedge let a count through."""
    hedges = {name for hedge in selection.hedges for name in HEDGES[hedge][1]}
    return (
        (not selection.categories or count["category"] in selection.categories)
        and (not selection.indicators or count["indicator"] in selection.indicators)
        and (not hedges or count["qualifier"] in hedges)
    )


def selects_counts(selection: Selection) -> bool:
    """Return whether a filter tells counts of one report apart."""
    return bool(selection.categories or selection.indicators or selection.hedges)


def _matter(count: Mapping) -> str:
    indicator = count["indicator"]
    return indicator_label(indicator) if indicator else category_label(count["category"])


def _reference(id_: str | None, texts: Mapping[str, str]) -> tuple[str, str] | None:
    return (texts[id_], id_) if id_ in texts else None


def _place(count: Mapping) -> str:
    return _("第 {paragraph} 段，第 {start}–{end} 字").format(
        paragraph=int(count["paragraph_id"].rsplit("-", 1)[1]),
        start=count["span_start"],
        end=count["span_end"],
    )
