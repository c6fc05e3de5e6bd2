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
    """Print how many MB of UTF-8 text a second of processor builds, and `jieba.cut` cuts."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from etl.build import build
    from etl.errors import EtlError
    from etl.publishing.workers import collect_rarely
    from etl.readers import read_source

    collect_rarely()
    with tempfile.TemporaryDirectory() as data:
        clock = _Clock()
        try:
            built = build([folder], Path(data), workers=1)
        except EtlError as error:
            print(error, file=sys.stderr)
            return 1
        clock.stop()
    accepted = [file.path for file in built.files.accepted]
    texts = [read_source(path).text for path in accepted]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} reports, {megabytes:.2f} MB of UTF-8 text, one core")
    print(f"build       {clock.rate(megabytes)}")
    print(f"jieba.cut   {_cut(texts).rate(megabytes)}")
    print(", ".join(f"{rows} {name}" for name, rows in built.rows.items()))
    return 0


class _Clock:
    """Processor time, which other work on the machine does not touch, and time on the wall."""

    def __init__(self) -> None:
        self._processor, self._wall = time.process_time(), time.perf_counter()

    def stop(self) -> None:
        self._processor = time.process_time() - self._processor
        self._wall = time.perf_counter() - self._wall

    def rate(self, megabytes: float) -> str:
        times = f"{self._processor:.1f} s of processor, {self._wall:.1f} s on the wall"
        return f"{megabytes / self._processor:6.2f} MB/s  ({times})"


def _cut(texts: list[str]) -> _Clock:
    """Cut line by line, as jieba is fed at its fastest; loading its dictionary is not counted."""
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    clock = _Clock()
    for text in texts:
        for line in text.splitlines():
            for _ in jieba.cut(line):
                pass
    clock.stop()
    return clock


if __name__ == "__main__":
    given = sys.argv[1:2] or [CORPUS if CORPUS.is_dir() else ROOT / "seeds"]
    sys.exit(main(Path(given[0])))
