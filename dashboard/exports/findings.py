"""The findings of the checks as a download, each with the places that it names."""

from collections.abc import Iterable, Mapping

from dashboard.exports.rows import Rows
from dashboard.findings import check_label, check_reason, finding_text
from dashboard.formatting import level_label
from dashboard.language import N_, _
from etl.schema import CHECKS, COUNTS, PARAGRAPHS, REPORTS, SEVERITIES

_REASON = N_("核查依据")
_PLACE = (N_("报告主体"), N_("所属地区"), N_("层级"), N_("年度"))
_COLUMNS = (
    *_PLACE,
    *(CHECKS.column(name).label for name in ("severity", "check", "message")),
    _REASON,
    *(COUNTS.column(name).label for name in ("text", "count_id")),
    N_("段落原文"),
    PARAGRAPHS.column("paragraph_id").label,
    *(REPORTS.column(name).label for name in ("title", "report", "report_id")),
)


def finding_rows(findings: Iterable[Mapping]) -> Rows:
    """Return findings, a row each; `findings` are rows of `queries.read_findings`.

    Where a finding names several counts or paragraphs, each stands on its own line of the cell.
    """
    return Rows(tuple(map(_, _COLUMNS)), [_cells(finding) for finding in findings])


def _cells(finding: Mapping) -> dict:
    counts, paragraphs = finding["counts"] or [], finding["paragraphs"] or []
    cells = (
        *(finding["name"], finding["district"], level_label(finding["level"]), finding["year"]),
        *(_(SEVERITIES[finding["severity"]]), check_label(finding["check"]), finding_text(finding)),
        check_reason(finding["check"]),
        *("\n".join(count[name] for count in counts) or None for name in ("text", "id")),
        *(
            "\n".join(paragraph[name] for paragraph in paragraphs) or None
            for name in ("text", "id")
        ),
        *(finding[name] for name in ("title", "report", "report_id")),
    )
    return dict(zip(map(_, _COLUMNS), cells, strict=True))
