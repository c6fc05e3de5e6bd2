"""Published snapshots of invented reports, written through the tables that the ETL declares."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.marks import Mark
from dashboard.snapshot import DATA_VARIABLE, Snapshot, find_snapshot
from etl.keywords import count_keywords
from etl.models import Count, Document, Finding, Metadata, Paragraph, SourceText
from etl.publishing.tabulate import tabulate
from etl.schema import TABLES

# Wording that a page must show as it stands: markup, formulas, icons, links, colours.
HOSTILE = (
    "<img src=x onerror=alert(1)> **粗** $x^2$ :red[红] [链](javascript:alert(1)) &lt;b&gt; `码`"
)
APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
Stated = tuple[str, str, float, str | None, str, str, str | None]


def report_of(
    name: str,
    place: Sequence[str | None],
    level: str,
    year: int | None,
    stated: Iterable[Stated],
    confidence: float = 0.95,
) -> tuple[Document, list[Count]]:
    """Make a report: `place` is province, city, county, body; `stated` are its sentences.

    `confidence` is that of all its counts. A sentence is (sentence, number as printed, value,
    unit, qualifier, category, indicator).
    """
    stated = list(stated)
    province, city, county, body = place
    title = f"{body}{year}年度法治政府建设情况报告"
    texts = [(title, "title", "", "")]
    texts += [("一、主要举措和成效", "heading", "一", "主要举措和成效")]
    texts += [(line[0], "body", "一", "主要举措和成效") for line in stated]
    texts += [("二、下步安排", "heading", "二", "下步安排")]
    texts += [(HOSTILE, "body", "二", "下步安排")]
    paragraphs = tuple(
        Paragraph(ordinal, text, kind, "plans" if path == "二" else "achievements", path, heading)
        for ordinal, (text, kind, path, heading) in enumerate(texts, 1)
    )
    counts = [_count(ordinal, confidence, *line) for ordinal, line in enumerate(stated, 3)]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    source = SourceText(f"{name}.txt", _identity(name), "txt", "utf-8", text)
    metadata = Metadata(
        title, f"{body}办事处", level, year, None, None, province, city, county, None, body,
        county or city or province, None,
    )  # fmt: skip
    return Document(source, metadata, paragraphs), counts


def publish(
    data: Path,
    reports: Iterable[tuple[Document, list[Count]]],
    id_: str = "one",
    rejected: Sequence[dict] = (),
    duplicates: Sequence[dict] = (),
    found: bool = True,
) -> Path:
    """Write a snapshot of those reports into a folder of data and point at it.

    `rejected` and `duplicates` are what its manifest says of the files that are not in it;
    `found` says whether the checks found anything.
    """
    tables = [
        tabulate(
            document,
            counts,
            count_keywords(document.paragraphs),
            _findings(document, counts) if found else (),
        )
        for document, counts in reports
    ]
    folder = data / "snapshots" / id_
    folder.mkdir(parents=True)
    empty = tabulate(*report_of("空", (None,) * 4, "street", None, ()), (), ())
    for table in TABLES:
        rows = [built[table.name] for built in tables] or [empty[table.name].slice(0, 0)]
        pq.write_table(pa.concat_tables(rows), folder / f"{table.name}.parquet")
    manifest = {"rejected": list(rejected), "duplicates": list(duplicates)}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")
    (data / "CURRENT").write_text(id_, "utf-8")
    return data


def few_reports() -> list[tuple[Document, list[Count]]]:
    """Seven reports of five bodies in three years: gaps, hedges, two units, namesakes, markup."""
    east, north = ("甲省", "甲市", "东区"), ("乙省", "乙市", "北区")
    penalty = ("全年作出行政处罚{}。", "cases", "cases.penalty")
    meeting = ("召开主任办公会{}。", "meetings", "meetings.executive")
    contract = ("审核合同{}。", "reviews", "reviews.contracts")
    appearance = ("负责人出庭率达到{}。", "cases", "cases.appearance_rate")
    training = ("举办法治培训{}。", "trainings", "trainings.sessions")
    people = ("培训干部{}。", "trainings", "trainings.participants")
    return [
        report_of("001", (*east, "临江街道"), "street", 2021, [
            _line(penalty, "12件", 12, "件"), _line(contract, "45份", 45, "份"),
            _line(training, "近10场", 10, "场", "near"),
        ]),
        report_of("002", (*east, "临江街道"), "street", 2023, [
            _line(penalty, "20余件", 20, "件", "over"), _line(contract, "1.2万份", 12000, "份"),
            _line(meeting, "8次", 8, "次"), _line(people, "约300人次", 300, "人次", "about"),
        ]),
        report_of("003", (*east, "云桥街道"), "street", 2022, [
            _line(penalty, "7件", 7, "件"), _line(penalty, "3人", 3, "人"),
            _line(appearance, "100%", 100, "%"), _line(meeting, "6次", 6, "次"),
        ], confidence=0.65),
        report_of("004", (*east, "云桥街道"), "street", 2023, [
            _line(penalty, "9件", 9, "件"), _line(contract, "不超过30份", 30, "份", "at_most"),
        ]),
        report_of("005", (*east, "东区司法局"), "department", 2023, [
            _line(penalty, "150件", 150, "件"), _line(appearance, "95.5%", 95.5, "%"),
        ], confidence=0.85),
        report_of("006", (*north, "城关镇"), "town", 2023, [_line(penalty, "33件", 33, "件")]),
        report_of("007", ("丙省", "丙市", "南县", "城关镇"), "town", 2022, []),
    ]  # fmt: skip


def many_reports(bodies: int = 400, years: Sequence[int] = (2020, 2021, 2022, 2023, 2024)):
    """Yield reports of many bodies and years that state 20,000 counts in all, each doubtful."""
    matters = [
        ("作出行政处罚{}。", "cases", "cases.penalty"),
        ("受理行政复议{}。", "cases", "cases.reconsideration.accepted"),
        ("召开办公会{}。", "meetings", "meetings.executive"),
        ("召开法治专题会{}。", "meetings", "meetings.rule_of_law"),
        ("举办培训{}。", "trainings", "trainings.sessions"),
        ("中心组学习{}。", "trainings", "trainings.central_group"),
        ("审核合同{}。", "reviews", "reviews.contracts"),
        ("出具法律意见{}。", "reviews", "reviews.legal_opinions"),
        ("开展普法活动{}。", "publicity", "publicity.activities"),
        ("排查矛盾纠纷{}。", "mediation", "mediation.disputes_found"),
    ]
    for body in range(bodies):
        place = (
            f"第{body // 100 + 1}省",
            f"第{body // 20 + 1}市",
            f"第{body // 5 + 1}区",
            f"第{body + 1}街道",
        )
        for year in years:
            lines = [
                _line(matter, f"{(body * 37 + year * 11 + at * 101) % 900 + 1}次",
                      (body * 37 + year * 11 + at * 101) % 900 + 1, "次")
                for at, matter in enumerate(matters)
            ]  # fmt: skip
            yield report_of(
                f"大{body}-{year}", place, "street", year, lines, (0.45, 0.65, 0.85)[body % 3]
            )


@pytest.fixture(scope="session")
def full_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with the seven reports."""
    return publish(
        tmp_path_factory.mktemp("full"),
        few_reports(),
        rejected=[
            {"name": "附件/扫描件.pdf", "reason": "format '.pdf' is not read"},
            {"name": f"{HOSTILE}.txt", "reason": f"no government report, beginning {HOSTILE!r}"},
        ],
        duplicates=[{"name": "001-副本.txt", "same_as": "001.txt"}],
    )


