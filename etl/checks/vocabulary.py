"""The closed vocabulary of checks and their settings, read from `rules/checks.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.errors import RuleError
from etl.schema import SEVERITIES


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its identifier, Chinese label, severity, why it exists, and what it may say."""

    id: str
    label: str
    severity: str
    reason: str
    messages: tuple[str, ...]


@cache
def checks() -> dict[str, Check]:
    """Return every check that a finding may name, by identifier, in order of presentation.

    Raises RuleError for an unknown severity, and for an entry that lacks one of the others.
    """
    return parse_checks(settings()["checks"])


def parse_checks(entries: dict[str, dict]) -> dict[str, Check]:
    """Make checks of the `[checks.*]` tables; raises RuleError as `checks` does."""
    found = {}
    for id_, entry in entries.items():
        stated = all(entry.get(name) for name in ("label", "reason", "messages"))
        if entry.get("severity") not in SEVERITIES or not stated:
            raise RuleError(
                f"checks.toml: check {id_!r} needs a label, a reason, messages and a severity of "
                f"{list(SEVERITIES)}, has {entry}"
            )
        messages = tuple(entry["messages"])
        found[id_] = Check(id_, entry["label"], entry["severity"], entry["reason"], messages)
    return found


@cache
def settings() -> dict:
    """Return the whole of `checks.toml`: the checks and what they are set to."""
    return tomllib.loads(files("etl").joinpath("rules/checks.toml").read_text("utf-8"))
