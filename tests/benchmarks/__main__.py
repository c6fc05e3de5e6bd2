"""Speed of a build beside jieba merely cutting the same text, on one core.

python -m tests.benchmarks [FOLDER]
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Where a larger collection of reports may lie; without it the five of the project are read.
CORPUS = ROOT.parent / "shared" / "corpus"


def main(folder: Path) -> int:
    """Print the megabytes of UTF-8 text a second of a whole fresh build, and of `jieba.cut`."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from etl.build import build
    from etl.errors import EtlError
    from etl.publishing.workers import collect_rarely
    from etl.readers import read_source

    collect_rarely()
    with tempfile.TemporaryDirectory() as data:
        started = time.perf_counter()
        try:
            built = build([folder], Path(data), workers=1)
        except EtlError as error:
            print(error, file=sys.stderr)
            return 1
        seconds = time.perf_counter() - started
    accepted = [file.path for file in built.files.accepted]
    texts = [read_source(path).text for path in accepted]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} reports, {megabytes:.2f} MB of UTF-8 text, one core")
    print(f"build       {megabytes / seconds:6.2f} MB/s  ({seconds:.2f} s, {built.rows})")
    seconds = _seconds_to_cut(texts)
    print(f"jieba.cut   {megabytes / seconds:6.2f} MB/s  ({seconds:.2f} s)")
    return 0


def _seconds_to_cut(texts: list[str]) -> float:
    """Cut line by line, as jieba is fed at its fastest; loading its dictionary is not counted."""
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    started = time.perf_counter()
    for text in texts:
        for line in text.splitlines():
            for _ in jieba.cut(line):
                pass
    return time.perf_counter() - started


if __name__ == "__main__":
    given = sys.argv[1:2] or [CORPUS if CORPUS.is_dir() else ROOT / "seeds"]
    sys.exit(main(Path(given[0])))
