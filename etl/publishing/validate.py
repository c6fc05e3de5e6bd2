"""What must hold of the tables before they are published.

Checked are types, required values, vocabularies, keys, references, and that every count is the
slice of its paragraph that it says it is. The first breach raises SnapshotError with table,
column and an offending value: publishing wrong data is worse than publishing nothing.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.catalogue import categories, indicators
from etl.checks.vocabulary import checks
from etl.errors import SnapshotError
from etl.publishing.arrow import arrow_schema
from etl.schema import TABLES, Column, Table

LINKS = ("part_of_id", "stage_of_id", "restates_id")


def validate_tables(tables: Mapping[str, pa.Table]) -> None:
    """Raise SnapshotError where the tables break their declaration."""
    for table in TABLES:
        rows = tables[table.name]
        if not rows.schema.equals(arrow_schema(table)):
            raise SnapshotError(f"{table.name}: columns are {rows.schema}, not as declared")
        for column in table.columns:
            _check_column(table, column, rows.column(column.name))
        _check_key(table, rows)
        for column, target in table.references:
            _check_reference(table, column, rows, _declared(target), tables[target])
    _check_spans(tables["counts"], tables["paragraphs"])
    _check_links(tables["counts"])


def vocabulary(column: Column) -> tuple[str, ...] | None:
    """Return the values that a column may hold, declared or listed in rules; None is any."""
    listed = {"category": categories, "indicator": indicators, "check": checks}
    return tuple(listed[column.name]()) if column.name in listed else column.vocabulary


def _check_column(table: Table, column: Column, values: pa.ChunkedArray) -> None:
    where = f"{table.name}.{column.name}"
    if column.required and values.null_count:
        raise SnapshotError(f"{where}: {values.null_count} rows without a value")
    if column.type == "number" and not pc.all(pc.is_finite(values), min_count=0).as_py():
        raise SnapshotError(f"{where}: holds a value that is no finite number")
    allowed = vocabulary(column)
    if allowed is not None:
        for value in pc.unique(values).drop_null().to_pylist():
            if value not in allowed:
                raise SnapshotError(f"{where}: {value!r} is not one of {', '.join(allowed)}")


def _check_key(table: Table, rows: pa.Table) -> None:
    if not table.key or not rows.num_rows:
        return
    codes = _key_codes(rows, table.key)
    in_order = np.sort(codes)
    repeated = np.unique(in_order[1:][in_order[1:] == in_order[:-1]])
    if len(repeated):
        place = int(np.flatnonzero(codes == repeated[0])[0])
        key = {name: rows.column(name)[place].as_py() for name in table.key}
        raise SnapshotError(f"{table.name}: {len(repeated)} keys stand twice, {key} among them")


def _key_codes(rows: pa.Table, key: tuple[str, ...]) -> np.ndarray:
    """Number the keys: grouping half a million rows by three texts takes ten times as long."""
    codes = np.zeros(rows.num_rows, np.int64)
    for name in key:
        column = rows.column(name).combine_chunks().dictionary_encode(null_encoding="encode")
        codes = codes * len(column.dictionary) + column.indices.to_numpy()
    return codes


def _check_reference(
    table: Table, column: str, rows: pa.Table, target: Table, target_rows: pa.Table
) -> None:
    values = rows.column(column)
    if pa.types.is_list(values.type):
        values = pc.list_flatten(values)
    values = pc.unique(values).drop_null()
    known = target_rows.column(target.key[0])
    missing = values.filter(pc.invert(pc.is_in(values, value_set=known)))
    if len(missing):
        raise SnapshotError(
            f"{table.name}.{column}: {missing[0].as_py()!r} is no {target.key[0]} of {target.name}"
        )


def _check_spans(counts: pa.Table, paragraphs: pa.Table) -> None:
    texts = _mapping(paragraphs, "paragraph_id", "text")
    columns = ("count_id", "paragraph_id", "span_start", "span_end", "text")
    for count_id, paragraph_id, start, end, text in zip(
        *(counts.column(name).to_pylist() for name in columns), strict=True
    ):
        printed = texts[paragraph_id][start:end]
        if printed != text or not printed:
            raise SnapshotError(f"counts: {count_id} says {text!r}, its paragraph {printed!r}")


def _check_links(counts: pa.Table) -> None:
    """A count that is, through its links, part of itself would vanish from every sum."""
    for link in LINKS:
        linked = counts.filter(pc.is_valid(counts.column(link)))
        wholes = _mapping(linked, "count_id", link)
        for start in wholes:
            if start in _chain(wholes, start):
                raise SnapshotError(f"counts.{link}: {start} leads back to itself")


def _chain(wholes: Mapping[str, str], start: str) -> Iterator[str]:
    seen = set()
    current = wholes.get(start)
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = wholes.get(current)


def _mapping(table: pa.Table, key: str, value: str) -> dict[str, str]:
    return dict(zip(table.column(key).to_pylist(), table.column(value).to_pylist(), strict=True))


def _declared(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)
