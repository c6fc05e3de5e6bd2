"""Rows as Arrow tables, with the types that `etl.schema` declares."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

import pyarrow as pa

from etl.schema import TABLES, Column, Table

ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    # Parquet calls the items so: rows read back must equal rows made anew to the byte.
    "strings": pa.list_(pa.field("element", pa.string())),
}


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a declared table; required columns are not nullable."""
    return _SCHEMAS[table.name]


def arrow_table(table: Table, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Return rows, each with a value for every declared column, as an Arrow table."""
    schema = arrow_schema(table)
    columns = [pa.array(list(map(itemgetter(field.name), rows)), field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, ARROW_TYPES[column.type], nullable=not column.required)


_SCHEMAS = {table.name: pa.schema(map(_field, table.columns)) for table in TABLES}
