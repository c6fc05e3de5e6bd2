"""Paragraphs of reports as HTML, their counts highlighted; all text is escaped."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from dashboard.findings import DOUBTFUL_SIGN, doubt_text, is_doubtful
from dashboard.formatting import category_label

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
