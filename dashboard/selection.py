"""What the reader has selected: the filters that all pages share, and their choices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

PLACE_SEPARATOR = " / "
PARAMETERS = ("place", "level", "year", "category", "indicator")


@dataclass(frozen=True, slots=True)
class Selection:
    """Values of the filters; an empty filter lets everything through.

    `places` are paths of the hierarchy (`上海市 / 长宁区`), which take in all that lies below.
    """

    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter: its value and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The entries of all filters, by query parameter."""

    entries: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)

    def labels(self, parameter: str) -> dict[str, str]:
        """Return label by value for a parameter, in order of presentation."""
        return {choice.value: choice.label for choice in self.entries.get(parameter, ())}


def place_path(parts: Iterable[str | None]) -> str:
    """Join province, city, district and body, leaving out what is unknown or said already."""
    path: list[str] = []
    for part in parts:
        if part and part not in path:
            path.append(part)
    return PLACE_SEPARATOR.join(path)


def place_choices(paths: Sequence[str]) -> tuple[Choice, ...]:
    """Return every place of the hierarchy once, each before the places below it.

    `paths` are the full paths of the bodies, in the order of their division codes.
    """
    seen: dict[str, Choice] = {}
    for path in paths:
        parts = path.split(PLACE_SEPARATOR)
        for depth in range(1, len(parts) + 1):
            node = PLACE_SEPARATOR.join(parts[:depth])
            seen.setdefault(node, Choice(node, node))
    return tuple(_depth_first(seen.values()))


def resolve_aliases(choices: Choices, parameter: str, values: Iterable[str]) -> list[str]:
    """Return the values of a link that name an entry by value or by label; others are dropped."""
    labels = choices.labels(parameter)
    by_label = {label: value for value, label in labels.items()}
    found = (value if value in labels else by_label.get(value) for value in values)
    return list(dict.fromkeys(value for value in found if value is not None))


def _depth_first(nodes: Iterable[Choice]) -> list[Choice]:
    ordered: list[Choice] = []
    positions = {}
    for node in nodes:
        positions[node.value] = len(positions)
        ordered.append(node)
    return sorted(ordered, key=lambda node: _ancestry(node.value, positions))


def _ancestry(path: str, positions: Mapping[str, int]) -> tuple[int, ...]:
    parts = path.split(PLACE_SEPARATOR)
    return tuple(
        positions[PLACE_SEPARATOR.join(parts[:depth])] for depth in range(1, len(parts) + 1)
    )
