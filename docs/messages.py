"""Brings the catalogues of `dashboard/locale/` up to date with what the dashboard says.

Usage: `python docs/messages.py`. New messages are added, gone ones removed, translations kept.
Messages are what `_` and `N_` mark in the code, and the labels and descriptions that the tables,
the catalogue of indicators, the checks and the fields of the outline declare; in contexts of their
own the measure words, which have a plural, and the words of findings. Lists what is still to be
translated; returns 1 where there is any.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.language import FINDING, LANGUAGES, UNIT, catalogue_path
from etl import schema
from etl.catalogue import categories, indicators
from etl.checks import checks, message_settings
from etl.counting.measure_words import canonical_unit, unit_groups
from etl.definitions import definitions
from etl.themes import themes

ROOT = Path(__file__).resolve().parents[1]
# Lines of the usual header that would change without a change of the messages, or name nobody.
_UNUSED = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version")
_UNUSED += ("Report-Msgid-Bugs-To", "Last-Translator", "Language-Team")
VOCABULARIES = ("LEVELS", "PARTS", "KINDS", "QUALIFIERS", "STATUSES", "MEASURES", "SEVERITIES")


def messages() -> dict[str, str]:
    """Return every message with the place that says it first."""
    found: dict[str, str] = {}
    for message, place in (*_marked(), *_declared()):
        if message:
            found.setdefault(message, place)
    return found


def updated(language: str) -> Catalog:
    """Return the catalogue of a language with every message, those of before translated.

    A message in Chinese is its own translation into Chinese.
    """
    with catalogue_path(language).open("rb") as file:
        before = read_po(file)
    catalogue = Catalog(locale=language, header_comment="", fuzzy=False)
    for message, place in sorted(messages().items(), key=lambda pair: (pair[1], pair[0])):
        known = before.get(message)
        text = known.string if known else ""
        if not text and language == "zh" and not message.isascii():
            text = message
        catalogue.add(message, text, locations=[(place, None)])
    for context, id_, place in _in_context():
        known = before.get(id_, context)
        text = known.string if known else ""
        if language == "zh":
            text = (id_[0],) if isinstance(id_, tuple) else id_
        catalogue.add(id_, text, locations=[(place, None)], context=context)
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as it stands in its file."""
    buffer = BytesIO()
    write_po(buffer, catalogue, omit_header=False, width=100, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.strip('"').startswith(_UNUSED)).encode()


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages of a catalogue that have no translation."""
    return [message.id for message in catalogue if message.id and not all(_texts(message.string))]


def _texts(translation: str | tuple[str, ...]) -> tuple[str, ...]:
    return translation if isinstance(translation, tuple) else (translation,)


def _marked() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            match call:
                case ast.Call(ast.Name("_" | "N_"), [ast.Constant(str() as message)]):
                    yield message, path.relative_to(ROOT).as_posix()


def _declared() -> Iterator[tuple[str, str]]:
    for name in VOCABULARIES:
        yield from ((label, "etl/schema.py") for label in getattr(schema, name).values())
    for table in schema.TABLES:
        yield from ((text, "etl/schema.py") for text in (table.label, table.row))
        for column in table.columns:
            yield from ((text, "etl/schema.py") for text in (column.label, column.description))
    yield from ((label, "etl/rules/catalogue.toml") for label in categories().values())
    yield from ((entry.label, "etl/rules/catalogue.toml") for entry in indicators().values())
    yield from ((entry.text, "etl/rules/definitions.toml") for entry in definitions().values())
    for theme in themes().values():
        yield from ((text, "etl/rules/themes.toml") for text in (theme.label, theme.name))
    for check in checks().values():
        told = (check.label, check.reason, *check.messages)
        yield from ((text, "etl/rules/checks.toml") for text in told)
    yield from ((phrase, "etl/rules/checks.toml") for phrase in message_settings()["phrases"])


def _in_context() -> Iterator[tuple[str, str | tuple[str, str], str]]:
    """Yield context, message and place of words that mean something else by themselves."""
    for unit in dict.fromkeys(map(canonical_unit, unit_groups())):
        yield UNIT, (unit, unit), "etl/rules/units.toml"
    for word in message_settings()["words"]:
        yield FINDING, word, "etl/rules/checks.toml"


def main() -> int:
    """Write the catalogues and list what is still to be translated."""
    missing = 0
    for language in LANGUAGES:
        catalogue = updated(language)
        catalogue_path(language).write_bytes(po_bytes(catalogue))
        for message in untranslated(catalogue):
            missing += 1
            print(f"{language}: {message!r}")
    print(f"{len(catalogue)} messages, {missing} translations missing")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
