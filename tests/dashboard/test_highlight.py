import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.highlight import (
    anchor,
    evidence_html,
    facts_html,
    paragraph_html,
    sentence_html,
    sentence_span,
)

hostile = st.text(alphabet=st.sampled_from("<>&\"'/ab 法=$*[]()`：12。；"), max_size=60)


def count_at(start: int, end: int, id_: str = "r-0001-0", **more) -> dict:
    return {
        "count_id": id_, "paragraph_id": "r-0001", "span_start": start, "span_end": end,
        "category": "cases", "object": "案件", "confidence": 0.95,
    } | more  # fmt: skip


def shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(hostile, st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=5))
def test_text_appears_literally_whatever_it_holds(text, spans):
    html = paragraph_html(text, [count_at(*span) for span in spans])
    assert shown(html) == text
    assert set(re.findall(r"</?(\w+)", html)) <= {"mark"}


def test_counts_are_marked_with_category_and_the_current_one_stands_out():
    counts = [count_at(2, 4, "r-0001-2"), count_at(5, 7, "r-0001-5", category="reviews")]
    html = paragraph_html("办理12，审3份。", counts, "r-0001-5")
    assert html.count("<mark") == 2
    assert 'class="mark-cases"' in html
    assert 'class="mark-reviews current"' in html
    assert 'data-label="审核"' in html
    assert f'id="{anchor("r-0001-5")}"' in html


def test_hostile_object_and_category_stay_inside_their_attributes():
    html = paragraph_html("12件", [count_at(0, 3, object='"><script>', category='x" onload="y')])
    assert "<script" not in html
    assert 'onload="' not in html


@given(hostile, st.data())
def test_a_sentence_holds_its_count(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_span(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert not re.search(r"[。；]", text[first:start])


def test_evidence_shows_the_paragraph_and_fades_what_is_around_the_sentence():
    text = "先说别的。共12件<b>。再说别的。"
    html = evidence_html(text, count_at(6, 9, "r-0001-6"))
    assert shown(html) == text
    assert html.count('class="around"') == 2
    assert '<span class="around">先说别的。</span>' in html


def test_facts_are_escaped():
    assert "<b>" not in facts_html({"报告": "<b>"})


def test_a_doubtful_count_bears_a_sign_and_says_why_and_a_sure_one_does_not():
    counts = [count_at(2, 4, "r-0001-2", confidence=0.6), count_at(5, 7, "r-0001-5")]
    doubtful, sure = re.findall(r"<mark[^>]*>", paragraph_html("办理12，审3份。", counts))
    assert 'data-label="案件 ?"' in doubtful and "分类待核，置信度 0.60" in doubtful
    assert 'data-label="案件"' in sure and "待核" not in sure


def test_a_sentence_stands_alone_with_its_count():
    html = sentence_html("先说别的。共12件<b>。再说别的。", count_at(6, 9, "r-0001-6"))
    assert shown(html) == "共12件<b>。"
    assert re.search(r"<mark [^>]*>12件</mark>&lt;b&gt;", html)
