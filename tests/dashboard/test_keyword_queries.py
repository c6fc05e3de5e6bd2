import re

import numpy as np
import pytest

from dashboard import queries
from dashboard.lexis import CONTRASTS, Passages
from dashboard.lexis.folding import fold
from dashboard.queries.paragraph_index import COUNTED_KINDS
from dashboard.selection import Selection
from dashboard.snapshot import find_snapshot
from etl import keywords as counting

DONE, LACKING = "achievements", "problems"
RIVER, CLOUD = "甲省 / 甲市 / 东区 / 临江街道", "甲省 / 甲市 / 东区 / 云桥街道"
# Ten times each, for what is too rare is not compared.
LINES = {
    ("临江街道", 2021): [(DONE, "普法宣传。普法，培训。"), (DONE, "调解，" * 10)],
    ("临江街道", 2022): [
        (DONE, "普法宣传。"),
        (DONE, "作出行政处罚3件，行政执法与执法，培训，培训。"),
        (DONE, "调解，培训。"),
        (LACKING, "执法不规范。"),
    ],
    ("临江街道", 2023): [(DONE, "执法，" * 10), (DONE, "普法。"), (LACKING, "窗口，" * 10)],
    ("云桥街道", 2023): [(DONE, "调解，" * 10 + "执法。"), (DONE, "普法，培训。")],
}


@pytest.fixture(scope="module")
def wordy(publish_lines):
    return publish_lines(LINES)


def passages(*parts, **filters) -> Passages:
    return Passages(Selection(**filters), parts)


def counted(found) -> dict[str, int]:
    return dict(zip(found.terms.tolist(), found.occurrences.tolist(), strict=True))


def used_more(found) -> set[str]:
    return set(found.pick("over").terms)


def test_terms_are_counted_over_the_selection(wordy):
    found = queries.load_frequencies(wordy, passages(years=(2021,)))
    assert counted(found) == {"普法宣传": 1, "普法": 1, "培训": 1, "调解": 10}
    assert found.words == 13
    found = queries.load_frequencies(wordy, passages(LACKING, places=(RIVER,)))
    assert counted(found)["窗口"] == 10
    assert "调解" not in counted(found)


def test_formulas_are_counted_on_request(publish_lines):
    snapshot = publish_lines({("临江街道", 2023): [(DONE, "坚持深入贯彻落实普法。")]})
    assert set(counted(queries.load_frequencies(snapshot, passages()))) == {"普法"}
    asked = Passages(formulas=True)
    found = set(counted(queries.load_frequencies(snapshot, asked)))
    assert {"坚持", "深入贯彻落实", "普法"} <= found
    by_category = Passages(Selection(categories=("cases",)), (), True)
    assert not counted(queries.load_frequencies(snapshot, by_category))


def test_the_corpus_of_tf_idf_is_the_whole_snapshot(wordy):
    found = queries.load_frequencies(wordy, passages(years=(2021,)))
    assert found.corpus_size == 4
    documents = dict(zip(found.terms, found.corpus_reports, strict=True))
    assert documents == {"普法宣传": 2, "普法": 3, "培训": 3, "调解": 3}


def test_a_category_takes_the_words_of_the_paragraphs_that_state_it(wordy):
    found = counted(queries.load_frequencies(wordy, passages(categories=("cases",))))
    assert found["培训"] == 2
    assert found["行政执法"] == 1
    assert "普法宣传" not in found
    assert "调解" not in found
    assert not counted(queries.load_frequencies(wordy, passages(categories=("meetings",))))


def test_a_body_is_held_against_its_peers_of_the_same_year(wordy):
    river = passages(places=(RIVER,), years=(2023,))
    assert queries.count_contrasted(wordy, river, "peers") == {"study": 1, "reference": 1}
    found = queries.compare_passages(wordy, river, "peers")
    assert used_more(found) == {"执法", "窗口"}
    assert found.pick("under").terms.tolist() == ["调解"]


def test_a_year_is_held_against_the_one_before_of_the_same_bodies(wordy):
    year = passages(years=(2022,))
    assert queries.count_contrasted(wordy, year, "before") == {"study": 1, "reference": 1}
    found = queries.compare_passages(wordy, year, "before")
    assert found.reference_words == 13
    # 云桥街道 has no report of 2022, and its one of 2023 stands in for nothing.
    assert queries.count_contrasted(wordy, passages(years=(2023,)), "before") == {
        "study": 1,
        "reference": 1,
    }
    assert queries.count_contrasted(wordy, passages(), "before") == {"study": 0, "reference": 0}


def test_problems_are_held_against_achievements(wordy):
    problems = passages(LACKING, years=(2023,))
    found = queries.compare_passages(wordy, problems, "parts", (DONE,))
    assert used_more(found) == {"窗口"}
    alone = queries.compare_passages(wordy, passages(), "parts")
    assert not len(alone.terms)


