import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.checks import check_report
from etl.models import Count, Document, Metadata, Paragraph, SourceText

REPORT_ID = "0123456789abcdef"
ORDINAL = 7


def document(text: str) -> Document:
    """A report of one paragraph, of a year that knew no mandate yet."""
    return Document(
        SourceText("某镇.txt", REPORT_ID, "text", "utf-8", text),
        Metadata("报告", "某镇人民政府", "town", 2015, None, None),
        (Paragraph(ORDINAL, text, "body", "achievements", "", ""),),
    )


def count(text: str, printed: str, value: float, **known) -> Count:
    """The count of the paragraph that is printed so."""
    start = text.index(printed)
    defaults = {
        "value_max": None,
        "unit": printed.lstrip("近约0123456789.余万"),
        "qualifier": "exact",
        "measure": "rate" if printed.endswith("%") else "items",
        "object": "纠纷",
        "action": "",
        "category": "mediation",
        "indicator": None,
        "status": "actual",
        "confidence": 1.0,
        "rule": "invented",
    }
    return Count(ORDINAL, start, start + len(printed), printed, value, **{**defaults, **known})


def names(document: Document, counts: list[Count]) -> list[str]:
    return [each.check for each in check_report(document, counts)]


def breakdown(text: str, whole: tuple, *parts: tuple, **known) -> tuple[Document, list[Count]]:
    total = count(text, *whole, **known)
    return document(text), [total, *(count(text, *part, part_of=total) for part in parts)]


def test_parts_that_exceed_their_whole_together():
    text = "全年调解纠纷30件，其中邻里纠纷12件、婚姻纠纷14件、物业纠纷5件。"
    found = check_report(*breakdown(text, ("30件", 30), ("12件", 12), ("14件", 14), ("5件", 5)))
    assert [each.check for each in found] == ["breakdown_exceeds_whole"]
    assert all(printed in found[0].message for printed in ("30件", "12件", "14件", "5件", "31"))
    assert found[0].paragraph_ordinals == (ORDINAL,)
    assert found[0].count_ids[0] == f"{REPORT_ID}-{ORDINAL:04d}-{text.index('30件')}"
    assert len(found[0].count_ids) == 4


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("共调解30件，其中邻里12件、婚姻18件。", ("30件", 30), [("12件", 12), ("18件", 18)]),
        ("共调解30件，其中邻里12件、婚姻14件。", ("30件", 30), [("12件", 12), ("14件", 14)]),
        ("共30件，按类邻里12件、婚姻18件，按果成功29件。", ("30件", 30),
         [("12件", 12), ("18件", 18), ("29件", 29)]),
        ("共调解30件，其中邻里22件；其中镇级19件。", ("30件", 30), [("22件", 22), ("19件", 19)]),
    ],
    ids=["adds up", "not said complete", "by kind and by outcome", "two times 其中"],
)  # fmt: skip
def test_breakdowns_that_may_stand(text, whole, parts):
    assert names(*breakdown(text, whole, *parts)) == []


def test_a_hedged_whole_may_be_exceeded():
    text = "调解纠纷30余件，其中邻里纠纷16件、婚姻纠纷15件。"
    parts = [("16件", 16), ("15件", 15)]
    assert names(*breakdown(text, ("30余件", 30), *parts, unit="件", qualifier="over")) == []


def test_a_breakdown_with_a_rest_that_falls_short():
    text = "调解纠纷30件，邻里纠纷12件，婚姻纠纷9件，其他纠纷8件。"
    parts = [("12件", 12), ("9件", 9), ("8件", 8)]
    assert names(*breakdown(text, ("30件", 30), *parts)) == ["breakdown_incomplete"]


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=9, unique=True))
def test_a_breakdown_that_adds_up_is_never_found_fault_with(values):
    text = f"共{sum(values)}件：" + "、".join(f"某类{value}件" for value in values) + "，含其他。"
    parts = [(f"类{value}件"[1:], value) for value in values]
    assert names(*breakdown(text, (f"{sum(values)}件", sum(values)), *parts)) == []


