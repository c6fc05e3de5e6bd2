"""A report as HTML for its reader: outline, text with its counts, switches, and what was found.

All text is escaped. Every place bears the link that leads to it, so that it can be copied or
opened in another tab; `components/reader.js` follows such a link without loading the page anew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from dashboard.findings import DOUBTFUL, DOUBTFUL_SIGN, check_label, finding_text, is_doubtful
from dashboard.highlight import anchor, paragraph_html
from dashboard.language import _
from etl.catalogue import categories
from etl.schema import SEVERITIES

_RUN_IN = 12  # signs before the wording of a heading that runs on into its paragraph: （十二）
_DEEPEST = 6  # of HTML's headings; the page's title is the first, the report's the second
_LINKS = 12  # places that a finding links to


def reader_html(
    paragraphs: Sequence[Mapping],
    counts: Sequence[Mapping],
    name: str,
    *,
    matching: int = 0,
    paired: bool = False,
) -> str:
    """Return a report with all that belongs to reading it; `name` says which report it is.

    `matching` is the number of counts that the filters of the page let through, 0 without any;
    a paired one stands beside another and scrolls by itself.
    """
    return (
        f'<section class="reader{" paired" if paired else ""}" aria-label="{escape(name)}">'
        f"{switches_html(counts, matching) if counts else ''}"
        f"{outline_html(paragraphs)}{report_html(paragraphs, counts)}"
        f"{_panel_html() if counts else ''}</section>"
    )


def report_html(paragraphs: Sequence[Mapping], counts: Iterable[Mapping]) -> str:
    """Return the text of a report: an element a paragraph, each with a link to itself."""
    by_paragraph: dict[str, list[Mapping]] = {}
    for count in counts:
        by_paragraph.setdefault(count["paragraph_id"], []).append(count)
    blocks = [_block(row, by_paragraph.get(row["paragraph_id"], ())) for row in paragraphs]
    return f'<article class="source-text" lang="zh-CN">{"".join(blocks)}</article>'


def outline_html(paragraphs: Iterable[Mapping]) -> str:
    """Return the headings of a report, also those run into a paragraph, as links, indented."""
    links = [
        f'<a href="{_link(id_)}" data-paragraph="{escape(id_)}" style="--depth:{depth}">'
        f"{escape(text)}</a>"
        for id_, depth, text in _headings(paragraphs)
    ]
    if not links:
        return f'<p class="reader-outline">{escape(_("这份报告没有小标题。"))}</p>'
    return (
        f'<nav class="reader-outline" aria-label="{escape(_("报告提纲"))}">'
        f'<button type="button" data-outline aria-expanded="false">{escape(_("提纲"))}</button>'
        f'<div class="outline" lang="zh-CN">{"".join(links)}</div></nav>'
    )


def switches_html(counts: Sequence[Mapping], matching: int = 0) -> str:
    """Return the legend: a switch a category that is found, with its colour, name and number.

    Behind them stand switches that leave only doubtful counts, or those that the filters let
    through, and one for all categories.
    """
    found = Counter(count["category"] for count in counts)
    doubtful = sum(map(is_doubtful, counts))
    switches = [
        _switch("category", category, True, f"<i></i>{escape(_(label))} {found[category]}")
        for category, label in categories().items()
        if category in found
    ]
    if len(switches) > 1:
        switches.append(_switch("all", "", True, escape(_("全部类别"))))
    if doubtful:
        text = f"{_('只看{matter}').format(matter=_(DOUBTFUL))} {DOUBTFUL_SIGN} {doubtful}"
        switches.append(_switch("only", "doubtful", False, escape(text)))
    if matching:
        text = f"{_('只看符合筛选的')} {matching}"
        switches.append(_switch("only", "selected", False, escape(text)))
    label = escape(_("标出哪些数字"))
    return f'<div class="switches" role="group" aria-label="{label}">{"".join(switches)}</div>'


def findings_html(findings: Sequence[Mapping], counts: Iterable[Mapping]) -> str:
    """Return what the checks found in a report, each finding with the places that it names."""
    texts = {count["count_id"]: count["text"] for count in counts}
    return f'<ul class="report-findings">{"".join(_finding(row, texts) for row in findings)}</ul>'


def _block(paragraph: Mapping, counts: Iterable[Mapping]) -> str:
    id_, kind = paragraph["paragraph_id"], paragraph["kind"]
    tag = _tag(paragraph)
    label = _("第 {number} 段的链接").format(number=paragraph["ordinal"])
    return (
        f'<{tag} id="{anchor(id_)}" class="kind-{escape(kind)}">'
        f"{paragraph_html(paragraph['text'], counts)}"
        f'<a class="permalink" href="{_link(id_)}" data-paragraph="{escape(id_)}" data-copy '
        f'aria-label="{escape(label)}" title="{escape(label)}"></a></{tag}>'
    )


def _tag(paragraph: Mapping) -> str:
    if paragraph["kind"] == "title":
        return "h2"
    if paragraph["kind"] == "heading":
        return f"h{min(3 + _depth(paragraph), _DEEPEST)}"
    return "p"


def _headings(paragraphs: Iterable[Mapping]) -> Iterable[tuple[str, int, str]]:
    """Yield identifier, depth and wording of each heading, in reading order."""
    above = None
    for row in paragraphs:
        section = row["section_path"], row["section_title"]
        text = row["text"] if row["kind"] == "heading" else ""
        if row["kind"] == "body" and section != above:
            text = _run_in(row)
        above = section
        if text:
            yield row["paragraph_id"], _depth(row), text


def _run_in(paragraph: Mapping) -> str:
    """Return the heading with which a paragraph begins; empty where it begins with none."""
    title = paragraph["section_title"]
    at = paragraph["text"].find(title, 0, _RUN_IN + len(title)) if title else -1
    return paragraph["text"][: at + len(title)] if at > 0 else ""


def _depth(paragraph: Mapping) -> int:
    return (paragraph["section_path"] or "").count("/")


def _link(id_: str) -> str:
    """Return the address of a paragraph of the page, from its identifier."""
    return escape("?" + urlencode({"report": id_.split("-")[0], "paragraph": id_}))


def _switch(kind: str, value: str, pressed: bool, html: str) -> str:
    mark = f' class="mark-{escape(value)}"' if kind == "category" else ""
    return (
        f'<button type="button"{mark} data-{kind}="{escape(value)}" '
        f'aria-pressed="{"true" if pressed else "false"}">{html}</button>'
    )


def _panel_html() -> str:
    """Return the panel of the current count, which the browser fills."""
    return (
        f'<aside class="reader-panel" aria-label="{escape(_("当前数字"))}"><div class="steps">'
        f'<button type="button" data-step="-1" aria-keyshortcuts="K" '
        f'title="{escape(_("上一处（K 键）"))}">{escape(_("上一处"))}</button>'
        '<span class="position" role="status"></span>'
        f'<button type="button" data-step="1" aria-keyshortcuts="J" '
        f'title="{escape(_("下一处（J 键）"))}">{escape(_("下一处"))}</button>'
        '<span class="reading"></span>'
        f'<button type="button" data-copy-count hidden>{escape(_("复制链接"))}</button>'
        f'<button type="button" data-more aria-expanded="true" hidden>{escape(_("读法"))}</button>'
        '</div><dl class="facts"></dl></aside>'
    )


def _finding(finding: Mapping, texts: Mapping[str, str]) -> str:
    counts = [(id_, "count", texts[id_]) for id_ in finding["count_ids"] if id_ in texts]
    holding = {id_.rsplit("-", 1)[0] for id_, *_rest in counts}
    places = counts + [
        (id_, "paragraph", _("第 {number} 段").format(number=int(id_.rsplit("-", 1)[1])))
        for id_ in finding["paragraph_ids"]
        if id_ not in holding
    ]
    links = " ".join(_place_link(*place) for place in places[:_LINKS])
    more = _("共 {total} 处").format(total=len(places)) if len(places) > _LINKS else ""
    severity = finding["severity"]
    return (
        f'<li class="severity-{escape(severity)}"><b>{escape(_(SEVERITIES[severity]))}</b> '
        f"{escape(check_label(finding['check']))} "
        f"{escape(finding_text(finding))} {links} {escape(more)}</li>"
    )


def _place_link(id_: str, kind: str, text: str) -> str:
    href = escape("?" + urlencode({"report": id_.split("-")[0], kind: id_}))
    return f'<a href="{href}" data-{kind}="{escape(id_)}">{escape(text)}</a>'
