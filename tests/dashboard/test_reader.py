"""The reader's HTML, and what it says of each count; pure functions on rows."""

import re
from html import unescape

import pytest

from dashboard.count_facts import count_entries, fact_columns, is_selected, reading_text
from dashboard.highlight import anchor
from dashboard.reading import findings_html, outline_html, reader_html, report_html, switches_html
from dashboard.selection import Selection

HOSTILE = "<script>\"&' 一、<i>"


def paragraph(ordinal: int, text: str = "共12件。", kind: str = "body", **more) -> dict:
    return {
        "paragraph_id": f"r-{ordinal:04d}", "ordinal": ordinal, "kind": kind, "text": text,
        "section_path": "一", "section_title": "",
    } | more  # fmt: skip


def count(start: int = 1, end: int = 4, *, ordinal: int = 2, **more) -> dict:
    return {
        "count_id": f"r-{ordinal:04d}-{start}", "paragraph_id": f"r-{ordinal:04d}",
        "span_start": start, "span_end": end, "text": "12件", "value": 12.0, "value_max": None,
        "unit": "件", "qualifier": "exact", "measure": "items", "object": "案件", "action": "办结",
        "category": "cases", "indicator": "cases.penalty", "status": "actual", "part_of": None,
        "part_of_id": None, "stage_of_id": None, "restates_id": None, "confidence": 0.95,
        "rule": "invented rule",
    } | more  # fmt: skip


def facts_of(entry: dict) -> dict:
    told = zip(fact_columns(), entry["facts"], strict=True)
    return {column["name"]: fact for column, fact in told if fact is not None}


def entry_of(row: dict, *others: dict, counted: frozenset[str] = frozenset()) -> dict:
    return count_entries([row, *others], counted, Selection())[0]


def identifiers(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def test_every_paragraph_and_count_is_there_once_under_its_name():
    rows = [paragraph(1, "报告", "title"), paragraph(2), paragraph(3, "共12件又12件。")]
    html = reader_html(rows, [count(), count(5, 8, ordinal=3), count(1, 4, ordinal=3)], "东街 2023")
    found = identifiers(html)
    assert len(found) == len(set(found)) == 6
    assert {anchor(row["paragraph_id"]) for row in rows} < set(found)


def test_every_paragraph_bears_the_link_to_itself():
    html = report_html([paragraph(1, HOSTILE), paragraph(2, HOSTILE, "heading")], [])
    links = re.findall(r'<a class="permalink" href="([^"]+)" data-paragraph="([^"]+)"', html)
    assert links == [(f"?report=r&amp;paragraph={id_}", id_) for id_ in ("r-0001", "r-0002")]
    assert 'aria-label="第 2 段的链接"' in html


def test_links_add_nothing_to_the_text_of_a_paragraph():
    (text,) = re.findall(r"<p [^>]*>(.*)</p>", report_html([paragraph(2, HOSTILE)], []))
    assert unescape(re.sub(r"<[^>]*>", "", text)) == HOSTILE


@pytest.mark.parametrize(
    ("kind", "path", "tag"),
    [
        ("title", "", "h2"),
        ("heading", "一", "h3"),
        ("heading", "一/（二）", "h4"),
        ("heading", "一/（二）/3/（4）/五", "h6"),
        ("body", "一", "p"),
        ("signature", "", "p"),
    ],
)
def test_headings_have_the_level_of_their_section(kind, path, tag):
    html = report_html([paragraph(1, "办理", kind, section_path=path)], [])
    assert f"<{tag} id=" in html and f"</{tag}></article>" in html


def test_the_outline_has_headings_and_those_run_into_a_paragraph_once_each():
    rows = [
        paragraph(1, "一、主要做法", "heading", section_title="主要做法"),
        paragraph(
            2, "（一）规范执法。全年12件。", section_path="一/（一）", section_title="规范执法"
        ),
        paragraph(3, "又3件。", section_path="一/（一）", section_title="规范执法"),
        paragraph(4, "没有小标题的段落。", section_path="一/（二）", section_title=""),
    ]
    html = outline_html(rows)
    assert re.findall(r'data-paragraph="([^"]+)"', html) == ["r-0001", "r-0002"]
    assert re.findall(r'style="--depth:(\d)">([^<]*)<', html) == [
        ("0", "一、主要做法"),
        ("1", "（一）规范执法"),
    ]


def test_a_report_without_headings_says_so():
    assert "这份报告没有小标题" in outline_html([paragraph(1)])


def test_the_legend_counts_each_category_that_is_found_in_words_and_numbers():
    counts = [count(), count(5, 8), count(9, 12, category="reviews", confidence=0.6)]
    html = switches_html(counts)
    assert re.findall(r'data-category="(\w+)"', html) == ["cases", "reviews"]
    assert "案件 2" in html and "审核 1" in html and "只看分类待核 ? 1" in html
    assert html.count('aria-pressed="true"') == 3
    assert "待核" not in switches_html([count()])
    assert "全部类别" not in switches_html([count()])


def test_counts_that_the_filters_let_through_can_be_had_alone():
    assert "只看符合筛选的 7" in switches_html([count()], 7)
    assert "符合筛选" not in switches_html([count()])


def test_nothing_of_a_report_is_read_as_markup():
    rows = [paragraph(1, HOSTILE, "heading", section_title="一、"), paragraph(2, HOSTILE)]
    finding = {
        "check": "x<b>", "severity": "warning", "message": HOSTILE,
        "paragraph_ids": ["r-0001"], "count_ids": ["r-0002-1"],
    }  # fmt: skip
    hostile = count(text=HOSTILE, category='x" onclick="y')
    html = reader_html(rows, [hostile], HOSTILE) + findings_html([finding], [hostile])
    assert "<script" not in html and "<i>一" not in html and "<b>x" not in html
    assert 'onclick="' not in html


def test_a_report_without_counts_has_neither_legend_nor_panel():
    html = reader_html([paragraph(1)], [], "东街")
    assert "switches" not in html and "reader-panel" not in html


def test_a_finding_leads_to_its_counts_and_to_paragraphs_that_hold_none_of_them():
    finding = {
        "check": "breakdown_incomplete", "severity": "info", "message": "分项相加小于总数。",
        "paragraph_ids": ["r-0002", "r-0005"], "count_ids": ["r-0002-1"],
    }  # fmt: skip
    html = findings_html([finding], [count()])
    assert re.findall(r'data-(count|paragraph)="([^"]+)"[^>]*>([^<]+)<', html) == [
        ("count", "r-0002-1", "12件"),
        ("paragraph", "r-0005", "第 5 段"),
    ]
    assert "提示" in html and "分项相加小于总数" in html


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "12件"),
        ({"value": 12000.0, "qualifier": "over"}, "≥12,000件"),
        ({"value": 300.0, "unit": "人次", "qualifier": "about"}, "≈300人次"),
        ({"value": 10.0, "value_max": 12.0}, "10–12件"),
        ({"unit": None}, "12（无单位）"),
    ],
)
def test_a_number_is_read_out_with_hedge_range_and_unit(changes, text):
    assert reading_text(count(**changes)) == text