@pytest.mark.parametrize("contrast", [name for name in CONTRASTS if name != "parts"])
def test_the_two_sides_share_no_report(wordy, contrast):
    chosen = passages(places=(RIVER,), years=(2022, 2023))
    sizes = queries.count_contrasted(wordy, chosen, contrast)
    assert sizes["study"] + sizes["reference"] <= len(LINES)
    whole = queries.load_frequencies(wordy, passages()).words
    found = queries.compare_passages(wordy, chosen, contrast)
    assert found.study_words + found.reference_words <= whole


def test_terms_go_over_the_years_by_rate(wordy):
    found = queries.load_trends(wordy, passages(places=(RIVER,)))
    assert found.years == (2021, 2022, 2023)
    assert found.rising(3).terms.tolist() == ["执法", "窗口"]
    assert found.falling(3).terms.tolist() == ["调解"]
    at = found.terms.tolist().index("调解")
    assert found.occurrences[at].tolist() == [10, 1, 0]
    assert found.rates[at][0] == pytest.approx(10_000 * 10 / 13)


def test_partners_stand_in_the_same_paragraphs(publish_lines):
    lines = ["普法培训讲座，律师", "律师，普法", "普法，律师", "普法", "调解", "调解", "调解，律师"]
    snapshot = publish_lines({("临江街道", 2023): [(DONE, line) for line in lines]})
    found = queries.load_partners(snapshot, passages(), "律师")
    assert (found.chosen, found.paragraphs) == (4, 7)
    rows = zip(found.terms, found.together.tolist(), found.own.tolist(), strict=True)
    assert list(rows) == [("普法", 3, 4)]
    links = queries.load_links(snapshot, passages(), ("律师", "调解", "普法"))
    pairs = zip(links.one, links.other, links.together.tolist(), strict=True)
    assert list(pairs) == [("律师", "普法", 3)]
    assert links.g2[0] == pytest.approx(found.g2[0])
    assert queries.load_partners(snapshot, passages(), "不存在").terms.tolist() == []


def test_company_is_that_of_the_matter_and_of_the_words_counted(publish_lines):
    fine = "作出行政处罚3件，律师，普法，贯彻落实"
    lines = [(DONE, fine)] * 3 + [(DONE, "律师，调解")] * 3 + [(DONE, "作出行政处罚3件")]
    snapshot = publish_lines({("临江街道", 2023): lines})
    found = queries.load_partners(snapshot, passages(categories=("cases",)), "律师")
    assert (found.chosen, found.paragraphs) == (3, 4)
    assert dict(zip(found.terms, found.own.tolist(), strict=True)) == {"普法": 3}
    assert "贯彻落实" not in queries.load_partners(snapshot, passages(), "律师").terms
    assert not len(queries.load_partners(snapshot, passages(), "贯彻落实").terms)
    with_formulas = queries.load_partners(snapshot, Passages(formulas=True), "贯彻落实")
    assert set(with_formulas.terms) >= {"律师", "普法"}


def test_the_concordance_lists_what_the_keywords_count(wordy):
    found = counted(queries.load_frequencies(wordy, passages()))
    for term, occurrences in found.items():
        assert queries.select_concordance(wordy, passages(), term, 5).total == occurrences


def test_the_concordance_of_the_seeds_lists_what_the_keywords_count(seeds_data):
    snapshot = find_snapshot(seeds_data)
    asked = Passages(formulas=True)
    terms = counted(queries.load_frequencies(snapshot, asked))
    for term in (*sorted(terms, key=terms.get)[-80:], *list(terms)[::12]):
        assert queries.select_concordance(snapshot, asked, term, 0).total == terms[term], term


def test_a_frame_is_listed_with_what_it_goes_around(publish_lines):
    text = "坚持以人民调解为抓手，以普法为抓手，培训。"
    snapshot = publish_lines({("临江街道", 2023): [(DONE, text)]})
    found = queries.select_concordance(snapshot, passages(), "以…为抓手", 10)
    assert [line["word"] for line in found.lines] == ["以人民调解为抓手", "以普法为抓手"]
    by_right = queries.select_concordance(snapshot, passages(), "以…为抓手", 10, 0, "right")
    assert [line["right"][1] for line in by_right.lines] == ["以", "培"]


