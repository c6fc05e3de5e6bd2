"""Prints the first row of `cases.csv` with an indicator.

Usage: `python docs/example.py 行政复议受理 [DATA]`
"""

import csv
import sys
from pathlib import Path


def row_of(indicator: str, data: Path) -> dict[str, str]:
    """Return the cells of that row that are not empty, by column; raises StopIteration if none."""
    snapshot = (data / "CURRENT").read_text(encoding="utf-8").strip()
    path = data / "snapshots" / snapshot / "csv" / "cases.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["指标"] == indicator)
    return {name: cell for name, cell in row.items() if cell}


if __name__ == "__main__":
    cells = row_of(sys.argv[1], Path(*sys.argv[2:] or ["data"]))
    print("\n".join(f"{name}：{cell}" for name, cell in cells.items()))
