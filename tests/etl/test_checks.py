import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.build import read
from etl.checks import check_report, check_reports, checks, message_settings, parse_message
from etl.checks.findings import fields_of, finding
from etl.checks.mandate import DATE_LABELS
from etl.checks.vocabulary import parse_checks, settings
from etl.errors import RuleError
from etl.identity import years
from etl.models import Document, Metadata, Paragraph, SourceText
from etl.schema import PARTS

REPORT_ID = "0123456789abcdef"
COMPLETE = {
    "achievements": "全年建成法治广场两处。",
    "problems": "法制审核力量偏少。",
    "leadership": "镇长带头讲法。",
    "plans": "再建一处法治公园。",
}


def document(*texts: str, year: int | None = 2021, level: str = "town", **dates: date) -> Document:
    """A report that tells what it must, and then these body paragraphs."""
    told = [*((text, part) for part, text in COMPLETE.items()), *((t, "other") for t in texts)]
    return Document(
        SourceText("某镇.txt", REPORT_ID, "text", "utf-8", ""),
        Metadata("报告", "某镇人民政府", level, year, dates.get("signed"), dates.get("published")),
        tuple(
            Paragraph(ordinal, text, "body", part, "", "")
            for ordinal, (text, part) in enumerate(told, 1)
        ),
    )


FIRST = len(COMPLETE) + 1  # ordinal of the first of these paragraphs


def names(document: Document) -> list[str]:
    return [each.check for each in check_report(document, [])]


def test_a_report_without_fault_has_no_finding():
    assert names(document("全年调解纠纷12件。")) == []


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2023, "深入学习党的十九大和十九届六中全会精神。", ["stale_congress"]),
        (2018, "全面落实党的十八大部署。", ["stale_congress"]),
        (2023, "深入学习党的十九大、二十大精神。", []),
        (2023, "学习党的十九届六中全会精神，落实党的二十届三中全会部署。", []),
        (2022, "深入学习党的十九大精神。", []),
        (2018, "学习党的十八大精神，迎接党的二十大。", []),
        (2023, "党的十九大以来，镇里新建了法治广场。", []),
        (2023, "印发《学习党的十九大精神方案》。", []),
        (2023, "全年没有提到会议。", []),
        (None, "深入学习党的十九大精神。", []),
    ],
)
def test_a_congress_that_is_no_longer_the_latest(year, text, expected):
    assert names(document(text, year=year)) == expected


LONG = (
    "镇里组织各村干部逐户走访排查邻里纠纷，把走访记录交给司法所汇总，每月向镇党委报告一次办理进度"
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (f"{LONG}。", f"{LONG}。", ["repeated_passage"]),
        (f"1.{LONG}。", f"（二）{LONG}；此外新设调解室。", ["repeated_passage"]),
        (f"{LONG}。", "镇里组织各村干部逐户走访排查邻里纠纷。", []),
        ("落实三项制度。", "落实三项制度。", []),
    ],
)
def test_a_passage_that_stands_twice(first, second, expected):
    found = check_report(document(first, second), [])
    assert [each.check for each in found] == expected
    assert all(each.paragraph_ordinals == (FIRST, FIRST + 1) for each in found)


@pytest.mark.parametrize("part", COMPLETE)
def test_a_mandated_part_that_is_missing(part):
    whole = document()
    lacking = replace(whole, paragraphs=tuple(p for p in whole.paragraphs if p.part != part))
    found = check_report(lacking, [])
    assert [each.check for each in found] == ["part_missing"]
    assert PARTS[part] in found[0].message
    before = replace(lacking, metadata=replace(lacking.metadata, year=2018))
    assert names(before) == []


def test_a_mandated_part_told_elsewhere():
    whole = document("镇长认真履行第一责任人职责。")
    lacking = replace(
        whole, paragraphs=tuple(p for p in whole.paragraphs if p.part != "leadership")
    )
    found = check_report(lacking, [])
    assert [each.check for each in found] == ["part_without_section"]
    assert found[0].paragraph_ordinals == (FIRST,)


@pytest.mark.parametrize(
    ("level", "dates", "expected"),
    [
        ("town", {"signed": date(2022, 3, 31)}, []),
        ("town", {"signed": date(2022, 4, 1)}, ["late_report"]),
        ("town", {"published": date(2022, 9, 8)}, ["late_report"]),
        ("department", {"signed": date(2022, 2, 28)}, []),
        ("department", {"signed": date(2022, 3, 1)}, ["late_report"]),
        ("department", {"published": date(2022, 3, 20)}, []),
        ("town", {}, []),
    ],
)
def test_a_report_after_its_due_date(level, dates, expected):
    assert names(document(level=level, **dates)) == expected


