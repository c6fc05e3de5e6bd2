"""Speed of the page of keywords over a generated snapshot.

python -m tests.benchmarks.words [PARAGRAPHS]

The reports are those of the search's benchmark, with their keywords. What is measured is the first
answer to a reader: answers are kept, and the same question is answered at once.
"""

import logging
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.search import cost, publish

TERM, FREQUENT = "调解", "法治"  # a word of some paragraphs, and one inside many others
SHOWN = 20, 500  # reports of the heat map at first, and at most


def measure_words(paragraphs: int = 1_000_000) -> None:
    """Print what the counts in memory cost, and what each first answer takes."""
    logging.disable(logging.WARNING)
    from dashboard import queries
    from dashboard.lexis import Passages
    from dashboard.queries import connection
    from dashboard.queries.paragraph_index import load_paragraph_index
    from dashboard.queries.word_counts import load_word_counts
    from dashboard.selection import Selection

    everything, year = Passages(), Passages(Selection(years=(2020,)))
    with tempfile.TemporaryDirectory() as folder:
        snapshot = publish(Path(folder), paragraphs, words=True)
        nearest = (TERM, FREQUENT, "培训", "执法", "律师")
        asked = {
            "open the snapshot": lambda: connection.check_snapshot(snapshot),
            "counts of words in memory": lambda: load_word_counts(snapshot),
            "paragraphs in memory": lambda: load_paragraph_index(snapshot),
            "frequencies of all": lambda: queries.load_frequencies(snapshot, everything),
            "frequencies of a year": lambda: queries.load_frequencies(snapshot, year),
            "keyness of a year": lambda: queries.compare_passages(snapshot, year, "rest"),
            "words by year": lambda: queries.load_trends(snapshot, everything),
            "occurrences of a word": lambda: queries.select_concordance(
                snapshot, everything, TERM, 25
            ),
            "of one inside others": lambda: queries.select_concordance(
                snapshot, everything, FREQUENT, 25
            ),
            "partners of a word": lambda: queries.load_partners(snapshot, everything, TERM),
            "ties among partners": lambda: queries.load_links(snapshot, everything, nearest),
            **{
                f"fields of {shown} reports": lambda shown=shown: queries.load_report_themes(
                    snapshot, everything, shown
                )
                for shown in SHOWN
            },
        }
        print(f"{paragraphs} paragraphs; milliseconds: on the wall, of the processor")
        for name, ask in asked.items():
            print(f"{name:26}", cost(ask), flush=True)


if __name__ == "__main__":
    measure_words(*map(int, sys.argv[1:2]))
