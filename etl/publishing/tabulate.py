"""From a document and its counts to the rows of every published table."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain

import pyarrow as pa

from etl.catalogue import indicators
from etl.checks.findings import finding
from etl.keywords import KeywordRow
from etl.models import Count, Document, Finding
from etl.publishing.aggregate import indicator_values
from etl.publishing.arrow import ARROW_TYPES, arrow_schema, arrow_table
from etl.schema import CHECKS, COUNTS, INDICATOR_VALUES, KEYWORDS, PARAGRAPHS, REPORTS, SEVERITIES

WARNING_SEVERITIES = frozenset(SEVERITIES) - {"info"}


def tabulate(
    document: Document,
    counts: Sequence[Count],
    keywords: Sequence[KeywordRow],
    findings: Sequence[Finding],
) -> dict[str, pa.Table]:
    """Return the rows of one report by table name.

    `findings` are those on the reading and the counts; the ones on indicator values are added.
    """
    report_id = document.source.report_id
    values, disagreeing = indicator_values(counts)
    findings = [*findings, *(_rates_differ(report_id, group) for group in disagreeing)]
    value_rows = [
        {
            **_of_report(document),
            "category": indicators()[value.indicator].category,
            "indicator": value.indicator,
            "unit": value.unit,
            "value": value.value,
            "qualifier": value.qualifier,
            "count_ids": [count_id(report_id, count) for count in value.counts],
        }
        for value in values
    ]
    return {
        "reports": arrow_table(REPORTS, [_report_row(document, counts, findings)]),
        "paragraphs": arrow_table(PARAGRAPHS, paragraph_rows(document)),
        "counts": arrow_table(COUNTS, count_rows(document, counts)),
        "indicator_values": arrow_table(INDICATOR_VALUES, value_rows),
        "keywords": _keyword_table(document, keywords),
        "checks": check_table({report_id: findings}),
    }


def paragraph_id(report_id: str, ordinal: int) -> str:
    """Return the identifier of the paragraph with that ordinal, counted from 1."""
    return f"{report_id}-{ordinal:04d}"


def count_id(report_id: str, count: Count) -> str:
    """Return the identifier of a count: its paragraph and where its text starts there."""
    return f"{paragraph_id(report_id, count.paragraph)}-{count.start}"


def paragraph_rows(document: Document) -> list[dict]:
    """Return the rows of `paragraphs` of one report, in reading order."""
    report_id = document.source.report_id
    return [
        {
            "paragraph_id": paragraph_id(report_id, paragraph.ordinal),
            "report_id": report_id,
            "ordinal": paragraph.ordinal,
            "section_path": paragraph.section_path,
            "section_title": paragraph.section_title,
            "part": paragraph.part,
            "kind": paragraph.kind,
            "page": paragraph.page,
            "text": paragraph.text,
        }
        for paragraph in document.paragraphs
    ]


def count_rows(document: Document, counts: Iterable[Count]) -> list[dict]:
    """Return the rows of `counts` of one report, in reading order, ordinals from 1."""
    report_id = document.source.report_id
    of_report = _of_report(document)
    in_order = sorted(counts, key=lambda count: (count.paragraph, count.start))

    def id_of(count: Count | None) -> str | None:
        return None if count is None else count_id(report_id, count)

    return [
        {
            **of_report,
            "count_id": id_of(count),
            "report": document.source.report,
            "paragraph_id": paragraph_id(report_id, count.paragraph),
            "ordinal": ordinal,
            "span_start": count.start,
            "span_end": count.end,
            "text": count.text,
            "value": count.value,
            "value_max": count.value_max,
            "unit": count.unit,
            "qualifier": count.qualifier,
            "measure": count.measure,
            "object": count.object,
            "action": count.action,
            "category": count.category,
            "indicator": count.indicator,
            "status": count.status,
            "part_of": count.part_of.text if count.part_of else None,
            "part_of_id": id_of(count.part_of),
            "stage_of_id": id_of(count.stage_of),
            "restates_id": id_of(count.restates),
            "confidence": count.confidence,
            "rule": count.rule,
        }
        for ordinal, count in enumerate(in_order, 1)
    ]


def check_table(findings: Mapping[str, Iterable[Finding]]) -> pa.Table:
    """Return the rows of `checks` for the findings of each report_id."""
    rows = [
        {
            "report_id": report_id,
            "check": each.check,
            "severity": each.severity,
            "message": each.message,
            "paragraph_ids": [paragraph_id(report_id, place) for place in each.paragraph_ordinals],
            "count_ids": list(each.count_ids),
        }
        for report_id, of_report in findings.items()
        for each in of_report
    ]
    return arrow_table(CHECKS, rows)


def _report_row(document: Document, counts: Sequence[Count], findings: Sequence[Finding]) -> dict:
    source, metadata = document.source, document.metadata
    return {
        **{name: getattr(metadata, name) for name in metadata.__slots__},
        "report_id": source.report_id,
        "report": source.report,
        "format": source.format,
        "encoding": source.encoding,
        "characters": len(source.text),
        "paragraphs": len(document.paragraphs),
        "counts": len(counts),
        "warnings": sum(finding.severity in WARNING_SEVERITIES for finding in findings),
    }


def _of_report(document: Document) -> dict:
    """Return what every row about a report repeats, so that no reader has to join."""
    metadata = document.metadata
    return {
        "report_id": document.source.report_id,
        "body": metadata.body,
        "district": metadata.district,
        "level": metadata.level,
        "year": metadata.year,
    }


def _keyword_table(document: Document, keywords: Sequence[KeywordRow]) -> pa.Table:
    """Build the longest table column by column: a report has thousands of terms."""
    ordinals = [row.ordinals for row in keywords]
    report_id = document.source.report_id
    ids = pa.array([paragraph_id(report_id, each.ordinal) for each in document.paragraphs])
    places = {each.ordinal: place for place, each in enumerate(document.paragraphs)}
    flat = pa.array([places[ordinal] for ordinal in chain.from_iterable(ordinals)], pa.int32())
    offsets = pa.array([0, *accumulate(map(len, ordinals))], pa.int32())
    columns = [
        pa.repeat(report_id, len(keywords)),
        pa.array([row.part for row in keywords], pa.string()),
        pa.array([row.term for row in keywords], pa.string()),
        pa.array([row.occurrences for row in keywords], pa.int64()),
        pa.ListArray.from_arrays(offsets, ids.cast(pa.string()).take(flat), ARROW_TYPES["strings"]),
    ]
    return pa.Table.from_arrays(columns, schema=arrow_schema(KEYWORDS))


def _rates_differ(report_id: str, group: Sequence[Count]) -> Finding:
    label = indicators()[group[0].indicator].label
    printed = "、".join(dict.fromkeys(count.text for count in group))
    fields = {"indicator": label, "printed": printed}
    return finding("rates_differ", fields, counts=tuple(group), report_id=report_id)
