"""Some passages of the reports as tables that a query begins with, and their parameters."""

from dashboard.lexis import Passages
from dashboard.queries.connection import (
    fetch_columns,
    keep_answers,
    matter_condition,
    report_condition,
)
from dashboard.snapshot import Snapshot
from etl.keywords import kind_of
from etl.schema import PARTS

# The keyword rows as they stand, and those of the paragraphs that state counts of a matter. Where
# only some paragraphs of a row do, its occurrences are shared out as the term's characters stand
# in the paragraphs, at least one to each.
_TELLING = "term NOT IN (SELECT unnest(?::VARCHAR[]))"
_ALL_WORDS = f"""
    words AS (SELECT report_id, part, term, occurrences FROM keywords WHERE {_TELLING})
"""
_STATED_WORDS = f"""
    stated AS (SELECT DISTINCT paragraph_id FROM counts c WHERE {{matter}}),
    inside AS (
        SELECT row, count(*) AS stated_places
        FROM (SELECT rowid AS row, unnest(paragraph_ids) AS paragraph_id FROM keywords)
        SEMI JOIN stated USING (paragraph_id) GROUP BY row),
    open AS (
        SELECT k.rowid AS row, k.term, unnest(k.paragraph_ids) AS paragraph_id
        FROM keywords k JOIN inside i ON i.row = k.rowid
        WHERE i.stated_places < len(k.paragraph_ids) AND len(k.paragraph_ids) < k.occurrences),
    seen AS (
        SELECT row, (length(p.text) - length(replace(p.text, term, ''))) / length(term) AS times,
               s.paragraph_id IS NOT NULL AS is_stated
        FROM open JOIN paragraphs p USING (paragraph_id) LEFT JOIN stated s USING (paragraph_id)),
    shares AS (
        SELECT row, sum(times) FILTER (is_stated) / sum(times) AS share FROM seen GROUP BY row),
    words AS (
        SELECT report_id, part, term,
               CASE WHEN stated_places = len(paragraph_ids) THEN occurrences
                    ELSE greatest(stated_places,
                                  least(occurrences - len(paragraph_ids) + stated_places,
                                        round(occurrences * coalesce(share, 0)))) END::BIGINT
                   AS occurrences
        FROM keywords k JOIN inside i ON i.row = k.rowid LEFT JOIN shares s ON s.row = k.rowid
        WHERE {_TELLING})
"""
_MEETINGS = f"""
    meetings AS (
        SELECT term, paragraph_id FROM (
            SELECT term, unnest(paragraph_ids) AS paragraph_id FROM keywords
            WHERE report_id IN (SELECT report_id FROM chosen) AND list_contains(?, part)
                  AND {_TELLING})
        WHERE {{stated}})
"""
_STATED = "paragraph_id IN (SELECT paragraph_id FROM counts c WHERE {matter})"


def chosen_reports(passages: Passages) -> tuple[str, list]:
    """Return the table `chosen`, the reports of the selection, and its parameters."""
    reports, parameters = report_condition(passages.selection)
    return (
        f"""chosen AS (SELECT r.report_id, b.place, r.level, r.year
                       FROM reports r JOIN bodies b USING (report_id) WHERE {reports})""",
        parameters,
    )


def words_of(snapshot: Snapshot, passages: Passages) -> tuple[str, list]:
    """Return the tables `chosen`, the reports, and `words`, the keywords of the matter."""
    chosen, parameters = chosen_reports(passages)
    matter, more = matter_condition(passages.selection, "c")
    words = _STATED_WORDS.format(matter=matter) if more else _ALL_WORDS
    return f"{chosen}, {words}", [*parameters, *more, _left_out(snapshot, passages)]


def meetings_of(snapshot: Snapshot, passages: Passages) -> tuple[str, list]:
    """Return the table `meetings`, which term stands in which paragraph."""
    chosen, parameters = chosen_reports(passages)
    matter, more = matter_condition(passages.selection, "c")
    stated = _STATED.format(matter=matter) if more else "true"
    return (
        f"{chosen}, {_MEETINGS.format(stated=stated)}",
        [*parameters, parts_of(passages), _left_out(snapshot, passages), *more],
    )


def parts_of(passages: Passages) -> list[str]:
    """Return the parts that are read, all where none is named."""
    return list(passages.parts or PARTS)


def _left_out(snapshot: Snapshot, passages: Passages) -> list[str]:
    return [] if passages.formulas else _formulas(snapshot)


@keep_answers(2)
def _formulas(snapshot: Snapshot) -> list[str]:
    terms = fetch_columns(snapshot, "SELECT DISTINCT term FROM keywords")["term"]
    return [term for term in terms.tolist() if kind_of(term) == "formula"]
