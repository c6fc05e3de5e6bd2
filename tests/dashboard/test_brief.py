"""What a brief says of the reports of a snapshot."""

import re

import pytest

from dashboard.brief import MOST_INDICATORS, Brief, Material, shown_years
from dashboard.brief.citations import QUOTED, Citations
from dashboard.brief.comparatives import NOTHING, compare
from dashboard.brief.comparison import MOST_BODIES
from dashboard.brief.findings import FINDINGS
from dashboard.brief.model import Chart, Note, Paragraph, Phrase, Table
from dashboard.brief.tables import indicator_table
from dashboard.brief.wording import NOT_ZERO
from dashboard.components.brief import make_comparison_brief, make_district_brief
from dashboard.components.view import View
from dashboard.queries import load_choices, rank_indicators
from dashboard.selection import Selection
from dashboard.snapshot import find_snapshot
from etl.catalogue import indicators

EAST = "甲省 / 甲市 / 东区"
RIVER = f"{EAST} / 临江街道"
CLOUD = f"{EAST} / 云桥街道"
ADDRESS = "http://127.0.0.1:8501"
PENALTY = "cases.penalty"


def view_of(data, **selected) -> View:
    snapshot = find_snapshot(data)
    return View(snapshot, load_choices(snapshot), Selection(**selected))


def district(data, place: str, year: int, address: str | None = ADDRESS) -> Brief:
    return make_district_brief(view_of(data), place, year, address)


def comparison(data, names, address: str | None = ADDRESS, **selected) -> Brief:
    return make_comparison_brief(view_of(data, **selected), names, address)


def blocks(brief: Brief, kind: type) -> list:
    return [
        block for section in brief.sections for block in section.blocks if isinstance(block, kind)
    ]


def told(brief: Brief) -> str:
    """Return the paragraphs of a brief, a line each."""
    return "\n".join(
        "".join(phrase.text for phrase in block.phrases) for block in blocks(brief, Paragraph)
    )


def rows(brief: Brief) -> list[list[str]]:
    return [[cell.text for cell in row] for table in blocks(brief, Table) for row in table.rows]


def note_text(note: Note) -> str:
    return "".join(phrase.text for phrase in note.phrases)


def figure(brief: Brief, text: str) -> Phrase:
    return next(phrase for phrase in brief.phrases() if phrase.text == text and phrase.note)


def test_a_district_brief_names_place_year_level_report_and_data(full_data):
    brief = district(full_data, RIVER, 2023)
    assert brief.title == "东区临江街道法治政府建设数据简报"
    assert brief.subtitle == "（2023年）"
    facts = dict(brief.facts)
    assert facts["地区"] == "甲省 甲市 东区 临江街道"
    assert facts["层级"] == "街道"
    assert facts["报告"] == "临江街道2023年度法治政府建设情况报告"
    assert facts["数据来源"].startswith("快照 one，")
    assert [section.title[0] for section in brief.sections] == list("一二三四五六")[
        : len(brief.sections)
    ]


def test_every_figure_leads_to_its_sentence(full_data):
    brief = district(full_data, RIVER, 2023)
    note = figure(brief, "≥20件").note
    assert note_text(note) == (
        "《临江街道2023年度法治政府建设情况报告》（2023年），一 主要举措和成效，第 3 段："
        "“全年作出行政处罚20余件。” 查看原文"
    ).replace("一 主", "一  主")
    assert [phrase.text for phrase in note.phrases if phrase.underlined] == ["20余件"]
    address = note.phrases[-1].address
    assert address.startswith(f"{ADDRESS}/source?report=") and "&count=" in address


@pytest.mark.parametrize("place", [EAST, RIVER, CLOUD])
def test_no_value_of_a_table_is_without_footnote(full_data, place):
    for table in blocks(district(full_data, place, 2023), Table):
        for row in (row for row in table.rows if len(row) > 1):
            for at in range(1, 3 if "2022年" in table.columns else 2):
                assert (row[at].note is None) == (row[at].text in ("未报告", "无报告"))


def test_without_an_address_footnotes_bear_no_links(full_data):
    brief = district(full_data, RIVER, 2023, address=None)
    notes = [phrase.note for phrase in brief.phrases() if phrase.note]
    assert notes
    assert not any(phrase.address for phrase in brief.phrases())
    assert not any(phrase.address for note in notes for phrase in note.phrases)


def test_hedges_are_kept_in_words_tables_and_charts(full_data):
    brief = district(full_data, RIVER, 2023)
    assert "行政处罚 ≥20件" in told(brief)
    assert ["行政处罚", "≥20件"] in [row[:2] for row in rows(brief)]
    points = [
        point for chart in blocks(brief, Chart) for panel in chart.panels
        for series in panel.series for point in series.points
    ]  # fmt: skip
    assert {(point.label, point.hollow) for point in points if point.value} >= {
        ("≥20", True), ("12", False)}  # fmt: skip


