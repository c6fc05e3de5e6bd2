"""Queries behind the charts: what can be chosen, what is covered, which values are reported."""

from dashboard.marks import Mark, mark_of
from dashboard.queries.connection import (
    fetch,
    finding_condition,
    keep_answers,
    matter_condition,
    report_condition,
)
from dashboard.queries.yearly import fetch_prepared
from dashboard.selection import HEDGES, Choice, Choices, Selection, place_choices
from dashboard.snapshot import Snapshot
from etl.catalogue import categories, indicators
from etl.schema import LEVELS

_ENTRIES = 256  # answers kept a query: a day of one reader's clicks


@keep_answers(4)
def load_choices(snapshot: Snapshot) -> Choices:
    """Return the entries of the filters that occur in the snapshot."""
    places = fetch(
        snapshot,
        """SELECT b.place, min(r.division_code) AS code FROM bodies b JOIN reports r
           USING (report_id) GROUP BY b.place ORDER BY code NULLS LAST, b.place""",
    )
    years = fetch(
        snapshot, "SELECT DISTINCT year FROM reports WHERE year IS NOT NULL ORDER BY year DESC"
    )
    levels = _present(snapshot, "SELECT DISTINCT level AS value FROM reports")
    stated = _present(snapshot, "SELECT DISTINCT indicator AS value FROM indicator_values")
    matters = _present(snapshot, "SELECT DISTINCT category AS value FROM counts")
    hedges = _present(snapshot, "SELECT DISTINCT qualifier AS value FROM counts")
    return Choices(
        {
            "place": place_choices([row["place"] for row in places]),
            "level": _choices(LEVELS, levels),
            "year": tuple(Choice(str(row["year"]), str(row["year"])) for row in years),
            "category": _choices(categories(), matters),
            "indicator": tuple(
                Choice(entry.id, entry.label)
                for entry in indicators().values()
                if entry.id in stated
            ),
            "hedge": tuple(
                Choice(name, label)
                for name, (label, qualifiers) in HEDGES.items()
                if hedges.intersection(qualifiers)
            ),
        }
    )


@keep_answers(_ENTRIES)
def load_headline(snapshot: Snapshot, selection: Selection) -> dict:
    """Return the numbers of reports, bodies, counts, the years, and the findings to look at."""
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, "c")
    found, still_more = finding_condition(selection)
    return fetch(
        snapshot,
        f"""WITH chosen AS (
                SELECT r.*, b.place FROM reports r JOIN bodies b USING (report_id)
                WHERE {reports})
            SELECT count(*) AS reports, count(DISTINCT place) AS bodies,
                   list(DISTINCT year ORDER BY year) FILTER (year IS NOT NULL) AS years,
                   (SELECT count(*) FROM checks k WHERE k.severity <> 'info' AND k.report_id IN
                        (SELECT report_id FROM chosen) AND {found}) AS warnings,
                   (SELECT count(*) FROM counts c WHERE c.report_id IN
                        (SELECT report_id FROM chosen) AND {matter}) AS counts
            FROM chosen""",
        [*parameters, *still_more, *more],
    )[0]


@keep_answers(_ENTRIES)
def load_coverage(snapshot: Snapshot, selection: Selection) -> list[dict]:
    """Return a row a report of the selection: body, place, level, year, title, counts, findings."""
    condition, parameters = report_condition(selection)
    return fetch(
        snapshot,
        f"""SELECT r.report_id, r.report, r.title, r.level, r.year, r.counts, r.warnings,
                   r.district, r.paragraphs, b.place, b.name
            FROM reports r JOIN bodies b USING (report_id) WHERE {condition}
            ORDER BY r.division_code NULLS LAST, b.place, r.year, r.report_id""",
        parameters,
    )


@keep_answers(_ENTRIES)
def select_marks(snapshot: Snapshot, selection: Selection) -> list[Mark]:
    """Return the reported values of the selection, in the order of division codes and years."""
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, "v")
    rows = fetch_prepared(
        snapshot,
        f"""SELECT v.report_id, v.district, v.level, v.year, v.category, v.indicator, v.unit,
                   v.value, v.qualifier, v.count_ids, b.place, b.name,
                   coalesce(r.title, r.report) AS title, t.basis
            FROM indicator_values v JOIN reports r USING (report_id)
            JOIN bodies b USING (report_id) LEFT JOIN totals t ON t.row = v.rowid
            WHERE {reports} AND {matter}
            ORDER BY r.division_code NULLS LAST, b.place, r.year, v.indicator, v.unit""",
        [*parameters, *more],
    )
    return [mark_of(row) for row in rows]


@keep_answers(_ENTRIES)
def select_silent(snapshot: Snapshot, selection: Selection) -> list[Mark]:
    """Return marks without value: a report of the selection that omits one of its indicators."""
    condition, parameters = report_condition(selection)
    rows = fetch(
        snapshot,
        f"""SELECT r.report_id, r.district, r.level, r.year, i.indicator,
                   split_part(i.indicator, '.', 1) AS category, NULL AS unit, NULL AS value,
                   'exact' AS qualifier, NULL AS count_ids, b.place, b.name,
                   coalesce(r.title, r.report) AS title
            FROM reports r JOIN bodies b USING (report_id), (SELECT unnest(?) AS indicator) i
            WHERE {condition} AND NOT EXISTS (FROM indicator_values v
                WHERE v.report_id = r.report_id AND v.indicator = i.indicator)
            ORDER BY r.division_code NULLS LAST, b.place, r.year""",
        [list(selection.indicators), *parameters],
    )
    return [mark_of(row) for row in rows]


@keep_answers(_ENTRIES)
def rank_indicators(snapshot: Snapshot, selection: Selection) -> list[str]:
    """Return the indicators of the selection, those that most bodies report first."""
    reports, parameters = report_condition(selection)
    matter, more = matter_condition(selection, "v")
    rows = fetch(
        snapshot,
        f"""SELECT v.indicator, count(DISTINCT b.place) AS bodies, count(*) AS values
            FROM indicator_values v JOIN reports r USING (report_id)
            JOIN bodies b USING (report_id) WHERE {reports} AND {matter}
            GROUP BY v.indicator""",
        [*parameters, *more],
    )
    order = {name: position for position, name in enumerate(indicators())}
    rows.sort(key=lambda row: (-row["bodies"], -row["values"], order.get(row["indicator"], 0)))
    return [row["indicator"] for row in rows]


def _present(snapshot: Snapshot, sql: str) -> set[str]:
    return {row["value"] for row in fetch(snapshot, sql)}


def _choices(labels: dict[str, str], present: set[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in labels.items() if value in present)
