"""The labelled sets: the seeds, and practice reports written in the manner of many clerks."""

from pathlib import Path

HERE = Path(__file__).parent


def sets() -> dict[str, tuple[list[Path], Path, Path]]:
    """Return each set with its reports, the labels of their counts and of their metadata."""
    practice = HERE / "practice"
    found = {"seeds": ([HERE.parents[1] / "seeds"], HERE / "seeds.jsonl", HERE / "reports.jsonl")}
    for labels in sorted(practice.glob("labels-*.jsonl")):
        name = labels.stem.removeprefix("labels-")
        reports = sorted(practice.glob(f"{name}*.txt"))
        found[f"practice {name}"] = (reports, labels, practice / f"reports-{name}.jsonl")
    return found
