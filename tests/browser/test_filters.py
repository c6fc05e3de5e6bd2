"""Filters change what is drawn, stand in the address, and stay while the page changes."""

import pytest
from charts import chart, charts, choose, chosen, drawn_marks
from harness import redrawn
from playwright.sync_api import expect
from readers import open_at

from etl.catalogue import categories, indicators

pytestmark = pytest.mark.browser

CONTRACTS = "reviews.contracts"


def values_of(tables, indicator: str) -> dict[str, float]:
    """Return what the snapshot holds of an indicator: value by the key of its mark."""
    return {
        "|".join((row["report_id"], str(row["year"]), indicator, row["unit"] or "")): row["value"]
        for row in tables["indicator_values"]
        if row["indicator"] == indicator
    }


def shown_values(graph) -> dict[str, float]:
    return {mark.key: float(mark.x) for mark in drawn_marks(graph)}


def test_an_indicator_is_drawn_as_the_snapshot_has_it(visit, tables):
    page = visit("/compare")
    label = indicators()[CONTRACTS].label
    assert len(values_of(tables, CONTRACTS)) > 1
    expect(chart(page, label)).to_have_count(0)
    choose(page, "指标", label)
    assert shown_values(chart(page, label)) == values_of(tables, CONTRACTS)


def test_a_filter_leaves_out_what_it_says(visit, tables):
    label = indicators()[CONTRACTS].label
    page = visit(f"/compare?indicator={label}")
    everything = values_of(tables, CONTRACTS)
    assert shown_values(chart(page, label)) == everything
    reports = {row["report_id"]: row for row in tables["reports"]}
    province = reports[next(iter(everything)).split("|")[0]]["province"]
    choose(page, "地区", province)
    kept = {
        key: value
        for key, value in everything.items()
        if reports[key.split("|")[0]]["province"] == province
    }
    assert 0 < len(kept) < len(everything)
    expect(chart(page, label).locator(".barlayer .point")).to_have_count(len(kept))
    assert shown_values(chart(page, label)) == kept


def test_a_copied_link_gives_the_same_view(visit, page_of_another, tables):
    label = indicators()[CONTRACTS].label
    page = visit("/compare")
    choose(page, "指标", label)
    choose(page, "年度", "2023")
    choose(page, "层级", "街道")
    graph = chart(page, label)
    expect(graph).to_be_visible()
    copy = open_at(page_of_another, page.url)
    for name, value in (("指标", label), ("年度", "2023"), ("层级", "街道")):
        expect(chosen(copy, name)).to_have_text([value])
    assert drawn_marks(chart(copy, label)) == drawn_marks(graph)


def test_filters_are_kept_when_the_page_changes(visit):
    matter = categories()["reviews"]
    page = visit("/")
    choose(page, "年度", "2023")
    choose(page, "类别", matter)
    for title in ("区域比较", "年度趋势", "原文", "总览"):
        with redrawn(page):
            page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(chosen(page, "年度")).to_have_text(["2023"])
        expect(chosen(page, "类别")).to_have_text([matter])
        page.wait_for_url(lambda url: "year=2023" in url and "category=" in url)


def test_filters_can_be_cleared(visit):
    page = visit("/compare?year=2023")
    expect(chosen(page, "年度")).to_have_text(["2023"])
    with redrawn(page):
        page.get_by_role("button", name="清除全部筛选").click()
    expect(chosen(page, "年度")).to_have_count(0)
    page.wait_for_url(lambda url: "year" not in url)


def test_an_empty_selection_says_what_to_do(visit):
    page = visit("/compare?year=2021&level=街道")
    expect(page.get_by_test_id("stAlert")).to_contain_text("放宽或清除筛选")
    expect(charts(page)).to_have_count(0)
