"""The rows of many reports as the tables of one snapshot."""

from collections import Counter
from collections.abc import Iterable, Mapping

import pyarrow as pa

from etl.checks import check_reports
from etl.publishing.tabulate import WARNING_SEVERITIES, check_table
from etl.schema import REPORTS, TABLES

# Rows of one report by table.
ReportTables = Mapping[str, pa.Table]


def assemble(reports: Iterable[ReportTables]) -> dict[str, pa.Table]:
    """Join the rows of reports in the order of file names, and check reports against each other.

    Findings across reports stand behind the report's own, and count as its warnings too.
    """
    ordered = sorted(
        reports, key=lambda report: (_cell(report, "report"), _cell(report, "report_id"))
    )
    rows = pa.concat_tables([report["reports"] for report in ordered]).to_pylist()
    across = check_reports(rows)
    checks = []
    for report in ordered:
        report_id = _cell(report, "report_id")
        checks += [report["checks"], check_table({report_id: across.get(report_id, ())})]
    tables = {
        table.name: pa.concat_tables([report[table.name] for report in ordered]) for table in TABLES
    }
    tables["checks"] = pa.concat_tables(checks)
    tables["reports"] = _with_warnings(tables["reports"], tables["checks"])
    return tables


def _with_warnings(reports: pa.Table, checks: pa.Table) -> pa.Table:
    severities = zip(
        checks.column("report_id").to_pylist(), checks.column("severity").to_pylist(), strict=True
    )
    warnings = Counter(id_ for id_, severity in severities if severity in WARNING_SEVERITIES)
    values = [warnings[id_] for id_ in reports.column("report_id").to_pylist()]
    place = reports.schema.get_field_index("warnings")
    field = reports.schema.field(place)
    return reports.set_column(place, field, pa.array(values, field.type))


def _cell(report: ReportTables, column: str) -> str:
    return report[REPORTS.name].column(column)[0].as_py()
