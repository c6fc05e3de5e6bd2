"""What tests of every package share: the five seeds, built once by the command line."""

import gc
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the main module: a page that a test runs takes its place, and new processes read it."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seeds_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the published snapshot of the five seeds."""
    data = tmp_path_factory.mktemp("published") / "data"
    command = [sys.executable, "-m", "etl", "build", str(ROOT / "seeds"), "--out", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return data


@pytest.fixture(scope="session")
def snapshot(seeds_data: Path) -> Path:
    """The folder of that snapshot: its Parquet files, `csv/` and `manifest.json`."""
    return seeds_data / "snapshots" / (seeds_data / "CURRENT").read_text(encoding="utf-8").strip()


@pytest.fixture(scope="session")
def tables(snapshot: Path) -> dict[str, list[dict]]:
    """The rows of every table of that snapshot, by the table's name."""
    return {path.stem: pq.read_table(path).to_pylist() for path in snapshot.glob("*.parquet")}


def pytest_unconfigure() -> None:
    """Let go of the databases that Streamlit keeps: DuckDB names at exit what is still open."""
    if streamlit := sys.modules.get("streamlit"):
        streamlit.cache_resource.clear()
        gc.collect()
