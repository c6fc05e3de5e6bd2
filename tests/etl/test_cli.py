"""The command line as a user meets it: exit codes, lines on stderr, never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest

from etl.__main__ import main
from etl.publishing.snapshot import current_snapshot, exclusive, read_tables


@pytest.fixture
def run(capsys):
    """Run a command in this process and return exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as stopped:
            code = stopped.code
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return code, written.out, written.err

    return run


def test_all_read(run, inputs, tmp_path):
    code, out, err = run("build", inputs, "--out", tmp_path / "data")
    assert (code, err) == (0, "")
    assert out.startswith("3 reports, ")
    assert out.endswith(f"published {current_snapshot(tmp_path / 'data')}\n")


def test_rejected_files_are_a_line_each_and_exit_code_3(run, inputs, tmp_path):
    (inputs / "空.txt").touch()
    (inputs / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    code, out, err = run("build", inputs, "--out", tmp_path / "data", "--workers", 1)
    assert code == 3
    assert "3 reports" in out
    lines = err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["rejected scan.jpg", "rejected 空.txt"]


def test_a_copy_is_said_and_no_rejection(run, inputs, tmp_path):
    (inputs / "copy.txt").write_bytes((inputs / "a.txt").read_bytes())
    code, _, err = run("build", inputs, "--out", tmp_path / "data")
    assert (code, err) == (0, "duplicate copy.txt: same content as a.txt, one report\n")


@pytest.mark.parametrize("folder", ["missing", "empty", "unreadable"])
def test_nothing_published_is_exit_code_1_and_the_old_snapshot_stands(
    run, inputs, tmp_path, folder
):
    data = tmp_path / "data"
    run("build", inputs, "--out", data)
    old = current_snapshot(data)
    if folder != "missing":
        (tmp_path / folder).mkdir()
    if folder == "unreadable":
        (tmp_path / folder / "binary.txt").write_bytes(bytes(range(256)))
    code, out, err = run("build", tmp_path / folder, "--out", data)
    assert (code, out) == (1, "")
    assert "nothing is published" in err
    assert current_snapshot(data) == old


def test_a_first_build_without_reports_publishes_nothing(run, tmp_path):
    assert run("build", tmp_path / "missing", "--out", tmp_path / "data")[0] == 1
    assert current_snapshot(tmp_path / "data") is None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["build"],
        ["build", "seeds"],
        ["build", "seeds", "--out", "data", "--workers", "0"],
        ["build", "seeds", "--out", "data", "--workers", "many"],
        ["export", "--data", "data", "--out", "out", "--format", "docx"],
        ["evaluate", "--data", "data"],
    ],
)
def test_wrong_usage_is_exit_code_2(run, arguments):
    code, _, err = run(*arguments)
    assert code == 2
    assert "usage:" in err


def test_a_build_beside_another_says_so(run, inputs, tmp_path):
    data = tmp_path / "data"
    with exclusive(data):
        code, _, err = run("build", inputs, "--out", data)
    assert code == 1
    assert "another build is running" in err


def test_a_folder_that_cannot_be_written_is_one_line(run, inputs, tmp_path):
    (tmp_path / "file").touch()
    code, _, err = run("build", inputs, "--out", tmp_path / "file" / "data")
    assert code == 1
    assert len(err.splitlines()) == 1


def test_evaluate_prints_figures_as_text_or_json(run, published, tmp_path):
    _, data = published
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"report": "b.txt", "text": "153件", "value": 153}), "utf-8")
    code, out, _ = run("evaluate", gold, "--data", data, "--json")
    figures = json.loads(out)
    assert (code, figures["labels"], figures["accuracy.value"]) == (0, 1, 1)
    _, out, _ = run("evaluate", gold, "--data", data, "--errors")
    assert "b.txt EXTRA" in out
    assert dict(line.split() for line in out.splitlines()[-len(figures) :]).keys() == figures.keys()
    assert run("evaluate", tmp_path / "missing.jsonl", "--data", data)[0] == 1


def test_export_writes_and_names_its_files(run, published, tmp_path):
    _, data = published
    out = tmp_path / "out"
    code, printed, _ = run(
        *("export", "--data", data, "--out", out, "--format", "csv,xlsx"),
        *("--place", "杨浦区", "--year", 2022, "--indicator", "reviews.contracts"),
    )
    assert code == 0
    assert {line.removeprefix(f"{out}/") for line in printed.splitlines()} == {
        path.name for path in out.iterdir()
    }
    assert run("export", "--data", tmp_path / "none", "--out", out)[0] == 1


@pytest.mark.parametrize("command", ["build", "explain", "diff", "evaluate", "export"])
def test_a_reader_that_stops_early_sees_no_traceback(
    inputs, published, tmp_path, write_report, root, command
):
    """As `python -m etl diff … | head` does: nobody reads what is written."""
    _, data = published
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"report": "b.txt", "text": "153件", "value": 153}), "utf-8")
    write_report(inputs, "a.txt", contracts=31)
    again = tmp_path / "again"
    arguments = {
        "build": (inputs, "--out", again),
        "explain": (inputs / "a.txt",),
        "diff": ("--data", data),
        "evaluate": (gold, "--data", data),
        "export": ("--data", data, "--out", tmp_path / "out"),
    }[command]
    if command == "diff":
        old = current_snapshot(data) / "counts.parquet"
        pq.write_table(pq.read_table(old).slice(1), old)
        assert main(["build", str(inputs), "--out", str(data), "--workers", "1"]) == 0
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as closed:
        done = subprocess.run(
            [sys.executable, "-m", "etl", command, *map(str, arguments)],
            cwd=root, stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (141, "")
    assert command != "build" or current_snapshot(again) is not None


def test_a_killed_build_leaves_the_old_snapshot_readable(inputs, tmp_path, write_report, root):
    """SIGKILL while the workers read: no later build is locked out, no worker is left behind."""
    data = tmp_path / "data"
    command = [sys.executable, "-m", "etl", "build", str(inputs), "--out", str(data)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    old = current_snapshot(data)
    before = read_tables(old)

    for number in range(60):
        write_report(inputs, f"{number}.txt", contracts=1000 + number)
    running = subprocess.Popen(
        [*command, "--workers", "2"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _wait_for(lambda: len(_group(running.pid)) >= 3)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    _wait_for(lambda: not _group(running.pid))

    assert current_snapshot(data) == old
    assert all(rows.equals(before[name]) for name, rows in read_tables(old).items())
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("63 reports")


def _group(leader: int) -> list[int]:
    """The living processes of a session, by its leader."""
    members = []
    for entry in os.listdir("/proc"):
        if entry.isdecimal():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8") as file:
                    state, _, _, session = file.read().rsplit(") ", 1)[1].split()[:4]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(session) == leader and state != "Z":
                members.append(int(entry))
    return members


def _wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "waited a minute in vain"
        os.sched_yield()
