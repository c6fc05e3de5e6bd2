import os
from pathlib import Path

import pytest

from etl.errors import EtlError
from etl.publishing.workers import map_files, worthwhile_workers


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_files(workers):
    names = [f"{number}.txt" for number in range(40)]
    assert list(map_files(os.fspath, [Path(name) for name in names], workers)) == names


def test_a_few_files_are_read_in_this_process(tmp_path):
    small = tmp_path / "small.txt"
    small.write_text("报告", encoding="utf-8")
    assert worthwhile_workers([small]) == 1
    assert worthwhile_workers([]) == 1


def test_the_cores_are_all_used_for_many_files_and_no_more(tmp_path):
    large = tmp_path / "large.txt"
    large.write_bytes(b"0" * 1_000_000)
    assert worthwhile_workers([large] * 1000) == os.cpu_count()


def test_a_killed_worker_is_told_in_one_line():
    with pytest.raises(EtlError, match="a worker process was killed"):
        list(map_files(os._exit, [1, 1], 2))
