"""What a number was read as, in words: for an analyst who checks it against its sentence."""

from collections.abc import Collection, Mapping, Sequence

from dashboard.findings import confidence_text, doubt_text, is_doubtful
from dashboard.formatting import (
    category_label,
    exact_number,
    indicator_label,
    quantity,
    unit_text,
)
from dashboard.language import _
from dashboard.selection import HEDGES, Selection
from etl.schema import MEASURES, QUALIFIERS, STATUSES


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


def count_facts(count: Mapping, texts: Mapping[str, str], counted: bool) -> list[dict]:
    """Return how a count was read: name and text, and the identifier of a count it refers to.

    `texts` are the printed numbers of the report by count_id. Wording of the report is marked.
    """
    indicator = count["indicator"]
    facts = [
        _fact(_("原文数字"), count["text"], quoted=True),
        _fact(_("读作"), reading_text(count)),
        _fact(_("限定"), _(QUALIFIERS[count["qualifier"]])),
        _fact(_("类别"), category_label(count["category"])),
        _fact(_("指标"), indicator_label(indicator) if indicator else _("不属于任何指标")),
        _fact(_("计入指标值"), (_("是") if counted else _("否")) if indicator else None),
        _fact(_("对象"), count["object"], quoted=True),
        _fact(_("动作"), count["action"], quoted=True),
        _fact(_("度量"), _(MEASURES[count["measure"]])),
        _fact(_("性质"), _(STATUSES[count["status"]])),
        _reference(_("所属总数"), count["part_of_id"], texts, count["part_of"]),
        _reference(_("前一阶段"), count["stage_of_id"], texts),
        _reference(_("重复前文"), count["restates_id"], texts),
        _fact(_("置信度"), _confidence(count)),
        _fact(_("规则"), count["rule"]),
        _fact(_("位置"), _place(count)),
    ]
    return [fact for fact in facts if fact["text"]]


def reading_text(count: Mapping) -> str:
    """Return the number as it was read: hedge, value or range, and unit."""
    value, top, unit = count["value"], count["value_max"], count["unit"]
    text = quantity(value, unit, count["qualifier"], exact=True)
    if top is not None:
        text = f"{exact_number(value)}–{quantity(top, unit, 'exact', exact=True)}"
    return text if unit else f"{text}（{unit_text(unit)}）"


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


def _confidence(count: Mapping) -> str:
    return doubt_text(count) if is_doubtful(count) else confidence_text(count["confidence"])


def _place(count: Mapping) -> str:
    return _("第 {paragraph} 段，第 {start}–{end} 字").format(
        paragraph=int(count["paragraph_id"].rsplit("-", 1)[1]),
        start=count["span_start"],
        end=count["span_end"],
    )


def _fact(name: str, text: str | None, *, quoted: bool = False) -> dict:
    return {"name": name, "text": text} | ({"quoted": True} if quoted else {})


def _reference(
    name: str, id_: str | None, texts: Mapping[str, str], otherwise: str | None = None
) -> dict:
    """Return a fact that leads to another count of the report, where that is known."""
    if id_ in texts:
        return _fact(name, texts[id_], quoted=True) | {"count": id_}
    return _fact(name, otherwise, quoted=True)
