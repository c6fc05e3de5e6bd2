"""The files that a build is asked to read."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from etl.errors import NothingToBuild


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it is, its name below the folder asked for, SHA-256 of its bytes."""

    path: Path
    name: str
    sha256: str

    @property
    def content(self) -> tuple[str, str]:
        """What decides how a file reads: its bytes, and the format that its suffix names."""
        return self.sha256, self.path.suffix.lower()

    @property
    def identity(self) -> tuple[str, str]:
        """What decides a file's rows: its bytes, and the name that the rows repeat."""
        return self.sha256, self.path.name


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that did not become a report, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the bytes of another one, which is read in its place."""

    name: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the files: reports, copies of reports, and files that are none."""

    accepted: tuple[InputFile, ...]
    duplicates: tuple[Duplicate, ...]
    rejected: tuple[Rejection, ...]


def find_files(inputs: Iterable[Path]) -> tuple[list[InputFile], list[Rejection]]:
    """Return the files below `inputs`, sorted by name, and those that cannot even be opened.

    Folders are searched to any depth; what begins with a dot is ignored, unless it was named. A
    file reached twice counts once. Raises NothingToBuild for an input that is missing or empty:
    a folder that was not mounted must not look like one whose reports were withdrawn.
    """
    found: dict[Path, InputFile] = {}
    rejected = []
    for given in inputs:
        names = dict(_files_below(given))
        if not names:
            raise NothingToBuild(f"{given}: no file in this folder; nothing is published")
        for path, name in names.items():
            if (place := path.resolve()) in found:
                continue
            try:
                found[place] = InputFile(path, name, _hash(path, name))
            except (OSError, UnicodeError) as error:
                reason = error.strerror if isinstance(error, OSError) else error.reason
                rejected.append(Rejection(name, f"cannot be opened: {reason}"))
    return sorted(found.values(), key=lambda file: (file.name, file.sha256)), rejected


def first_of_each_content(files: Iterable[InputFile]) -> list[InputFile]:
    """Return the files that have to be read: of copies the first."""
    first: dict[tuple[str, str], InputFile] = {}
    for file in files:
        first.setdefault(file.content, file)
    return list(first.values())


def sort_files(
    files: Iterable[InputFile], refused: Mapping[tuple[str, str], str], unopened: list[Rejection]
) -> Outcome:
    """Tell reports from copies and from files refused; `refused` holds reasons by content."""
    accepted: dict[str, InputFile] = {}
    duplicates, rejected = [], [*unopened]
    for file in files:
        if file.content in refused:
            rejected.append(Rejection(file.name, refused[file.content]))
        elif file.sha256 in accepted:
            duplicates.append(Duplicate(file.name, accepted[file.sha256].name))
        else:
            accepted[file.sha256] = file
    return Outcome(tuple(accepted.values()), tuple(duplicates), tuple(rejected))


def _files_below(given: Path) -> Iterator[tuple[Path, str]]:
    if not given.exists():
        raise NothingToBuild(f"{given}: no such file or folder; nothing is published")
    if not given.is_dir():
        yield given, given.name
        return
    for folder, subfolders, names in os.walk(given, onerror=_stop):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(folder, name)
                yield path, path.relative_to(given).as_posix()


def _stop(error: OSError) -> None:
    raise NothingToBuild(f"{error.filename}: {error.strerror}; nothing is published")


def _hash(path: Path, name: str) -> str:
    name.encode("utf-8")
    if not path.is_file():
        raise OSError(0, "not a regular file")
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
