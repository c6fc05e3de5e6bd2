"""What the clicks are measured on: a page of six charts, and the years to choose there."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyarrow.parquet as pq

CHARTS = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """The parameters of a page of six charts, and years that show them all, newest first."""

    years: list[str]
    query: str


def find_subject(data: Path) -> Subject:
    """Return the indicators that a snapshot has most values of, and the years that have all."""
    snapshot = data / "snapshots" / (data / "CURRENT").read_text("utf-8").strip()
    table = pq.read_table(snapshot / "indicator_values.parquet", columns=["indicator", "year"])
    values = [(row["indicator"], row["year"]) for row in table.to_pylist() if row["year"]]
    chosen = [name for name, _ in Counter(name for name, _ in values).most_common(CHARTS)]
    years = Counter(year for name, year in set(values) if name in chosen)
    whole = sorted((year for year in years if years[year] == max(years.values())), reverse=True)
    return Subject([str(year) for year in whole], "&".join(f"indicator={quote(n)}" for n in chosen))
