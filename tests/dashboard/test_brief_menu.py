"""The menu of a brief, and what its buttons make."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from dashboard.components.brief import _docx_bytes, _pdf_bytes, make_district_brief
from dashboard.components.view import View
from dashboard.language import speak
from dashboard.queries import load_choices
from dashboard.selection import Selection
from dashboard.snapshot import find_snapshot

RIVER = "甲省 / 甲市 / 东区 / 临江街道"


def district_page():
    from dashboard.components.brief import show_district_brief
    from dashboard.components.view import View
    from dashboard.queries import load_choices
    from dashboard.selection import Selection
    from dashboard.snapshot import data_folder, find_snapshot

    snapshot = find_snapshot(data_folder())
    view = View(snapshot, load_choices(snapshot), Selection())
    show_district_brief(view, "甲省 / 甲市 / 东区 / 临江街道", 2023)


def comparison_page():
    from dashboard.components.brief import show_comparison_brief
    from dashboard.components.view import View
    from dashboard.queries import load_choices, rank_indicators
    from dashboard.selection import Selection
    from dashboard.snapshot import data_folder, find_snapshot

    snapshot = find_snapshot(data_folder())
    view = View(snapshot, load_choices(snapshot), Selection())
    show_comparison_brief(view, rank_indicators(view.snapshot, view.selection))


@pytest.mark.parametrize("page", [district_page, comparison_page])
@pytest.mark.parametrize("data", ["full_data", "single_data", "empty_data"])
def test_the_menu_offers_both_formats(page, data, serve_data, request):
    # Imported ahead of the modules under test, it has DuckDB print a page of leaks at exit.
    from streamlit.testing.v1 import AppTest

    serve_data(request.getfixturevalue(data))
    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.exception
    buttons = {button.label: button for button in app.get("download_button")}
    assert set(buttons) == {"DOCX 文档", "PDF 文档"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_brief_opens_in_both_languages(full_data, language):
    snapshot = find_snapshot(full_data)
    view = View(snapshot, load_choices(snapshot), Selection())
    try:
        speak(language)
        brief = make_district_brief(view, RIVER, 2023, None)
        pdf = pypdfium2.PdfDocument(_pdf_bytes(brief))
        docx = Document(BytesIO(_docx_bytes(brief)))
    finally:
        speak("zh")
    assert brief.language == language
    assert docx.core_properties.language == {"zh": "zh-CN", "en": "en-GB"}[language]
    assert "临江街道" in pdf[0].get_textpage().get_text_range()
    assert "临江街道" in docx.paragraphs[0].text
