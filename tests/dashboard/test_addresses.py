"""Whatever an address says, a page answers in words: no traceback, no markup, no lost filters."""

import pytest

from dashboard.navigation import PAGES

PARAMETERS = (
    *("place", "level", "year", "category", "indicator", "hedge", "lang", "body", "q"),
    *("report", "count", "paragraph", "beside", "beside_count", "beside_paragraph"),
    *("table", "rows", "page", "sort", "order", "status", "part", "confidence"),
    *("findings_by", "severity", "check", "findings_page", "doubtful_page", "rejected_page"),
    *("section", "inputs_page", "portrait_year", "peers", "compare_year", "layout", "weights"),
    *("word", "contrast", "kwic_order", "kwic_page", "search_page", "headline_limit", "network"),
)
VALUES = {
    "unknown": "没有这个地方 / 也没有这条街",
    "long": "长" * 10_000,
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> **粗** $x$ :red[红]",
    "formula": "=cmd|' /C calc'!A0",
    "number": "-99999999999999999999",
    "decimal": "1e309",
    "control": "\x00\x08\ufffe\n\t",
    "empty": "",
    "path": "../../etc/passwd",
    "query": "' OR 1=1 --%_\\",
}
NAMES = [page.name for page in PAGES]


def texts(app) -> str:
    """What the page says outside of HTML blocks, whose escaping has tests of its own."""
    kinds = (app.markdown, app.caption, app.info, app.warning, app.success, app.header, app.title)
    return "\n".join(element.value for kind in kinds for element in kind)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_hostile_address_gives_a_page(visit, full_data, name, value):
    app = visit(full_data, name, **dict.fromkeys(PARAMETERS, value))
    assert app.title[0].value
    said = texts(app)
    assert "<script" not in said.replace("\\<script", "")
    assert not any(value[:200] and value in (chip.label or "") for chip in app.button)


@pytest.mark.parametrize("data", ["single_data", "empty_data"])
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_address_gives_a_page_where_there_is_little_to_show(visit, request, data, name):
    values = dict.fromkeys(PARAMETERS, VALUES["markup"])
    assert visit(request.getfixturevalue(data), name, **values).title


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_given_many_times_gives_a_page(visit, full_data, name):
    many = ["2023", "2023", "案件", "cases", "甲省", "x"] * 50
    assert visit(full_data, name, **dict.fromkeys(PARAMETERS, many)).title


@pytest.mark.parametrize("name", NAMES)
def test_known_values_among_unknown_ones_are_kept(visit, full_data, name):
    app = visit(full_data, name, year=["2023", "9999"], category=["cases", "<b>"], place=["甲省"])
    assert app.multiselect(key="year").value == ["2023"]
    assert app.multiselect(key="category").value == ["cases"]
    assert app.multiselect(key="place").value == ["甲省"]


@pytest.mark.parametrize(
    ("name", "parameter", "named", "value"),
    [
        ("figures", "table", ("values", "指标值", "Indicator value"), "values"),
        ("figures", "sort", ("value", "数值", "Value"), "value"),
        ("figures", "order", ("降序", "Desc."), "降序"),
        ("figures", "status", ("target", "目标", "Target"), "target"),
        ("quality", "findings_by", ("按核查项", "By check"), "按核查项"),
        ("quality", "severity", ("warning", "注意", "Warning"), ["warning"]),
        (
            "quality",
            "check",
            ("year_disagrees", "年度不一致", "Years disagree"),
            ["year_disagrees"],
        ),
        ("about", "section", ("数据字典", "Data dictionary"), "数据字典"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_of_either_language_opens_in_each(
    visit, full_data, name, parameter, named, value, language
):
    for text in named:
        app = visit(full_data, name, lang=language, **{parameter: text})
        assert app.session_state[parameter] == value


def test_a_section_of_one_page_is_none_of_another(visit, full_data):
    app = visit(full_data, "keywords", section="上下文")
    app.switch_page("app_pages/about.py").run()
    assert not app.exception and "怎样计数" in texts(app)
    app.switch_page("app_pages/keywords.py").run()
    assert not app.exception
