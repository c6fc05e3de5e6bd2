"""Footnotes in a DOCX, which python-docx does not write: their part, references and repetitions.

Written after ECMA-376, part 1: 17.11 (footnotes) and 17.16.5.35 (NOTEREF).
"""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# As Word itself calls them.
REFERENCE_STYLE = "footnote reference"
TEXT_STYLE = "footnote text"
_SEPARATOR_IDS = (-1, 0)  # of the rules above footnotes, which Word requires
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    f"<w:r><w:{element}/></w:r></w:p></w:footnote>"
    for kind, id_, element in (
        ("separator", _SEPARATOR_IDS[0], "separator"),
        ("continuationSeparator", _SEPARATOR_IDS[1], "continuationSeparator"),
    )
)


class Footnotes:
    """The footnotes of a document, written in the order of their numbers."""

    def __init__(self, document: Document) -> None:
        """Give a document the part that holds footnotes; its styles must be there already."""
        self._reference = document.styles[REFERENCE_STYLE].style_id
        self._text = document.styles[TEXT_STYLE].style_id
        self.part = StoryPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{_SEPARATORS}</w:footnotes>"),
            document.part.package,
        )
        document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(document)

    def add(self, paragraph: Paragraph, number: int) -> Paragraph:
        """Set a footnote behind a paragraph's text; return the paragraph to write it in."""
        note = OxmlElement("w:footnote", {qn("w:id"): str(number)})
        inside = Paragraph(OxmlElement("w:p"), self)
        note.append(inside._p)
        self.part.element.append(note)
        inside._p.style = self._text
        self._mark(inside).append(OxmlElement("w:footnoteRef"))
        inside.add_run(" ")
        name = {qn("w:id"): str(number), qn("w:name"): _bookmark(number)}
        paragraph._p.append(OxmlElement("w:bookmarkStart", name))
        reference = OxmlElement("w:footnoteReference", {qn("w:id"): str(number)})
        self._mark(paragraph).append(reference)
        paragraph._p.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): str(number)}))
        return inside

    def repeat(self, paragraph: Paragraph, number: int) -> None:
        """Set the number of an earlier footnote behind a paragraph's text."""
        add_field(paragraph, f"NOTEREF {_bookmark(number)} \\h", str(number), self._reference)

    def _mark(self, paragraph: Paragraph):
        run = paragraph.add_run()
        run._r.style = self._reference
        return run._r


def _name_separators(document: Document) -> None:
    """Name the rules above footnotes in the settings, where the schema has it: before compat."""
    named = OxmlElement("w:footnotePr")
    for id_ in _SEPARATOR_IDS:
        named.append(OxmlElement("w:footnote", {qn("w:id"): str(id_)}))
    document.settings.element.find(qn("w:compat")).addprevious(named)


def add_field(
    paragraph: Paragraph, instruction: str, shown: str, style_id: str | None = None
) -> None:
    """Append a field: what it computes and what is shown until it is computed."""
    for kind, text in (
        ("begin", ""),
        ("", instruction),
        ("separate", ""),
        (None, shown),
        ("end", ""),
    ):
        run = paragraph.add_run(text if kind is None else None)
        run._r.style = style_id
        if kind is not None:
            _append_field_mark(run, kind, text)


def _append_field_mark(run: Run, kind: str, instruction: str) -> None:
    if kind:
        run._r.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
        return
    element = OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
    element.text = f" {instruction} "
    run._r.append(element)


def _bookmark(number: int) -> str:
    return f"_note{number}"
