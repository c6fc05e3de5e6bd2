"""Runs the commands whose output README.md shows and pastes what they print.

A block is marked in README.md by the command above it:

    <!-- output: make help -->
    ```text
    …
    ```

Usage: `python docs/paste.py` rewrites these blocks; `--check` changes nothing and exits 1 with a
diff where one is stale; `--slow` rewrites those marked `slow:` instead, which take minutes or
differ between machines. Commands run in a folder of links to the project's files with its own
`data/`, into which the seeds have been built.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
NOT_LINKED = {".git", "data"}
BLOCK = re.compile(
    r"(?P<mark><!-- (?P<kind>output|slow): (?P<command>.+?) -->\n```text\n)"
    r"(?P<output>.*?)(?=```\n)",
    re.S,
)
BUILD = "python -m etl build seeds --out data"
# A snapshot's name changes with any change of the code; that alone does not make a block stale.
SNAPSHOT = re.compile(r"snapshots/[0-9a-f]+")


def commands(readme: str, kind: str = "output") -> list[str]:
    """Return the commands whose output a README shows, in order."""
    return [block["command"] for block in BLOCK.finditer(readme) if block["kind"] == kind]


def pasted(readme: str, folder: Path, kind: str = "output") -> str:
    """Return the README with every block of that kind as its command prints it in that folder."""

    def paste(block: re.Match) -> str:
        fresh = block["kind"] == kind
        return block["mark"] + (_output(block["command"], folder) if fresh else block["output"])

    return BLOCK.sub(paste, readme)


def lay_out(folder: Path) -> None:
    """Fill a folder with links to the project's files; `data` there does not exist yet."""
    for entry in ROOT.iterdir():
        if entry.name not in NOT_LINKED:
            (folder / entry.name).symlink_to(entry)


def main() -> int:
    """Rewrite README.md, or with `--check` say what is stale; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 when stale")
    parser.add_argument("--slow", action="store_true", help="the blocks that take minutes")
    options = parser.parse_args()
    kind = "slow" if options.slow else "output"
    readme = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder))
        if BUILD not in commands(readme, kind):
            _output(BUILD, Path(folder))
        current = pasted(readme, Path(folder), kind)
    if not options.check:
        README.write_text(current, encoding="utf-8")
        return 0
    stale = _difference(readme, current)
    print(stale or "README.md is current")
    return 1 if stale else 0


def _difference(readme: str, current: str) -> str:
    lines = (SNAPSHOT.sub("snapshots/…", text).splitlines() for text in (readme, current))
    return "\n".join(difflib.unified_diff(*lines, "README.md", "now", n=0, lineterm=""))


def _output(command: str, folder: Path) -> str:
    # A make that runs the tests would tell the make of a block that it is a nested one.
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment["PYTHONIOENCODING"] = "utf-8"
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, check=False
    )
    return done.stdout.decode()


if __name__ == "__main__":
    sys.exit(main())
