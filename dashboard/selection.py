"""What the reader has selected: the filters that all pages share, and their choices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.language import N_, _, translations_of

PLACE_SEPARATOR = " / "
BODY = "body"  # the parameter of the body that a portrait is of; it narrows no other page
PARAMETERS = ("place", "level", "year", "category", "indicator", "hedge")

# How a number is hedged, as a reader tells it: by the sign that it bears.
HEDGES = {
    "exact": (N_("确数"), ("exact",)),
    "more": (N_("≥ 以上、余、超"), ("over", "at_least")),
    "about": (N_("≈ 近、约"), ("near", "about")),
    "less": (N_("≤ 不超过、不足"), ("at_most",)),
}
# Labels of these are wording of the dashboard; places and years are called what they are.
_TRANSLATED = {"level", "category", "indicator", "hedge"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Values of the filters; an empty filter lets everything through.

    `places` are paths of the hierarchy (`上海市 / 长宁区`), which take in all that lies below;
    `hedges` are names of `HEDGES`.
    """

    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()


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
        say = _ if parameter in _TRANSLATED else str
        return {choice.value: say(choice.label) for choice in self.entries.get(parameter, ())}

    def aliases(self, parameter: str) -> dict[str, str]:
        """Return value by everything that a link may call it: value, or label in any language."""
        entries = self.entries.get(parameter, ())
        by_label = {
            label: choice.value
            for choice in entries
            for label in (
                translations_of(choice.label).values()
                if parameter in _TRANSLATED
                else (choice.label,)
            )
        }
        return by_label | {choice.value: choice.value for choice in entries}


def selection_text(choices: Choices, selection: Selection, separator: str = "　") -> str:
    """Return what is selected as one line, a part a filter; empty where nothing is.

    Of a place its own name is said, not its path.
    """
    chosen = {
        "place": selection.places,
        "level": selection.levels,
        "year": tuple(map(str, selection.years)),
        "category": selection.categories,
        "indicator": selection.indicators,
        "hedge": selection.hedges,
    }
    parts = []
    for name, values in chosen.items():
        labels = choices.labels(name)
        named = [labels.get(value, value).split(PLACE_SEPARATOR)[-1] for value in values]
        parts += [_("、").join(named)] if named else []
    return separator.join(parts)


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
    aliases = choices.aliases(parameter)
    found = (aliases.get(value) for value in values)
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
