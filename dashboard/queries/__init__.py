"""The only reader of the published snapshot: every answer that a page needs, by SQL."""

from dashboard.queries.bodies import load_positions, select_bodies
from dashboard.queries.concordance import Concordance, select_concordance
from dashboard.queries.connection import check_snapshot
from dashboard.queries.cooccurrence import load_links, load_partners
from dashboard.queries.covered import load_scope_of_years, select_covered, select_undated
from dashboard.queries.figures import (
    load_choices,
    load_coverage,
    load_headline,
    rank_indicators,
    select_marks,
    select_silent,
)
from dashboard.queries.headline import load_leading, load_line_years, load_main_year
from dashboard.queries.highlights import (
    count_compared,
    select_changes,
    select_gravest,
    select_outliers,
    select_outliers_of,
)
from dashboard.queries.keywords import (
    compare_passages,
    count_contrasted,
    load_frequencies,
    load_trends,
)
from dashboard.queries.outliers import FEWEST_PEERS
from dashboard.queries.overview import (
    count_apart,
    count_directions,
    load_panels,
    select_highest,
    select_history,
    select_middle,
    summarise,
)
from dashboard.queries.quality import (
    count_doubtful,
    load_finding_summary,
    load_manifest,
    read_findings,
    select_doubtful,
    select_findings,
)
from dashboard.queries.search import Facet, SearchPage, search_paragraphs
from dashboard.queries.sources import (
    find_original,
    load_counted,
    load_counts_of_report,
    load_findings_of_report,
    load_paragraphs,
    load_report,
    read_sources,
    select_report_list,
    select_same_body,
    select_sources,
)
from dashboard.queries.table import count_listed, select_all_listed, select_listed
from dashboard.queries.themes import (
    ReportThemes,
    count_themed_reports,
    load_report_themes,
    select_theme_paragraphs,
)

__all__ = [
    "FEWEST_PEERS",
    "Concordance",
    "Facet",
    "ReportThemes",
    "SearchPage",
    "check_snapshot",
    "compare_passages",
    "count_apart",
    "count_compared",
    "count_contrasted",
    "count_directions",
    "count_doubtful",
    "count_listed",
    "count_themed_reports",
    "find_original",
    "load_choices",
    "load_counted",
    "load_counts_of_report",
    "load_coverage",
    "load_finding_summary",
    "load_findings_of_report",
    "load_frequencies",
    "load_headline",
    "load_leading",
    "load_line_years",
    "load_links",
    "load_main_year",
    "load_manifest",
    "load_panels",
    "load_paragraphs",
    "load_partners",
    "load_positions",
    "load_report",
    "load_report_themes",
    "load_scope_of_years",
    "load_trends",
    "rank_indicators",
    "read_findings",
    "read_sources",
    "search_paragraphs",
    "select_all_listed",
    "select_bodies",
    "select_changes",
    "select_concordance",
    "select_covered",
    "select_doubtful",
    "select_findings",
    "select_gravest",
    "select_highest",
    "select_history",
    "select_listed",
    "select_marks",
    "select_middle",
    "select_outliers",
    "select_outliers_of",
    "select_report_list",
    "select_same_body",
    "select_silent",
    "select_sources",
    "select_theme_paragraphs",
    "select_undated",
    "summarise",
]
