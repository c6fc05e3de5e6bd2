"""Where a report is from: from the bodies that it names and the words of its text.

Candidates come from the name of the reporting body only; what else the text mentions decides
between namesakes. What is not decided stays unknown, and a finding says so.
"""

from collections.abc import Iterable, Sequence

from etl import gazetteer
from etl.checks.findings import finding
from etl.gazetteer import Division
from etl.identity.evidence import Evidence
from etl.identity.namesakes import MARGIN, Place, decide_namesakes, most_spoken_of, place_of
from etl.identity.organisations import Organisation
from etl.identity.rulebook import metadata_rules
from etl.models import Finding

# Evidence that makes a county the body's own although its name does not say so.
STATED = 3.0
# Evidence that tells which 区 a 区司法局 means: more than one mention in passing.
NAMED = 2.0
KINDS_BY_LEVEL = {"省": ("province",), "市": ("city", "county", "province"), "州": ("city",)}


def resolve_place(
    bodies: Sequence[Organisation], evidence: Evidence, year: int | None
) -> tuple[Place, tuple[Finding, ...]]:
    """Return where the first of `bodies` is, the others and the text deciding namesakes.

    `bodies` are the names of the reporting body from title, signature, letterhead and web page,
    the most telling first; `year` rules out divisions that were given up before it.
    """
    if not bodies:
        return Place(), (finding("place_unknown"),)
    subject = bodies[0]
    chains = [body.chain for body in bodies if body.chain and _same_body(subject, body)]
    if subject.street:
        return _street_place(subject.street, _longest(chains), evidence, year)
    if subject.zone and not subject.chain:
        home = _home((), evidence, year)
        stated = [home] if home else evidence.favourites(_is_above_zones)
        found = _around_zone(bodies) or stated
    else:
        found = _candidates(subject, _longest(chains), evidence, year)
    if not found:
        return _corps_place(subject), (finding("place_unknown", {"body": subject.text}),)
    return decide_namesakes(found, subject.text, evidence)


def _same_body(subject: Organisation, other: Organisation) -> bool:
    """Say whether the other name may tell where the subject is."""
    return not other.street or not subject.street or other.street == subject.street


