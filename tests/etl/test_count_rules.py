"""Every rule that classifies a count takes its own examples and none of its rejects."""

import pytest

from etl.counting.classify import BY_LIKENESS, BY_MATTER, rule_named, rules
from etl.counting.extraction import extract_counts
from etl.models import Count, Paragraph


def marked_count(sentence: str) -> Count:
    """Extract the count of a sentence whose number stands in «guillemets».

    A heading that the rule goes by stands before it: 【法治宣传】举办讲座«12场».
    """
    section = ""
    if sentence.startswith("【"):
        section, sentence = sentence[1:].split("】")
    start = sentence.index("«")
    text = sentence.replace("«", "").replace("»", "")
    paragraph = Paragraph(1, text, "body", "achievements", "一", section)
    end = sentence.index("»") - 1
    found = [c for c in extract_counts([paragraph]) if c.start < end and c.end > start]
    assert found, f"no count is read at «» in {sentence!r}"
    return found[0]


@pytest.mark.parametrize(
    ("rule", "example"), [(r.id, e) for r in rules() for e in r.examples], ids=str
)
def test_a_rule_takes_its_examples(rule, example):
    found = marked_count(example).rule
    assert found == rule or (rule_named(rule).category == BY_MATTER and found == BY_LIKENESS)


@pytest.mark.parametrize(("rule", "reject"), [(r.id, e) for r in rules() for e in r.rejects])
def test_a_rule_leaves_its_rejects(rule, reject):
    assert marked_count(reject).rule != rule


def test_ids_are_unique():
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_has_an_example(rule):
    assert rule.examples
