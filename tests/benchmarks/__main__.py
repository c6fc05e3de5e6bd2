"""Speed of a build, of a click on the server and in the browser, and of a search.

python -m tests.benchmarks [FOLDER] [--data DATA]

FOLDER holds reports to build and then, with those of the project, to click through; with `--data`
a published folder of data is clicked through and nothing is built.
"""

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.search import measure_search

ROOT = Path(__file__).resolve().parents[2]
# Where a larger collection of reports may lie; without it the five of the project are read.
CORPUS = ROOT.parent / "shared" / "corpus"
LABELLED = ROOT / "tests" / "gold" / "practice"
sys.path.insert(0, str(ROOT / "tests" / "browser"))


def main(folder: Path, data: Path | None) -> int:
    """Measure what is asked for; returns 1 where nothing can be built."""
    with ExitStack() as stack:
        if data is None:
            from etl.build import build
            from etl.errors import EtlError
            from tests.benchmarks.build import measure_build

            data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            try:
                measure_build(folder, data)
                # Reports of other kinds have too few indicators in common for six charts.
                build([folder, ROOT / "seeds", *LABELLED.glob("*.txt")], data, workers=1)
            except EtlError as error:
                print(error, file=sys.stderr)
                return 1
            print()
        _measure_clicks(stack, data)
    print()
    measure_search()
    return 0


def _measure_clicks(stack: ExitStack, data: Path) -> None:
    from harness import serve, serve_script

    from tests.benchmarks.browser import measure_browser
    from tests.benchmarks.server import measure_server
    from tests.benchmarks.subject import find_subject

    subject = find_subject(data)
    dashboard = stack.enter_context(serve(data))
    bare = stack.enter_context(serve_script(Path(__file__).with_name("bare.py")))
    measure_server(subject, dashboard, bare)
    print()
    measure_browser(subject, dashboard, bare)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("folder", nargs="?", default=CORPUS if CORPUS.is_dir() else ROOT / "seeds")
    parser.add_argument("--data", type=Path, help="a published folder of data; nothing is built")
    return parser


if __name__ == "__main__":
    options = _parser().parse_args()
    sys.exit(main(Path(options.folder), options.data))
