import pytest

from dashboard.findings import (
    DOUBTFUL_BELOW,
    GRAVEST_FIRST,
    check_label,
    check_reason,
    doubt_text,
    is_doubtful,
    severity_badge,
)
from etl.checks import checks
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
