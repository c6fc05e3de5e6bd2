"""The closed vocabulary of checks and their settings, read from `rules/checks.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.errors import RuleError
from etl.models import Count, Finding
from etl.schema import SEVERITIES


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its identifier, Chinese label, severity, and the reason why it exists."""

    id: str
    label: str
    severity: str
    reason: str


@cache
def checks() -> dict[str, Check]:
    """Return every check that a finding may name, by identifier, in order of presentation.

    Raises RuleError for an unknown severity, and for an entry that lacks a label or reason.
    """
    return parse_checks(settings()["checks"])


def parse_checks(entries: dict[str, dict[str, str]]) -> dict[str, Check]:
    """Make checks of the `[checks.*]` tables; raises RuleError as `checks` does."""
    found = {}
    for id_, entry in entries.items():
        if entry.get("severity") not in SEVERITIES or not entry.get("label") or not entry["reason"]:
            raise RuleError(
                f"checks.toml: check {id_!r} needs a label, a reason and a severity of "
                f"{list(SEVERITIES)}, has {entry}"
            )
        found[id_] = Check(id_, entry["label"], entry["severity"], entry["reason"])
    return found


@cache
def settings() -> dict:
    """Return the whole of `checks.toml`: the checks and what they are set to."""
    return tomllib.loads(files("etl").joinpath("rules/checks.toml").read_text("utf-8"))


def finding(
    check: str,
    message: str,
    *,
    ordinals: tuple[int, ...] = (),
    counts: tuple[Count, ...] = (),
    report_id: str = "",
) -> Finding:
    """Make the finding of a check, its severity from the vocabulary.

    The paragraphs are `ordinals` and those of the counts. Raises KeyError for an unknown check.
    """
    paragraphs = {*ordinals, *(count.paragraph for count in counts)}
    return Finding(
        check=check,
        severity=checks()[check].severity,
        message=message,
        paragraph_ordinals=tuple(sorted(paragraphs)),
        count_ids=tuple(f"{report_id}-{count.paragraph:04d}-{count.start}" for count in counts),
    )