@pytest.fixture(scope="session")
def single_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with one report."""
    return publish(tmp_path_factory.mktemp("single"), few_reports()[:1])


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data whose snapshot holds no report."""
    return publish(tmp_path_factory.mktemp("empty"), [])


@pytest.fixture(scope="session")
def clean_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with one report in which no check found anything."""
    return publish(tmp_path_factory.mktemp("clean"), few_reports()[:1], found=False)


@pytest.fixture(scope="session")
def large_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with 20,000 counts of 400 bodies in five years."""
    return publish(tmp_path_factory.mktemp("large"), many_reports())


@pytest.fixture(scope="session")
def running_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data in which two of seven streets state a running total."""
    training = ("举办法治培训{}。", "trainings", "trainings.sessions")
    total = ("自2019年以来，累计举办法治培训{}。", *training[1:])
    own = [(training, value) for value in (9, 8, 7, 6, 5)]
    stated = [*own, (total, 120), (total, 900)]
    reports = (
        report_of(
            f"累{at}", ("甲省", "甲市", "东区", f"{at}街道"), "street", 2023,
            [_line(matter, f"{value}场", value, "场")],
        )
        for at, (matter, value) in enumerate(stated)
    )  # fmt: skip
    return publish(tmp_path_factory.mktemp("running"), reports)


@pytest.fixture
def publish_reports(tmp_path: Path) -> Callable[..., Path]:
    """Publish the first few of the seven reports under an identifier; returns the folder."""
    return lambda number=1, id_="one": publish(tmp_path, few_reports()[:number], id_)


@pytest.fixture(scope="session")
def publish_invented() -> Callable[..., Path]:
    """Publish reports into a folder, each given as `report_of` takes it."""
    return lambda folder, reports: publish(folder, [report_of(*each) for each in reports])


@pytest.fixture(scope="session")
def publish_lines(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Snapshot]:
    """Publish reports whose every line is given: {(body, year): [(part, text), …]}.

    Lines whose text states a penalty as `作出行政处罚3件` hold that count.
    """

    def publish_them(lines: dict[tuple[str, int], list[tuple[str, str]]]) -> Snapshot:
        reports = (_report_of_lines(*key, given) for key, given in lines.items())
        data = tmp_path_factory.mktemp("lines")
        return find_snapshot(publish(data, reports, found=False))

    return publish_them


@pytest.fixture(scope="session")
def identity() -> Callable[[str], str]:
    """The report_id of a report by the name of its file."""
    return _identity


@pytest.fixture(scope="session")
def empty_snapshot(empty_data: Path) -> Snapshot:
    """The snapshot without reports."""
    return find_snapshot(empty_data)


@pytest.fixture(scope="session")
def full_snapshot(full_data: Path) -> Snapshot:
    """The snapshot of the seven reports."""
    return find_snapshot(full_data)


@pytest.fixture
def make_mark() -> Callable[..., Mark]:
    """Make a mark; what a test does not care about is filled in."""

    def make(value: float | None = 5.0, **more) -> Mark:
        fields = {
            "place": "甲省 / 东区 / 临江街道", "name": "临江街道", "district": "东区",
            "level": "street", "year": 2023, "category": "cases", "indicator": "cases.penalty",
            "unit": "件", "qualifier": "exact", "report_id": "r1", "title": "报告",
        }  # fmt: skip
        return Mark(value=value, **fields | more)

    return make


@pytest.fixture
def serve_data(monkeypatch: pytest.MonkeyPatch):
    """Name the folder of data that the dashboard reads."""
    return lambda data: monkeypatch.setenv(DATA_VARIABLE, str(data))


@pytest.fixture
def visit(serve_data, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Open a page of a folder of data, with query parameters; its figures are checked."""

    # Imported ahead of the modules under test, it has DuckDB print a page of leaks at exit.
    from streamlit.testing.v1 import AppTest

    from dashboard.components.ready_figure import ReadyFigure

    monkeypatch.setattr(ReadyFigure, "to_dict", _checked_figure)

    def open_page(data: Path, name: str = "overview", **parameters):
        serve_data(data)
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in parameters.items():
            app.query_params[key] = value
        app.run()
        if name != "overview":
            app.switch_page(f"app_pages/{name}.py").run()
        assert not app.exception
        return app

    return open_page