def test_a_hedged_change_stays_hedged_and_a_missing_year_has_none(full_data):
    assert "没有2022年的报告，不计同比" in told(district(full_data, RIVER, 2023))
    brief = district(full_data, CLOUD, 2023)
    assert ["行政处罚", "9件", "7件", "增加2件（+28.6%）"] in [row[:4] for row in rows(brief)]
    assert ["合同审核", "≤30份", "未报告", "—"] in [row[:4] for row in rows(brief)]
    assert "行政处罚 9件，比上年增加2件（+28.6%）" in told(brief)


def test_what_is_not_reported_is_said_and_never_zero(full_data):
    brief = district(full_data, CLOUD, 2023)
    text = told(brief)
    assert "会议：未报告。" in text and "培训：未报告。" in text
    assert "四类核心数据中未报告任何指标的类别：会议、培训。" in text
    assert re.search("^2022年报告、2023年未报告：.*行政办公会、常务会议 6次", text, re.M)
    assert figure(brief, "6次")
    assert NOT_ZERO in text
    assert not any(cell.startswith("0") for row in rows(brief) for cell in row)


def test_gaps_of_a_line_are_no_zeros(full_data):
    lines = [
        chart for chart in blocks(district(full_data, RIVER, 2023), Chart) if chart.kind == "lines"
    ]
    for panel in lines[0].panels:
        assert [point.name for point in panel.series[0].points] == ["2021", "2022", "2023"]
        assert (panel.series[0].points[1].value, panel.series[0].points[1].label) == (
            None,
            "无报告",
        )


def test_units_and_levels_stand_apart(full_data):
    brief = comparison(full_data, [PENALTY], years=(2022, 2023))
    tables = blocks(brief, Table)
    assert len(tables) == 4  # street 件, street 人, department 件, town 件
    for table in tables:
        units = {cell.text[-1] for row in table.rows for cell in row[1:-1] if cell.note is not None}
        assert len(units) == 1


def test_a_value_of_another_unit_is_neither_silence_nor_a_change(full_data):
    people = next(
        table for table in blocks(comparison(full_data, [PENALTY], years=(2022, 2023)), Table)
        if table.rows[0][1].text == "3人"
    )  # fmt: skip
    assert [cell.text for cell in people.rows[0]] == ["东区云桥街道", "3人", "单位不同", "—"]


def test_reports_that_contradict_each_other_are_both_shown(make_mark):
    first, second, after = (
        make_mark(5, report_id="r1", count_ids=("a",)),
        make_mark(7, report_id="r2", count_ids=("b",)),
        make_mark(9, report_id="r3", count_ids=("c",), year=2024),
    )
    sources = {
        mark.count_ids[0]: source(6, count_id=mark.count_ids[0], report_id=mark.report_id)
        for mark in (first, second, after)
    }
    reports = tuple(
        {"place": mark.place, "report_id": mark.report_id, "year": mark.year, "level": "street"}
        for mark in (first, second, after)
    )
    material = Material((first, second, after), reports, Citations(sources), "one", None)
    table = indicator_table([after], 2024, material, compare(material))
    before = table.rows[1][2]
    assert before.text == "5件、7件（多份报告）"
    assert note_text(before.note).count("《甲报告》") == 2
    assert table.rows[1][3].text == "同一年有多份报告，不计同比"


def test_a_comparison_ranks_by_the_last_year(full_data):
    brief = comparison(full_data, [PENALTY])
    street = blocks(brief, Table)[0]
    assert street.columns == ("报告主体", "2021年", "2022年", "2023年", "较上年")
    assert [[cell.text for cell in row] for row in street.rows] == [
        ["东区临江街道", "12件", "无报告", "≥20件", "—"],
        ["东区云桥街道", "无报告", "7件", "9件", "增加2件（+28.6%）"],
    ]
    assert "2 个主体报告，最高为东区临江街道 ≥20件，最低为东区云桥街道 9件" in told(brief)


def test_a_comparison_names_who_is_silent_and_who_has_no_report(full_data):
    text = told(comparison(full_data, ["meetings.executive"], years=(2023,)))
    assert "2023年未报告此项（3 份报告）：北区城关镇、东区司法局、云桥街道。" in text
    text = told(comparison(full_data, [PENALTY], years=(2022, 2023), places=("丙省", EAST)))
    assert "无2023年报告（1 个主体）：南县城关镇。" in text


def test_a_filter_of_hedges_makes_nobody_silent(full_data):
    unfiltered = comparison(full_data, [PENALTY], years=(2023,))
    filtered = comparison(full_data, [PENALTY], years=(2023,), hedges=("exact",))
    assert rows(filtered) == rows(unfiltered)
    assert "未报告此项" not in told(filtered)


