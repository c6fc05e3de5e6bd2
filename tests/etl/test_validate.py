"""Each breach of the declaration stops the publication and names table, column and value."""

import math

import pyarrow as pa
import pytest

from etl.errors import SnapshotError
from etl.publishing.arrow import arrow_schema
from etl.publishing.validate import validate_tables
from etl.schema import TABLES

SCHEMAS = {table.name: arrow_schema(table) for table in TABLES}


@pytest.fixture
def tables(published) -> dict[str, pa.Table]:
    return published[0]


def changed(tables, name: str, **cells: object) -> dict[str, pa.Table]:
    """The tables with other cells in the last row of one."""
    *rows, last = tables[name].to_pylist()
    rows.append(last | cells)
    # A missing required value is what a test may be about: types alone are enforced here.
    loose = pa.schema([field.with_nullable(True) for field in SCHEMAS[name]])
    rebuilt = pa.Table.from_pylist(rows, loose)
    return tables | {name: pa.Table.from_arrays(rebuilt.columns, schema=SCHEMAS[name])}


def test_what_the_build_makes_is_valid(tables):
    validate_tables(tables)


@pytest.mark.parametrize(
    ("name", "cells", "message"),
    [
        ("reports", {"report": None}, "reports.report: 1 rows without a value"),
        ("reports", {"level": "village"}, "reports.level: 'village' is not one of"),
        ("counts", {"category": "weather"}, "counts.category: 'weather' is not one of"),
        ("counts", {"indicator": "cases.lost"}, "counts.indicator: 'cases.lost' is not one of"),
        ("checks", {"check": "mood"}, "checks.check: 'mood' is not one of"),
        ("counts", {"value": math.nan}, "counts.value: holds a value that is no finite number"),
        ("counts", {"text": "9999件"}, "says '9999件', its paragraph"),
        ("counts", {"span_end": 0}, "its paragraph ''"),
        ("counts", {"part_of_id": "nowhere-0001-1"}, "counts.part_of_id: 'nowhere-0001-1' is no"),
        ("paragraphs", {"report_id": "nowhere"}, "paragraphs.report_id: 'nowhere' is no report_id"),
        ("indicator_values", {"count_ids": ["nowhere"]}, "indicator_values.count_ids: 'nowhere'"),
        ("keywords", {"paragraph_ids": ["nowhere"]}, "keywords.paragraph_ids: 'nowhere' is no"),
    ],
)
def test_a_breach_is_named(tables, name, cells, message):
    with pytest.raises(SnapshotError, match=message):
        validate_tables(changed(tables, name, **cells))


@pytest.mark.parametrize(
    "name", ["reports", "paragraphs", "counts", "indicator_values", "keywords"]
)
def test_no_key_stands_twice(tables, name):
    rows = tables[name]
    twice = tables | {name: pa.concat_tables([rows, rows.slice(0, 1)])}
    with pytest.raises(SnapshotError, match=f"{name}: 1 keys stand twice"):
        validate_tables(twice)


def test_a_count_may_not_be_part_of_itself(tables):
    last = tables["counts"].to_pylist()[-1]
    with pytest.raises(SnapshotError, match="leads back to itself"):
        validate_tables(changed(tables, "counts", part_of_id=last["count_id"]))


def test_columns_are_as_declared(tables):
    fewer = tables | {"checks": tables["checks"].drop_columns(["message"])}
    with pytest.raises(SnapshotError, match="not as declared"):
        validate_tables(fewer)
