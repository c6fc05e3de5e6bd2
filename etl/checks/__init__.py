"""Checks of reports: figures that contradict each other, old wording, what the law asks for.

`checks()` is the closed vocabulary of findings with their Chinese labels.
"""

from collections import defaultdict
from itertools import chain

from etl.checks.figures import check_breakdowns, check_parts, check_rates, check_shares
from etl.checks.findings import finding, message_settings, parse_by, parse_message
from etl.checks.mandate import check_parts_told, check_timeliness
from etl.checks.reading import check_damage
from etl.checks.vocabulary import Check, checks
from etl.checks.wording import check_congress, check_repetition
from etl.models import Count, Document, Finding

__all__ = [
    "Check",
    "check_report",
    "check_reports",
    "checks",
    "message_settings",
    "parse_by",
    "parse_message",
]

STEPS = (
    check_damage,
    check_breakdowns,
    check_parts,
    check_rates,
    check_shares,
    check_congress,
    check_repetition,
    check_parts_told,
    check_timeliness,
)


def check_report(document: Document, counts: list[Count]) -> list[Finding]:
    """Check one report with its counts; what its reading found stays in `document.findings`."""
    return list(chain.from_iterable(step(document, counts) for step in STEPS))


def check_reports(reports: list[dict]) -> dict[str, list[Finding]]:
    """Check rows of `reports` against each other; findings by `report_id`.

    A report without a finding is left out.
    """
    same: dict[tuple, list[dict]] = defaultdict(list)
    for report in reports:
        issuer = report["body"] or report["issuer"]
        if issuer and report["year"]:
            same[issuer, report["division_code"], report["year"]].append(report)
    found: dict[str, list[Finding]] = {}
    for (issuer, _, year), group in same.items():
        for report in group:
            others = [r["report"] for r in group if r["report_id"] != report["report_id"]]
            if others:
                fields = {"issuer": issuer, "year": year, "reports": "、".join(others)}
                found[report["report_id"]] = [finding("same_issuer_and_year", fields)]
    return found
