from datetime import date

import pytest

from etl.keywords import KeywordRow
from etl.models import Document, Finding, Metadata, Paragraph, SourceText
from etl.publishing.arrow import arrow_schema
from etl.publishing.tabulate import tabulate
from etl.schema import TABLES

REPORT_ID = "0123456789abcdef"
TEXT = "办理案件40件，其中简易程序15件，办结率98%，满意率95%。"


def paragraph(ordinal: int, text: str) -> Paragraph:
    return Paragraph(ordinal, text, "body", "achievements", "一/（一）", "规范执法")


@pytest.fixture
def document() -> Document:
    source = SourceText("报告.txt", REPORT_ID, "txt", "utf-8", TEXT)
    metadata = Metadata(
        title="某街道2022年法治政府建设报告",
        issuer="某街道办事处",
        level="street",
        year=2022,
        signed_on=date(2023, 1, 10),
        published_on=None,
        district="某区",
        body="某街道",
    )
    return Document(source, metadata, (paragraph(1, "办理案件。"), paragraph(2, TEXT)))


@pytest.fixture
def counts(make_count):
    def at(text: str, **changes):
        start = TEXT.index(text)
        said = {"paragraph": 2, "start": start, "end": start + len(text), "text": text}
        return make_count(**said | {"value": float(text[:2])} | changes)

    rate = {"unit": "%", "measure": "rate", "indicator": "oversight.proposal_rate"}
    whole = at("40件")
    return [at("98%", **rate), at("15件", part_of=whole), whole, at("95%", **rate)]


@pytest.fixture
def tables(document, counts):
    keywords = [
        KeywordRow("achievements", "案件", 2, (1, 2)),
        KeywordRow("problems", "短板", 1, (2,)),
    ]
    findings = [Finding("late_report", "warning", "晚了", (1,)), Finding("x", "info", "提示")]
    return {
        name: rows.to_pylist()
        for name, rows in tabulate(document, counts, keywords, findings).items()
    }


def test_every_table_has_its_declared_columns(document, counts):
    for rows_of in (tabulate(document, counts, [], []), tabulate(document, [], [], [])):
        assert {name: rows.schema for name, rows in rows_of.items()} == {
            table.name: arrow_schema(table) for table in TABLES
        }


def test_the_report_row_counts_its_rows_and_warnings(tables):
    (report,) = tables["reports"]
    assert (report["paragraphs"], report["counts"], report["warnings"]) == (2, 4, 1)
    assert (report["year"], report["signed_on"]) == (2022, date(2023, 1, 10))
    assert (report["issuer"], report["published_on"]) == ("某街道办事处", None)


def test_counts_stand_in_reading_order_under_identifiers_made_of_their_place(tables):
    assert [(row["ordinal"], row["text"]) for row in tables["counts"]] == [
        (1, "40件"),
        (2, "15件"),
        (3, "98%"),
        (4, "95%"),
    ]
    for row in tables["counts"]:
        assert row["count_id"] == f"{REPORT_ID}-0002-{row['span_start']}"
        assert row["paragraph_id"] == f"{REPORT_ID}-0002"
        assert TEXT[row["span_start"] : row["span_end"]] == row["text"]
        assert (row["body"], row["district"], row["year"]) == ("某街道", "某区", 2022)


def test_a_part_names_its_whole_by_text_and_identifier(tables):
    whole, part = tables["counts"][:2]
    assert (part["part_of"], part["part_of_id"]) == ("40件", whole["count_id"])
    assert (whole["part_of"], whole["part_of_id"]) == (None, None)


def test_a_value_names_the_counts_it_is_made_of(tables):
    (value,) = tables["indicator_values"]
    assert (value["indicator"], value["category"]) == ("cases.penalty", "cases")
    assert (value["value"], value["unit"], value["qualifier"]) == (40, "件", "exact")
    assert value["count_ids"] == [tables["counts"][0]["count_id"]]


def test_rates_that_differ_are_a_finding_with_the_counts_in_question(tables):
    finding = tables["checks"][-1]
    assert (finding["check"], finding["severity"]) == ("rates_differ", "info")
    assert "98%、95%" in finding["message"]
    assert finding["paragraph_ids"] == [f"{REPORT_ID}-0002"]
    assert finding["count_ids"] == [row["count_id"] for row in tables["counts"][2:]]


def test_keywords_name_the_paragraphs_they_occur_in(tables):
    assert [
        (row["term"], row["occurrences"], row["paragraph_ids"]) for row in tables["keywords"]
    ] == [
        ("案件", 2, [f"{REPORT_ID}-0001", f"{REPORT_ID}-0002"]),
        ("短板", 1, [f"{REPORT_ID}-0002"]),
    ]
