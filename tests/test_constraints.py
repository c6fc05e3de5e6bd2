"""Every package is pinned, plainly, and nothing says where it comes from."""

import re
import tomllib

import pytest

PIN = re.compile(r"([A-Za-z0-9_.-]+)==([0-9][A-Za-z0-9.+!]*)")


@pytest.fixture(scope="module")
def pins(root) -> dict[str, str]:
    """Version by normalised name."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    matches = [PIN.fullmatch(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    return {_normalised(match[1]): match[2] for match in matches}


def test_direct_requirements_are_pinned(root, pins):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {_normalised(re.match(r"[\w.-]+", requirement)[0]) for requirement in wanted}
    assert names - set(pins) == set()
    assert _normalised(project["name"]) not in pins


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
