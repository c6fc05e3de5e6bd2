"""The labels of the sets beside the counts that are read there."""

from collections.abc import Iterator

from etl.build import read
from etl.counting.extraction import read_counts
from etl.counting.likeness import Evidence
from etl.evaluate import read_labels
from etl.models import Count, Paragraph
from etl.score import comparable_rows, pair_counts
from tests.gold.sets import sets

Pair = tuple[dict, Count, Evidence]


def pairs_of_set(name: str) -> Iterator[tuple[list[Paragraph], list[Pair]]]:
    """Yield the paragraphs of each report of a set with its labels, their counts and evidence."""
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
        pairs = pair_counts(comparable_rows(wanted), rows)
        yield paragraphs, [(wanted[at], *counts[other]) for at, other in pairs]


def _row(count: Count) -> dict:
    fields = ("text", "value", "unit", "object", "category", "indicator", "status", "qualifier")
    return {"report": "", **{field: getattr(count, field) for field in fields}}
