"""What is to be looked at again leads to its paragraph, and downloads with its sources."""

import csv
import io
import re

import openpyxl
import pytest
from harness import redrawn
from playwright.sync_api import expect

from etl.checks import checks
from etl.schema import COUNTS

pytestmark = pytest.mark.browser

BOM = b"\xef\xbb\xbf"


def test_a_finding_leads_to_its_paragraph_and_the_filters_stay(visit, tables):
    finding = next(row for row in tables["checks"] if row["paragraph_ids"] and not row["count_ids"])
    report = next(row for row in tables["reports"] if row["report_id"] == finding["report_id"])
    texts = {row["paragraph_id"]: row for row in tables["paragraphs"]}
    page = visit(f"/quality?year={report['year']}")
    block = page.locator(f".st-key-findings_{report['report_id']}")
    expect(block).to_contain_text(checks()[finding["check"]].label)
    expect(block).to_contain_text(finding["message"])
    paragraph = texts[finding["paragraph_ids"][0]]
    with redrawn(page):
        block.get_by_role("link", name=re.compile(rf"第 {paragraph['ordinal']} 段")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文")
    target = page.locator(".source-text .target")
    expect(target).to_have_text(paragraph["text"])
    expect(target).to_be_in_viewport()
    page.wait_for_url(lambda url: paragraph["paragraph_id"] in url)
    with redrawn(page):
        page.get_by_test_id("stTopNavLink").filter(has_text="数据质量").click()
    page.wait_for_url(lambda url: "/quality" in url and f"year={report['year']}" in url)


def test_a_doubtful_count_leads_to_its_number(visit, tables):
    page = visit("/quality")
    count = min(tables["counts"], key=lambda row: row["confidence"])
    block = page.locator(f".st-key-doubtful_{count['count_id']}")
    expect(block.locator("mark.doubtful")).to_have_text(count["text"])
    with redrawn(page):
        block.get_by_role("link").click()
    current = page.locator(".source-text mark.doubtful.current")
    expect(current).to_have_text(count["text"])
    expect(current).to_be_in_viewport()
    expect(current).to_have_attribute("title", re.compile("分类待核"))


def test_the_download_of_doubtful_counts(visit, tables):
    page = visit("/quality")
    with page.expect_download() as asked:
        page.locator(".st-key-doubtful_downloads").get_by_role("button", name="CSV").click()
    with open(asked.value.path(), "rb") as file:
        content = file.read()
    assert asked.value.suggested_filename.startswith("数据质量_分类待核_")
    assert content.startswith(BOM) and not content[3:].startswith(BOM)
    assert content.endswith(b"\r\n") and content.count(b"\n") == content.count(b"\r\n")
    heading = {column.name: column.label for column in COUNTS.columns}
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    doubtful = {row["count_id"]: row for row in tables["counts"] if row["confidence"] < 0.9}
    assert doubtful
    assert {row[heading["count_id"]] for row in rows} == set(doubtful)
    confidences = [float(row[heading["confidence"]]) for row in rows]
    assert confidences == sorted(confidences)
    for row in rows:
        count = doubtful[row[heading["count_id"]]]
        start, end = (int(row[heading[name]]) for name in ("span_start", "span_end"))
        assert row["段落原文"][start:end] == row[heading["text"]] == count["text"]
        assert row[heading["rule"]] == count["rule"]


def test_the_overview_leads_to_the_page(visit):
    page = visit("/?year=2023")
    with redrawn(page):
        page.get_by_role("link", name=re.compile("待核提示")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("数据质量")
    page.wait_for_url(lambda url: "/quality" in url and "year=2023" in url)


def test_findings_are_narrowed_by_the_address_and_downloaded(visit, tables):
    finding = next(row for row in tables["checks"] if row["paragraph_ids"])
    wanted = [row for row in tables["checks"] if row["check"] == finding["check"]]
    label = checks()[finding["check"]].label
    page = visit(f"/quality?check={label}&findings_by=按核查项")
    block = page.locator(f".st-key-findings_{finding['check']}")
    for row in wanted:
        expect(block).to_contain_text(row["message"])
    expect(page.locator("[class*=st-key-findings_] h3")).to_have_text([label])
    with page.expect_download() as asked:
        page.locator(".st-key-findings_downloads").get_by_role("button", name="Excel").click()
    assert label in asked.value.suggested_filename
    book = openpyxl.load_workbook(io.BytesIO(asked.value.path().read_bytes()))
    heading, *lines = book.active.iter_rows(values_only=True)
    found = [dict(zip(heading, line, strict=True)) for line in lines]
    assert sorted(row["提示内容"] for row in found) == sorted(row["message"] for row in wanted)
    texts = {row["paragraph_id"]: row["text"] for row in tables["paragraphs"]}
    for row in found:
        named = row["段落编号"].split("\n")
        assert row["段落原文"] == "\n".join(texts[id_] for id_ in named)
