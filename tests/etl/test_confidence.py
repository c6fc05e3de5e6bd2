"""Confidence is earned by agreement; labelled counts overrule a rule that is unlike them all."""

import pytest

from etl.catalogue import categories, indicators
from etl.counting.classify import BY_LIKENESS, BY_MATTER, Zones, rules
from etl.counting.confidence import ALONE, CHANGES, judge
from etl.counting.evidence import Evidence, Previous
from etl.counting.likeness import likeness_of
from tests.gold.sentences import labelled_counts

NOWHERE = Zones(*[0] * len(Zones._fields))
UNKNOWN = Evidence(NOWHERE, "thing", "个", "", "")


def evidence_of(sentence: str) -> Evidence:
    return next(evidence for _, _, evidence in labelled_counts(sentence))


def rule_of(indicator: str):
    return next(rule for rule in rules() if rule.indicator == indicator)


def test_shares_make_one():
    assert likeness_of(UNKNOWN).shares.sum() == pytest.approx(1)


def test_what_agrees_is_surer_than_what_is_unknown():
    rule = rule_of("mediation.mediated")
    evidence = evidence_of("成功调解矛盾纠纷«421件»")
    assert judge(rule, "mediation", evidence).confidence >= 0.9
    assert judge(rule, "mediation", UNKNOWN).confidence < 0.5


def test_a_rule_unlike_all_labelled_counts_is_overruled():
    verdict = judge(rule_of("petitions.items"), "petitions", evidence_of("召开主任办公会«26次»"))
    assert verdict[:3] == ("meetings", "meetings.executive", BY_LIKENESS)
    assert verdict.confidence <= ALONE


@pytest.mark.parametrize("label", ["petitions", "oversight", "cases", "meetings.executive"])
def test_a_count_is_likely_what_the_one_before_it_is(label):
    def share(before: str) -> float:
        previous = Previous(before, same_sentence=True, same_group=True)
        return likeness_of(UNKNOWN._replace(previous=previous)).share(label)

    assert share(label) > max(share("services"), share("team"))


@pytest.mark.parametrize("label", ["petitions", "oversight", "cases"])
def test_a_count_is_likely_what_its_report_is_of(label):
    def share(category: str) -> float:
        return likeness_of(UNKNOWN._replace(profile=((category, 0.9),))).share(label)

    assert share(label) > max(share("services"), share("team"))


def test_a_change_takes_no_indicator():
    rule = next(rule for rule in rules() if rule.rank <= CHANGES)
    for sentence in ("召开主任办公会«26次»", "成功调解矛盾纠纷«421件»"):
        assert judge(rule, "other", evidence_of(sentence)).indicator is None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_verdicts_are_of_the_catalogue(rule):
    category = "other" if rule.category == BY_MATTER else rule.category
    verdict = judge(rule, category, UNKNOWN)
    assert verdict.category in categories()
    assert verdict.indicator is None or indicators()[verdict.indicator].category == verdict.category
    assert 0 <= verdict.confidence <= 1
