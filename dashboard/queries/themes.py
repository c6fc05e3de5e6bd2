"""The nine fields of the outline: what each takes of a report, and the paragraphs behind it."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from dashboard.lexis import Passages
from dashboard.queries.connection import fetch, keep_answers, report_condition
from dashboard.queries.paragraph_index import COUNTED_KINDS
from dashboard.queries.passages import parts_of, stated_condition
from dashboard.snapshot import Snapshot
from etl.themes import ThemeShare, find_theme_words, share_of_themes, themes_of

_ABOUT = """
    r.report_id, b.name, b.place, r.district, r.level, r.year, coalesce(r.title, r.report) AS title
"""
_COLUMNS = """
    p.paragraph_id, p.ordinal, p.part, p.kind, p.section_path, p.section_title, p.text
"""


@dataclass(frozen=True, slots=True)
class ReportThemes:
    """A report and what each field takes of it, by the field's identifier; `total` paragraphs."""

    report_id: str
    name: str
    place: str
    district: str | None
    level: str
    year: int | None
    title: str
    total: int
    shares: dict[str, ThemeShare]


@keep_answers(8)
def count_themed_reports(snapshot: Snapshot, passages: Passages) -> int:
    """Return how many reports have paragraphs among the passages."""
    condition, parameters = _condition(passages)
    sql = f"SELECT count(DISTINCT p.report_id) AS total FROM paragraphs p WHERE {condition}"
    return fetch(snapshot, sql, parameters)[0]["total"]


@keep_answers(8)
def load_report_themes(snapshot: Snapshot, passages: Passages, limit: int) -> list[ReportThemes]:
    """Return the shares of the nine fields in the first reports, by place and year.

    A report without paragraphs among the passages has no shares and is left out. Of all others
    than the first nothing is read: the words of every paragraph are looked for.
    """
    condition, parameters = _condition(passages)
    rows = fetch(
        snapshot,
        f"""WITH listed AS (
                SELECT {_ABOUT}, row_number() OVER (
                    ORDER BY r.division_code NULLS LAST, b.place, r.year NULLS LAST, r.report_id
                    ) AS rank
                FROM reports r JOIN bodies b USING (report_id)
                WHERE report_id IN (SELECT p.report_id FROM paragraphs p WHERE {condition})
                ORDER BY rank LIMIT ?)
            SELECT l.*, p.section_title, p.text FROM listed l JOIN paragraphs p USING (report_id)
            WHERE {condition} ORDER BY l.rank, p.ordinal""",
        [*parameters, limit, *parameters],
    )
    return [_report_themes(list(group)) for _, group in groupby(rows, itemgetter("report_id"))]


@keep_answers(32)
def select_theme_paragraphs(
    snapshot: Snapshot, passages: Passages, report_id: str, theme: str
) -> list[dict]:
    """Return the paragraphs of a report that are about a field, the most so first.

    `share` is what the field takes of the paragraph, `spans` are the offsets of the field's words
    in `text`; a paragraph that is about it by the title of its section has none.
    """
    condition, parameters = _condition(passages)
    rows = fetch(
        snapshot,
        f"""SELECT {_ABOUT}, {_COLUMNS}
            FROM paragraphs p JOIN reports r USING (report_id) JOIN bodies b USING (report_id)
            WHERE report_id = ? AND {condition} ORDER BY p.ordinal""",
        [report_id, *parameters],
    )
    found = []
    for row in rows:
        share = themes_of(row["text"], row["section_title"]).get(theme)
        if share:
            words = [word for word in find_theme_words(row["text"]) if word.theme == theme]
            spans = [(word.start, word.end) for word in words]
            found.append({**row, "share": share, "spans": spans})
    return sorted(found, key=lambda row: (-len(row["spans"]), -row["share"], row["ordinal"]))


def _report_themes(rows: list[dict]) -> ReportThemes:
    first = rows[0]
    about = ("report_id", "name", "place", "district", "level", "year", "title")
    shares = share_of_themes((row["text"], row["section_title"]) for row in rows)
    return ReportThemes(*(first[name] for name in about), len(rows), shares)


def _condition(passages: Passages) -> tuple[str, list]:
    """Return the condition on `paragraphs p` that they are read for fields."""
    reports, parameters = report_condition(passages.selection)
    stated, more = stated_condition(passages)
    return (
        f"""p.report_id IN (SELECT report_id FROM reports r JOIN bodies b USING (report_id)
                            WHERE {reports})
            AND list_contains(?, p.part) AND list_contains(?, p.kind) AND {stated}""",
        [*parameters, parts_of(passages), list(COUNTED_KINDS), *more],
    )
