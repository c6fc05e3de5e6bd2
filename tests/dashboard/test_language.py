"""Every message in every language, saying the same of the same values."""

import importlib.util
import string
from pathlib import Path

import pytest

from dashboard.language import LANGUAGES, _, bind_language, catalogue_path, speak, spoken

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
            assert fields(message.string) == fields(message.id), message.id


def test_english_is_written_without_chinese():
    for message in messages.updated("en"):
        if message.id and message.id not in {"、", "；", "。"}:
            assert not any("、" <= sign <= "鿿" for sign in message.string), message.id


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        speak("tlh")


def test_what_is_made_later_speaks_the_language_that_was_asked_for():
    speak("en")
    later = bind_language(lambda: (spoken(), _("未报告")))
    speak("zh")
    assert later()[0] == "en" and later()[1].isascii()
    assert (spoken(), _("未报告")) == ("zh", "未报告")
