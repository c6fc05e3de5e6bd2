"""Briefs written as DOCX and PDF, opened again."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from ctypes import create_string_buffer
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image
from pypdfium2 import raw

import dashboard.brief.write_pdf as write_pdf
from dashboard.brief.charts import chart_png, chart_svg
from dashboard.brief.fonts import drawable_text, plain_text
from dashboard.brief.model import (
    Brief,
    Chart,
    Note,
    Panel,
    Paragraph,
    Phrase,
    Point,
    Section,
    Series,
    Table,
)
from dashboard.brief.write_docx import docx_bytes
from dashboard.brief.write_pdf import pdf_bytes

HOSTILE = (
    '#image("/etc/passwd") #eval("1") $x^2$ @ref `码` *粗* _斜_ [链](u) <b>&amp;</b> ]]> '
    "= 标题 // 注 /* 注 */ \\u{1f600} %PDF endstream {{x}} 'a' “b” <?xml version='1.0'?>"
)
UNSEEN = "\x00\x07\x1b\x85\u200b\u202e\u2066\ufeff\ufffe\ud800"
EMOJI = "\U0001f600"
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
ADDRESS = "https://example.invalid/a?b=1&c=<d>"


def note(number: int) -> Note:
    return Note(
        (
            Phrase(f"《甲报告》（2023年），第 {number} 段：“处罚"),
            Phrase(f"{number}件", underlined=True),
            Phrase("”"),
            Phrase("查看原文", address=f"{ADDRESS}&n={number}"),
        )
    )


def lines(*series: tuple[float | None, ...]) -> Chart:
    made = tuple(
        Series(
            f"{HOSTILE[:8]}{order}",
            tuple(
                Point(
                    str(2020 + at), value, "未报告" if value is None else f"≥{value}件", at % 2 > 0
                )
                for at, value in enumerate(values)
            ),
            order,
        )
        for order, values in enumerate(series)
    )
    return Chart("lines", (Panel("处罚（件）", "#2F78C4", made),), "图 1", "先降后升")


def bars(*values: float) -> Chart:
    points = tuple(
        Point(f"{at}{HOSTILE}", value, f"≥{value}件", at % 2 > 0) for at, value in enumerate(values)
    )
    return Chart("bars", (Panel("处罚", "#2F78C4", (Series("", points),)),), "图 2", HOSTILE)


@pytest.fixture(scope="module")
def brief() -> Brief:
    rows = [(Phrase("案件"),)]
    rows += [
        (Phrase(f"行政处罚{at}"), Phrase(f"≥{at}件", note(at)), Phrase("未报告"))
        for at in range(1, 31)
    ]
    rows.append((Phrase(HOSTILE), Phrase("1件", note(1)), Phrase("—")))
    table = Table(("指标", "2023年", "2022年"), (2, 1, 1), tuple(rows), (1, 2))
    return Brief(
        "临江街道法治政府建设数据简报",
        "（2023年）",
        (("地区", "甲省 东区"), ("报告", HOSTILE)),
        (
            Section("一、总体情况", (Paragraph((Phrase("处罚 "), Phrase("≥1件", note(1)))),)),
            Section("二、主要指标", (table,)),
            Section("三、图示", (lines((1, None, 3)), bars(3, 2, 1))),
            Section("四、说明", (Paragraph((Phrase(HOSTILE + UNSEEN + EMOJI),), remark=True),)),
        ),
        datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
    )  # fmt: skip


@pytest.fixture(scope="module")
def pdf(brief) -> bytes:
    return pdf_bytes(brief)


@pytest.fixture(scope="module")
def docx(brief) -> bytes:
    return docx_bytes(brief)


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF without white space: where a line breaks is of no interest."""
    pages = pypdfium2.PdfDocument(data)
    return tight("".join(page.get_textpage().get_text_range() for page in pages))


def tight(text: str) -> str:
    return re.sub(r"[\s\ufffe\u2060]+", "", text)


