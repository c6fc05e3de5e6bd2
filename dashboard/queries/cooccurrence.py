"""Queries behind the company of a word: which terms stand in the same paragraphs."""

import numpy as np

from dashboard.lexis import Links, Partners, Passages, find_links, find_partners
from dashboard.queries.connection import fetch, fetch_columns, keep_answers
from dashboard.queries.paragraph_index import COUNTED_KINDS
from dashboard.queries.passages import chosen_reports, parts_of, stated_condition
from dashboard.queries.word_counts import amounts_of, load_word_counts, rows_of, select_reports
from dashboard.snapshot import Snapshot

# The rows and paragraphs of some passages: no paragraph is of two reports or of two parts, so
# that its terms stand in rows of the same report and part.
_ROWS = """
    WITH {chosen},
    rows AS NOT MATERIALIZED (
        SELECT report_id, part, term, paragraph_ids FROM keywords
        WHERE report_id IN (SELECT report_id FROM chosen) AND list_contains(?, part))
"""
_TOGETHER = """,
    own AS (SELECT report_id, part, list(paragraph_id) AS chosen
            FROM (SELECT report_id, part, unnest(paragraph_ids) AS paragraph_id
                  FROM rows WHERE term = ?)
            WHERE {stated} GROUP BY ALL)
    SELECT term, sum(len(list_intersect(paragraph_ids, chosen)))::BIGINT AS together
    FROM keywords JOIN own USING (report_id, part)
    GROUP BY term HAVING together > 0 ORDER BY term
"""
_LINKS = """,
    few AS (SELECT term, paragraph_id
            FROM (SELECT term, unnest(paragraph_ids) AS paragraph_id
                  FROM rows WHERE term IN (SELECT unnest(?::VARCHAR[])))
            WHERE {stated})
    SELECT a.term AS one, b.term AS other, count(*) AS together
    FROM few a JOIN few b ON a.paragraph_id = b.paragraph_id AND a.term < b.term
    GROUP BY ALL ORDER BY together DESC, one, other
"""


@keep_answers(32)
def load_partners(snapshot: Snapshot, passages: Passages, term: str) -> Partners:
    """Return the terms that stand in the same paragraphs as a chosen one."""
    met = _fetch(snapshot, passages, _TOGETHER, [term])
    own = _own_paragraphs(snapshot, passages)
    others = own.keys() - {term} if term in own else ()
    kept = [at for at, name in enumerate(met["term"].tolist()) if name in others]
    terms, together = met["term"][kept], met["together"][kept]
    apart = np.array([own[name] for name in terms.tolist()], np.int64)
    total = _count_paragraphs(snapshot, passages)
    return find_partners(terms, together, apart, own.get(term, 0), total)


@keep_answers(32)
def load_links(snapshot: Snapshot, passages: Passages, terms: tuple[str, ...]) -> Links:
    """Return which of a few terms stand together in paragraphs, the strongest first."""
    own = _own_paragraphs(snapshot, passages)
    met = _fetch(snapshot, passages, _LINKS, [[term for term in terms if term in own]])
    ends = [np.array([own[name] for name in met[end].tolist()]) for end in ("one", "other")]
    total = _count_paragraphs(snapshot, passages)
    return find_links(met["one"], met["other"], met["together"], *ends, total)


@keep_answers(8)
def _own_paragraphs(snapshot: Snapshot, passages: Passages) -> dict[str, int]:
    """Return in how many paragraphs each term of some passages stands."""
    counts = load_word_counts(snapshot)
    rows = rows_of(counts, select_reports(snapshot, passages), passages)
    own = counts.total(rows, amounts_of(snapshot, passages).paragraphs)
    used = np.flatnonzero(own)
    return dict(zip(counts.terms[used].tolist(), own[used].tolist(), strict=True))


@keep_answers(8)
def _count_paragraphs(snapshot: Snapshot, passages: Passages) -> int:
    """Return how many paragraphs are read for words."""
    chosen, parameters = chosen_reports(passages)
    stated, more = stated_condition(passages)
    sql = f"""WITH {chosen} SELECT count(*) AS total FROM paragraphs
              WHERE report_id IN (SELECT report_id FROM chosen) AND list_contains(?, part)
                AND list_contains(?, kind) AND {stated}"""
    given = [*parameters, parts_of(passages), list(COUNTED_KINDS), *more]
    return fetch(snapshot, sql, given)[0]["total"]


def _fetch(snapshot: Snapshot, passages: Passages, sql: str, given: list) -> dict[str, np.ndarray]:
    chosen, parameters = chosen_reports(passages)
    stated, more = stated_condition(passages)
    sql = _ROWS.format(chosen=chosen) + sql.format(stated=stated)
    return fetch_columns(snapshot, sql, [*parameters, parts_of(passages), *given, *more])
