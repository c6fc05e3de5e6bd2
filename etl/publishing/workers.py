"""One function over many files, on several processes where that pays."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from etl.errors import EtlError

# A worker starts in about the time in which it reads this much.
BYTES_WORTH_A_WORKER = 1_000_000
# Files handed over at once, at most: large enough to hide the handing, small enough to share out.
LARGEST_CHUNK = 16

Result = TypeVar("Result")


def worthwhile_workers(paths: Sequence[Path]) -> int:
    """Return how many processes pay for these files: one a core at most, one for a few files."""
    total = sum(path.stat().st_size for path in paths)
    return max(1, min(os.cpu_count() or 1, total // BYTES_WORTH_A_WORKER))


def collect_rarely() -> None:
    """Look for garbage seldom: a build makes many small objects and next to no cycles.

    Measured on 12 MB of reports, the default thresholds take a tenth of the build's time.
    """
    gc.set_threshold(100_000, 20, 100)


def map_files(
    function: Callable[[Path], Result], paths: Sequence[Path], workers: int
) -> Iterator[Result]:
    """Yield the function of each path, in order; with one worker in this process.

    The function and its results must be picklable. Raises EtlError if a worker is killed.
    """
    workers = min(workers, len(paths))
    if workers <= 1:
        yield from map(function, paths)
        return
    chunk = min(LARGEST_CHUNK, -(-len(paths) // (4 * workers)))
    # Forked workers would inherit, and outlive the build with, its lock on the data folder.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_start_worker) as pool:
        try:
            yield from pool.map(function, paths, chunksize=chunk)
        except BrokenProcessPool as error:
            raise EtlError(
                "a worker process was killed, perhaps for want of memory; try --workers 1"
            ) from error


def _start_worker() -> None:
    """Watch the parent: a pool whose parent is killed would wait for work for ever."""
    collect_rarely()
    parent = multiprocessing.parent_process()

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
