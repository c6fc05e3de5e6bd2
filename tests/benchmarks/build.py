"""Speed of a build beside jieba merely cutting the same text, on one core."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def measure_build(folder: Path, data: Path) -> None:
    """Build a folder and print how many MB of UTF-8 text a second of processor takes."""
    from etl.build import build
    from etl.publishing.workers import collect_rarely
    from etl.readers import read_source

    collect_rarely()
    with _one_core():
        clock = _Clock()
        built = build([folder], data, workers=1)
        clock.stop()
        texts = [read_source(file.path).text for file in built.files.accepted]
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        print(f"{len(texts)} reports, {megabytes:.2f} MB of UTF-8 text, one core")
        print(f"build       {clock.rate(megabytes)}")
        print(f"jieba.cut   {_cut(texts).rate(megabytes)}")
    print(", ".join(f"{rows} {name}" for name, rows in built.rows.items()))


@contextmanager
def _one_core() -> Iterator[None]:
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


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
