"""Confidence falls with every doubt and never leaves 0 to 1."""

import pytest

from etl.counting.classify import BY_MATTER, Zones, matter_of, rules, topic_bits
from etl.counting.confidence import TOPIC_ONLY, confidence_of

KNOWN = Zones(*[1] * len(Zones._fields))._replace(topic=0)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_doubt_lowers_it(rule):
    sure = confidence_of(rule, KNOWN, wider=False)
    other = next(
        bit
        for bit in (1 << index for index in range(topic_bits()[0].bit_length()))
        if matter_of(bit) not in (None, rule.category)
    )
    doubts = [
        confidence_of(rule, KNOWN, wider=True),
        confidence_of(rule, KNOWN._replace(object=0), wider=False),
        confidence_of(rule, KNOWN._replace(topic=other), wider=False),
    ]
    assert 0 < sure <= 1
    assert all(0 < doubt < sure for doubt in doubts) or rule.category == BY_MATTER


def test_a_category_from_the_topic_alone_is_doubtful():
    for rule in rules():
        if rule.category == BY_MATTER:
            assert confidence_of(rule, KNOWN, wider=False) == TOPIC_ONLY


def test_a_lower_rank_is_surer():
    own = [rule for rule in rules() if rule.category != BY_MATTER]
    sure = [confidence_of(rule, KNOWN, wider=False) for rule in own]
    assert sure == sorted(sure, reverse=True)
