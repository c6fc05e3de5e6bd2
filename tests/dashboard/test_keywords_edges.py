"""The page of keywords with words that no dictionary holds: markup, rare characters, very many."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import queries
from dashboard.exports import Rows, csv_bytes
from dashboard.lexis import Passages
from dashboard.snapshot import find_snapshot
from dashboard.word_ranks import frequency_cells

HOSTILE = ("<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A1", "&lt;b&gt; **粗** $x$ :red[红]")
LACKING = "法\U0010ffff"
WEIGHTS = ("频次", "区分度")


def given(app, component: str) -> dict:
    """What a component of the page was given to draw."""
    for element in app.get("bidi_component"):
        if element.proto.component_name == component:
            return json.loads(element.proto.json)
    raise AssertionError(f"{component} is not on the page")


@pytest.fixture
def with_words(publish_reports) -> Callable[[Iterable[tuple[str, int]]], Path]:
    """Publish two reports whose keywords are those given, of the first; returns the folder."""

    def publish(words: Iterable[tuple[str, int]]) -> Path:
        data = publish_reports(2)
        snapshot = find_snapshot(data)
        path = snapshot.table_path("keywords")
        table = pq.read_table(path)
        first = table["report_id"][0].as_py()
        named = [table["paragraph_ids"][0].as_py()]
        rows = [
            {
                "report_id": first, "part": "achievements", "term": word,
                "occurrences": times, "paragraph_ids": named[0],
            }
            for word, times in words
        ]  # fmt: skip
        other = table.filter(pa.compute.not_equal(table["report_id"], first))
        pq.write_table(pa.concat_tables([pa.Table.from_pylist(rows, table.schema), other]), path)
        return data

    return publish


@pytest.mark.parametrize("weight", WEIGHTS)
def test_markup_in_a_word_is_handed_on_as_text(visit, with_words, weight):
    data = with_words([*((word, 50) for word in HOSTILE), ("普法", 9)])
    app = visit(data, "keywords", weight=weight, year="2021")
    wide = given(app, "keywords_cloud")["clouds"][0]
    assert set(HOSTILE) <= {word["text"] for word in wide["words"]}
    assert set(HOSTILE) <= {word["text"] for word in given(app, "keywords_words")["words"]}


def test_words_that_the_font_lacks_are_listed_below_the_cloud(visit, with_words):
    app = visit(with_words([(LACKING, 50), ("普法", 9)]), "keywords")
    drawn = {word["text"] for word in given(app, "keywords_cloud")["clouds"][0]["words"]}
    assert LACKING not in drawn and "普法" in drawn
    assert any("字库缺字" in caption.value and LACKING in caption.value for caption in app.caption)
    assert given(app, "keywords_words")["words"][0]["text"] == LACKING


def test_one_word_is_a_cloud_and_a_list(visit, with_words):
    app = visit(with_words([("普法", 9)]), "keywords", year="2021")
    assert [word["text"] for word in given(app, "keywords_words")["words"]] == ["普法"]
    assert [word["text"] for word in given(app, "keywords_cloud")["clouds"][0]["words"]] == ["普法"]


def test_a_hundred_thousand_words_are_drawn_and_downloaded(visit, with_words):
    words = [
        (f"词{chr(0x4E00 + at % 300)}{chr(0x5E00 + at // 300)}", at + 1) for at in range(100_000)
    ]
    data = with_words(words)
    app = visit(data, "keywords", year="2021")
    assert given(app, "keywords_words")["words"][0]["text"] == words[-1][0]
    assert any("100,000 个词" in caption.value for caption in app.caption)
    cells = list(frequency_cells(queries.load_frequencies(find_snapshot(data), Passages())))
    text = csv_bytes(Rows(tuple(cells[0]), cells)).decode("utf-8-sig")
    assert {row["词"] for row in csv.DictReader(io.StringIO(text))} >= {word for word, _ in words}


def test_a_formula_of_a_spreadsheet_stays_text_in_a_download(with_words):
    data = with_words([(HOSTILE[1], 3)])
    cells = list(frequency_cells(queries.load_frequencies(find_snapshot(data), Passages())))
    text = csv_bytes(Rows(tuple(cells[0]), cells)).decode("utf-8-sig")
    assert "'=cmd" in text
    assert "\n=cmd" not in text