def pdf_fonts(data: bytes) -> dict[str, bool]:
    """Return whether each font of a PDF's text is embedded, by name."""
    found = {}
    for page in pypdfium2.PdfDocument(data):
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(item)
            buffer = create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            found[buffer.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
    return found


def glyph_codes(data: bytes) -> list[int]:
    """Return the codes of all glyphs that the pages of a PDF show; 0 is the empty box."""
    codes = []
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
        with suppress(zlib.error):
            content = zlib.decompress(stream[1])
            for block in re.findall(rb"^BT .*?^ET$", content, re.S | re.M):
                shown = re.sub(rb"/Span<<.*?>>\s*BDC", b"", block, flags=re.S)
                codes += [code for text in _strings(shown) for code in _pairs(text)]
    return codes


def _pairs(text: bytes) -> list[int]:
    assert len(text) % 2 == 0
    return [text[at] << 8 | text[at + 1] for at in range(0, len(text), 2)]


def _strings(shown: bytes) -> Iterator[bytes]:
    """Yield the strings of an operator, after ISO 32000-1, 7.3.4: parentheses may be nested."""
    at = 0
    while at < len(shown):
        if shown[at : at + 1] == b"<":
            end = shown.index(b">", at)
            yield bytes.fromhex(shown[at + 1 : end].decode())
            at = end
        elif shown[at : at + 1] == b"(":
            text, at = _literal(shown, at + 1)
            yield text
        at += 1


def _literal(shown: bytes, at: int) -> tuple[bytes, int]:
    text, depth = bytearray(), 1
    while depth:
        escape = re.compile(rb"\\([0-7]{1,3}|.)", re.S).match(shown, at)
        sign = shown[at : at + 1]
        depth += (sign == b"(") - (sign == b")")
        if escape:
            code = escape[1]
            text += bytes([int(code, 8)]) if code.isdigit() else _ESCAPES.get(code, code)
        elif depth:
            text += sign
        at = escape.end() if escape else at + 1
    return bytes(text), at - 1


def docx_part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def dark_dots(kind: str, *points: Point) -> int:
    """Return how many dots of a chart of one panel in black are dark."""
    chart = Chart(kind, (Panel("", "#000000", (Series("甲", points),)),), "", "")
    return sum(Image.open(BytesIO(chart_png(chart))).convert("L").histogram()[:128])


def words(element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def test_the_pdf_says_what_the_brief_says(brief, pdf):
    text = pdf_text(pdf)
    for phrase in brief.phrases():
        assert tight(drawable_text(phrase.text)) in text
    for section in brief.sections:
        assert tight(section.title) in text
    assert tight(HOSTILE) in text
    assert "〔U+1F600〕" in text and EMOJI not in text


def test_the_pdf_is_a_numbered_a4(brief, pdf):
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) > 1
    for number, page in enumerate(document, 1):
        assert [round(length * 25.4 / 72) for length in page.get_size()] == [210, 297]
        assert f"—{number}—" in tight(page.get_textpage().get_text_range())
    assert document.get_metadata_value("Title") == brief.title


def test_every_font_of_the_pdf_is_embedded_and_no_glyph_is_an_empty_box(pdf):
    fonts = pdf_fonts(pdf)
    assert {name.split("+")[1] for name in fonts} == {"NotoSerifSC-Regular", "NotoSansSC-Regular"}
    assert all(fonts.values())
    codes = glyph_codes(pdf)
    assert len(codes) > 1000
    assert 0 not in codes


def test_a_missing_glyph_would_be_noticed(brief, monkeypatch):
    monkeypatch.setattr(write_pdf, "drawable_text", plain_text)
    assert 0 in glyph_codes(pdf_bytes(brief))


def test_footnotes_of_the_pdf_stand_once_and_keep_their_links(pdf):
    text = pdf_text(pdf)
    for number in range(1, 31):
        assert text.count(f"第{number}段：“处罚{number}件”") == 1
    found = set(re.findall(rb"/URI\((.*?)\)", pdf))
    assert {f"{ADDRESS}&n={number}".encode() for number in range(1, 31)} <= found


def test_a_footnote_stands_on_the_page_of_its_row_below_the_headings(pdf):
    pages = [tight(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]
    for number in range(2, 31):
        (page,) = (text for text in pages if f"“处罚{number}件”" in text)
        assert f"行政处罚{number}≥{number}件{number}未报告" in page
        assert "指标2023年2022年" in page


def test_the_same_brief_is_the_same_pdf(brief, pdf):
    assert pdf_bytes(brief) == pdf


def test_the_docx_says_what_the_brief_says(brief, docx):
    document = Document(BytesIO(docx))
    text = words(docx_part(docx, "word/document.xml"))
    for phrase in brief.phrases():
        assert plain_text(phrase.text) in text
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        section.title for section in brief.sections
    ]
    assert document.paragraphs[0].text == document.core_properties.title == brief.title
    assert EMOJI in text
    assert not set(UNSEEN) & set(text)
    assert len(document.inline_shapes) == 2
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in "".join(text.text for text in section.footer._element.iter(qn("w:instrText")))


def test_the_settings_of_the_docx_name_the_rules_above_its_footnotes(docx):
    settings = docx_part(docx, "word/settings.xml")
    named = settings.find(qn("w:footnotePr"))
    assert [found.get(qn("w:id")) for found in named] == ["-1", "0"]
    assert named.getnext().tag == qn("w:compat")


def test_every_footnote_of_the_docx_is_referred_to_once_and_repeated_by_a_field(docx):
    body = docx_part(docx, "word/document.xml")
    notes = {
        int(found.get(qn("w:id"))): found
        for found in docx_part(docx, "word/footnotes.xml").iter(qn("w:footnote"))
    }
    references = [int(found.get(qn("w:id"))) for found in body.iter(qn("w:footnoteReference"))]
    assert references == list(range(1, 31))
    assert set(notes) == {-1, 0, *references}
    assert "第 7 段：“处罚7件”" in words(notes[7])
    underlined = [
        words(run) for run in notes[7].iter(qn("w:r")) if run.find(".//" + qn("w:u")) is not None
    ]
    assert underlined == ["7件", "查看原文"]
    fields = [text.text.strip() for text in body.iter(qn("w:instrText"))]
    assert fields == ["NOTEREF _note1 \\h"] * 2
    marks = {found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))}
    assert "_note1" in marks


