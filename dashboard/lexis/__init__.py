"""The arithmetic of words: frequencies, keyness, trends, company, and the search of paragraphs."""

from dashboard.lexis.association import Links, Partners, find_links, find_partners
from dashboard.lexis.frequencies import Frequencies, per_ten_thousand
from dashboard.lexis.keyness import Keyness, compare
from dashboard.lexis.matching import count_matches, rank
from dashboard.lexis.passages import CONTRASTS, Passages
from dashboard.lexis.search_query import (
    Complaint,
    SearchQuery,
    find_spans,
    parse_query,
    phrase_query,
)
from dashboard.lexis.text_index import TextIndex
from dashboard.lexis.trend import Trends, find_trends

__all__ = [
    "CONTRASTS",
    "Complaint",
    "Frequencies",
    "Keyness",
    "Links",
    "Partners",
    "Passages",
    "SearchQuery",
    "TextIndex",
    "Trends",
    "compare",
    "count_matches",
    "find_links",
    "find_partners",
    "find_spans",
    "find_trends",
    "parse_query",
    "per_ten_thousand",
    "phrase_query",
    "rank",
]
