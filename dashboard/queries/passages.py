"""Some passages of the reports as tables that a query begins with, and their parameters."""

from dashboard.lexis import Passages
from dashboard.queries.connection import matter_condition, report_condition
from etl.schema import PARTS


def chosen_reports(passages: Passages) -> tuple[str, list]:
    """Return the table `chosen`, the reports of the selection, and its parameters."""
    reports, parameters = report_condition(passages.selection)
    return (
        f"""chosen AS (SELECT r.report_id, b.place, r.level, r.year
                       FROM reports r JOIN bodies b USING (report_id) WHERE {reports})""",
        parameters,
    )


def stated_condition(passages: Passages) -> tuple[str, list]:
    """Return the condition on `paragraph_id` that it states a count of the matter selected."""
    matter, parameters = matter_condition(passages.selection, "c")
    if not parameters:
        return "true", []
    return f"paragraph_id IN (SELECT paragraph_id FROM counts c WHERE {matter})", parameters


def parts_of(passages: Passages) -> list[str]:
    """Return the parts that are read, all where none is named."""
    return list(passages.parts or PARTS)