def _longest(chains: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return max(chains, key=len, default=())


def _candidates(
    subject: Organisation, chain: tuple[str, ...], evidence: Evidence, year: int | None
) -> list[Division]:
    if subject.chain or (chain and not subject.bare):
        return _chained(subject.chain or chain, chain, year)

    def suits(division: Division) -> bool:
        return _fits(division, subject.bare) and _standing(division, year)

    stated = [d for d in evidence.divisions() if suits(d)]
    best = max((evidence.own(d) for d in stated), default=0)
    if best >= NAMED:
        return [d for d in stated if evidence.own(d) == best]
    return evidence.favourites(suits)


def _fits(division: Division, bare: str | None) -> bool:
    if bare is None:
        return division.level in ("county", "city")
    levels = KINDS_BY_LEVEL.get(bare, ("county",))
    if bare == "省":
        return division.level == "province"
    return division.level in levels and division.name.endswith(bare)


def _around_zone(bodies: Sequence[Organisation]) -> list[Division]:
    """Return the divisions whose spoken name a zone bears in front: 合肥高新技术产业开发区."""
    zones = (body.zone for body in bodies if body.zone)
    called = (
        d for zone in zones for n in range(2, 8) for d in gazetteer.divisions_called(zone[:n])
    )
    return list(dict.fromkeys(division for division in called if _is_above_zones(division)))


def _is_above_zones(division: Division) -> bool:
    return division.level in ("city", "province")


def _chained(chain: tuple[str, ...], longest: tuple[str, ...], year: int | None) -> list[Division]:
    """Return the divisions that the last name of the chain may mean, in the others' areas."""
    named = [d for d in _called(chain[-1]) if _standing(d, year)]
    above = {*chain[:-1], *longest} - {chain[-1]}
    inside = [d for d in named if all(_lies_in(d, name) for name in above)]
    return inside or [d for d in named if any(_lies_in(d, name) for name in above)] or named


def _called(name: str) -> tuple[Division, ...]:
    return gazetteer.divisions_named(name) or gazetteer.divisions_called(name)


def _standing(division: Division, year: int | None) -> bool:
    return division.until is None or (year is not None and year <= division.until)


def _lies_in(division: Division, name: str) -> bool:
    above = [d.code for d in _called(name)] + [d.successor for d in _called(name) if d.successor]
    return division.code.startswith(tuple(above)) if above else False


def _street_place(
    street: str, chain: tuple[str, ...], evidence: Evidence, year: int | None
) -> tuple[Place, tuple[Finding, ...]]:
    home = _home(chain, evidence, year)
    found = _streets(street)
    if chain:
        found = tuple(d for d in found if all(_lies_in(d, name) for name in chain))
    elif home:
        found = _inside(found, [home]) or _in_named_counties(found, evidence)
    elif named := _in_named_counties(found, evidence):
        found = named
    elif spoken := evidence.favourites(_is_above_zones):
        inside = _inside(found, spoken)
        if not inside and len(spoken) == 1 and not any(map(evidence.around, found)):
            return _unlisted(street, spoken[0])
        found = inside or found
    if not found:
        return _unlisted(street, home)
    place, findings = decide_namesakes(found, street, evidence)
    if home and place.division_code:
        place = _in_former(place, home)
    return _renamed(place, street), findings


def _streets(street: str) -> tuple[Division, ...]:
    """Return the streets of that name; else those of the same name after a change of kind."""
    if exact := gazetteer.streets_named(street):
        return exact
    kinds = metadata_rules().street_kinds
    kind = next((k for k in kinds if street.endswith(k)), "")
    stem = street.removesuffix(kind)
    return tuple(d for k in ("街道", "镇", "乡") for d in gazetteer.streets_named(stem + k))


def _renamed(place: Place, street: str) -> Place:
    """Keep the street's name as printed; the code of its successor is not its own."""
    if place.street in (None, street):
        return Place(place.province, place.city, place.county, street, place.division_code)
    code = place.division_code[:6].ljust(12, "0") if place.division_code else None
    return Place(place.province, place.city, place.county, street, code)


def _home(chain: tuple[str, ...], evidence: Evidence, year: int | None) -> Division | None:
    """Return the division that the body's full name or the text states as its own."""
    if chain:
        named = _chained(chain, chain, year)
        return max(named, key=evidence.own, default=None)
    for level in ("county", "city"):
        stated = [d for d in evidence.divisions() if d.level == level and _standing(d, year)]
        ranked = sorted(stated, key=evidence.own, reverse=True)
        if ranked and evidence.own(ranked[0]) >= STATED:
            rivals = [d for d in ranked if evidence.own(d) * MARGIN > evidence.own(ranked[0])]
            return most_spoken_of(rivals, evidence)
    return None


def _inside(found: tuple[Division, ...], homes: Sequence[Division]) -> tuple[Division, ...]:
    codes = tuple(code for home in homes for code in (home.code, home.successor) if code)
    return tuple(division for division in found if division.code.startswith(codes))


def _in_named_counties(found: tuple[Division, ...], evidence: Evidence) -> tuple[Division, ...]:
    """Return the streets whose county the text names in full, as its own or in passing."""
    named = {division.code for division in evidence.divisions() if division.level == "county"}
    return tuple(street for street in found if street.code[:6] in named)


def _in_former(place: Place, home: Division) -> Place:
    """Name the county as the text does where it has been renamed or merged since."""
    renamed = home.level == "county" and home.until is not None
    if not renamed or not place.division_code.startswith(home.successor or "-"):
        return place
    return Place(place.province, place.city, home.name, place.street, place.division_code)


def _unlisted(street: str, home: Division | None) -> tuple[Place, tuple[Finding, ...]]:
    above = place_of(home) if home else Place()
    place = Place(above.province, above.city, above.county, street, above.division_code)
    where = {"home": home.name} if home else {}
    severity = "info" if home else "warning"
    return place, (finding("division_unlisted", {"street": street, **where}, severity=severity),)


def _corps_place(subject: Organisation) -> Place:
    return Place(province=metadata_rules().corps_province) if subject.corps else Place()
