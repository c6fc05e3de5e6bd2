"""The overview for leaders: what it says, of whom, and what a click on it opens."""

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import COMPARE_PAGE, DISTRICT_PAGE, QUALITY_PAGE, SOURCE_PAGE

RIVER = "甲省 / 甲市 / 东区 / 临江街道"
CLOUD = "甲省 / 甲市 / 东区 / 云桥街道"


def texts(app: AppTest) -> str:
    elements = [*app.markdown, *app.info, *app.caption, *app.header, *app.subheader, *app.html]
    return "\n".join(str(element.value) for element in elements)


def values(app: AppTest) -> list[str]:
    """Return the headline figures as they are written."""
    return [
        button.label.replace("\\", "")
        for button in app.button
        if button.key.startswith("headline_value_")
    ]


def statements(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button if "_statement_" in button.key]


def links(app: AppTest, page: str) -> list[dict]:
    """Return label and query parameters of the links to a page."""
    name = page.removeprefix("app_pages/").removesuffix(".py")
    return [
        {"label": link.proto.label, "query": link.proto.query_string}
        for link in app.get("page_link")
        if link.proto.page.split("/")[-1] == name
    ]


def highlighted(app: AppTest) -> list[str]:
    """Return the numbers that the source panel highlights."""
    html = "\n".join(str(element.value) for element in app.html if "evidence" in element.value)
    return [unescape(text) for text in re.findall(r'current"[^>]*>([^<]*)</mark>', html)]


def test_one_line_says_what_is_seen(visit, full_data):
    app = visit(full_data)
    assert "**7** 份报告，**5** 个报告主体，**2021–2023年**" in texts(app)


def test_the_headline_of_one_body_is_its_own_value_with_hedge(visit, full_data):
    app = visit(full_data, place=RIVER)
    assert values(app) == ["≥20件", "8次", "≈300人次", "1.2万份"]
    assert "没有可比的上年数值" in texts(app)
    assert "headline_way" not in [control.key for control in app.segmented_control]


def test_a_body_with_two_years_is_told_its_change(visit, full_data):
    app = visit(full_data, place=CLOUD)
    assert "9件" in values(app)
    assert "比上年增加2件（\\+28\\.6%）" in texts(app)


def test_a_click_on_a_headline_opens_both_years(visit, full_data):
    app = visit(full_data, place=CLOUD)
    app.button(key="headline_value_0").click().run()
    assert highlighted(app) == ["9件", "7件"]


def test_what_a_category_does_not_state_is_not_zero(visit, full_data):
    app = visit(full_data, place=CLOUD)
    assert "2023年的报告未写明这类指标，不等于零" in texts(app)
    assert not any(value.startswith("0") for value in values(app))


def test_several_bodies_are_a_median_and_a_sum_only_when_asked(visit, full_data):
    app = visit(full_data, level="街道", indicator="行政处罚")
    assert values(app) == ["≥14.5件"]
    assert "2023年，街道 2 个主体的中位数" in texts(app)
    app.segmented_control(key="headline_way").set_value("sum").run()
    assert values(app) == ["≥29件"]
    assert "2023年，街道 2 个主体的合计" in texts(app)
    app.button(key="headline_value_0").click().run()
    assert highlighted(app) == ["20余件", "9件"]


def test_a_headline_leads_to_the_comparison_of_its_bodies(visit, full_data):
    app = visit(full_data, level="街道", indicator="行政处罚", place="甲省")
    (link,) = [link for link in links(app, COMPARE_PAGE) if link["label"] == "逐个比较"]
    for part in ("place=", "level=", "year=2023", "indicator="):
        assert part in link["query"]


def test_a_rate_is_never_added(visit, full_data):
    app = visit(full_data, indicator="负责人出庭率")
    assert values(app) == ["95.5%"]
    assert "headline_way" not in [control.key for control in app.segmented_control]


def test_without_two_years_in_a_row_it_says_that_nothing_can_be_compared(visit, single_data):
    app = visit(single_data)
    assert "没有主体在相邻两年写明同一指标，无从比较。" in texts(app)
    assert "同一层级写明同一指标的主体不足 8 个，不作比较。" in texts(app)
    assert statements(app) == []


