"""Build the labelled sets and print how right the counts and the metadata are, a row a set."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.build import build
from etl.evaluate import evaluate
from tests.gold.fit import fit
from tests.gold.sets import sets

COUNTS = {
    "f1": "f1",
    "strict f1": "strict_f1",
    "indicator f1": "indicator_f1",
    "object": "object_overlap",
    "qualifier": "accuracy.qualifier",
    "part of": "accuracy.part_of",
}


def measure(reports: list[Path], labels: Path, metadata: Path) -> tuple[dict, float, list[str]]:
    """Return the figures of the counts, the share of right metadata, and all disagreements."""
    with TemporaryDirectory() as data:
        build(reports, Path(data), workers=1)
        figures, wrong = evaluate(labels, Path(data))
        fields, wrong_fields = evaluate(metadata, Path(data))
    shares = [value for name, value in fields.items() if name.startswith("accuracy.")]
    return figures, sum(shares) / len(shares), [*wrong, *wrong_fields]


def rows(errors: bool, left_out: bool) -> Iterator[str]:
    """Yield the lines of a table in Markdown, below a set its disagreements if asked for.

    `left_out` measures each set by weights that were not fitted to it.
    """
    yield f"| set | labels | {' | '.join(COUNTS)} | metadata |"
    yield "| --- |" + " --- |" * (len(COUNTS) + 2)
    for name, (reports, labels, metadata) in sets().items():
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
    asked = parser.parse_args()
    for line in rows(asked.errors, asked.left_out):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
