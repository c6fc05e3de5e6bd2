"""Which of several divisions of one name a text means."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl import gazetteer
from etl.checks.findings import finding
from etl.gazetteer import Division
from etl.identity.evidence import Evidence
from etl.models import Finding

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# A winner must have this many times the evidence of the next candidate.
MARGIN = 1.5
LISTED = 5  # namesakes that a finding lists
# One mention of a place in speech decides, if none speaks for another.
DECISIVE = 1.0
# A county and its city named in full are no chance, whatever else the text speaks of.
CERTAIN = 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body is; None where it is not known or the body stands above that level."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    street: str | None = None
    division_code: str | None = None

    @property
    def innermost(self) -> str | None:
        """The level of the innermost division that is known."""
        for level in ("street", "county", "city", "province"):
            if getattr(self, level):
                return level
        return None


def place_of(division: Division) -> Place:
    """Return the division and what lies above it, by name."""
    names = {level: None for level in ("province", "city", "county", "street")}
    for inner in gazetteer.lineage(division):
        names[inner.level] = inner.name
    if names["province"] in MUNICIPALITIES:
        names["city"] = names["province"]
    return Place(**names, division_code=division.full_code)


def decide_namesakes(
    found: Sequence[Division], name: str, evidence: Evidence
) -> tuple[Place, tuple[Finding, ...]]:
    """Return the place among `found` that the text speaks for; else what all have in common.

    `name` is the name that they share, for the finding on an undecided one.
    """
    ranked = sorted(found, key=evidence.around, reverse=True)
    rivals = [d for d in ranked[1:] if not _beats(ranked[0], d, evidence)]
    if len(ranked) > 1 and not rivals and _is_outweighed(ranked, evidence):
        rivals = ranked[1:]
    if not rivals:
        return place_of(ranked[0]), ()
    tied = [place_of(d) for d in (ranked[0], *rivals)]
    places = "、".join(_address(place) for place in tied[:LISTED])
    listed = {"some_places" if len(tied) > LISTED else "all_places": places}
    fields = {"name": name, "total": len(tied), **listed}
    return _shared(tied), (finding("place_ambiguous", fields),)


def most_spoken_of(found: Sequence[Division], evidence: Evidence) -> Division | None:
    """Return the one division that the text speaks for beyond all others, or None."""
    ranked = sorted(found, key=evidence.around, reverse=True)
    decided = all(_beats(ranked[0], other, evidence) for other in ranked[1:])
    return ranked[0] if ranked and decided else None


def _beats(first: Division, second: Division, evidence: Evidence) -> bool:
    """Say whether the text speaks for the first beyond what it says of both."""
    both = {d.name for d in gazetteer.lineage(first)} & {d.name for d in gazetteer.lineage(second)}
    won, lost = evidence.around(first, both), evidence.around(second, both)
    return won >= DECISIVE and won >= MARGIN * lost


def _is_outweighed(ranked: Sequence[Division], evidence: Evidence) -> bool:
    """Say whether the text speaks more of a place where none of the candidates is."""
    told = evidence.around(ranked[0])
    return told < CERTAIN and told < evidence.elsewhere([d.code for d in ranked])


def _address(place: Place) -> str:
    names = (place.province, place.city, place.county)
    return "".join(dict.fromkeys(name for name in names if name))


def _shared(places: list[Place]) -> Place:
    """Return the levels that all places have in common, from the province inwards."""
    names = {}
    for level in ("province", "city", "county"):
        values = {getattr(place, level) for place in places}
        if len(values) != 1:
            break
        names[level] = values.pop()
    return Place(**names)
