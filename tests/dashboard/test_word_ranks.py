"""Words by weight: their order, what is said of them, and the rows of a download."""

import numpy as np
import pytest

from dashboard.cards.themes import STEPS, parts_of_key, theme_card
from dashboard.lexis import Frequencies, Partners, compare, find_trends
from dashboard.lines_of_text import AROUND, concordance_line, mark_pieces, paragraph_line
from dashboard.queries import ReportThemes
from dashboard.word_ranks import (
    FREQUENCY,
    TELLING,
    frequency_cells,
    keyness_cells,
    partner_cells,
    rank_frequencies,
    rank_keyness,
    rank_partners,
    rank_trends,
    shares,
    trend_cells,
)
from etl.themes import share_of_themes, themes

FOUND = Frequencies(
    np.array(["执法", "普法", "法治"], object),
    np.array([3, 8, 1200]),
    np.array([1, 2, 4]),
    np.array([1, 2, 4]),
    4,
)


@pytest.fixture
def paragraph():
    return {
        "report_id": "r", "paragraph_id": "r-0001", "name": "临江街道", "year": 2023,
        "part": "plans", "text": "推进<b>执法</b>", "spans": [(5, 7)],
    }  # fmt: skip


def test_words_are_ranked_by_frequency_with_their_numbers():
    ranked = rank_frequencies(FOUND, FREQUENCY, 2)
    assert [word.word for word in ranked] == ["法治", "普法"]
    assert ranked[0].value == "1,200 次"
    assert ranked[0].hint == "法治：1,200 次，见于 4 份报告"


def test_a_word_of_every_report_is_no_telling_one():
    assert [word.word for word in rank_frequencies(FOUND, TELLING, 9)] == ["普法", "执法"]


def test_of_a_hundred_thousand_words_the_foremost_are_ranked_and_all_downloaded():
    size = 100_000
    terms = np.array([f"词{number}" for number in range(size)], object)
    times, reports = np.arange(1, size + 1), np.ones(size, int)
    found = Frequencies(terms, times, reports, reports, 3)
    ranked = rank_frequencies(found, FREQUENCY, 60)
    assert [word.word for word in ranked] == [f"词{size - 1 - at}" for at in range(60)]
    assert sum(1 for _row in frequency_cells(found)) == size


def test_bars_are_shares_of_the_longest():
    assert shares(rank_frequencies(FOUND, FREQUENCY, 9))["普法"] == pytest.approx(8 / 1200)
    assert shares([]) == {}


def test_a_download_of_frequencies_has_every_word():
    cells = list(frequency_cells(FOUND))
    assert [row["词"] for row in cells] == ["法治", "普法", "执法"]
    assert cells[0]["次数"] == 1200 and cells[0]["报告份数"] == 4


def test_keyness_says_how_many_times_the_rate():
    terms = np.array(["其他", "合同", "复议", "调解"], object)
    found = compare(terms, np.array([900, 40, 60, 0]), np.array([940, 20, 0, 40]))
    over = {word.word: word.value for word in rank_keyness(found.pick("over"), 9)}
    assert over["复议"] == "对照中没有"
    assert "倍" in rank_keyness(found, 9)[-1].value or "没有" in rank_keyness(found, 9)[-1].value
    (under, *_more) = rank_keyness(found.pick("under"), 9)
    assert (under.word, under.value) == ("调解", "这里没有")
    assert {row["词"] for row in keyness_cells(found)} == set(terms)


def test_trends_say_the_change_of_a_year_and_every_rate():
    terms = np.array(["数字", "其他"], object)
    counts = np.array([[10, 20, 30], [990, 980, 970]])
    found = find_trends(terms, (2021, 2022, 2023), counts, np.array([1000, 1000, 1000]))
    (word,) = rank_trends(found.rising(9))
    assert (word.word, word.value) == ("数字", "每年 +100.0")
    assert "2021年 100.0" in word.hint
    (falling,) = rank_trends(found.falling(9))
    assert falling.value == "每年 -100.0" and falling.weight > 0
    assert next(trend_cells(found.rising(9)))["2023年每万词次数"] == 300


def test_partners_say_where_they_stand_together():
    columns = np.array(["培训"], object), np.array([7]), np.array([12])
    found = Partners(*columns, 16, 100, np.array([21.5]), np.array([0.4]))
    (word,) = rank_partners(found, 9)
    assert word.value == "同段 7" and "自己见于 12 段" in word.hint
    assert next(partner_cells(found))["NPMI"] == 0.4


def test_a_paragraph_is_cut_into_what_was_found_and_what_stands_around(paragraph):
    line = paragraph_line(paragraph)
    assert line["pieces"] == [("推进<b>", False), ("执法", True), ("</b>", False)]
    assert line["place"] == "临江街道 · 2023年 · 下步安排"


def test_the_far_ends_of_a_long_paragraph_are_left_out():
    text = "甲" * 500 + "执法" + "乙" * 500
    pieces = mark_pieces(text, [(500, 502)])
    assert pieces[0] == ("…", False) and pieces[-1] == ("…", False)
    assert ("执法", True) in pieces
    assert len("".join(piece for piece, _ in pieces)) == 2 * AROUND + 4


def test_a_paragraph_in_which_nothing_is_marked_shows_its_beginning():
    assert mark_pieces("短段落", []) == [("短段落", False)]


def test_an_occurrence_in_a_longer_word_names_that_word(paragraph):
    row = paragraph | {"left": "加强", "word": "执法", "right": "培训", "term": "行政执法"}
    assert "是“行政执法”的一部分" in concordance_line(row)["place"]
    assert "一部分" not in concordance_line(row | {"term": None})["place"]


def test_the_heat_map_of_fields_bears_every_share_and_its_key():
    found = share_of_themes([("全面推行行政执法公示制度", ""), ("天气很好", "")])
    report = ReportThemes("r1", "<b>街道", "p", None, "street", 2023, "t", 2, found)
    card = theme_card("themes", [report], 3)
    keys = [key for key, *_ in card.figure["data"][0]["customdata"]]
    assert len(keys) == len(themes()) == len(card.records)
    (stated,) = filter(None, keys)
    assert parts_of_key(stated) == ("r1", next(t for t in found if found[t].paragraphs))
    texts = card.figure["data"][0]["text"]
    assert texts.count("无") == len(themes()) - 1
    assert "<b>街道" not in card.figure["layout"]["yaxis"]["categoryarray"][0]
    assert "共 3 份报告" in " ".join(card.notes)
    assert {trace["name"] for trace in card.figure["data"] if trace.get("name")} >= {STEPS[0]}
