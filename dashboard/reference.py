"""The reference as HTML: definitions of indicators and the data dictionary. All text is escaped."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from dashboard.formatting import joined, labelled
from dashboard.language import N_, _
from etl.catalogue import Indicator
from etl.definitions import Definition, Wording
from etl.schema import (
    KINDS,
    LEVELS,
    MEASURES,
    PARTS,
    QUALIFIERS,
    SEVERITIES,
    STATUSES,
    Column,
    Table,
)

_WORDS = 8  # words of a list that are named; the rule files hold them all
_NUMBER = re.compile("«([^«»]*)»")
_TYPES = {
    "string": N_("文字"),
    "integer": N_("整数"),
    "number": N_("数值"),
    "date": N_("日期"),
    "strings": N_("编号列表"),
}
_AGGREGATES = {
    "sum": N_("同一单位的实际数相加"),
    "single": N_("取报告写明的一个比率，从不相加"),
}
# What a word of a closed vocabulary is called.
_VOCABULARIES = (LEVELS, PARTS, KINDS, QUALIFIERS, STATUSES, MEASURES, SEVERITIES)
_LABELS = {tuple(vocabulary): vocabulary for vocabulary in _VOCABULARIES}


def holds(words: Iterable[str], texts: Iterable[str]) -> bool:
    """Tell whether every word occurs in some of the texts, capital or not."""
    everything = "\n".join(texts).lower()
    return all(word in everything for word in words)


def texts_of_definition(indicator: Indicator, definition: Definition) -> list[str]:
    """Return what a search for an indicator looks at."""
    texts = [indicator.id, _(indicator.label), indicator.label, _(definition.text)]
    for wording in definition.wordings:
        texts += [*wording.examples, *(word for words in wording.needs for word in words)]
    return texts


def texts_of_column(table: Table, column: Column) -> list[str]:
    """Return what a search for a column looks at."""
    return [f"{table.name}.{column.name}", _(column.label), _(column.description)]


def definition_html(
    indicator: Indicator, definition: Definition, links: Mapping[str, str], *, unfolded: bool
) -> str:
    """Return an indicator: what it counts, how its counts make a value, the wording it accepts.

    `links` are addresses by what they are called; the first is that of the definition itself. The
    wording is folded away unless `unfolded`.
    """
    (own, *others) = links.items()
    more = " ".join(f'<a href="{escape(url)}">{escape(name)}</a>' for name, url in others)
    rules = "".join(f"<li>{_wording_html(wording)}</li>" for wording in definition.wordings)
    wordings = _("认得的写法（{total} 种）").format(total=len(definition.wordings))
    facts = {
        _("编号"): f"<code>{escape(indicator.id)}</code>",
        _("怎样合计"): escape(_(_AGGREGATES[indicator.aggregate])),
    }
    return (
        f'<section class="definition" id="{escape(indicator_anchor(indicator.id))}">'
        f'<h4><a href="{escape(own[1])}" title="{escape(own[0])}">{escape(_(indicator.label))}</a>'
        f"<span>{more}</span></h4><p>{escape(_(definition.text))}</p>{_facts(facts)}"
        f"<details{' open' if unfolded else ''}><summary>{escape(wordings)}</summary>"
        f"<ol>{rules}</ol></details></section>"
    )


def table_html(table: Table, columns: Iterable[Column]) -> str:
    """Return a published table: what a row is, its key, and its columns."""
    row = labelled(_("一行是"), _(table.row))
    key = labelled(_("主键"), ", ".join(table.key)) if table.key else _("没有主键")
    headings = "".join(f"<th>{escape(_(text))}</th>" for text in _HEADINGS)
    rows = "".join(_column_html(table, column) for column in columns)
    return (
        f'<section class="dictionary" id="table-{escape(table.name)}">'
        f"<h3>{escape(_(table.label))} <code>{escape(table.name)}</code></h3>"
        f"<p class='small'>{escape(row)}　{escape(key)}</p>"
        f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def indicator_anchor(indicator: str) -> str:
    """Return the identifier of the element that defines an indicator."""
    return "indicator-" + indicator.replace(".", "-")


_HEADINGS = (N_("列"), N_("类型"), N_("含义"))


def _column_html(table: Table, column: Column) -> str:
    notes = [_("可为空")] if not column.required else []
    target = dict(table.references).get(column.name)
    notes += [labelled(_("指向"), target)] if target else []
    labels = _LABELS.get(column.vocabulary or ())
    words = "".join(
        f"<li><code>{escape(word)}</code> {escape(_(label))}</li>"
        for word, label in (labels or {}).items()
    )
    return (
        f"<tr><th scope='row'>{escape(_(column.label))}<br><code>{escape(column.name)}</code></th>"
        f"<td>{escape(_(_TYPES[column.type]))}<br>"
        f"<span class='small'>{escape(joined(notes))}</span></td>"
        f"<td>{escape(_(column.description))}{f'<ul>{words}</ul>' if words else ''}</td></tr>"
    )


def _wording_html(wording: Wording) -> str:
    wanted = [escape(_some(words)) for words in wording.needs]
    if wording.units:
        wanted.append(escape(labelled(_("量词"), _some(wording.units))))
    said = "；".join(_NUMBER.sub(r"<mark>\1</mark>", escape(text)) for text in wording.examples)
    not_said = "；".join(_NUMBER.sub(r"<b>\1</b>", escape(text)) for text in wording.rejects)
    facts = {
        _("例"): said,
        _("须有"): " <b>+</b> ".join(wanted),
        _("不算"): not_said,
        _("规则"): f"<code>{escape(wording.rule)}</code>",
    }
    return _facts({name: text for name, text in facts.items() if text})


def _some(words: tuple[str, ...]) -> str:
    """Return the first of some words, and how many they are where there are more."""
    if len(words) <= _WORDS:
        return joined(words)
    text = _("{words}等 {total} 种")
    return text.format(words=joined(words[:_WORDS]), total=len(words))


def _facts(facts: Mapping[str, str]) -> str:
    """Return names with texts that are HTML already."""
    pairs = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{text}</dd></div>" for name, text in facts.items()
    )
    return f"<dl>{pairs}</dl>"