def test_an_analyst_is_told_how_a_count_was_read():
    facts = facts_of(entry_of(count(confidence=0.6, status="target", qualifier="over")))
    assert facts["读作"] == "≥12件" and facts["限定"] == "以上"
    assert facts["类别"] == "案件" and facts["指标"] == "行政处罚"
    assert facts["性质"] == "目标" and facts["度量"] == "件数"
    assert facts["对象"] == "案件" and facts["动作"] == "办结"
    assert facts["置信度"] == "分类待核，置信度 0.60"
    assert facts["规则"] == "invented rule" and facts["位置"] == "第 2 段，第 1–4 字"


def test_a_share_a_stage_and_a_repetition_lead_to_the_count_that_they_refer_to():
    whole = count(9, 12, text="40件")
    same = whole["count_id"]
    row = count(part_of="40件", part_of_id=same, stage_of_id=same, restates_id=same)
    facts = facts_of(entry_of(row, whole))
    assert facts["所属总数"] == facts["前一阶段"] == facts["重复前文"] == ("40件", same)
    assert facts_of(entry_of(count(part_of="40件")))["所属总数"] == "40件"


def test_it_is_told_whether_a_count_makes_up_the_value_of_its_indicator():
    row = count()
    assert facts_of(entry_of(row, counted=frozenset({row["count_id"]})))["计入指标值"] == "是"
    assert facts_of(entry_of(row))["计入指标值"] == "否"
    without = facts_of(entry_of(count(indicator=None)))
    assert without["指标"] == "不属于任何指标" and "计入指标值" not in without


@pytest.mark.parametrize(
    ("selection", "selected"),
    [
        (Selection(), True),
        (Selection(categories=("cases",)), True),
        (Selection(categories=("reviews",)), False),
        (Selection(indicators=("cases.penalty",)), True),
        (Selection(indicators=("reviews.contracts",)), False),
        (Selection(hedges=("exact",)), True),
        (Selection(hedges=("more",)), False),
        (Selection(places=("甲省",), years=(1999,)), True),
    ],
)
def test_filters_on_the_matter_tell_counts_apart(selection, selected):
    assert is_selected(count(), selection) is selected
