"""Speed of the search over a generated snapshot, beside DuckDB's own scan of the same text.

python -m tests.benchmarks.search [PARAGRAPHS]

Paragraphs are made of clauses of the five reports of the project, about 120 characters each.
"""

import logging
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPHS_A_REPORT = 170
CLAUSES = (3, 14)  # of a paragraph
RUNS = 5
QUERIES = {
    "one frequent character": "法",
    "a word of two": "法治",
    "a word of four": "行政执法",
    "a phrase": '"法治政府建设"',
    "three words": "法治 培训 执法",
    "either of three": "复议|应诉|调解",
    "a word without another": "法治 -执法",
    "a word that is nowhere": "量子计算",
}


def measure_search(paragraphs: int = 1_000_000) -> None:
    """Print what the first search costs, and what each of some queries takes."""
    logging.disable(logging.WARNING)
    from dashboard.lexis import Passages
    from dashboard.queries import connection, search_paragraphs
    from dashboard.queries import search as searched
    from dashboard.queries.paragraph_index import load_paragraph_index

    with tempfile.TemporaryDirectory() as folder:
        snapshot = publish(Path(folder), paragraphs)
        print(f"{paragraphs} paragraphs; milliseconds: on the wall, of the processor")
        print(f"{'open the snapshot':26}", cost(lambda: connection.check_snapshot(snapshot)))
        print(f"{'index of the first search':26}", cost(lambda: load_paragraph_index(snapshot)))
        for name, query in QUERIES.items():
            spent = []
            for _ in range(RUNS):
                for kept in (searched._find, searched._matches):
                    kept.clear()
                spent.append(spend(lambda q=query: search_paragraphs(snapshot, Passages(), q, 20)))
            total = search_paragraphs(snapshot, Passages(), query, 20).total
            wall, processor = (median(times) for times in zip(*spent, strict=True))
            print(f"{name:26} {wall:8.0f} {processor:8.0f}   {total} paragraphs")
        scan = "SELECT count(*) AS total FROM paragraphs WHERE contains(text, ?)"
        spent = [spend(lambda: connection.fetch(snapshot, scan, ["法治"])) for _ in range(RUNS)]
        wall, processor = (median(times) for times in zip(*spent, strict=True))
        print(f"{'DuckDB: a word of two':26} {wall:8.0f} {processor:8.0f}   the count alone")


def cost(action: Callable) -> str:
    """Do something, and return what it took: milliseconds, those of the processor, memory."""
    before = _memory()
    wall, processor = spend(action)
    return f"{wall:8.0f} {processor:8.0f}   {_memory() - before:+d} MB"


def spend(action: Callable) -> tuple[float, float]:
    """Do something, and return the milliseconds that it took, and those of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    action()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def _memory() -> int:
    """Return the megabytes that the process holds; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found.group(1)) // 1024 if found else 0


def publish(data: Path, paragraphs: int, words: bool = False):
    """Write a snapshot of generated reports, with their keywords where `words` are asked for."""
    from dashboard.snapshot import find_snapshot
    from etl.publishing.arrow import arrow_schema
    from etl.schema import KEYWORDS, PARAGRAPHS, PARTS, REPORTS, TABLES

    folder = data / "snapshots" / "generated"
    folder.mkdir(parents=True)
    for table in TABLES:
        pq.write_table(arrow_schema(table).empty_table(), folder / f"{table.name}.parquet")
    reports = [_report(number) for number in range(-(-paragraphs // PARAGRAPHS_A_REPORT))]
    reported = pa.Table.from_pylist(reports, arrow_schema(REPORTS))
    pq.write_table(reported, folder / "reports.parquet")
    chance, parts, made = random.Random(1), list(PARTS), _paragraphs()
    with (
        pq.ParquetWriter(folder / "paragraphs.parquet", arrow_schema(PARAGRAPHS)) as writer,
        pq.ParquetWriter(folder / "keywords.parquet", arrow_schema(KEYWORDS)) as terms,
    ):
        for report in reports:
            texts = list(islice(made, min(PARAGRAPHS_A_REPORT, paragraphs)))
            paragraphs -= len(texts)
            rows = [_row(report, at, text, chance.choice(parts)) for at, text in enumerate(texts)]
            writer.write_table(pa.Table.from_pylist(rows, writer.schema))
            if words:
                terms.write_table(pa.Table.from_pylist(_word_rows(rows), terms.schema))
    (data / "CURRENT").write_text("generated", "utf-8")
    return find_snapshot(data)


def _report(number: int) -> dict:
    district = f"第{number // 40}区"
    body = f"第{number // 10}街道"
    return {
        "report_id": f"{number:016x}", "report": f"{number}.txt", "level": "street",
        "province": "甲省", "city": "甲市", "county": district, "district": district,
        "body": body, "year": 2016 + number % 10, "format": "txt", "encoding": "utf-8",
        "characters": 0, "paragraphs": PARAGRAPHS_A_REPORT, "counts": 0, "warnings": 0,
    }  # fmt: skip


def _row(report: dict, at: int, text: str, part: str) -> dict:
    return {
        "paragraph_id": f"{report['report_id']}-{at + 1:04d}", "report_id": report["report_id"],
        "ordinal": at + 1, "section_path": "一", "section_title": "", "part": part,
        "kind": "body", "text": text,
    }  # fmt: skip


def _word_rows(rows: list[dict]) -> list[dict]:
    from etl.keywords import count_keywords
    from etl.models import Paragraph

    paragraphs = [
        Paragraph(row["ordinal"], row["text"], row["kind"], row["part"], "", "") for row in rows
    ]
    ids = {row["ordinal"]: row["paragraph_id"] for row in rows}
    return [
        {
            "report_id": rows[0]["report_id"], "part": part, "term": term,
            "occurrences": occurrences, "paragraph_ids": [ids[at] for at in ordinals],
        }
        for part, term, occurrences, ordinals in count_keywords(paragraphs)
    ]  # fmt: skip


def _paragraphs() -> Iterator[str]:
    from etl.readers import read_source

    texts = [read_source(path).text for path in sorted((ROOT / "seeds").iterdir())]
    clauses = re.findall(r"[^，。；、\s]+[，。；、]", "\n".join(texts))
    chance = random.Random(2)
    while True:
        yield "".join(chance.choices(clauses, k=chance.randint(*CLAUSES)))


if __name__ == "__main__":
    measure_search(*map(int, sys.argv[1:2]))
