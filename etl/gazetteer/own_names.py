"""The names by which a report calls the place that it is from.

They tell reports of a place from all others and nothing of its work, so keywords do without
them. 长宁区政府 gives way to 区政府: the kind of a place joins what follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.gazetteer.names import SHORTEST, short_name, spoken_names
from etl.models import Metadata

# A name of two characters may stand inside any word (平安 in 平安建设): only a word of its own is
# taken for the name.
LONGEST_WORD = 2
# Kinds of places below the county, which `short_name` leaves on.
STREET_KINDS = ("街道", "镇", "乡")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names of a place: `parts` are replaced in its texts, `words` are left out."""

    parts: tuple[tuple[str, str], ...] = ()
    words: frozenset[str] = frozenset()

    def cut_out(self, text: str) -> str:
        """Put commas in place of every name, and leave its kind; each character keeps its place."""
        for name, instead in self.parts:
            text = text.replace(name, instead)
        return text


def own_names(metadata: Metadata) -> OwnNames:
    """Return the names of the province, city, county and street that a report is from."""
    levels = (metadata.province, metadata.city, metadata.county, metadata.district, metadata.street)
    return names_of_levels(levels)


@lru_cache(maxsize=1024)
def names_of_levels(levels: tuple[str | None, ...]) -> OwnNames:
    """Return the names of a place from those of its levels, none for an unknown one."""
    forms = dict(form for name in levels if name for form in _forms(name))
    longest_first = sorted(forms, key=len, reverse=True)
    return OwnNames(
        tuple(
            (name, forms[name].rjust(len(name), "，"))
            for name in longest_first
            if len(name) > LONGEST_WORD
        ),
        frozenset(name for name in forms if len(name) <= LONGEST_WORD),
    )


def _forms(name: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a name, each with its kind."""
    stem = short_name(name) or _street_stem(name)
    spoken = spoken_names(name)
    for form in (name, *spoken):
        # The kind of 岫岩满族自治县 is 自治县, as it is spoken.
        spoken_form = spoken[-1] if form == name and spoken else form
        yield form, spoken_form.removeprefix(stem) if stem else ""
    if stem:
        yield stem, ""
    if name.endswith(STREET_KINDS[0]):  # 新北街道 calls itself 新北街, too.
        yield name[:-1], name[-2]


def _street_stem(name: str) -> str:
    kind = next((kind for kind in STREET_KINDS if name.endswith(kind)), "")
    stem = name.removesuffix(kind)
    return stem if kind and len(stem) >= SHORTEST else ""
