"""What the clicks are measured on: a page of six charts, and the years to choose there."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyarrow.parquet as pq

CHARTS = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """Years of a snapshot, newest first, and the parameters of its page of six charts."""

    years: list[str]
    query: str


def find_subject(data: Path) -> Subject:
    """Return the indicators that a snapshot has most values of, and its years."""
    snapshot = data / "snapshots" / (data / "CURRENT").read_text("utf-8").strip()
    values = pq.read_table(snapshot / "indicator_values.parquet", columns=["indicator", "year"])
    indicators, years = (Counter(values[name].to_pylist()) for name in ("indicator", "year"))
    chosen = [name for name, _ in indicators.most_common(CHARTS)]
    known = sorted((year for year in years if year), reverse=True)
    return Subject([str(year) for year in known], "&".join(f"indicator={quote(n)}" for n in chosen))
