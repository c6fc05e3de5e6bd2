"""The tables of the five seeds as text that a person can review.

    python -m tests.golden.refresh [--data DATA] [--out FOLDER]

writes a CSV file a table into this folder, from a fresh build or from the snapshot in DATA. Look
at the difference before it is committed: every changed line is a changed figure. What rows repeat
is left out, counts are named by their ordinal, of paragraphs the beginning is kept, and of keywords
the most frequent that are no formulas of the genre.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
SEEDS = FOLDER.parents[1] / "seeds"
# Characters of a paragraph by which a reader recognises it, and terms a part of a report.
TEXT_CHARACTERS = 30
TERMS = 20

Row = dict[str, object]


def main() -> int:
    """Write the files."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden.refresh")
    parser.add_argument("--data", type=Path, help="a published snapshot of the seeds")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as built:
        tables = _tables(options.data or _build(Path(built)))
    options.out.mkdir(parents=True, exist_ok=True)
    for name, rows in _condensed(tables).items():
        with (options.out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return 0


def _build(data: Path) -> Path:
    from etl.build import build

    build([SEEDS], data, workers=1)
    return data


def _tables(data: Path) -> dict[str, list[Row]]:
    from etl.publishing.snapshot import current_snapshot, read_tables

    return {name: rows.to_pylist() for name, rows in read_tables(current_snapshot(data)).items()}


def _condensed(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    files = {row["report_id"]: row["report"] for row in tables["reports"]}
    counts = {row["count_id"]: row["ordinal"] for row in tables["counts"]}
    paragraphs = {row["paragraph_id"]: row["ordinal"] for row in tables["paragraphs"]}
    return {
        "reports": tables["reports"],
        "paragraphs": [_paragraph(files, row) for row in tables["paragraphs"]],
        "counts": [_count(counts, paragraphs, row) for row in tables["counts"]],
        "indicator_values": [
            _named(files, counts, paragraphs, row) for row in tables["indicator_values"]
        ],
        "keywords": list(_first_terms(files, tables["keywords"])),
        "checks": [_named(files, counts, paragraphs, row) for row in tables["checks"]],
    }


def _paragraph(files: dict[str, str], row: Row) -> Row:
    text = str(row["text"])
    kept = ("ordinal", "part", "kind", "section_path", "section_title")
    return {
        "report": files[row["report_id"]],
        **{name: row[name] for name in kept},
        "characters": len(text),
        "text": text[:TEXT_CHARACTERS],
    }


def _count(counts: dict[str, int], paragraphs: dict[str, int], row: Row) -> Row:
    left_out = ("count_id", "report_id", "body", "district", "year", "paragraph_id", "part_of")
    links = {name: counts.get(row[name]) for name in row if name.endswith("_of_id")}
    return {
        "report": row["report"],
        "ordinal": row["ordinal"],
        "paragraph": paragraphs[row["paragraph_id"]],
        **{name: value for name, value in row.items() if name not in left_out},
        **links,
        "restates_id": counts.get(row["restates_id"]),
    }


def _named(
    files: dict[str, str], counts: dict[str, int], paragraphs: dict[str, int], row: Row
) -> Row:
    row = dict(row)
    named = {"report": files[row.pop("report_id")], **row}
    for column, ordinals in (("count_ids", counts), ("paragraph_ids", paragraphs)):
        if column in named:
            named[column] = " ".join(str(ordinals[id_]) for id_ in row[column])
    return named


def _first_terms(files: dict[str, str], rows: list[Row]) -> Iterator[Row]:
    from etl.keywords import kind_of

    content = (row for row in rows if kind_of(row["term"]) == "content")
    for (report_id, _), group in groupby(content, lambda row: (row["report_id"], row["part"])):
        for row in list(group)[:TERMS]:
            kept = {name: row[name] for name in ("part", "term", "occurrences")}
            yield {"report": files[report_id], **kept}


if __name__ == "__main__":
    sys.exit(main())
