"""What the tests of the ETL share: counts and reports made up for them."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from etl.build import build
from etl.models import Count
from etl.publishing.snapshot import read_tables

COUNT = {
    "paragraph": 1,
    "start": 0,
    "end": 2,
    "text": "5件",
    "value": 5.0,
    "value_max": None,
    "unit": "件",
    "qualifier": "exact",
    "measure": "items",
    "object": "案件",
    "action": "办理",
    "category": "cases",
    "indicator": "cases.penalty",
    "status": "actual",
    "confidence": 1.0,
    "rule": "invented",
}

REPORT = """{body}{year}年度法治政府建设情况报告

{year}年，{body}深入推进法治政府建设，现将有关情况报告如下：

一、主要举措和成效

（一）推进依法决策

全年审核各类合同{contracts}件，召开主任办公会议12次。组织法治专题培训3场，参训人员150余人次。

（二）严格规范执法

办理行政处罚案件40件，其中简易程序案件15件。

二、存在的不足

执法力量有待加强，普法形式较为单一。

三、下一步工作安排

计划开展专题学法4次，不断提升依法行政能力。

{body}
{next_year}年1月10日
"""


@pytest.fixture
def make_count() -> Callable[..., Count]:
    """Make a count that adds to `cases.penalty`, with what is said otherwise."""
    return lambda **changes: Count(**COUNT | changes)


@pytest.fixture
def write_report() -> Callable[..., Path]:
    """Write an invented report of a street and year into a folder and return its path."""

    def write(folder: Path, name: str, **said: object) -> Path:
        said = {"body": "上海市长宁区北新泾街道办事处", "year": 2022, "contracts": 30} | said
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(REPORT.format(**said, next_year=said["year"] + 1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def inputs(tmp_path: Path, write_report: Callable[..., Path]) -> Path:
    """A folder of three invented reports, one of them in a folder below."""
    folder = tmp_path / "reports"
    write_report(folder, "a.txt")
    write_report(folder, "b.txt", body="上海市杨浦区江浦路街道办事处", contracts=153)
    write_report(folder / "older", "a.txt", year=2021)
    return folder


@pytest.fixture
def published(inputs: Path, tmp_path: Path) -> tuple[dict[str, pa.Table], Path]:
    """The tables that the three invented reports give, and the data folder they stand in."""
    data = tmp_path / "published"
    snapshot = build([inputs], data, 1).snapshot
    return read_tables(snapshot), data
