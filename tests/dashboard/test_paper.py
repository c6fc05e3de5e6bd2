from dashboard.cards.card import mark_row
from dashboard.paper import paper_html


def test_words_of_a_report_are_no_markup():
    html = paper_html([{"句": "<img src=x onerror=alert(1)>", "年": 1}, {"句": "乙", "年": 2}])
    assert "<img" not in html and "&lt;img" in html


def test_hedge_and_unit_stand_with_the_number(make_mark):
    marks = [make_mark(12345, qualifier="over"), make_mark(7, unit=None, name="云桥街道")]
    html = paper_html([mark_row(mark) for mark in marks])
    assert "≥12,345件" in html and ">7<" in html
    assert "<th>限定</th>" not in html and "<th>单位</th>" not in html


def test_what_all_rows_share_stands_above_them_and_empty_columns_go(make_mark):
    marks = [make_mark(3), make_mark(None, year=2022)]
    html = paper_html([mark_row(mark) | {"口径": ""} for mark in marks])
    caption, _, table = html.partition("</caption>")
    assert "报告主体：临江街道" in caption and "临江街道" not in table
    assert "2022年" in table and "未报告" in table
    assert "口径" not in html


def test_a_change_is_told_in_words_alone():
    rows = [
        {
            "年度": year,
            "增减": 3.0,
            "增幅（%）": 33.333333,
            "增减限定": "",
            "同比": "增加3件（+33.3%）",
        }
        for year in ("2022年", "2023年")
    ]
    html = paper_html(rows)
    assert "增加3件（+33.3%）" in html
    assert "33.333" not in html


def test_one_row_keeps_its_cells(make_mark):
    assert "<td" in paper_html([mark_row(make_mark(3))])
