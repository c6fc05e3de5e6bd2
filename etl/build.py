"""The build: from report files to a published snapshot."""

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from etl import __version__
from etl.checks import check_report
from etl.counting.extraction import extract_counts
from etl.errors import EtlError, NothingToBuild, UnreadableReport
from etl.gazetteer.own_names import own_names
from etl.identity.metadata import resolve_metadata
from etl.keywords import count_keywords
from etl.models import Document, SourceText
from etl.publishing.assemble import ReportTables, assemble
from etl.publishing.changes import Change, find_changes, snapshot_by_other_rules
from etl.publishing.originals import keep_originals, sweep_originals
from etl.publishing.reuse import fingerprint, load_reusable
from etl.publishing.snapshot import exclusive, publish
from etl.publishing.tabulate import count_rows, tabulate
from etl.publishing.workers import map_files, worthwhile_workers
from etl.readers import read_source
from etl.schema import COUNTS
from etl.sources import InputFile, Outcome, find_files, first_of_each_content, sort_files
from etl.structure.layout import restore_layout
from etl.structure.outline import split_paragraphs

Content = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did: the snapshot's folder, its rows by table, and what became of the files."""

    snapshot: Path
    rows: Mapping[str, int]
    read: int
    unchanged: int
    files: Outcome
    changes: Sequence[Change]


def read(path: str | Path) -> Document:
    """Read one report file; raises UnreadableReport with the reason."""
    return document_of(read_source(Path(path)))


def document_of(source: SourceText) -> Document:
    """Repair the layout of a text, split it into paragraphs, and tell who reports on what."""
    layout = restore_layout(source.text)
    paragraphs = split_paragraphs(layout)
    metadata, findings = resolve_metadata(layout, paragraphs)
    return Document(source, metadata, paragraphs, tuple(findings))


def rows_of_report(path: Path) -> ReportTables:
    """Return the rows of one report file by table; raises UnreadableReport with the reason."""
    document = read(path)
    counts = extract_counts(document.paragraphs)
    keywords = count_keywords(document.paragraphs, own_names(document.metadata))
    findings = [*document.findings, *check_report(document, counts)]
    return tabulate(document, counts, keywords, findings)


def rows_of_text(text: str) -> list[dict]:
    """Return the counts of a text as rows of `counts`; it is named by the hash of its UTF-8."""
    report_id = sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
    source = SourceText(report="", report_id=report_id, format="txt", encoding="utf-8", text=text)
    document = document_of(source)
    rows = count_rows(document, extract_counts(document.paragraphs))
    return [{column.name: row[column.name] for column in COUNTS.columns} for row in rows]


def build(inputs: Iterable[Path], data: Path, workers: int | None = None) -> Build:
    """Read files and folders and publish them as the current snapshot of `data`.

    `workers` is the number of processes, None for as many as pay; the result depends neither on
    it nor on what was built before. Raises NothingToBuild where there is no readable report, and
    SnapshotError where rows break their declaration or another build is running; the old snapshot
    stands then.
    """
    files, unopened = find_files(inputs)
    distinct = first_of_each_content(files)
    with exclusive(data):
        known = load_reusable(data)
        rows = {file.content: known[file.identity] for file in distinct if file.identity in known}
        changed = [file for file in distinct if file.content not in rows]
        read_anew, refused = _read_files(changed, workers)
        rows |= read_anew
        outcome = sort_files(files, refused, unopened)
        if not outcome.accepted:
            raise NothingToBuild(_refusal(outcome))
        reports = {file: rows[file.content] for file in outcome.accepted}
        tables = assemble(reports.values())
        before = snapshot_by_other_rules(data, fingerprint())
        keep_originals(data, {file.sha256[:16]: file.path for file in outcome.accepted})
        snapshot = publish(data, tables, _facts(outcome, reports), __version__)
        sweep_originals(data)
        changes = find_changes(before, snapshot) if before else []
    sizes = {name: table.num_rows for name, table in tables.items()}
    return Build(snapshot, sizes, len(read_anew), len(distinct) - len(changed), outcome, changes)


def _read_files(
    files: Sequence[InputFile], workers: int | None
) -> tuple[dict[Content, ReportTables], dict[Content, str]]:
    """Return the rows of the readable files and the reasons of the others, by content."""
    paths = [file.path for file in files]
    results = map_files(_rows_or_reason, paths, workers or worthwhile_workers(paths))
    rows, refused = {}, {}
    for file, result in zip(files, results, strict=True):
        if isinstance(result, UnreadableReport):
            refused[file.content] = str(result)
        else:
            rows[file.content] = result
    return rows, refused


def _rows_or_reason(path: Path) -> ReportTables | UnreadableReport:
    """Return the rows of a report, or why it has none.

    A fault that one report brings out costs the build that report, named with the place of the
    fault, and no other; faults of the rules or of the machine are of all reports and are raised.
    """
    try:
        return rows_of_report(path)
    except UnreadableReport as error:
        return error
    except (EtlError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not cost the others
        place = traceback.extract_tb(error.__traceback__)[-1]
        return UnreadableReport(
            f"reading it fails by a fault of this program, {type(error).__name__}: {error} "
            f"({Path(place.filename).name}, line {place.lineno}); its counts are missing until "
            "that is mended"
        )


def _facts(outcome: Outcome, reports: Mapping[InputFile, ReportTables]) -> dict:
    """Return what the manifest says of the input and of the code that read it."""
    return {
        "code_version": __version__,
        "fingerprint": fingerprint(),
        "inputs": [
            {
                "file": file.name,
                "report": file.path.name,
                "report_id": file.sha256[:16],
                "sha256": file.sha256,
                "findings": rows["checks"].num_rows,
            }
            for file, rows in reports.items()
        ],
        "duplicates": [asdict(each) for each in outcome.duplicates],
        "rejected": [asdict(each) for each in outcome.rejected],
    }


def _refusal(outcome: Outcome) -> str:
    reasons = [f"rejected {each.name}: {each.reason}" for each in outcome.rejected]
    return "\n".join([*reasons, "none of the files is a report; nothing is published"])
