"""A download holds exactly what the chart shows, with its sources, as Excel opens it."""

import csv
import io

import pytest
from charts import chart, charts, drawn_marks
from playwright.sync_api import Locator, expect
from saved import saved

from etl.catalogue import indicators
from etl.schema import COUNTS

pytestmark = pytest.mark.browser

BOM = b"\xef\xbb\xbf"


def download(graph: Locator) -> tuple[str, bytes]:
    """Return the name and the bytes of the CSV of a chart's card."""
    card = graph.locator("xpath=ancestor::*[contains(@class, 'st-key-card_')][1]")
    card.get_by_role("button", name="下载").click()
    return saved(graph.page, "CSV 表格")


def rows_of(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_download_of_a_comparison(visit, tables):
    label = indicators()["reviews.contracts"].label
    page = visit(f"/compare?indicator={label}")
    shown = {mark.key for mark in drawn_marks(chart(page, label))}
    name, content = download(chart(page, label))
    assert name.endswith(".csv") and label in name
    assert content.startswith(BOM) and not content[3:].startswith(BOM)
    assert content.endswith(b"\r\n") and content.count(b"\n") == content.count(b"\r\n")

    wanted = {
        id_: value
        for value in tables["indicator_values"]
        if value["indicator"] == "reviews.contracts"
        for id_ in value["count_ids"]
    }
    heading = {name: COUNTS.column(name).label for name in ("count_id", "text", "paragraph_id")}
    stated = [row for row in rows_of(content) if row[heading["count_id"]]]
    assert {row[heading["count_id"]] for row in stated} == set(wanted)
    assert {key.split("|")[0] for key in shown} == {value["report_id"] for value in wanted.values()}
    counts = {row["count_id"]: row for row in tables["counts"]}
    texts = {row["paragraph_id"]: row["text"] for row in tables["paragraphs"]}
    for row in stated:
        count = counts[row[heading["count_id"]]]
        start, end = (int(row[COUNTS.column(name).label]) for name in ("span_start", "span_end"))
        assert row["报告主体"] == count["body"]
        assert row["年度"] == str(count["year"])
        assert float(row["指标值"]) == wanted[count["count_id"]]["value"]
        assert float(row["数值"]) == count["value"]
        assert row["段落原文"] == texts[row[heading["paragraph_id"]]]
        assert row["段落原文"][start:end] == row[heading["text"]] == count["text"]


@pytest.mark.parametrize("path", ["/", "/compare", "/trends"])
def test_every_download_holds_the_marks_drawn(path, visit):
    page = visit(path)
    expect(charts(page).first).to_be_visible()
    for graph in charts(page).all():
        drawn = {mark.key.split("|")[0] for mark in drawn_marks(graph)}
        _, content = download(graph)
        rows = rows_of(content)
        values = {row["报告编号"] for row in rows if row.get("情况") not in ("未报告", "无报告")}
        assert values == drawn


def test_what_is_not_reported_is_empty_in_the_download_not_zero(visit, tables):
    label = indicators()["publicity.participants"].label
    page = visit(f"/compare?indicator={label}&year=2023")
    _, content = download(chart(page, label))
    stating = {
        value["report_id"]
        for value in tables["indicator_values"]
        if value["indicator"] == "publicity.participants"
    }
    silent = [row for row in rows_of(content) if row["情况"] == "未报告"]
    assert {row["报告编号"] for row in silent} == {
        row["report_id"] for row in tables["reports"] if row["year"] == 2023
    } - stating
    assert silent and {row["指标值"] for row in silent} == {""}


def test_the_download_of_the_matrix(visit, tables):
    page = visit("/")
    expect(charts(page).first).to_be_visible()
    name, content = download(chart(page, "报告覆盖"))
    assert name.endswith(".csv") and content.startswith(BOM)
    listed = {row["报告编号"]: row for row in rows_of(content)}
    assert set(listed) == {row["report_id"] for row in tables["reports"]}
    for report in tables["reports"]:
        assert listed[report["report_id"]]["数据条数"] == str(report["counts"])