def _checked_figure(ready) -> dict:
    """Return a figure that Plotly makes the same of; it raises on what no chart can have."""
    from plotly import io
    from plotly.graph_objects import Figure

    sent = json.loads(io.to_json(ready._figure, validate=False))
    made = json.loads(io.to_json(Figure(ready._figure)))
    made["layout"].setdefault("annotations", [])  # Plotly leaves an empty list out
    assert sent == made
    return ready._figure


def _report_of_lines(body: str, year: int, lines: list[tuple[str, str]]):
    document, _ = report_of(f"{body}{year}", ("甲省", "甲市", "东区", body), "street", year, ())
    paragraphs = tuple(
        Paragraph(ordinal, text, "body", part, "一", "")
        for ordinal, (part, text) in enumerate(lines, 1)
    )
    counts = [
        _count(ordinal, 0.95, *_line(("作出行政处罚{}", "cases", "cases.penalty"), "3件", 3, "件"))
        for ordinal, (_part, text) in enumerate(lines, 1)
        if text.startswith("作出行政处罚3件")
    ]
    return replace(document, paragraphs=paragraphs), counts


def _line(matter, text: str, value: float, unit: str, qualifier: str = "exact") -> Stated:
    sentence, category, indicator = matter
    return sentence.format(text), text, value, unit, qualifier, category, indicator


def _findings(document: Document, counts: list[Count]) -> list[Finding]:
    """Make a finding on a paragraph, on the report as a whole, and on its counts."""
    found = [Finding("year_disagrees", "warning", f"标题与正文年度不一致。{HOSTILE}", (1,))]
    if document.metadata.level == "department":
        found.append(Finding("late_report", "warning", "报告发布于4月1日之后。"))
    if len(counts) > 2:
        ordinals = tuple(count.paragraph for count in counts)
        ids = tuple(
            f"{document.source.report_id}-{count.paragraph:04d}-{count.start}" for count in counts
        )
        found.append(Finding("breakdown_incomplete", "info", "分项相加小于总数。", ordinals, ids))
    return found


def _count(
    ordinal, confidence, sentence, text, value, unit, qualifier, category, indicator
) -> Count:
    start = sentence.index(text)
    measure = "rate" if unit == "%" else "items"
    return Count(
        ordinal, start, start + len(text), text, value, None, unit, qualifier, measure,
        sentence[:start], "", category, indicator, "actual", confidence, "invented rule",
    )  # fmt: skip


def _identity(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
