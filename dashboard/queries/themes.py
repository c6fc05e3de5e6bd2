"""The nine fields of the outline: what each takes of a report, and the paragraphs behind it."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from dashboard.lexis import Passages
from dashboard.queries.connection import fetch, keep_answers, matter_condition
from dashboard.queries.paragraph_index import COUNTED_KINDS
from dashboard.queries.passages import chosen_reports, parts_of
from dashboard.snapshot import Snapshot
from etl.themes import ThemeShare, find_theme_words, share_of_themes, themes_of

_COLUMNS = """
    p.report_id, p.paragraph_id, p.ordinal, p.part, p.kind, p.section_path, p.section_title, p.text,
    b.name, b.place, r.district, r.level, r.year, coalesce(r.title, r.report) AS title
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
def load_report_themes(snapshot: Snapshot, passages: Passages) -> list[ReportThemes]:
    """Return the shares of the nine fields in each report, by place and year.

    A report without paragraphs among the passages has no shares and is left out.
    """
    rows = _paragraphs(snapshot, passages)
    return [
        _report_themes(list(paragraphs)) for _, paragraphs in groupby(rows, itemgetter("report_id"))
    ]


@keep_answers(32)
def select_theme_paragraphs(
    snapshot: Snapshot, passages: Passages, report_id: str, theme: str
) -> list[dict]:
    """Return the paragraphs of a report that are about a field, the most so first.

    `share` is what the field takes of the paragraph, `spans` are the offsets of the field's words
    in `text`; a paragraph that is about it by the title of its section has none.
    """
    found = []
    for row in _paragraphs(snapshot, passages, report_id):
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


def _paragraphs(snapshot: Snapshot, passages: Passages, report_id: str | None = None) -> list[dict]:
    chosen, parameters = chosen_reports(passages)
    matter, more = matter_condition(passages.selection, "c")
    stated = f"paragraph_id IN (SELECT paragraph_id FROM counts c WHERE {matter})"
    return fetch(
        snapshot,
        f"""WITH {chosen} SELECT {_COLUMNS}
            FROM paragraphs p JOIN reports r USING (report_id) JOIN bodies b USING (report_id)
            WHERE report_id IN (SELECT report_id FROM chosen) AND report_id = coalesce(?, report_id)
              AND list_contains(?, p.part) AND list_contains(?, p.kind)
              AND {stated if more else "true"}
            ORDER BY r.division_code NULLS LAST, b.place, r.year NULLS LAST, report_id,
                     p.ordinal""",
        [*parameters, report_id, parts_of(passages), list(COUNTED_KINDS), *more],
    )
