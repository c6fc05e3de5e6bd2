"""The brief of a page, downloaded and opened, its footnotes leading back to the source."""

import re
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from docx import Document
from harness import wait_until_drawn
from playwright.sync_api import Page, expect
from saved import saved

pytestmark = pytest.mark.browser


def download(page: Page, label: str) -> tuple[str, bytes]:
    """Download a brief by its menu; returns the suggested name and the bytes."""
    page.get_by_role("button", name="简报").first.click()
    return saved(page, label)


def test_the_brief_of_a_body_as_pdf_leads_to_its_source(visit, address):
    page = visit("/district")
    body = page.get_by_role("combobox", name="报告主体").input_value()
    name, content = download(page, "PDF 文档")
    assert name.startswith("简报_") and name.endswith(".pdf")
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    assert body.split(" / ")[-1] in text
    links = [link.decode() for link in re.findall(rb"/URI\((.*?)\)", content)]
    assert links and all(link.startswith(f"{address}/source?") for link in links)
    (count,) = parse_qs(urlsplit(next(link for link in links if "count=" in link)).query)["count"]
    page.goto(next(link for link in links if count in link))
    wait_until_drawn(page)
    expect(page.locator(f"[id$='{count}']").first).to_be_visible()


@pytest.mark.parametrize("path", ["/district", "/compare"])
def test_a_brief_as_docx_opens(path, visit):
    page = visit(path)
    name, content = download(page, "DOCX 文档")
    assert name.startswith("简报_") and name.endswith(".docx")
    document = Document(BytesIO(content))
    assert "简报" in document.paragraphs[0].text
    assert document.tables
    assert any("footnotes" in part.partname for part in document.part.package.iter_parts())
