"""Build the labelled sets and print how right the counts and the metadata are, a row a set."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

from etl.build import build
from etl.evaluate import evaluate, read_labels
from etl.publishing.snapshot import current_snapshot
from etl.score import comparable_rows, pair_counts
from tests.gold.fit import fit
from tests.gold.sets import sets

COUNTS = {
    "f1": "f1",
    "strict f1": "strict_f1",
    "indicator f1": "indicator_f1",
    "object": "object_overlap",
    "qualifier": "accuracy.qualifier",
    "part of": "accuracy.part_of",
    "sure": "sure",
    "sure right": "sure_right",
}


# From this confidence on a row is sure; and what has to be right in it.
SURE = 0.9
RIGHT = ("value", "unit", "category", "indicator", "status")


def measure(reports: list[Path], labels: Path, metadata: Path) -> tuple[dict, float, list[str]]:
    """Return the figures of the counts, the share of right metadata, and all disagreements.

    `sure` is the share of the rows that are sure, `sure_right` that of the right ones among these.
    """
    with TemporaryDirectory() as data:
        build(reports, Path(data), workers=1)
        figures, wrong = evaluate(labels, Path(data))
        fields, wrong_fields = evaluate(metadata, Path(data))
        rows = pq.read_table(current_snapshot(Path(data)) / "counts.parquet").to_pylist()
    figures |= _sureness(read_labels(labels), rows)
    shares = [value for name, value in fields.items() if name.startswith("accuracy.")]
    return figures, sum(shares) / len(shares), [*wrong, *wrong_fields]


def _sureness(labels: list[dict], rows: list[dict]) -> dict[str, float]:
    sure = right = 0
    for report in {row["report"] for row in rows}:
        told = [row for row in rows if row["report"] == report]
        wanted = comparable_rows(label for label in labels if label["report"] == report)
        read = comparable_rows(told)
        pairs = {at: wanted[label] for label, at in pair_counts(wanted, read)}
        for at, row in enumerate(told):
            if row["confidence"] >= SURE:
                sure += 1
                right += at in pairs and all(read[at][key] == pairs[at][key] for key in RIGHT)
    return {"sure": sure / len(rows), "sure_right": right / sure}


def rows(names: list[str], errors: bool, left_out: bool) -> Iterator[str]:
    """Yield the lines of a table in Markdown, below a set its disagreements if asked for.

    `left_out` measures each set by weights that were not fitted to it.
    """
    yield f"| set | labels | {' | '.join(COUNTS)} | metadata |"
    yield "| --- |" + " --- |" * (len(COUNTS) + 2)
    for name in names:
        reports, labels, metadata = sets()[name]
        if left_out:
            fit([other for other in sets() if other != name])
        figures, right, wrong = measure(reports, labels, metadata)
        cells = " | ".join(f"{figures[key]:.3f}" for key in COUNTS.values())
        yield f"| {name} | {figures['labels']} | {cells} | {right:.3f} |"
        if errors:
            yield from wrong


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every disagreement too")
    parser.add_argument(
        "--left-out", action="store_true", help="fit the weights without the set measured"
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help="the sets to measure; all if none")
    asked = parser.parse_args()
    unknown = set(asked.sets) - set(sets())
    if unknown:
        parser.error(f"no set {', '.join(sorted(unknown))}; there are {', '.join(sets())}")
    for line in rows(asked.sets or list(sets()), asked.errors, asked.left_out):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
