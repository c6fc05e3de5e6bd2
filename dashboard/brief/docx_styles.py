"""The page and the styles of a brief as DOCX, after the look of an official document."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboard.brief.fonts import plain_text
from dashboard.brief.footnotes import REFERENCE_STYLE, TEXT_STYLE, add_field
from dashboard.brief.model import Brief

# Fonts that every Chinese Windows and WPS has; elsewhere the program puts its own in their place.
SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
FACT, FACT_NAME, TABLE = "事项", "事项名", "三线表"
CELL, HEADED_CELL, CAPTION, REMARK = "表格文字", "表格标题", "图注", "附注"
# What the schema has behind the borders of a paragraph, as far as styles here use it.
_AFTER_BORDERS = ("w:spacing", "w:ind", "w:jc", "w:rPr")
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
_LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def set_up(document: Document, brief: Brief) -> Document:
    """Give a new document its page, page numbers, styles and properties; return it."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.left_margin, section.right_margin = Mm(27), Mm(25)
    _add_styles(document, brief.language)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run("— ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" —")
    _set_properties(document, brief)
    return document


def _set_properties(document: Document, brief: Brief) -> None:
    properties = document.core_properties
    properties.title = plain_text(brief.title)
    properties.author = properties.comments = ""
    properties.language = _LANGUAGES[brief.language]
    if brief.made_on:
        properties.created = properties.modified = brief.made_on.replace(tzinfo=None)


def _add_styles(document: Document, language: str) -> None:
    normal = _style(document, "Normal", SONG, 12)
    properties = normal.element.get_or_add_rPr()
    tongue = {qn("w:val"): _LANGUAGES[language], qn("w:eastAsia"): "zh-CN"}
    properties.append(OxmlElement("w:lang", tongue))
    _style(document, "Title", SONG, 22, _CENTRE, after=2)
    _without_border(document.styles["Title"])
    _style(document, "Subtitle", SONG, 14, _CENTRE, after=12)
    _style(
        document, "Heading 1", HEI, 14, before=14, after=6
    ).paragraph_format.keep_with_next = True
    text = _style(document, "Body Text", SONG, 12, _JUSTIFY, spacing=1.3)
    text.paragraph_format.first_line_indent = Pt(24)
    _style(document, FACT, SONG, 10.5, spacing=1.2)
    _style(document, CELL, SONG, 10.5, before=1, after=1)
    _style(document, HEADED_CELL, HEI, 10.5, before=1, after=1)
    _style(document, CAPTION, HEI, 9.5, _CENTRE, before=4, after=4)
    _style(document, REMARK, SONG, 9.5, _JUSTIFY, before=3, after=3)
    _style(document, "Footer", SONG, 10.5, _CENTRE)
    document.styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    _style(document, TEXT_STYLE, SONG, 9, _JUSTIFY)
    reference = document.styles.add_style(REFERENCE_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    name = document.styles.add_style(FACT_NAME, WD_STYLE_TYPE.CHARACTER)
    _set_fonts(name, HEI)
    rule_below(document.styles["Subtitle"].element.get_or_add_pPr(), 12)
    _add_table_style(document)


def rule_below(properties, eighths: int) -> None:
    """Draw a rule below a paragraph, given its properties, so many eighths of a point wide."""
    border = OxmlElement("w:pBdr")
    border.append(_rule("bottom", eighths, space="4"))
    properties.insert_element_before(border, *_AFTER_BORDERS)


def shade(cell) -> None:
    """Give a cell a light ground."""
    ground = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): "EDEDED"}
    cell._tc.get_or_add_tcPr().append(OxmlElement("w:shd", ground))


def _add_table_style(document: Document) -> None:
    """Add the table of three rules: above, below the heading, and below; hair lines between."""
    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    borders = OxmlElement("w:tblBorders")
    for side, eighths in (("top", 8), ("bottom", 8), ("insideH", 2)):
        borders.append(_rule(side, eighths))
    properties = OxmlElement("w:tblPr")
    properties.append(borders)
    style.element.append(properties)


def _rule(side: str, eighths: int, space: str = "0"):
    attributes = {"val": "single", "sz": str(eighths), "space": space, "color": "000000"}
    return OxmlElement(f"w:{side}", {qn(f"w:{name}"): value for name, value in attributes.items()})


def _set_fonts(style, chinese: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{attribute}"), font)


def _style(
    document: Document, name: str, font: str, size: float, alignment=None,
    before: float = 0, after: float = 0, spacing: float = 1.0,
) -> ParagraphStyle:  # fmt: skip
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style, font)
    style.paragraph_format.alignment = alignment
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = spacing
    return style


def _without_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
