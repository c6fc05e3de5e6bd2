import pytest

from etl.catalogue import indicators
from etl.counting.classify import rules
from etl.definitions import definitions


def test_every_indicator_says_what_it_counts_and_by_which_wording():
    found = definitions()
    assert list(found) == list(indicators())
    for name, definition in found.items():
        assert definition.text.endswith("。"), name
        assert definition.wordings, name


def test_the_wording_is_that_of_the_rules_the_surest_first():
    by_rank = [rule for rule in rules() if rule.indicator == "cases.penalty"]
    wordings = definitions()["cases.penalty"].wordings
    assert [wording.rule for wording in wordings] == [rule.id for rule in by_rank]
    assert [wording.examples for wording in wordings] == [rule.examples for rule in by_rank]
    assert [wording.rejects for wording in wordings] == [rule.rejects for rule in by_rank]


@pytest.mark.parametrize("name", list(indicators()))
def test_an_example_holds_a_measure_word_that_its_rule_takes(name):
    for wording in definitions()[name].wordings:
        for example in wording.examples if wording.units else ():
            number = example.split("«")[1].split("»")[0]
            assert any(unit in number for unit in wording.units), example


def test_the_words_of_concepts_are_named_and_usual_units_come_first():
    wording = definitions()["cases.reconsideration.opinions"].wordings[0]
    assert any("行政复议意见书" in words for words in wording.needs)
    assert wording.units[:3] == ("件", "份", "个")
