"""The description of a snapshot's CSV files as a Frictionless Data Package (v1 profile)."""

from etl.catalogue import categories
from etl.publishing.tidy import TIDY_CATEGORIES, TIDY_COLUMNS
from etl.publishing.validate import vocabulary
from etl.schema import TABLES, Column, Table

FRICTIONLESS_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "strings": "string",
}


def datapackage(version: str) -> dict:
    """Return `datapackage.json` as a dict: a resource a CSV file, a field a column."""
    return {
        "profile": "tabular-data-package",
        "name": "fazhi-dashboard",
        "title": "法治政府建设年度报告数据",
        "description": "Figures stated in annual reports on rule-of-law government, each with "
        "the paragraph it was read from. A missing figure is not zero.",
        "version": version,
        "resources": [*map(_table_resource, TABLES), *map(_tidy_resource, TIDY_CATEGORIES)],
    }


def _table_resource(table: Table) -> dict:
    schema = {"fields": [_field(column, column.name) for column in table.columns]}
    # A key of Frictionless may hold no missing cell; a count without a unit has none.
    if table.key and all(table.column(name).required for name in table.key):
        schema["primaryKey"] = list(table.key)
    foreign = [
        (column, target)
        for column, target in table.references
        if table.column(column).type == "string"
    ]
    if foreign:
        schema["foreignKeys"] = [_foreign_key(table, *reference) for reference in foreign]
    return _resource(table.name, table.label, f"A row is {table.row}.", schema)


def _tidy_resource(category: str) -> dict:
    label = categories()[category]
    fields = [_field(column, column.label, labelled=True) for column in TIDY_COLUMNS]
    description = f"Counts of the category {label} with section and sentence, for readers."
    return _resource(category, label, description, {"fields": fields})


def _resource(name: str, title: str, description: str, schema: dict) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"csv/{name}.csv",
        "title": title,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(column: Column, heading: str, labelled: bool = False) -> dict:
    constraints = {}
    if not labelled:
        allowed = vocabulary(column)
        # An empty text is a value here, a missing one to Frictionless: 章节 of a title is empty.
        if column.required and (allowed or column.type not in ("string", "strings")):
            constraints["required"] = True
        if allowed:
            constraints["enum"] = list(allowed)
    separated = "; several are joined by `;`" if column.type == "strings" else ""
    return {
        "name": heading,
        "type": FRICTIONLESS_TYPES[column.type],
        "title": column.label,
        "description": column.description + separated,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(table: Table, column: str, target: str) -> dict:
    key = next(each.key[0] for each in TABLES if each.name == target)
    # An empty resource name is Frictionless for the table itself.
    resource = "" if target == table.name else target
    return {"fields": column, "reference": {"resource": resource, "fields": key}}
