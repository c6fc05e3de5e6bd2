"""Footnotes that lead from a figure to the sentences that it was read from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.analysis.groups import is_rate
from dashboard.brief.model import Note, Phrase
from dashboard.findings import doubt_text, is_doubtful
from dashboard.formatting import joined, section_text, year_text
from dashboard.highlight import sentence_span
from dashboard.language import _
from dashboard.marks import Mark

QUOTED = 6  # sentences of a footnote; the paragraphs of further counts are named by number
_AROUND = 45  # characters of a long sentence that are quoted on either side of its number


@dataclass(frozen=True, slots=True)
class Citations:
    """The sources of counts, and where the dashboard is served.

    `sources` are the rows of `queries.select_sources` by count_id. `address` is that of the
    dashboard without the slash at its end; without it, footnotes bear no links.
    """

    sources: Mapping[str, Mapping]
    address: str | None = None

    def figure(self, mark: Mark) -> Phrase:
        """Return the value of a mark with its footnote, or what is known instead of a value."""
        if mark.value is None:
            return Phrase(mark.state)
        return Phrase(mark.phrase(), self.note(mark.count_ids, summed=not is_rate(mark)))

    def note(self, count_ids: Iterable[str], *, summed: bool = True) -> Note:
        """Return the footnote of a figure that was read from these counts.

        `summed` says that the figure is the sum of several counts, and not only about them.
        Raises KeyError for a count without source: such a figure must not be printed.
        """
        reports: dict[str, list[Mapping]] = {}
        for id_ in count_ids:
            source = self.sources[id_]
            reports.setdefault(source["report_id"], []).append(source)
        phrases: list[Phrase] = []
        for sources in reports.values():
            phrases += [Phrase(_("；"))] if phrases else []
            phrases += self._of_report(sources, summed)
        return Note(tuple(phrases))

    def paragraph_link(self, report_id: str, paragraph_id: str) -> str | None:
        """Return the address of a paragraph in the reader."""
        return self._link(report=report_id, paragraph=paragraph_id)

    def _of_report(self, sources: Sequence[Mapping], summed: bool) -> list[Phrase]:
        first = sources[0]
        head = _("《{title}》（{year}），").format(
            title=first["title"], year=year_text(first["year"])
        )
        if len(sources) > 1:
            words = _("{total} 处数字相加：") if summed else _("{total} 处数字：")
            head += words.format(total=len(sources))
        phrases = [Phrase(head)]
        sentences = _by_sentence(sources)
        for number, same in enumerate(sentences[:QUOTED]):
            phrases += [Phrase(_("；"))] if number else []
            phrases += self._quotation(same)
        return [*phrases, *_rest(sentences[QUOTED:])]

    def _quotation(self, sources: Sequence[Mapping]) -> list[Phrase]:
        """Quote the sentence that these counts stand in, and say where it is."""
        first = sources[0]
        where = _("{section}，第 {paragraph} 段：").format(
            section=section_text(first["section_path"], first["section_title"]),
            paragraph=first["paragraph_ordinal"],
        )
        phrases = [Phrase(where + _("“")), *_quoted(sources), Phrase(_("”"))]
        doubts = dict.fromkeys(doubt_text(source) for source in sources if is_doubtful(source))
        phrases += [Phrase(_("（{remark}）").format(remark=doubt)) for doubt in doubts]
        link = self._link(report=first["report_id"], count=first["count_id"])
        return [*phrases, Phrase(" "), Phrase(_("查看原文"), address=link)] if link else phrases

    def _link(self, **parameters: str) -> str | None:
        return f"{self.address}/source?{urlencode(parameters)}" if self.address else None


def _by_sentence(sources: Iterable[Mapping]) -> list[list[Mapping]]:
    """Group counts by the sentence that they stand in, in the order given."""
    groups: dict[tuple, list[Mapping]] = {}
    for source in sources:
        groups.setdefault((source["paragraph_id"], _span(source)), []).append(source)
    return [sorted(same, key=lambda source: source["span_start"]) for same in groups.values()]


def _quoted(sources: Sequence[Mapping]) -> list[Phrase]:
    """Return a sentence with its numbers underlined, far from them cut."""
    text = sources[0]["paragraph"]
    position, last = _span(sources[0])
    phrases: list[Phrase] = []
    for source in sources:
        between = text[position : source["span_start"]]
        between = _cut(between, _AROUND) if phrases else _cut(between.lstrip(), 0)
        number = text[source["span_start"] : source["span_end"]]
        phrases += [Phrase(between), Phrase(number, underlined=True)]
        position = source["span_end"]
    rest = text[position:last].rstrip()
    return [*phrases, Phrase(rest if len(rest) <= _AROUND else rest[:_AROUND] + "…")]


def _cut(text: str, kept: int) -> str:
    """Keep so many characters of the start of a text, and those before its end."""
    if len(text) <= kept + _AROUND:
        return text
    return f"{text[:kept]}…{text[-_AROUND:]}"


def _span(source: Mapping) -> tuple[int, int]:
    return sentence_span(source["paragraph"], source["span_start"], source["span_end"])


def _rest(sentences: Iterable[Sequence[Mapping]]) -> list[Phrase]:
    numbers = dict.fromkeys(str(same[0]["paragraph_ordinal"]) for same in sentences)
    if not numbers:
        return []
    return [Phrase(_("；其余见第 {paragraphs} 段").format(paragraphs=joined(numbers)))]