def test_a_part_larger_than_its_whole():
    assert names(*breakdown("受理5件，其中涉农8件。", ("5件", 5), ("8件", 8))) == [
        "part_exceeds_whole"
    ]
    assert names(*breakdown("受理8件，其中涉农5件。", ("8件", 8), ("5件", 5))) == []


def mediation(verb: str, mediated: int, rate: str, rate_value: float) -> list[str]:
    text = f"摸排纠纷501起，{verb}{mediated}件，成功率{rate}。".replace("件", "起")
    counts = [
        count(text, "501起", 501, indicator="mediation.disputes_found"),
        count(text, f"{mediated}起", mediated, indicator="mediation.mediated"),
        count(text, rate, rate_value, indicator="mediation.success_rate", unit="%"),
    ]
    if counts[0].start == counts[1].start:
        counts[1].start = text.rindex("501起")
    return names(document(text), counts)


def test_a_rate_that_contradicts_its_counts():
    assert mediation("调处成功", 501, "98%", 98) == ["rate_contradicts_counts"]
    assert mediation("调处成功", 480, "98.4%", 98.4) == ["rate_contradicts_counts"]


@pytest.mark.parametrize(
    ("verb", "mediated", "rate", "value"),
    [
        ("调处成功", 501, "100%", 100),
        ("调处成功", 493, "98.4%", 98.4),
        ("调处成功", 500, "100%", 100),
        ("组织调解", 480, "98.4%", 98.4),
    ],
    ids=["exact", "rounded", "rounded to the whole", "rate of the attempts"],
)
def test_rates_that_may_stand(verb, mediated, rate, value):
    assert mediation(verb, mediated, rate, value) == []


def test_a_rate_is_not_held_against_a_share_of_its_counts():
    text = "摸排纠纷200起，调处196起（其中涉农31起），成功率98%。"
    found = count(text, "200起", 200, indicator="mediation.disputes_found")
    mediated = count(text, "196起", 196, indicator="mediation.mediated")
    rural = count(text, "31起", 31, indicator="mediation.mediated", part_of=mediated)
    rate = count(text, "98%", 98, indicator="mediation.success_rate", unit="%")
    assert names(document(text), [found, mediated, rural, rate]) == []


def test_a_rate_aimed_at_is_not_held_against_results():
    text = "受理来信120封，办结90封，办结率100%。"
    accepted = count(text, "120封", 120)
    closed = count(text, "90封", 90, stage_of=accepted, action="办结")
    aim = count(text, "100%", 100, unit="%", status="target")
    assert names(document(text), [accepted, closed, aim]) == []


@pytest.mark.parametrize(
    ("rate", "expected"), [("办结率100%", ["rate_contradicts_counts"]), ("按期办结率100%", [])]
)
def test_a_rate_of_a_later_stage(rate, expected):
    text = f"受理来信120封，办结90封，{rate}。"
    accepted = count(text, "120封", 120)
    closed = count(text, "90封", 90, stage_of=accepted, action="办结")
    share = count(text, "100%", 100, unit="%")
    assert names(document(text), [accepted, closed, share]) == expected


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_a_rate_rounded_from_its_counts_is_never_found_fault_with(one, other, digits):
    closed, accepted = sorted((one, other))
    printed = f"{closed / accepted * 100:.{digits}f}%"
    text = f"受理来信{accepted}封，办结{closed}封，办结率{printed}。"
    first = count(text, f"{accepted}封", accepted)
    second = count(text, f"结{closed}封", closed, unit="封", stage_of=first, action="办结")
    share = count(text, printed, float(printed[:-1]), unit="%")
    share.start = text.rindex(printed)
    assert names(document(text), [first, second, share]) == []


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("群众满意率达到102%。", "rate", ["share_over_100"]),
        ("群众满意率达到100%。", "rate", []),
        ("完成全年任务的102%。", "rate", []),
        ("受理量同比增长102%。", "change", []),
    ],
)
def test_a_share_above_its_whole(text, measure, expected):
    printed = "100%" if "100%" in text else "102%"
    share = count(text, printed, float(printed[:-1]), unit="%", measure=measure)
    assert names(document(text), [share]) == expected