def test_changes_and_outliers_are_told_in_words_that_open_their_paragraphs(visit, large_data):
    app = visit(large_data)
    told = statements(app)
    assert len(told) == 6
    assert re.match(r"第\d+街道 2024年.+ \d+次，比上年增加\d+次（\+[\d.]+%）。", told[0])
    assert re.match(r"第\d+街道 2024年.+，明显低于街道中位数 [\d.]+次（400 个主体）。", told[-1])
    app.button(key="changes_statement_0").click().run()
    now = re.search(r" (\d+次)，", told[0])[1]
    assert highlighted(app)[0] == now and len(highlighted(app)) == 2


def test_the_gravest_findings_come_first_with_links(visit, full_data):
    app = visit(full_data, year="2023")
    text = texts(app)
    assert text.index("注意") < text.index("提示")
    found = [link for link in links(app, SOURCE_PAGE) if "2023年：" in link["label"]]
    assert found and all("report=" in link["query"] for link in found)
    assert any("paragraph=" in link["query"] for link in found)
    assert all("year=2023" in link["query"] for link in links(app, QUALITY_PAGE))


def test_without_findings_it_says_so(visit, clean_data):
    assert "没有发现互相矛盾、缺漏或逾期之处。" in texts(visit(clean_data))


def test_hostile_text_of_a_finding_stays_text(visit, full_data):
    labels = [link["label"] for link in links(visit(full_data), SOURCE_PAGE)]
    assert any("\\<img src" in label for label in labels)
    assert not any(re.search(r"(?<!\\)<", label) for label in labels)


def test_the_line_of_years_breaks_where_a_year_is_missing(visit, full_data):
    lines = [html.value for html in visit(full_data, place=RIVER).html if "sparkline" in html.value]
    assert "2021年：12件、2022年：未报告、2023年：≥20件" in lines[0]
    assert lines[0].count("%3Cpolyline") == 2


def test_one_body_is_linked_to_its_portrait(visit, full_data):
    (link,) = links(visit(full_data, place=RIVER), DISTRICT_PAGE)
    assert "body=" in link["query"]
    assert links(visit(full_data), DISTRICT_PAGE) == []


@pytest.mark.parametrize("data", ["full_data", "single_data", "large_data"])
def test_every_chart_and_line_has_words_for_who_does_not_see_it(visit, request, data):
    app = visit(request.getfixturevalue(data))
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))
    assert all(re.search('alt="[^"]', html.value) for html in app.html if "<img" in html.value)


def test_large_snapshots_draw_few_marks(visit, large_data):
    app = visit(large_data)
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    matrix, *cards = specs
    assert len(matrix["layout"]["yaxis"]["categoryarray"]) == 20
    assert all(len(trace["x"]) <= 5 for card in cards for trace in card["data"])
    assert "共 400 个报告主体，只列前 20 个。" in texts(app)


def test_bodies_of_unknown_level_are_shown_and_not_rolled_up(visit, publish_invented, tmp_path):
    stated = [("作出行政处罚5件。", "5件", 5, "件", "exact", "cases", "cases.penalty")]
    places = [("甲省", "甲市", "东区", name) for name in ("一办", "二办")]
    reports = [(place[-1], place, None, 2023, stated) for place in places]
    app = visit(publish_invented(tmp_path / "several", reports))
    assert values(app) == []
    assert "不作比较" in texts(app) and "层级或年度不明" in texts(app)
    assert any("案件类" in card.value for card in app.subheader)


def test_a_report_of_unknown_year_has_its_figures(visit, publish_invented, tmp_path):
    stated = [("作出行政处罚5件。", "5件", 5, "件", "exact", "cases", "cases.penalty")]
    reports = [("一", ("甲省", "甲市", "东区", "一办"), "street", None, stated)]
    app = visit(publish_invented(tmp_path / "undated", reports))
    assert values(app) == ["5件"]
    assert "另有 1 份报告年度不明" in texts(app)


def test_a_selection_without_reports_says_so(visit, empty_data):
    app = visit(empty_data)
    assert "etl build" in app.info[0].value
    assert not values(app)


def test_the_page_speaks_english(visit, full_data):
    assert not visit(full_data, lang="en").exception
