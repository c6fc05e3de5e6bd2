import csv
import io
import json
import re
from urllib.parse import parse_qs

import pytest

from dashboard import queries
from dashboard.exports import count_rows, csv_bytes, finding_rows
from dashboard.selection import Selection
from dashboard.snapshot import find_snapshot

REJECTED = "没有读入的原因"


def texts(app) -> str:
    elements = [*app.markdown, *app.info, *app.success, *app.caption, *app.subheader]
    return "\n".join(str(element.value) for element in elements)


def sentences(app) -> list[str]:
    return [element.value for element in app.html if 'class="sentence"' in element.value]


def links(app) -> list[tuple[str, dict[str, list[str]]]]:
    found = [(link.proto.label, parse_qs(link.proto.query_string)) for link in app.get("page_link")]
    return [(label, query) for label, query in found if "report" in query]


def headings(app) -> list[str]:
    return [item.value for item in app.subheader if item.value != "筛选"]


def csv_rows(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def confidences(app) -> list[float]:
    return [float(re.search(r"置信度</dt><dd>([\d.]+)", html)[1]) for html in sentences(app)]


def test_findings_are_counted_by_check_and_severity_the_gravest_first(visit, full_data):
    rows = visit(full_data, "quality").table[0].value.to_dict("records")
    assert [
        (row["程度"].split()[-1].rstrip("]"), row["提示数"], row["报告数"]) for row in rows
    ] == [
        ("注意", "7 条", "7 份"),
        ("注意", "1 条", "1 份"),
        ("提示", "3 条", "3 份"),
    ]
    assert "年度不一致" in rows[0]["核查项"] and "沿用旧稿" in rows[0]["核查项"]


def test_findings_lead_to_the_places_that_they_name(visit, full_data, identity):
    app = visit(full_data, "quality", place="甲省 / 甲市 / 东区 / 临江街道", year="2021")
    report = identity("001")
    filters = {"place": ["甲省 / 甲市 / 东区 / 临江街道"], "year": ["2021"], "report": [report]}
    assert links(app)[:4] == [
        ("第 1 段", filters | {"paragraph": [f"{report}-0001"]}),
        ("12件", filters | {"count": [f"{report}-0003-8"]}),
        ("45份", filters | {"count": [f"{report}-0004-4"]}),
        ("近10场", filters | {"count": [f"{report}-0005-6"]}),
    ]


def test_a_finding_on_the_whole_report_leads_to_the_report(visit, full_data, identity):
    app = visit(full_data, "quality", level="department")
    assert ("打开报告", {"level": ["部门"], "report": [identity("005")]}) in links(app)


def test_findings_of_one_check_or_severity_alone(visit, full_data):
    app = visit(full_data, "quality", check="报告逾期")
    assert "共 1 条" in texts(app)
    assert "报告发布于4月1日之后" in texts(app) and "分项相加小于总数" not in texts(app)
    app = visit(full_data, "quality", severity="提示")
    assert "共 3 条" in texts(app)
    assert "报告发布于4月1日之后" not in texts(app) and "分项相加小于总数" in texts(app)


def test_findings_come_report_by_report_or_check_by_check(visit, full_data):
    by_report = headings(visit(full_data, "quality"))
    assert "东区司法局 2023年" in by_report and "报告逾期" not in by_report
    by_check = headings(visit(full_data, "quality", findings_by="按核查项"))
    assert by_check == ["报告逾期", "年度不一致", "分项之和小于总数"]


def test_the_download_of_findings_names_the_paragraphs_and_counts(full_snapshot, identity):
    rows = queries.read_findings(full_snapshot, Selection(years=(2021,)))
    read = csv_rows(csv_bytes(finding_rows(rows)))
    report = identity("001")
    assert [row["核查项"] for row in read] == ["年度不一致", "分项之和小于总数"]
    assert read[0]["段落编号"] == f"{report}-0001" and read[0]["数据编号"] == ""
    assert read[0]["段落原文"] == "临江街道2021年度法治政府建设情况报告"
    assert read[1]["数据编号"].split("\n") == [f"{report}-0003-8", f"{report}-0004-4",
                                               f"{report}-0005-6"]  # fmt: skip
    assert read[1]["原文数字"] == "12件\n45份\n近10场"
    assert read[1]["提示内容"] == "分项相加小于总数。" and read[1]["核查依据"]


def test_the_download_of_findings_holds_those_that_are_listed(full_snapshot):
    everything = queries.read_findings(full_snapshot, Selection(), by_check=True)
    late = queries.read_findings(full_snapshot, Selection(), checks=("late_report",))
    noted = queries.read_findings(full_snapshot, Selection(), severities=("info",))
    assert len(everything) == 11
    assert late == [row | {"position": 1} for row in everything if row["check"] == "late_report"]
    assert {row["check"] for row in noted} == {"breakdown_incomplete"} and len(noted) == 3


def test_the_page_says_how_to_see_the_numbers_that_were_left_out(visit, full_data):
    assert any("python -m etl explain" in block.value for block in visit(full_data, "quality").code)


def test_findings_of_one_category_and_those_on_the_whole_report(full_snapshot):
    def found(**filters) -> dict[str, int]:
        rows = queries.load_finding_summary(full_snapshot, Selection(**filters))
        return {row["check"]: row["findings"] for row in rows}

    assert found(categories=("trainings",)) == {
        "year_disagrees": 7,
        "late_report": 1,
        "breakdown_incomplete": 2,
    }
    assert found(categories=("meetings",), levels=("street",), years=(2021, 2022)) == {
        "year_disagrees": 2,
        "breakdown_incomplete": 1,
    }


@pytest.mark.parametrize("filters", [{}, {"categories": ("cases",)}, {"levels": ("street",)}])
def test_the_headline_counts_the_findings_that_the_page_lists(full_snapshot, filters):
    selection = Selection(**filters)
    summary = queries.load_finding_summary(full_snapshot, selection)
    listed = sum(row["findings"] for row in summary if row["severity"] != "info")
    assert queries.load_headline(full_snapshot, selection)["warnings"] == listed


def test_doubtful_counts_stand_in_their_sentence_the_most_doubtful_first(visit, full_data):
    app = visit(full_data, "quality")
    assert confidences(app) == [0.65] * 4 + [0.85] * 2
    first = sentences(app)[0]
    assert re.search(r'<mark [^>]*doubtful current"[^>]*>7件</mark>。', first)
    for read_as in ("案件", "行政处罚", "实际", "invented rule", "云桥街道 2022年"):
        assert f"<dd>{read_as}</dd>" in first


@pytest.mark.parametrize(
    ("filters", "doubtful"),
    [({"level": "street"}, 4), ({"year": "2023"}, 2), ({"category": "会议"}, 1)],
)
def test_filters_narrow_the_doubtful_counts(visit, full_data, filters, doubtful):
    app = visit(full_data, "quality", **filters)
    assert len(sentences(app)) == doubtful
    assert f"{doubtful} 条数据的置信度低于" in texts(app)


def test_many_doubtful_counts_come_a_page_at_a_time_and_start_anew_with_a_filter(visit, large_data):
    app = visit(large_data, "quality")
    first = sentences(app)
    assert len(first) == 20
    assert "共 1,000 页 20,000 条" in texts(app)
    app.get("pagination")[-1].set_value(1000).run()
    assert confidences(app) == [0.85] * 20
    app.multiselect(key="year").select("2021").run()
    assert "第 1 页，共 200 页 4,000 条" in texts(app)


def test_the_pages_hold_every_row_once(large_data):
    snapshot, selection = find_snapshot(large_data), Selection(years=(2024,))
    total = queries.count_doubtful(snapshot, selection)
    everything = [row["count_id"] for row in queries.select_doubtful(snapshot, selection)]
    paged = [
        row["count_id"]
        for before in range(0, total, 1000)
        for row in queries.select_doubtful(snapshot, selection, 1000, before)
    ]
    assert paged == everything
    assert len(set(everything)) == total == 4000


def test_the_download_holds_what_is_listed_with_its_sources(full_snapshot):
    rows = queries.select_doubtful(full_snapshot, Selection())
    content = csv_bytes(count_rows(rows))
    assert content.startswith(b"\xef\xbb\xbf")
    read = csv_rows(content)
    assert [row["数据编号"] for row in read] == [row["count_id"] for row in rows]
    for row in read:
        assert row["段落原文"][int(row["起点"]) : int(row["终点"])] == row["原文数字"]
        assert row["报告编号"] and row["报告文件"] and row["段落编号"]
        assert float(row["置信度"]) < 0.9
        assert (row["性质"], row["规则"]) == ("实际", "invented rule")


def test_files_not_read_are_named_with_their_reason_whatever_the_filters(visit, full_data):
    app = visit(full_data, "quality", year="2021")
    rejected, duplicates = (table.value.to_dict("records") for table in app.table[1:])
    assert "2 个文件没有读入" in texts(app)
    assert rejected[0]["文件"] == r"附件/扫描件\.pdf"
    assert rejected[0][REJECTED] == r"format '\.pdf' is not read"
    assert duplicates == [{"文件": r"001\-副本\.txt", "内容同于": r"001\.txt"}]


def test_files_not_read_are_named_where_no_report_was_or_the_filters_leave_none(
    visit, publish_reports, full_data
):
    data = publish_reports(0)
    manifest = {"rejected": [{"name": "扫描件.pdf", "reason": "not read"}], "duplicates": []}
    (data / "snapshots/one/manifest.json").write_text(json.dumps(manifest), "utf-8")
    for app in (visit(data, "quality"), visit(full_data, "quality", place="丙省", year="2021")):
        assert app.info
        assert r"扫描件\.pdf" in app.table[0].value.to_csv()


def test_hostile_messages_names_and_reasons_are_literal(visit, full_data):
    app = visit(full_data, "quality")
    message = next(str(item.value) for item in app.markdown if "标题与正文" in item.value)
    refused = app.table[1].value.to_dict("records")[1]
    for text in (message, *refused.values()):
        assert r"\<img src\=x onerror\=alert\(1\)\>" in text
        assert r"\*\*粗\*\*" in text and r"\:red\[红\]" in text


def test_nothing_found_nothing_doubtful_nothing_refused_says_so(visit, full_data, clean_data):
    app = visit(clean_data, "quality")
    said = "\n".join(item.value for item in app.success)
    assert "没有发现" in said and "没有置信度低于" in said and "没有拒收" in said
    assert not app.table and not sentences(app)
    app = visit(full_data, "quality", place="丙省")
    assert [item.value for item in app.success] == ["没有置信度低于 0.9 的数据。"]


@pytest.mark.parametrize("torn", [None, "{", '{"rows": {}}'])
def test_without_a_manifest_the_page_says_that_it_cannot_know(visit, publish_reports, torn):
    data = publish_reports()
    manifest = data / "snapshots/one/manifest.json"
    manifest.unlink() if torn is None else manifest.write_text(torn, "utf-8")
    assert "manifest.json" in visit(data, "quality").info[0].value


def test_filters_that_leave_nothing_say_so(visit, full_data):
    app = visit(full_data, "quality", place="丙省", year="2021")
    assert "筛选" in app.info[0].value
    assert not sentences(app) and "核查提示" not in {header.value for header in app.header}


def test_the_headline_leads_to_the_page(visit, full_data):
    pages = [link.proto.page for link in visit(full_data).get("page_link")]
    assert "quality" in pages
