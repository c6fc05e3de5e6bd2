"""The vocabulary of the rules: no dead concept, the longest word wins, titles do not speak."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.counting.classify import Zones, rules
from etl.counting.lexicon import bits_of, concept_bits, concepts_of, find_terms
from etl.counting.measure_words import read_rules
from etl.errors import RuleError

LEXICON = read_rules("lexicon.toml")["concepts"]


def used_concepts() -> set[str]:
    matters = read_rules("matters.toml")
    used = {*matters["strong"], *matters["weak"], "neutral"}
    for file in files("etl").joinpath("rules/counts").iterdir():
        for rule in tomllib.loads(file.read_text("utf-8"))["rule"]:
            for key, value in rule.items():
                if key in Zones._fields or key.startswith(("unless", "also", "with", "object_")):
                    used.update(value)
    return used


def test_every_concept_is_used():
    assert set(LEXICON) == used_concepts()


@pytest.mark.parametrize("concept", LEXICON)
def test_a_word_stands_once_in_a_concept(concept):
    assert len(LEXICON[concept]) == len(set(LEXICON[concept])) > 0


def test_neutral_words_serve_no_other_concept():
    others = {word for name, words in LEXICON.items() if name != "neutral" for word in words}
    assert others.isdisjoint(LEXICON["neutral"])


@given(st.sampled_from([(name, word) for name, words in LEXICON.items() for word in words]))
def test_a_word_alone_speaks_for_its_concept(pair):
    name, word = pair
    assert concepts_of(word)[0] & concept_bits()[name]


def test_the_longest_word_wins():
    assert not concepts_of("调解员")[0] & bits_of(["mediate_verb"], "test")


def test_a_title_does_not_speak():
    assert find_terms("《行政处罚案件审理规则》").concepts == []


def test_an_unknown_concept_is_named():
    with pytest.raises(RuleError, match="no concept 'nonsense'"):
        bits_of(["nonsense"], "cases.toml: rule 'x'")


def test_no_rule_is_without_a_unit_group():
    assert all(rule.units for rule in rules())
