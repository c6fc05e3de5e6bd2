"""A brief as DOCX, with real footnotes."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches
from docx.text.paragraph import Paragraph as DocxParagraph

from dashboard.brief.charts import WIDTH, chart_png
from dashboard.brief.docx_styles import (
    CAPTION,
    CELL,
    FACT,
    FACT_NAME,
    HEADED_CELL,
    REMARK,
    TABLE,
    rule_below,
    set_up,
    shade,
)
from dashboard.brief.fonts import plain_text
from dashboard.brief.footnotes import Footnotes
from dashboard.brief.model import Block, Brief, Chart, Note, Paragraph, Phrase, Table


def docx_bytes(brief: Brief) -> bytes:
    """Return a brief as DOCX."""
    document = set_up(Document(), brief)
    writer = _Writer(document, brief.note_numbers())
    document.add_paragraph(plain_text(brief.title), style="Title")
    document.add_paragraph(plain_text(brief.subtitle), style="Subtitle")
    _add_facts(document, brief.facts)
    for section in brief.sections:
        document.add_paragraph(plain_text(section.title), style="Heading 1")
        for block in section.blocks:
            writer.add_block(block)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_facts(document: DocumentType, facts: Iterable[tuple[str, str]]) -> None:
    for name, value in facts:
        paragraph = document.add_paragraph(style=FACT)
        paragraph.add_run(plain_text(name), style=FACT_NAME)
        paragraph.add_run("　" + plain_text(value))
    rule_below(paragraph._p.get_or_add_pPr(), 4)


class _Writer:
    """Appends blocks to a document and knows which footnotes it has set."""

    def __init__(self, document: DocumentType, numbers: dict[Note, int]) -> None:
        self._document = document
        self._numbers = numbers
        self._footnotes = Footnotes(document)
        self._styles = {name: document.styles[name].style_id for name in (CELL, HEADED_CELL)}
        self._set: set[Note] = set()

    def add_block(self, block: Block) -> None:
        """Append a block behind what is there."""
        if isinstance(block, Paragraph):
            style = REMARK if block.remark else "Body Text"
            self._fill(self._document.add_paragraph(style=style), block.phrases)
        elif isinstance(block, Table):
            self._add_table(block)
        else:
            self._add_picture(block)

    def _add_picture(self, chart: Chart) -> None:
        holder = self._document.add_paragraph(style=CAPTION)
        holder.paragraph_format.keep_with_next = True
        shape = holder.add_run().add_picture(BytesIO(chart_png(chart)), width=Inches(WIDTH))
        shape._inline.docPr.set("descr", plain_text(chart.alt))
        self._document.add_paragraph(plain_text(chart.caption), style=CAPTION)

    def _add_table(self, block: Table) -> None:
        table = self._document.add_table(1, len(block.columns), style=TABLE)
        table.autofit = False
        total = sum(block.widths)
        for column, share in zip(table.columns, block.widths, strict=True):
            column.width = Inches(WIDTH * share / total)
        headings = table.rows[0]
        headings._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for at, (cell, name) in enumerate(zip(headings.cells, block.columns, strict=True)):
            cell.width = table.columns[at].width
            paragraph = self._set_up(cell, HEADED_CELL, at in block.aligned_right)
            paragraph.add_run(plain_text(name))
        for row in block.rows:
            self._add_row(table.add_row(), block, row)

    def _add_row(self, added, block: Table, row: tuple[Phrase, ...]) -> None:
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = added.cells
        if len(row) == 1:
            merged = cells[0].merge(cells[-1])
            paragraph = self._set_up(merged, HEADED_CELL, False)
            paragraph.paragraph_format.keep_with_next = True
            shade(merged)
            self._fill(paragraph, row)
            return
        for at, (cell, phrase) in enumerate(zip(cells, row, strict=True)):
            self._fill(self._set_up(cell, CELL, at in block.aligned_right), (phrase,))

    def _set_up(self, cell, style: str, right: bool) -> DocxParagraph:
        """Style the paragraph of a cell; by identifier, for a name is looked up slowly."""
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self._styles[style]
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return paragraph

    def _fill(self, paragraph: DocxParagraph, phrases: Iterable[Phrase]) -> None:
        for phrase in phrases:
            _add_text(paragraph, phrase)
            if phrase.note in self._set:
                self._footnotes.repeat(paragraph, self._numbers[phrase.note])
            elif phrase.note:
                self._add_note(paragraph, phrase.note)

    def _add_note(self, paragraph: DocxParagraph, note: Note) -> None:
        self._set.add(note)
        inside = self._footnotes.add(paragraph, self._numbers[note])
        for phrase in note.phrases:
            _add_text(inside, phrase)


def _add_text(paragraph: DocxParagraph, phrase: Phrase) -> None:
    run = paragraph.add_run(plain_text(phrase.text))
    run.underline = True if phrase.underlined or phrase.address else None
    if phrase.address:
        target = paragraph.part.relate_to(
            phrase.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = OxmlElement("w:hyperlink", {qn("r:id"): target})
        link.append(run._r)
        paragraph._p.append(link)
