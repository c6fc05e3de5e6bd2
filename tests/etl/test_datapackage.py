import csv
import json

import pytest

from etl.publishing.datapackage import datapackage
from etl.schema import TABLES


@pytest.fixture
def resources() -> dict[str, dict]:
    return {each["name"]: each for each in datapackage("1")["resources"]}


def test_every_csv_file_of_a_snapshot_is_described_column_by_column(published, resources):
    _, data = published
    folder = data / "snapshots" / (data / "CURRENT").read_text("utf-8").strip()
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    assert {each["path"] for each in described} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")
    }
    for resource in described:
        with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
            heading = next(csv.reader(file))
        assert heading == [field["name"] for field in resource["schema"]["fields"]]
        assert all(
            field["title"] and field["description"] for field in resource["schema"]["fields"]
        )


def test_foreign_keys_lead_to_primary_keys(resources):
    for resource in resources.values():
        for key in resource["schema"].get("foreignKeys", ()):
            target = resources[key["reference"]["resource"] or resource["name"]]
            assert target["schema"]["primaryKey"] == [key["reference"]["fields"]]


def test_no_required_field_can_hold_an_empty_text(published, resources):
    tables, _ = published
    for table in TABLES:
        for field in resources[table.name]["schema"]["fields"]:
            if field.get("constraints", {}).get("required"):
                assert "" not in tables[table.name].column(field["name"]).to_pylist()
