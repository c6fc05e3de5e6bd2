import json
import re

import pytest

from dashboard.counting_rules import COUNTING_RULES
from dashboard.formatting import plain_markdown
from etl.catalogue import indicators
from etl.definitions import definitions
from etl.schema import TABLES

SECTIONS = ["怎样计数", "指标目录", "数据字典", "数据来源"]


def headers(app) -> list[str]:
    return [item.value for item in app.header]


def html(app) -> str:
    return "\n".join(item.value for item in app.html)


def defined(app) -> list[str]:
    return re.findall(r'class="definition" id="indicator-([^"]*)"', html(app))


def test_the_whole_reference_is_one_page(visit, full_data):
    app = visit(full_data, "about")
    assert headers(app) == SECTIONS
    assert defined(app) == [name.replace(".", "-") for name in indicators()]
    said = "\n".join(item.value for item in app.markdown)
    assert all(plain_markdown(text) in said for _title, text in COUNTING_RULES)


def test_every_column_of_every_table_is_in_the_dictionary(visit, full_data):
    shown = html(visit(full_data, "about", section="数据字典"))
    for table in TABLES:
        (block,) = re.findall(rf'id="table-{table.name}".*?</section>', shown, re.DOTALL)
        assert re.findall(r"<br><code>(\w+)</code></th>", block) == [
            column.name for column in table.columns
        ]
        for column in table.columns:
            assert f">{column.label}<" in block
            for word in column.vocabulary or ():
                assert f"<code>{word}</code>" in block


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_alone_by_its_address(visit, full_data, section):
    assert headers(visit(full_data, "about", section=section)) == [section]


def test_an_indicator_has_an_address_that_unfolds_its_wording_and_leads_on(visit, full_data):
    app = visit(full_data, "about", indicator="合同审核", place="甲省", category="审核")
    assert headers(app) == ["指标目录"]
    assert defined(app) == ["reviews-contracts"]
    shown = html(app)
    definition = definitions()["reviews.contracts"]
    assert definition.text in shown and "<details open>" in shown
    for wording in definition.wordings:
        assert wording.rule in shown
    compare = re.search(r'href="(compare\?[^"]*)"', shown)[1]
    assert "place=%E7%94%B2%E7%9C%81" in compare and "category" not in compare


def test_an_indicator_that_nobody_reports_is_defined_without_figures(visit, single_data):
    shown = html(visit(single_data, "about", q="oversight.advice"))
    assert 'id="indicator-oversight-advice"' in shown
    assert 'href="about?q=oversight.advice"' in shown and "compare?" not in shown


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("常务会议", ["指标目录"]),
        ("span_start", ["数据字典"]),
        ("从不当作", ["怎样计数"]),
        ("示范文本 制度", ["指标目录"]),
    ],
)
def test_words_are_looked_for_in_every_section(visit, full_data, words, found):
    assert headers(visit(full_data, "about", q=words)) == found


def test_words_that_occur_nowhere_are_named_literally(visit, full_data):
    app = visit(full_data, "about", q="<b>**火星**")
    assert not headers(app)
    assert app.info[-1].value == r"没有找到“\<b\>\*\*火星\*\*”。"


def test_the_build_is_described(visit, publish_reports):
    data = publish_reports(1)
    manifest = {
        "built_at": "2026-11-22T08:19:17+00:00", "code_version": "0.1.0", "fingerprint": "f" * 64,
        "inputs": [{"file": "<i>甲</i>.txt", "report_id": "r1", "findings": 2}],
        "rejected": [], "duplicates": [], "rows": {"reports": 1, "counts": 3},
    }  # fmt: skip
    (data / "snapshots/one/manifest.json").write_text(json.dumps(manifest), "utf-8")
    app = visit(data, "about", section="数据来源")
    facts = html(app)
    for said in ("one", "2026-11-22 08:19 UTC", "0.1.0", "f" * 16, "1 个", "3 行"):
        assert f"<dd>{said}</dd>" in facts
    (row,) = app.table[0].value.to_dict("records")
    assert row["文件"] == r"\<i\>甲\</i\>\.txt" and row["提示数"] == "2"


def test_without_a_manifest_the_page_says_so(visit, publish_reports):
    data = publish_reports()
    (data / "snapshots/one/manifest.json").unlink()
    app = visit(data, "about")
    assert "manifest.json" in app.info[0].value
    assert headers(app) == SECTIONS


def test_without_reports_the_page_says_what_to_run(visit, empty_data):
    app = visit(empty_data, "about")
    assert "etl build" in app.info[0].value
    assert headers(app) == SECTIONS