def row(report_id: str, body: str | None, year: int | None, code: str | None = "1") -> dict:
    return {
        "report_id": report_id,
        "report": f"{report_id}.txt",
        "body": body,
        "issuer": body,
        "division_code": code,
        "year": year,
    }


def test_two_reports_of_one_issuer_and_year_name_each_other():
    found = check_reports([row("a", "某镇", 2021), row("b", "某镇", 2021), row("c", "某镇", 2022)])
    assert {each: [f.check for f in of] for each, of in found.items()} == {
        "a": ["same_issuer_and_year"],
        "b": ["same_issuer_and_year"],
    }
    assert "b.txt" in found["a"][0].message


def test_namesakes_and_unknown_issuers_are_no_duplicates():
    assert check_reports([row("a", "某镇", 2021, "1"), row("b", "某镇", 2021, "2")]) == {}
    assert check_reports([row("a", None, 2021), row("b", None, 2021)]) == {}
    assert check_reports([row("a", "某镇", None), row("b", "某镇", None)]) == {}


def test_every_check_says_what_it_is_and_why():
    assert all(each.label and each.reason for each in checks().values())
    assert len({each.label for each in checks().values()}) == len(checks())
    with pytest.raises(KeyError):
        finding("no_such_check")
    whole = {"label": "逾期", "severity": "info", "reason": "因为", "messages": ["逾期"]}
    assert parse_checks({"late_report": whole})["late_report"].messages == ("逾期",)
    for name, wrong in (("severity", "bad"), ("label", ""), ("reason", ""), ("messages", [])):
        with pytest.raises(RuleError, match="late_report"):
            parse_checks({"late_report": whole | {name: wrong}})


def test_every_finding_of_the_package_has_a_message_of_the_vocabulary():
    package = Path(__file__).parents[2] / "etl"
    calls = [
        node
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "finding"
    ]
    named = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    # The two of breakdowns share the call that names them by a variable.
    assert named | {"breakdown_exceeds_whole", "breakdown_incomplete"} == set(checks())


@pytest.mark.parametrize("name", checks())
def test_a_message_gives_its_fields_back(name):
    figures = message_settings()["figures"]
    for template in checks()[name].messages:
        fields = {
            field: "2.5" if field in figures else f"甲（{field}）、“乙\n”{{{field}}}12件"
            for field in fields_of(template)
        }
        made = finding(name, fields).message
        assert parse_message(name, made) == (template, fields)
    assert parse_message(name, "别的说法") is None
    assert parse_message("no_such_check", "别的说法") is None


def test_a_message_with_other_fields_is_refused():
    with pytest.raises(KeyError, match="part_missing"):
        finding("part_missing", {"part": "概述"})


def test_the_words_of_messages_are_those_that_the_checks_say():
    said = {*DATE_LABELS.values(), *(congress["name"] for congress in settings()["congresses"])}
    said |= {years.TITLE, years.REVIEW, years.WORK, years.OPENING, years.PLANS}
    said |= {years.SIGNED, years.PUBLISHED, years.DELIVERED}
    assert set(message_settings()["words"]) == said
    fields = {field for check in checks().values() for each in check.messages
              for field in fields_of(each)}  # fmt: skip
    assert {*message_settings()["figures"], *message_settings()["vocabulary"]} <= fields


def test_congresses_stand_in_the_order_of_their_years():
    years = [congress["expected_from"] for congress in settings()["congresses"]]
    assert years == sorted(years)


def test_bytes_that_could_not_be_decoded_are_reported_where_they_stand(tmp_path):
    lines = (
        "甲乙镇2022年法治政府建设情况报告",
        "一、主要工作",
        "全年调解纠纷12件，召开会议3次，研究法治政府建设工作。" * 20,
        "二、存在的问题",
        "执法力量不足。",
    )
    whole = "\n".join(lines).encode("gb18030")
    path = tmp_path / "甲乙镇.txt"
    path.write_bytes(whole.replace("纠纷12件".encode("gb18030"), b"\xff\xff12\xbc\xfe", 1))
    damaged = read(path)
    assert damaged.source.encoding == "gb18030+replaced"
    (found,) = [each for each in check_report(damaged, []) if each.check == "text_damaged"]
    assert (found.severity, found.paragraph_ordinals) == ("warning", (3,))
    path.write_bytes(whole)
    assert "text_damaged" not in [each.check for each in check_report(read(path), [])]