def test_findings_stand_with_their_paragraphs_gravest_first(full_data):
    brief = district(full_data, CLOUD, 2022)
    found = next(section for section in brief.sections if section.title.endswith("核查发现"))
    first, second = ("".join(phrase.text for phrase in block.phrases) for block in found.blocks[:2])
    assert first.startswith("1. （注意）") and "<img src=x onerror=alert(1)>" in first
    assert first.endswith("（第 1 段）")
    assert second.startswith("2. （提示）")
    assert "4 处数字：" in note_text(found.blocks[1].phrases[1].note)
    links = [phrase.address for phrase in found.blocks[0].phrases if phrase.address]
    assert len(links) == 1 and "&paragraph=" in links[0]


def test_a_clean_report_says_so(clean_data):
    assert "没有发现互相矛盾、缺漏或逾期之处。" in told(district(clean_data, RIVER, 2021))


def test_a_doubtful_reading_is_marked_in_its_footnote(full_data):
    brief = district(full_data, CLOUD, 2022)
    assert "分类待核，置信度 0.65" in note_text(figure(brief, "3人").note)


def test_one_report_makes_a_brief(single_data):
    brief = district(single_data, RIVER, 2021)
    assert "行政处罚 12件" in told(brief)
    assert not blocks(brief, Chart)
    assert next(row for row in rows(brief) if len(row) > 1) == ["行政处罚", "12件"]


def test_a_year_without_report_makes_a_brief_that_says_so(full_data):
    brief = district(full_data, RIVER, 2022)
    assert "快照中没有2022年的报告：无报告，不等于零。" in told(brief)
    assert not rows(brief)


def test_a_report_without_values_makes_a_brief(full_data):
    brief = district(full_data, "丙省 / 丙市 / 南县 / 城关镇", 2022)
    assert "2022年的报告写有 0 项指标的 0 个数值。" in told(brief)
    assert told(brief).count("未报告。") == 4


def test_nothing_at_all_makes_a_brief(empty_data):
    brief = comparison(empty_data, [PENALTY])
    assert brief.subtitle == "（年度不明）"
    assert not rows(brief) and not blocks(brief, Chart)


def test_a_district_lists_its_bodies_and_adds_nothing_up(full_data):
    brief = district(full_data, EAST, 2023)
    headings = [row[0] for row in rows(brief) if len(row) == 1]
    assert headings == ["东区司法局", "东区临江街道", "东区云桥街道"]
    assert "2023年有 3 个主体的 3 份报告" in told(brief)
    stated = [row[1] for row in rows(brief) if row[0] == "行政处罚"]
    assert stated == ["150件", "≥20件", "9件"]


def test_a_body_above_others_has_a_brief_of_its_own(make_mark):
    district = "甲省 / 东区"
    marks = (make_mark(1, place=district, report_id="r1"), make_mark(2, report_id="r2"))
    reports = tuple({"place": mark.place, "report_id": mark.report_id} for mark in marks)
    found = ({"report_id": "r1"}, {"report_id": "r2"})
    material = Material(marks, reports, Citations({}), "one", None, findings=found)
    own = material.of_body(district)
    assert (own.marks, own.reports, own.findings) == (marks[:1], reports[:1], found[:1])


def test_more_findings_than_fit_are_counted(large_data):
    brief = comparison(large_data, [PENALTY], years=(2024,), places=("第1省",))
    assert f"共 200 条提示，只列 {FINDINGS} 条" in told(brief)


def test_thirty_bodies_are_compared_and_the_rest_is_counted(large_data):
    thirty = tuple(
        f"第1省 / 第{n // 20 + 1}市 / 第{n // 5 + 1}区 / 第{n + 1}街道" for n in range(30)
    )
    brief = comparison(large_data, [PENALTY], years=(2024,), places=thirty)
    (table,) = blocks(brief, Table)
    assert len(table.rows) == 30
    assert "30 个主体报告" in told(brief)
    (bars,) = blocks(brief, Chart)
    assert len(bars.panels[0].series[0].points) == 30
    everybody = comparison(large_data, [PENALTY], years=(2024,))
    assert len(blocks(everybody, Table)[0].rows) == MOST_BODIES
    assert f"共 400 个主体，只列前 {MOST_BODIES} 个。" in told(everybody)


def test_peers_are_of_the_same_level_and_year(large_data):
    place = "第1省 / 第1市 / 第1区 / 第1街道"
    brief = district(large_data, place, 2024)
    positions = [row[-1] for row in rows(brief) if len(row) > 1]
    assert positions and all("／400 个，中位数" in position for position in positions)
    bars = [chart for chart in blocks(brief, Chart) if chart.kind == "bars"]
    assert len(bars) == 4
    assert all("共 400 个" in chart.caption for chart in bars)
    for chart in bars:
        names = [point.name for point in chart.panels[0].series[0].points]
        assert names.count("【第1街道】") == 1


