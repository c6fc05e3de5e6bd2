"""The language of the page: what the code says in one, as the catalogues say it in another.

`_` translates a message; `N_` only marks one for the catalogues. Words that mean something else
by themselves are translated in their context: measure words, and words of findings. Most messages
are written in Chinese, those that `etl.schema` declares in English; `dashboard/locale/` has every
one in both languages, which `docs/messages.py` keeps complete.
"""

from collections.abc import Callable
from contextvars import ContextVar, copy_context
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_FOLDER = Path(__file__).with_name("locale")
DEFAULT = "zh"
LANGUAGES = {"zh": "中文", "en": "English"}
UNIT, FINDING = "unit", "finding"  # contexts of the catalogues
HTML_LANGUAGES = {"zh": "zh-CN", "en": "en"}

Result = TypeVar("Result")
_spoken: ContextVar[str] = ContextVar("spoken", default=DEFAULT)


def speak(language: str) -> None:
    """Translate into a language from here on in this thread; KeyError for an unknown one."""
    if language not in LANGUAGES:
        raise KeyError(language)
    _spoken.set(language)


def spoken() -> str:
    """Return the language that messages are translated into."""
    return _spoken.get()


def _(message: str) -> str:
    """Return a message in the language spoken; one that its catalogue lacks, as it stands."""
    return _catalogue(_spoken.get()).gettext(message) if message else message


def unit_name(unit: str, number: float) -> str:
    """Return a measure word as it stands beside a number: 份, document, documents."""
    plural = 1 if number == 1 else 2
    return _catalogue(_spoken.get()).npgettext(UNIT, unit, unit, plural)


def finding_word(word: str) -> str:
    """Return a word that a finding says of a report, or else a label of the dashboard."""
    said = _catalogue(_spoken.get()).pgettext(FINDING, word)
    return _(word) if said == word else said


def N_(message: str) -> str:
    """Mark a message for the catalogues that is translated only where it is shown."""
    return message


def bind_language(function: Callable[..., Result]) -> Callable[..., Result]:
    """Return a function that speaks the present language in whatever thread it is called."""
    context = copy_context()
    return lambda *arguments: context.copy().run(function, *arguments)


def translations_of(message: str) -> dict[str, str]:
    """Return a message in every language, by language."""
    return {language: _catalogue(language).gettext(message) for language in LANGUAGES}


def catalogue_path(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / "dashboard.po"


@cache
def _catalogue(language: str) -> GNUTranslations:
    compiled = BytesIO()
    with catalogue_path(language).open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
