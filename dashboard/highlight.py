"""Report text as HTML with its counts highlighted; all text is escaped, none is interpreted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dashboard.findings import DOUBTFUL_SIGN, doubt_text, is_doubtful
from dashboard.formatting import category_label
from dashboard.language import _
from etl.catalogue import categories

_ANCHOR = re.compile(r' id="at-[^"]*"')
_SENTENCE_END = re.compile(r"[。！？；!?;\n]")


def paragraph_html(text: str, counts: Iterable[Mapping], current: str | None = None) -> str:
    """Return a paragraph with each count marked by colour, underline and the name of its category.

    A doubtful one bears a sign as well. `counts` are rows of `counts` of this paragraph; the one
    whose `count_id` is `current` stands out. A span that overlaps one before it, or lies outside
    the text, is left unmarked.
    """
    pieces, position = [], 0
    for count in sorted(counts, key=lambda row: (row["span_start"], -row["span_end"])):
        start, end = count["span_start"], count["span_end"]
        if not position <= start < end <= len(text):
            continue
        pieces += [escape(text[position:start]), _mark(text[start:end], count, current)]
        position = end
    return "".join(pieces) + escape(text[position:])


def evidence_html(text: str, count: Mapping) -> str:
    """Return a paragraph with one count marked, its sentence clear and the rest fainter."""
    start, end = sentence_span(text, count["span_start"], count["span_end"])
    before, after = escape(text[:start]), escape(text[end:])
    sentence = _sentence(text, count, start, end)
    return f'<div class="evidence">{_around(before)}{sentence}{_around(after)}</div>'


def sentence_html(text: str, count: Mapping) -> str:
    """Return the sentence of a paragraph in which a count stands, the count marked.

    It bears no anchor: the paragraph may be shown beside it.
    """
    start, end = sentence_span(text, count["span_start"], count["span_end"])
    sentence = _ANCHOR.sub("", _sentence(text, count, start, end), count=1)
    return f'<div class="sentence">{sentence.strip()}</div>'


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence in which `text[start:end]` stands."""
    begins = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    stop = _SENTENCE_END.search(text, end)
    return begins[-1] if begins else 0, stop.end() if stop else len(text)


def report_html(
    paragraphs: Sequence[Mapping],
    counts: Iterable[Mapping],
    current: str | None = None,
    target: str | None = None,
) -> str:
    """Return a report: an element a paragraph, with the identifiers that links lead to.

    `target` is the paragraph_id that is framed, `current` the count_id that stands out.
    """
    by_paragraph: dict[str, list[Mapping]] = {}
    for count in counts:
        by_paragraph.setdefault(count["paragraph_id"], []).append(count)
    blocks = [
        f'<p id="{anchor(row["paragraph_id"])}" class="kind-{row["kind"]}'
        f'{" target" if row["paragraph_id"] == target else ""}">'
        f"{paragraph_html(row['text'], by_paragraph.get(row['paragraph_id'], ()), current)}</p>"
        for row in paragraphs
    ]
    return f'<div class="source-text" lang="zh-CN">{"".join(blocks)}</div>'


def outline_html(paragraphs: Iterable[Mapping]) -> str:
    """Return the headings of a report as links to their paragraphs, indented by depth."""
    links = [
        f'<a href="#{anchor(row["paragraph_id"])}" style="padding-left:{_depth(row)}em">'
        f"{escape(row['text'])}</a>"
        for row in paragraphs
        if row["kind"] == "heading"
    ]
    if not links:
        return ""
    return f'<nav class="outline" aria-label="{escape(_("报告提纲"))}">{"".join(links)}</nav>'


def legend_html(found: Mapping[str, int], doubtful: int = 0) -> str:
    """Return the categories found in a report, each with its mark and its number of counts.

    `doubtful` is the number of counts that bear the sign of doubt, which is then explained.
    """
    marks = [
        f'<mark class="mark-{category}" data-label="{escape(_(label))}">{found[category]}</mark>'
        for category, label in categories().items()
        if category in found
    ]
    if doubtful:
        text = _("带 {sign} 的分类待核：{total} 条").format(sign=DOUBTFUL_SIGN, total=doubtful)
        marks.append(f"<span>{escape(text)}</span>")
    return f'<div class="legend">{" ".join(marks)}</div>'


def facts_html(facts: Mapping[str, str]) -> str:
    """Return pairs of name and text as a definition list, side by side where there is room."""
    pairs = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in facts.items()
    )
    return f'<dl class="facts">{pairs}</dl>'


def anchor(id_: str) -> str:
    """Return the identifier of the element that shows a paragraph or a count."""
    return "at-" + re.sub(r"[^0-9A-Za-z-]", "", id_)


def _mark(text: str, count: Mapping, current: str | None) -> str:
    label = category_label(count["category"])
    doubt = " doubtful" if is_doubtful(count) else ""
    chosen = " current" if count["count_id"] == current else ""
    sign = f" {DOUBTFUL_SIGN}" if doubt else ""
    return (
        f'<mark id="{anchor(count["count_id"])}" '
        f'class="mark-{escape(count["category"])}{doubt}{chosen}" '
        f'data-label="{escape(label)}{sign}" title="{escape(_title(label, count))}">'
        f"{escape(text)}</mark>"
    )


def _title(label: str, count: Mapping) -> str:
    doubt = doubt_text(count) if is_doubtful(count) else ""
    return " · ".join(part for part in (label, count.get("object"), doubt) if part)


def _sentence(text: str, count: Mapping, start: int, end: int) -> str:
    inner = {
        **count,
        "span_start": count["span_start"] - start,
        "span_end": count["span_end"] - start,
    }
    return paragraph_html(text[start:end], [inner], count["count_id"])


def _around(text: str) -> str:
    return f'<span class="around">{text}</span>' if text else ""


def _depth(paragraph: Mapping) -> float:
    return 0.9 * (paragraph["section_path"] or "").count("/")
