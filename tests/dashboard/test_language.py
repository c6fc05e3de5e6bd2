"""Every message in every language, saying the same of the same values."""

import importlib.util
import string
from pathlib import Path

import pytest

from dashboard.language import (
    LANGUAGES,
    UNIT,
    _,
    bind_language,
    catalogue_path,
    finding_word,
    speak,
    spoken,
    unit_name,
)

PATH = Path(__file__).resolve().parents[2] / "docs" / "messages.py"
spec = importlib.util.spec_from_file_location("messages", PATH)
messages = importlib.util.module_from_spec(spec)
spec.loader.exec_module(messages)


@pytest.fixture(autouse=True)
def _speak_chinese_afterwards():
    yield
    speak("zh")


def fields(text: str) -> set[str]:
    return {name for _text, name, *_rest in string.Formatter().parse(text) if name is not None}


def texts(message: str | tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a message or translation: one, or those of its numbers."""
    return message if isinstance(message, tuple) else (message,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_dashboard_says_and_nothing_else(language):
    kept = catalogue_path(language).read_bytes()
    assert kept == messages.po_bytes(messages.updated(language)), "run python docs/messages.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language):
    assert messages.untranslated(messages.updated(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_message(language):
    for message in messages.updated(language):
        if message.id:
            wanted = fields(texts(message.id)[0])
            assert all(fields(text) == wanted for text in texts(message.string)), message.id


def test_english_is_written_without_chinese():
    for message in messages.updated("en"):
        if message.id and message.id not in {"、", "；", "。"}:
            # A measure word without an English word of its own is named beside that of another.
            own = f" ({message.id[0]})" if message.context == UNIT else ""
            said = "".join(text.removesuffix(own) for text in texts(message.string))
            assert not any("、" <= sign <= "鿿" for sign in said), message.id


def test_two_units_are_never_called_the_same():
    units = [message.string for message in messages.updated("en") if message.context == UNIT]
    assert len({plural for _singular, plural in units}) == len(units) > 100


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [(1, "份", "document"), (2, "份", "documents"), (0, "份", "documents"), (1.5, "吨", "tonnes")],
)
def test_a_unit_agrees_with_its_number(number, unit, text):
    assert unit_name(unit, number) == unit
    speak("en")
    assert unit_name(unit, number) == text


def test_a_unit_that_no_rule_knows_stays_as_it_is():
    speak("en")
    assert unit_name("甲乙", 2) == "甲乙"


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        speak("tlh")


def test_what_is_made_later_speaks_the_language_that_was_asked_for():
    speak("en")
    later = bind_language(lambda: (spoken(), _("未报告")))
    speak("zh")
    assert later()[0] == "en" and later()[1].isascii()
    assert (spoken(), _("未报告")) == ("zh", "未报告")


def test_a_word_of_a_finding_means_what_it_means_there():
    assert finding_word("成文") == "成文"
    speak("en")
    assert finding_word("成文") == "signed"
    assert finding_word("概述") == _("概述") != "概述"
    assert finding_word("没有这个词") == "没有这个词"
