"""The command line: `python -m etl build | explain | diff | evaluate | export`."""

import argparse
import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from etl import __version__
from etl.errors import EtlError, SnapshotError

READ_ALL, NOTHING_DONE, WITHOUT_REJECTED, INTERRUPTED, UNHEARD = 0, 1, 3, 130, 141
FORMATS = ("csv", "xlsx", "parquet")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 done, 1 nothing published or written, 2 wrong usage, 3 published without rejected files,
    130 interrupted, 141 nobody reads the output any more (what it published stands).
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    logging.basicConfig(format="%(message)s")
    options = _parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader has gone, as `head` does
        _write_no_more()
        return UNHEARD
    except (EtlError, OSError) as error:
        print(error, file=sys.stderr)
        return NOTHING_DONE
    except KeyboardInterrupt:
        print("interrupted; what was published before stands", file=sys.stderr)
        return INTERRUPTED


def _write_no_more() -> None:
    """Send what is still to be written nowhere: Python would fail on it again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _build(options: argparse.Namespace) -> int:
    from etl.build import build
    from etl.publishing.workers import collect_rarely

    collect_rarely()
    done = build(options.inputs, options.out, options.workers)
    for each in done.files.rejected:
        print(f"rejected {each.name}: {each.reason}", file=sys.stderr)
    for each in done.files.duplicates:
        print(f"duplicate {each.name}: same content as {each.same_as}, one report", file=sys.stderr)
    sizes = ", ".join(f"{rows} {name}" for name, rows in done.rows.items())
    print(f"{sizes} ({done.read} read, {done.unchanged} unchanged)")
    if done.changes:
        kinds = Counter(change.kind for change in done.changes)
        told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
        print(f"counts of the same reports: {told}; `python -m etl diff` lists them")
    print(f"published {done.snapshot}")
    return WITHOUT_REJECTED if done.files.rejected else READ_ALL


def _explain(options: argparse.Namespace) -> int:
    from etl.explain import explain

    for line in explain(options.report):
        print(line)
    return READ_ALL


def _diff(options: argparse.Namespace) -> int:
    from etl.publishing.changes import find_changes
    from etl.publishing.snapshot import current_snapshot, earlier_snapshot

    after = current_snapshot(options.data)
    if after is None:
        raise SnapshotError(f"{options.data}: nothing is published yet; run `python -m etl build`")
    for change in find_changes(earlier_snapshot(options.data, options.against), after):
        print(f"{change.kind:8} {change.report} {change.count_id} {change.text} {change.what}")
    return READ_ALL


def _evaluate(options: argparse.Namespace) -> int:
    from etl.evaluate import evaluate

    figures, disagreements = evaluate(options.gold, options.data, options.all)
    if options.errors:
        print("\n".join(disagreements))
    if options.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:22} {figure}" for name, figure in figures.items()))
    return READ_ALL


def _export(options: argparse.Namespace) -> int:
    from etl.publishing.export import Filters, export

    filters = Filters(options.place, options.year, options.category, options.indicator)
    for path in export(options.data, options.out, options.format, filters):
        print(path)
    return READ_ALL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="read reports and publish a snapshot")
    build.set_defaults(run=_build)
    build.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="file or folder")
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of data")
    build.add_argument("--workers", type=_positive, metavar="N", help="processes (default: cores)")

    explain = commands.add_parser("explain", help="say why each number was counted or left")
    explain.set_defaults(run=_explain)
    explain.add_argument("report", type=Path, metavar="REPORT")

    diff = commands.add_parser("diff", help="list the counts that the last build changed")
    diff.set_defaults(run=_diff)
    diff.add_argument("--data", type=Path, required=True, metavar="DIR")
    diff.add_argument(
        "--against", metavar="SNAPSHOT", help="its identifier (default: the one before)"
    )

    evaluate = commands.add_parser("evaluate", help="compare the snapshot with labels")
    evaluate.set_defaults(run=_evaluate)
    evaluate.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    evaluate.add_argument("--data", type=Path, required=True, metavar="DIR")
    evaluate.add_argument("--errors", action="store_true", help="list every disagreement")
    evaluate.add_argument("--json", action="store_true", help="print the figures as JSON")
    evaluate.add_argument(
        "--all", action="store_true", help="rows of unlabelled reports count as wrong"
    )

    export = commands.add_parser("export", help="write the tables, or a filtered part")
    export.set_defaults(run=_export)
    export.add_argument("--data", type=Path, required=True, metavar="DIR")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument("--format", type=_formats, default=["csv"], help=f"of {','.join(FORMATS)}")
    export.add_argument("--place", action="append", default=[], help="长宁区, 北新泾街道 …")
    export.add_argument("--year", action="append", default=[], type=int)
    export.add_argument("--category", action="append", default=[], help="cases, meetings …")
    export.add_argument("--indicator", action="append", default=[], help="cases.penalty …")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def _formats(text: str) -> list[str]:
    formats = text.split(",")
    if unknown := [name for name in formats if name not in FORMATS]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)!r} is not of {', '.join(FORMATS)}")
    return formats


if __name__ == "__main__":
    sys.exit(main())
