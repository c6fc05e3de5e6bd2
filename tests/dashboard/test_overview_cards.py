"""The cards of the overview: short cards of categories and the matrix of coverage."""

from dashboard.cards import core_card, coverage_card
from dashboard.summary import Panel


def panel_of(bodies: int, year: int = 2023, unit: str = "件") -> Panel:
    return Panel(1, "cases", "cases.penalty", "street", unit, False, year, bodies, bodies)


def report_of(report_id: str, place: str, year: int) -> dict:
    return {
        "report_id": report_id, "report": "a.txt", "title": None, "level": None, "year": year,
        "counts": 3, "warnings": 0, "district": None, "paragraphs": 9, "place": place,
        "name": place,
    }  # fmt: skip


def test_a_short_card_never_claims_silence_of_what_it_left_out(make_mark):
    marks = [make_mark(value, report_id=f"r{value}") for value in (3, 2, 1)]
    whole = core_card("cases", [panel_of(3)], {panel_of(3): marks}, 5)
    cut = core_card("cases", [panel_of(8)], {panel_of(8): marks}, 9)
    assert any("未报告" in note for note in whole.notes)
    assert not any("未报告" in note for note in cut.notes)
    assert cut.notes[0] == "共 8 个数值，图、表和下载只含各栏最高的 3 个。"


def test_a_short_card_says_how_many_bodies_report_and_names_no_lowest(make_mark):
    card = core_card("cases", [panel_of(8)], {panel_of(8): [make_mark(9)]}, 9)
    assert "8 个主体报告，最高 临江街道 2023年 9件" in card.alt
    assert "最低" not in card.alt


def test_a_short_card_says_which_values_it_sets_apart(make_mark):
    marks = {panel_of(1): [make_mark(9)]}
    apart = core_card("cases", [panel_of(1)], marks, 1, apart=2)
    assert apart.notes == ("另有 2 个历年累计或同年多份报告的数值，不与各年相比。",)
    assert core_card("cases", [panel_of(1)], marks, 1).notes == ()


def test_panels_of_several_years_say_so(make_mark):
    panels = {panel_of(1): [make_mark(9)], panel_of(1, 2021): [make_mark(3, year=2021)]}
    card = core_card("cases", list(panels), panels, 1)
    assert "2021、2023年" in card.title
    assert any("最近有数值的一年" in note for note in card.notes)


def test_coverage_opens_reports_and_counts_the_missing():
    card = coverage_card("c", [report_of("r1", "甲", 2022)], [2021, 2022], 1, 2)
    assert card.keys() == ["r1"]
    assert "有报告 1 格，缺 1 格" in card.alt
    assert card.table()[0]["报告标题"] == "a.txt"
    assert not any("只列" in note for note in card.notes)


def test_coverage_says_which_bodies_and_years_it_leaves_out():
    reports = [
        report_of("r1", "甲", 2020),
        report_of("r2", "甲", 2022),
        report_of("r3", "乙", 2022),
    ]
    card = coverage_card("c", reports, [2021, 2022], 40, 9)
    assert card.keys() == ["r2", "r3"]
    assert card.notes[:2] == (
        "共 40 个报告主体，只列前 2 个。",
        "共 9 个年度，只列最近 2 个。",
    )
