"""Annual reports on rule-of-law government, read into tidy tables with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from etl.models import Document

__version__ = "0.1.0"


def read(path: str | Path) -> Document:
    """Read one report file into its metadata, paragraphs and findings.

    Raises UnreadableReport, with the reason, for a file that is no report.
    """
    from etl.build import read

    return read(path)


def extract(text: str) -> list[dict]:
    """Return the counts of a text, a sentence or a whole report, as rows of the table `counts`.

    Columns that only a file gives (`report`, `body`, `year` …) hold what the text itself says, or
    None. A text without counts gives an empty list.
    """
    from etl.build import rows_of_text

    return rows_of_text(text)
