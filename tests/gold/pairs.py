"""The labels of the sets beside the counts that are read there."""

from collections.abc import Iterator

from etl.build import read
from etl.counting.evidence import Evidence
from etl.counting.extraction import read_counts
from etl.evaluate import read_labels
from etl.models import Count, Paragraph
from etl.score import comparable_rows, pair_counts
from tests.gold.sets import sets

Pair = tuple[dict, Count, Evidence]


def pairs_of_set(name: str) -> Iterator[tuple[list[Paragraph], list[Pair]]]:
    """Yield the paragraphs of each report of a set with its labels, their counts and evidence.

    The evidence tells the count before as it is labelled, where it is.
    """
    paths, labels, _ = sets()[name]
    files = {
        file.name: file for path in paths for file in ([path] if path.is_file() else path.iterdir())
    }
    by_report: dict[str, list[dict]] = {}
    for label in read_labels(labels):
        by_report.setdefault(label["report"], []).append(label)
    for report, wanted in by_report.items():
        paragraphs = read(files[report]).paragraphs
        counts = list(read_counts(paragraphs))
        rows = comparable_rows([_row(count) for count, _ in counts])
        labels = {other: wanted[at] for at, other in pair_counts(comparable_rows(wanted), rows)}
        yield (
            paragraphs,
            [
                (label, counts[at][0], _told(counts[at][1], labels.get(at - 1)))
                for at, label in labels.items()
            ],
        )


def label_of(label: dict) -> str:
    """Return the indicator of a labelled count, its category where it has none."""
    return label["indicator"] or label["category"]


def _told(evidence: Evidence, before: dict | None) -> Evidence:
    if evidence.previous is None or before is None:
        return evidence
    return evidence._replace(previous=evidence.previous._replace(label=label_of(before)))


def _row(count: Count) -> dict:
    fields = ("text", "value", "unit", "object", "category", "indicator", "status", "qualifier")
    return {"report": "", **{field: getattr(count, field) for field in fields}}