def test_peers_can_be_those_of_one_place(large_data):
    place, city = "第1省 / 第1市 / 第1区 / 第1街道", "第1省 / 第1市"
    peers = Selection(places=(city,), levels=("street",), years=(2024,))
    brief = make_district_brief(view_of(large_data), place, 2024, None, peers)
    positions = [row[-1] for row in rows(brief) if len(row) > 1]
    assert positions and all("／20 个，中位数" in position for position in positions)
    assert "位次在第1省 第1市的同级主体中" in told(brief)
    assert "位次在全部同级主体中" in told(district(large_data, place, 2024))


def test_more_indicators_than_fit_are_counted(large_data):
    view = view_of(large_data, years=(2024,), places=("第1省 / 第1市 / 第1区",))
    names = rank_indicators(view.snapshot, view.selection)
    brief = make_comparison_brief(view, names, ADDRESS)
    assert len(names) > MOST_INDICATORS
    assert f"选定 {len(names)} 项指标，只列前 {MOST_INDICATORS} 项。" in told(brief)
    assert brief.sections[-1].title.endswith("说明")
    assert indicators()[names[MOST_INDICATORS - 1]].label in brief.sections[MOST_INDICATORS].title


def test_the_last_years_are_shown():
    assert shown_years([2024, 2020, 2023, 2021]) == [2021, 2023, 2024]


def source(start: int, text: str = "前一句。受理12件，办结9件。", **more) -> dict:
    return {
        "report_id": "r1", "count_id": f"c{start}", "paragraph_id": "p1", "paragraph": text,
        "span_start": start, "span_end": start + 3, "paragraph_ordinal": 7,
        "section_path": "二/（一）", "section_title": "执法",
        "title": "甲报告", "year": 2023, "confidence": 1.0,
    } | more  # fmt: skip


def cite(*sources: dict, **named) -> Note:
    citations = Citations({row["count_id"]: row for row in sources})
    return citations.note([row["count_id"] for row in sources], **named)


def test_counts_of_one_sentence_are_quoted_once():
    note = cite(source(6), source(12, span_end=14))
    assert (
        note_text(note)
        == "《甲报告》（2023年），2 处数字相加：二 › （一）  执法，第 7 段：“受理12件，办结9件。”"
    )
    assert [phrase.text for phrase in note.phrases if phrase.underlined] == ["12件", "9件"]


def test_a_rate_is_never_called_a_sum(make_mark):
    sources = {f"c{at}": source(at) for at in (6, 12)}
    rate = make_mark(100, unit="%", count_ids=tuple(sources))
    assert "，2 处数字：" in note_text(Citations(sources).figure(rate).note)


def test_a_long_sentence_is_cut_around_its_number():
    text = "甲" * 90 + "12件" + "乙" * 90
    quoted = note_text(cite(source(90, text)))
    assert "12件" in quoted and quoted.count("…") == 2
    assert len(quoted) < 150


def test_the_paragraphs_of_many_counts_are_all_named():
    sources = [
        source(6, count_id=f"c{n}", paragraph_id=f"p{n}", paragraph_ordinal=n) for n in range(20)
    ]
    text = note_text(cite(*sources))
    assert text.count("“") == QUOTED
    assert text.endswith(f"其余见第 {'、'.join(map(str, range(QUOTED, 20)))} 段")


def test_a_figure_without_source_is_not_printed(make_mark):
    with pytest.raises(KeyError):
        Citations({}).figure(make_mark(5, count_ids=("gone",)))


def test_equal_footnotes_share_a_number(full_data):
    brief = district(full_data, RIVER, 2023)
    numbers = brief.note_numbers()
    noted = [phrase for phrase in brief.phrases() if phrase.note]
    assert len(numbers) < len(noted)
    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert numbers[noted[0].note] == 1


def test_running_totals_have_neither_change_nor_rank(make_mark):
    text = "自2019年以来，累计处罚12件。"
    start = text.index("12件")
    mark = make_mark(12, year=2023, count_ids=(f"c{start}",), basis="running")
    before = make_mark(9, year=2022, report_id="r0")
    others = [make_mark(n, report_id=f"o{n}", place=f"甲省 / {n}") for n in range(3)]
    citations = Citations({f"c{start}": source(start, text)})
    material = Material((mark, before), (), citations, "one", None, peers=(mark, *others))
    comparatives = compare(material)
    assert comparatives.change_text(mark) == "历年累计"
    assert comparatives.position_text(mark) == NOTHING
    assert len(comparatives.positions) == 3
