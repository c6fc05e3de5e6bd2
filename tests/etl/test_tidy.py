import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.publishing.tidy import TIDY_COLUMNS, sentence_around, tidy_tables


@pytest.mark.parametrize(
    ("text", "mark", "sentence"),
    [
        ("开会。审核合同30件；签订5份。再次开会。", "30件", "审核合同30件；签订5份。"),
        ("审核合同30件", "30件", "审核合同30件"),
        ("能否做到？审核30件！好。", "30件", "审核30件！"),
        ("标题\n审核30件。", "30件", "审核30件。"),
    ],
)
def test_the_sentence_around_a_count(text, mark, sentence):
    start = text.index(mark)
    assert sentence_around(text, start, start + len(mark)) == sentence


@given(st.text("审核3件。！\n，", min_size=1), st.data())
def test_a_sentence_holds_its_count_and_is_a_slice_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sentence = sentence_around(text, start, end)
    assert sentence in text
    assert text[start:end].strip() in sentence


def test_the_four_tables_hold_the_counts_of_their_category_for_readers(published):
    tables, _ = published
    for category, rows in tidy_tables(tables).items():
        assert rows.column_names == [column.label for column in TIDY_COLUMNS]
        counts = [row for row in tables["counts"].to_pylist() if row["category"] == category]
        assert rows.column("数据编号").to_pylist() == [row["count_id"] for row in counts]
        for row, count in zip(rows.to_pylist(), counts, strict=True):
            assert count["text"] in row["所在句子"]
            assert (row["数值"], row["单位"]) == (count["value"], count["unit"])


def test_vocabularies_are_told_in_chinese(published):
    tables, _ = published
    (trained,) = [
        row
        for row in tidy_tables(tables)["trainings"].to_pylist()
        if row["原文数字"] == "150余人次" and row["年度"] == 2021
    ]
    assert (trained["限定"], trained["性质"], trained["指标"]) == ("以上", "实际", "参训人员")
    assert trained["章节标题"] == "推进依法决策"
