import pytest

from dashboard.findings import (
    DOUBTFUL_BELOW,
    GRAVEST_FIRST,
    check_label,
    check_reason,
    doubt_text,
    finding_text,
    is_doubtful,
    severity_badge,
)
from dashboard.language import speak
from etl.checks import checks
from etl.checks.findings import finding
from etl.schema import SEVERITIES


@pytest.mark.parametrize(("confidence", "doubtful"), [(0.0, True), (0.89, True), (1.0, False)])
def test_a_low_confidence_is_doubtful(confidence, doubtful):
    assert is_doubtful({"confidence": confidence}) is doubtful


def test_the_limit_itself_is_sure_enough():
    assert not is_doubtful({"confidence": DOUBTFUL_BELOW})


def test_a_doubt_says_what_is_to_be_checked_and_how_sure_the_reading_is():
    assert doubt_text({"confidence": 0.6}) == "分类待核，置信度 0.60"


def test_every_severity_has_an_icon_and_its_word():
    assert set(GRAVEST_FIRST) == set(SEVERITIES)
    badges = [severity_badge(severity) for severity in SEVERITIES]
    assert all(word in badge for word, badge in zip(SEVERITIES.values(), badges, strict=True))
    icons = {badge.split(":material/")[1].split(":")[0] for badge in badges}
    assert len(icons) == len(SEVERITIES)


def test_checks_are_named_by_their_vocabulary():
    for id_, check in checks().items():
        assert check_label(id_) == check.label
        assert check_reason(id_) == check.reason


def test_a_check_of_another_version_keeps_its_identifier():
    assert check_label("gone") == "gone"
    assert check_reason("gone") == ""


@pytest.fixture
def _english():
    speak("en")
    yield
    speak("zh")


def row(check: str, **fields: object) -> dict:
    return {"check": check, "message": finding(check, fields).message}


def test_a_finding_says_in_chinese_what_is_published():
    found = row("part_missing", mandated="下步安排")
    assert finding_text(found) == found["message"]


@pytest.mark.usefixtures("_english")
def test_a_finding_speaks_english_and_quotes_the_report_as_it_is():
    found = row("part_exceeds_whole", part="合同{审核}9份", whole="概述5份")
    assert finding_text(found) == (
        '"合同{审核}9份" is a part of "概述5份", yet larger than the whole.'
    )


@pytest.mark.usefixtures("_english")
def test_words_of_the_dashboard_inside_a_finding_are_translated():
    others = "会议日期指向2009年、标题指向2010年"
    disagreement = row("year_disagrees", source="标题", chosen=2002, others=others, year=2002)
    assert finding_text(disagreement) == (
        "The report disagrees about its year: title says 2002, date of the meeting points to "
        "2009, title points to 2010; taken as 2002."
    )
    missing = finding_text(row("part_missing", mandated="下步安排"))
    assert missing.isascii() or not any("一" <= sign <= "鿿" for sign in missing)


@pytest.mark.usefixtures("_english")
def test_a_message_of_another_version_stands_as_it_is():
    assert finding_text({"check": "part_missing", "message": "旧说法"}) == "旧说法"
    assert finding_text({"check": "gone", "message": "旧说法"}) == "旧说法"
