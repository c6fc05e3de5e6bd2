"""Findings, with messages by the templates of `rules/checks.toml`, which can be taken apart again.

Who has the published table, which holds the messages only, can so say them in another language
without touching the words that they quote.
"""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter
from types import MappingProxyType

from etl.checks.vocabulary import checks, settings
from etl.models import Count, Finding

_FIGURE, _WORDS = r"[\d.]+", r".+?"


def finding(
    check: str,
    fields: Mapping[str, object] = MappingProxyType({}),
    *,
    ordinals: tuple[int, ...] = (),
    counts: tuple[Count, ...] = (),
    report_id: str = "",
    severity: str | None = None,
) -> Finding:
    """Make the finding of a check; it says what the check's template with these fields says.

    The paragraphs are `ordinals` and those of the counts; the severity is that of the check,
    unless given. Raises KeyError for an unknown check, and for fields that no template has.
    """
    paragraphs = {*ordinals, *(count.paragraph for count in counts)}
    return Finding(
        check=check,
        severity=severity or checks()[check].severity,
        message=_template(check, fields).format(**fields),
        paragraph_ordinals=tuple(sorted(paragraphs)),
        count_ids=tuple(f"{report_id}-{count.paragraph:04d}-{count.start}" for count in counts),
    )


def parse_message(check: str, message: str) -> tuple[str, dict[str, str]] | None:
    """Return the template and the fields of a message; None for one that has no template."""
    known = checks().get(check)
    return parse_by(known.messages, message) if known else None


def parse_by(templates: tuple[str, ...], text: str) -> tuple[str, dict[str, str]] | None:
    """Return the first of the templates that a text is made by, and its fields; None if none is."""
    for template in templates:
        if found := _pattern(template).fullmatch(text):
            return template, found.groupdict()
    return None


def fields_of(template: str) -> set[str]:
    """Return the names of the fields of a template."""
    return {name for _literal, name, *_rest in Formatter().parse(template) if name}


def message_settings() -> Mapping[str, tuple[str, ...]]:
    """Return what `[messages]` of `checks.toml` says of fields, phrases and words."""
    return {name: tuple(values) for name, values in settings()["messages"].items()}


def _template(check: str, fields: Mapping[str, object]) -> str:
    """Return the message of a check that has these fields and no others."""
    for template in checks()[check].messages:
        if fields_of(template) == fields.keys():
            return template
    raise KeyError(f"{check}: no message of checks.toml has the fields {sorted(fields)}")


@cache
def _pattern(template: str) -> re.Pattern[str]:
    figures = message_settings()["figures"]
    parts = [
        re.escape(literal)
        + (f"(?P<{name}>{_FIGURE if name in figures else _WORDS})" if name else "")
        for literal, name, *_rest in Formatter().parse(template)
    ]
    return re.compile("".join(parts), re.DOTALL)
