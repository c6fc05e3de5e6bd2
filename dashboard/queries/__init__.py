"""The only reader of the published snapshot: every answer that a page needs, by SQL."""

from dashboard.queries.connection import check_snapshot
from dashboard.queries.figures import (
    load_categories_of,
    load_choices,
    load_coverage,
    load_headline,
    rank_indicators,
    select_marks,
    select_silent,
)
from dashboard.queries.quality import (
    count_doubtful,
    load_finding_summary,
    load_manifest,
    select_doubtful,
    select_findings,
)
from dashboard.queries.sources import (
    find_original,
    load_counts_of_report,
    load_paragraphs,
    load_report,
    select_report_list,
    select_sources,
)

__all__ = [
    "check_snapshot",
    "count_doubtful",
    "find_original",
    "load_categories_of",
    "load_choices",
    "load_counts_of_report",
    "load_coverage",
    "load_finding_summary",
    "load_headline",
    "load_manifest",
    "load_paragraphs",
    "load_report",
    "rank_indicators",
    "select_doubtful",
    "select_findings",
    "select_marks",
    "select_report_list",
    "select_silent",
    "select_sources",
]