def test_lines_are_slices_of_their_paragraph(wordy):
    found = queries.select_concordance(wordy, passages(), "执法", 100, pieces=True)
    assert found.total == sum(
        len(re.findall("执法", text)) for lines in LINES.values() for _part, text in lines
    )
    for line in found.lines:
        assert line["text"][line["start"] : line["end"]] == line["word"] == "执法"
        assert line["left"] + line["word"] + line["right"] in line["text"]
        assert line["paragraph_id"] == f"{line['report_id']}-{line['ordinal']:04d}"
    pieces = [line for line in found.lines if not line["whole"]]
    assert [line["term"] for line in pieces] == ["行政执法"]
    assert not any(line["term"] for line in found.lines if line["whole"])
    assert found.pieces == 1


@pytest.mark.parametrize("order", ["place", "year", "left", "right"])
def test_pages_of_an_order_make_up_the_whole(wordy, order):
    whole = queries.select_concordance(wordy, passages(), "执法", 100, 0, order)
    pages = [
        line
        for offset in range(0, whole.total, 4)
        for line in queries.select_concordance(wordy, passages(), "执法", 4, offset, order).lines
    ]
    assert tuple(pages) == whole.lines
    keys = {
        "place": [(line["place"], line["year"]) for line in whole.lines],
        "year": [-line["year"] for line in whole.lines],
        "left": [fold(line["text"][: line["start"]])[::-1][:20] for line in whole.lines],
        "right": [fold(line["text"][line["end"] :])[:20] for line in whole.lines],
    }[order]
    assert keys == sorted(keys)


@pytest.mark.parametrize("word", ["", "不存在", "%", "' OR 1=1 --", "法" * 60, "\0"])
def test_a_word_that_stands_nowhere_has_no_lines(wordy, word):
    assert queries.select_concordance(wordy, passages(), word, 10).lines == ()


def test_a_word_that_is_no_keyword_is_listed_wherever_it_stands(wordy):
    assert queries.select_concordance(wordy, passages(), "法", 5).total == 19


def test_titles_and_signatures_are_read_as_little_as_for_the_keywords():
    assert set(COUNTED_KINDS) == counting.COUNTED_KINDS


def test_a_snapshot_without_reports_answers_everything(empty_snapshot):
    assert queries.load_frequencies(empty_snapshot, passages()).words == 0
    assert not len(queries.load_frequencies(empty_snapshot, passages()).tf_idf())
    for contrast in CONTRASTS:
        assert not len(queries.compare_passages(empty_snapshot, passages(), contrast).terms)
        sizes = queries.count_contrasted(empty_snapshot, passages(), contrast)
        assert sizes == {"study": 0, "reference": 0}
    assert not len(queries.load_trends(empty_snapshot, passages()).terms)
    assert not len(queries.load_partners(empty_snapshot, passages(), "执法").terms)
    assert queries.select_concordance(empty_snapshot, passages(), "执法", 5).total == 0


def test_one_report_has_nothing_to_be_held_against(publish_lines):
    single = publish_lines({("临江街道", 2023): [(DONE, "普法，普法。")]})
    assert counted(queries.load_frequencies(single, passages())) == {"普法": 2}
    assert not np.any(queries.load_frequencies(single, passages()).tf_idf())
    assert not len(queries.compare_passages(single, passages(), "rest").terms)


def test_shares_of_the_fields_lead_to_their_paragraphs(publish_lines):
    lines = [
        (DONE, "开展行政执法检查，规范行政处罚。"),
        (DONE, "人民调解与信访。"),
        (LACKING, "天气晴朗。"),
    ]
    snapshot = publish_lines({("临江街道", 2023): lines, ("云桥街道", 2023): lines[2:]})
    reports = queries.load_report_themes(snapshot, passages(), 20)
    assert [report.name for report in reports] == ["临江街道", "云桥街道"]
    assert len(reports[0].shares) == 9
    assert not any(share.share for share in reports[1].shares.values())
    for theme, share in reports[0].shares.items():
        rows = queries.select_theme_paragraphs(snapshot, passages(), reports[0].report_id, theme)
        assert len(rows) == len(share.paragraphs)
        words = [row["text"][start:end] for row in rows for start, end in row["spans"]]
        assert sorted(set(words)) == sorted(share.words)
    narrowed = queries.load_report_themes(snapshot, passages(LACKING), 20)
    assert [report.total for report in narrowed] == [1, 1]
    assert not any(share.share for share in narrowed[0].shares.values())
    first = queries.load_report_themes(snapshot, passages(), 1)
    assert [report.report_id for report in first] == [reports[0].report_id]


def test_reports_without_paragraphs_among_the_passages_have_no_fields(wordy, empty_snapshot):
    assert queries.count_themed_reports(wordy, passages()) == 4
    assert queries.count_themed_reports(wordy, passages(LACKING)) == 2
    assert queries.count_themed_reports(wordy, passages(categories=("cases",))) == 1
    assert queries.count_themed_reports(empty_snapshot, passages()) == 0
    assert queries.load_report_themes(empty_snapshot, passages(), 20) == []
