"""Fit the weights that counts are read by to the labelled sets, and write them into `etl/rules`.

Those of the objects (`objects.json`) come first, as those of the categories (`likeness.json`) go by
the objects. The result is the same on every run.
"""

import argparse
import json
import sys
from collections.abc import Collection
from pathlib import Path

import etl
from etl.counting import likeness, objects
from tests.gold.likeness import counts_of_examples, counts_of_set, fit_likeness
from tests.gold.objects import fit_objects, objects_of_sentences, objects_of_set
from tests.gold.sets import sets

RULES = Path(etl.__file__).parent / "rules"


def fit(names: Collection[str]) -> tuple[dict, dict]:
    """Fit the weights of objects and of categories to some of the sets, and go by them."""
    labelled = [paragraph for name in names for paragraph in objects_of_set(name)]
    objects.use(weights := fit_objects(labelled + objects_of_sentences()))
    counts = [count for name in names for count in counts_of_set(name)] + counts_of_examples()
    likeness.use(shares := fit_likeness(counts))
    return weights, shares


def main() -> int:
    """Write the weights."""
    argparse.ArgumentParser(prog="python -m tests.gold.fit", description=__doc__).parse_args()
    weights, shares = fit(list(sets()))
    _write("objects.json", _lines(weights))
    labels = json.dumps(shares["labels"])
    _write("likeness.json", f'{{"labels": {labels},\n"weights": {_lines(shares["weights"])}}}')
    return 0


def _lines(weights: dict[str, int | list[int]]) -> str:
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(value, separators=(',', ':'))}"
        for name, value in weights.items()
    )
    return f"{{\n{lines}\n}}"


def _write(name: str, content: str) -> None:
    (RULES / name).write_text(content + "\n", "utf-8")
    print(f"{name}: {content.count(chr(10)) - 1} features")


if __name__ == "__main__":
    sys.exit(main())
