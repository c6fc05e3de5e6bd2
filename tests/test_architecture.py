"""Who may import whom, and who may draw."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ETL = sorted((ROOT / "etl").rglob("*.py"))
DASHBOARD = sorted((ROOT / "dashboard").rglob("*.py"))
PAGES = sorted((ROOT / "dashboard" / "app_pages").glob("*.py"))
# Commands of Streamlit that keep answers or state and put nothing on a page.
SILENT_COMMANDS = {"cache_data", "cache_resource"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def draws(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "st"
    } - SILENT_COMMANDS


def reaches(imports: set[str], *packages: str) -> set[str]:
    return {name for name in imports if name.split(".")[0] in packages}


@pytest.mark.parametrize("path", ETL, ids=name_of)
def test_the_etl_knows_nothing_of_the_dashboard(path):
    assert not reaches(imports_of(path), "streamlit", "plotly", "dashboard")


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_import_components_queries_and_figures_and_never_each_other(path):
    own = {name for name in imports_of(path) if name.startswith("dashboard.")}
    allowed = ("components", "queries", "figures", "language")
    assert all(name.split(".")[1] in allowed for name in own)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_are_short_and_hold_no_logic(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 60
    kinds = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While)
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]


@pytest.mark.parametrize("path", DASHBOARD, ids=name_of)
def test_only_pages_components_and_the_entry_point_draw(path):
    parts = path.relative_to(ROOT / "dashboard").parts
    if parts[0] not in {"app_pages", "components", "app.py"}:
        assert not draws(path)


@pytest.mark.parametrize("path", DASHBOARD, ids=name_of)
def test_only_queries_and_the_snapshot_read_data(path):
    if "queries" not in path.parts:
        assert not reaches(imports_of(path), "duckdb", "pyarrow")


@pytest.mark.parametrize("path", DASHBOARD, ids=name_of)
def test_charts_are_plain_dictionaries_and_reports_are_never_parsed(path):
    imports = imports_of(path)
    assert path.name == "ready_figure.py" or not reaches(imports, "plotly")
    allowed = {"etl", "etl.catalogue", "etl.checks", "etl.definitions", "etl.schema", "etl.errors"}
    allowed |= {"etl.keywords", "etl.themes"}
    modules = {".".join(name.split(".")[:2]) for name in reaches(imports, "etl")}
    assert modules <= allowed


@pytest.mark.parametrize("path", [*ETL, *DASHBOARD], ids=name_of)
def test_modules_fit_on_a_few_screens(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250
