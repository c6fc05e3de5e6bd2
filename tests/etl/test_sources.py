import os

import pytest

from etl.errors import NothingToBuild
from etl.sources import find_files, first_of_each_content, sort_files


@pytest.fixture
def folder(tmp_path):
    """Files of which some have the same content, hidden ones among them."""
    folder = tmp_path / "reports"
    contents = {
        "b.txt": "乙",
        "a.txt": "甲",
        "copy of a.txt": "甲",
        "below/c.txt": "丙",
        "below/a.pdf": "甲",
        ".hidden.txt": "丁",
        ".git/config.txt": "戊",
    }
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def names(files) -> list[str]:
    return [file.name for file in files]


def test_folders_are_searched_in_depth_in_order_without_hidden_files(folder):
    files, rejected = find_files([folder])
    assert names(files) == ["a.txt", "b.txt", "below/a.pdf", "below/c.txt", "copy of a.txt"]
    assert rejected == []


def test_the_order_asked_in_does_not_matter_and_a_file_reached_twice_counts_once(folder):
    asked = [folder / "b.txt", folder / "a.txt", folder / ".." / "reports" / "a.txt"]
    assert names(find_files(asked)[0]) == ["a.txt", "b.txt"]


def test_a_hidden_file_that_was_named_is_read(folder):
    assert names(find_files([folder / ".hidden.txt"])[0]) == [".hidden.txt"]


def test_copies_are_read_once_a_format(folder):
    files, _ = find_files([folder])
    assert names(first_of_each_content(files)) == ["a.txt", "b.txt", "below/a.pdf", "below/c.txt"]


def test_copies_are_duplicates_of_the_first_file_that_could_be_read(folder):
    files, _ = find_files([folder])
    refused = {file.content: "why" for file in files if file.name in ("below/a.pdf", "b.txt")}
    outcome = sort_files(files, refused, [])
    assert names(outcome.accepted) == ["a.txt", "below/c.txt"]
    assert [(each.name, each.same_as) for each in outcome.duplicates] == [
        ("copy of a.txt", "a.txt")
    ]
    assert names(outcome.rejected) == ["b.txt", "below/a.pdf"]


def test_copies_of_a_refused_file_are_refused_and_no_duplicates(folder):
    files, _ = find_files([folder])
    refused = {file.content: "why" for file in files if file.name == "a.txt"}
    outcome = sort_files(files, refused, [])
    assert names(outcome.rejected) == ["a.txt", "copy of a.txt"]
    assert names(outcome.accepted) == ["b.txt", "below/a.pdf", "below/c.txt"]
    assert outcome.duplicates == ()


def test_what_is_no_regular_file_is_rejected_by_name(folder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    files, rejected = find_files([folder])
    assert len(files) == 5
    assert [(each.name, each.reason) for each in rejected] == [
        ("dangling.txt", "cannot be opened: not a regular file"),
        ("pipe.txt", "cannot be opened: not a regular file"),
    ]


def test_a_name_that_is_no_unicode_is_rejected(folder):
    path = os.fsencode(folder) + "/报告.txt".encode("gb18030")
    with open(path, "wb") as file:
        file.write("己".encode())
    files, (rejected,) = find_files([folder])
    assert len(files) == 5
    assert rejected.reason.startswith("cannot be opened: surrogates not allowed")


@pytest.mark.parametrize("missing", [True, False])
def test_a_folder_missing_or_empty_stops_the_build_even_beside_others(folder, tmp_path, missing):
    asked = tmp_path / "asked"
    if not missing:
        asked.mkdir()
        (asked / ".gitkeep").touch()
    with pytest.raises(NothingToBuild, match="asked: no "):
        find_files([folder, asked])
