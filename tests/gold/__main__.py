"""Build the labelled sets and print how right the counts and the metadata are, a row a set."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.build import build
from etl.evaluate import evaluate

HERE = Path(__file__).parent
COUNTS = {
    "f1": "f1",
    "strict f1": "strict_f1",
    "indicator f1": "indicator_f1",
    "object": "object_overlap",
    "qualifier": "accuracy.qualifier",
    "part of": "accuracy.part_of",
}


def sets() -> dict[str, tuple[list[Path], Path, Path]]:
    """Return each set with its reports, the labels of their counts and of their metadata."""
    practice = HERE / "practice"
    found = {"seeds": ([HERE.parents[1] / "seeds"], HERE / "seeds.jsonl", HERE / "reports.jsonl")}
    for labels in sorted(practice.glob("labels-*.jsonl")):
        name = labels.stem.removeprefix("labels-")
        reports = sorted(practice.glob(f"{name}*.txt"))
        found[f"practice {name}"] = (reports, labels, practice / f"reports-{name}.jsonl")
    return found


def measure(reports: list[Path], labels: Path, metadata: Path) -> tuple[dict, float, list[str]]:
    """Return the figures of the counts, the share of right metadata, and all disagreements."""
    with TemporaryDirectory() as data:
        build(reports, Path(data), workers=1)
        figures, wrong = evaluate(labels, Path(data))
        fields, wrong_fields = evaluate(metadata, Path(data))
    shares = [value for name, value in fields.items() if name.startswith("accuracy.")]
    return figures, sum(shares) / len(shares), [*wrong, *wrong_fields]


def rows(errors: bool) -> Iterator[str]:
    """Yield the lines of a table in Markdown, below a set its disagreements if asked for."""
    yield f"| set | labels | {' | '.join(COUNTS)} | metadata |"
    yield "| --- |" + " --- |" * (len(COUNTS) + 2)
    for name, (reports, labels, metadata) in sets().items():
        figures, right, wrong = measure(reports, labels, metadata)
        cells = " | ".join(f"{figures[key]:.3f}" for key in COUNTS.values())
        yield f"| {name} | {figures['labels']} | {cells} | {right:.3f} |"
        if errors:
            yield from wrong


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every disagreement too")
    for line in rows(parser.parse_args().errors):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
