"""简报: a brief of a district or a comparison as DOCX and PDF; pure functions of query rows."""

from dashboard.brief.citations import Citations
from dashboard.brief.comparison import MOST_INDICATORS, comparison_brief, shown_years
from dashboard.brief.district import district_brief
from dashboard.brief.material import Material
from dashboard.brief.model import Brief

__all__ = [
    "MOST_INDICATORS",
    "Brief",
    "Citations",
    "Material",
    "comparison_brief",
    "district_brief",
    "shown_years",
]
