"""Speed of the page of keywords over a generated snapshot.

python -m tests.benchmarks.words [PARAGRAPHS | DATA]

The reports are those of the search's benchmark, with their keywords, or those of a published folder
of data. What is measured is the first
answer to a reader: answers are kept, and the same question is answered at once.
"""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.search import cost, publish

TERM, FREQUENT = "调解", "法治"  # a word of some paragraphs, and one inside many others
NEAREST = (TERM, "培训", "执法", "律师", "普法")
CLOUD = 620, 560  # pixels
SHOWN = 20, 500  # reports of the heat map at first, and at most


def measure_words(subject: str = "1000000") -> None:
    """Print what the counts in memory cost, and what each first answer takes."""
    logging.disable(logging.WARNING)
    from dashboard.snapshot import find_snapshot

    with tempfile.TemporaryDirectory() as folder:
        if subject.isdecimal():
            snapshot = publish(Path(folder), int(subject), words=True)
        else:
            snapshot = find_snapshot(Path(subject))
        print("milliseconds: on the wall, of the processor")
        for name, ask in _questions(snapshot):
            print(f"{name:26}", cost(ask), flush=True)


def _questions(snapshot) -> Iterator[tuple[str, Callable]]:
    """Yield questions to a snapshot, each with how it is asked."""
    from dashboard import clouds, queries, word_ranks
    from dashboard.lexis import Passages
    from dashboard.queries import connection, paragraph_index, word_counts
    from dashboard.selection import Selection

    everything = snapshot, Passages()
    year = snapshot, Passages(Selection(years=(2020,)))
    yield "open the snapshot", lambda: connection.check_snapshot(snapshot)
    yield "counts of words in memory", lambda: word_counts.load_word_counts(snapshot)
    yield "paragraphs in memory", lambda: paragraph_index.load_paragraph_index(snapshot)
    yield "frequencies of all", lambda: queries.load_frequencies(*everything)
    yield "frequencies of a year", lambda: queries.load_frequencies(*year)
    found = queries.load_frequencies(*everything)
    ranked = word_ranks.rank_frequencies(found, word_ranks.FREQUENCY, 60)
    words = tuple((word.word, word.weight) for word in ranked)
    yield "layout of the first cloud", lambda: clouds.lay_out(words, *CLOUD)
    yield "layout of another", lambda: clouds.lay_out(words[1:], *CLOUD)
    yield "keyness of a year", lambda: queries.compare_passages(*year, "rest")
    yield "words by year", lambda: queries.load_trends(*everything)
    for word in (TERM, FREQUENT):
        yield f"occurrences: {word}", lambda w=word: queries.select_concordance(*everything, w, 25)
    yield "partners of a word", lambda: queries.load_partners(*everything, TERM)
    yield "ties among partners", lambda: queries.load_links(*everything, NEAREST)
    for shown in SHOWN:
        yield (
            f"fields of {shown} reports",
            lambda n=shown: queries.load_report_themes(*everything, n),
        )


if __name__ == "__main__":
    measure_words(*sys.argv[1:2])