def test_links_of_the_docx_lead_outside(docx):
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/footnotes.xml.rels"))
        types = archive.read("[Content_Types].xml").decode()
    links = [r for r in relations if r.get("Type").endswith("/hyperlink")]
    assert {link.get("Target") for link in links} == {f"{ADDRESS}&n={n}" for n in range(1, 31)}
    assert {link.get("TargetMode") for link in links} == {"External"}
    assert "wordprocessingml.footnotes+xml" in types


def test_the_docx_names_its_pictures_and_chinese_fonts(docx):
    described = [
        found.get("descr") for found in docx_part(docx, "word/document.xml").iter("{*}docPr")
    ]
    assert described == ["先降后升", plain_text(HOSTILE)]
    fonts = {
        found.get(qn("w:eastAsia"))
        for found in docx_part(docx, "word/styles.xml").iter(qn("w:rFonts"))
    }
    assert {"宋体", "黑体"} <= fonts


def test_a_brief_without_notes_tables_and_charts_opens(brief):
    bare = replace(
        brief, sections=(Section("一、说明", (Paragraph((Phrase("无"),)),)),), made_on=None
    )
    assert "一、说明" in pdf_text(pdf_bytes(bare))
    assert Document(BytesIO(docx_bytes(bare))).paragraphs[-1].text == "无"


@pytest.mark.parametrize(
    "chart",
    [
        lines((1.0, None, 3.0)),
        lines((None, None)),
        lines((0.0, 0.0)),
        lines(*[(float(n), n + 1.0, None) for n in range(8)]),
        bars(0.0),
        bars(*map(float, range(30))),
    ],
)
def test_charts_lack_no_glyph_and_are_the_same_each_time(chart):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = chart_svg(chart)
        picture = Image.open(BytesIO(chart_png(chart)))
    assert svg == chart_svg(chart)
    assert b"<text" not in svg
    assert picture.width > 1000
    assert len(picture.getcolors(1 << 20)) > 10


def test_a_hollow_mark_is_not_filled():
    filled, hollow = (dark_dots("bars", Point("甲", 5.0, "", hollow)) for hollow in (False, True))
    assert hollow < filled / 3


def test_a_gap_is_no_point_at_zero():
    gap, zero = (
        dark_dots("lines", Point("2021", 5.0), Point("2022", value), Point("2023", 5.0))
        for value in (None, 0.0)
    )
    assert gap < zero


@pytest.mark.parametrize("text", [UNSEEN, "a\n\tb", f"{UNSEEN}甲{EMOJI}"])
def test_text_is_made_fit(text):
    assert not set(plain_text(text)) & set(UNSEEN + "\n\t")
    assert EMOJI not in drawable_text(text)
