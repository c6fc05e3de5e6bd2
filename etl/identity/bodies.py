"""Level, short name and district of a reporting body."""

import re

from etl import gazetteer
from etl.identity.namesakes import Place
from etl.identity.organisations import Organisation
from etl.identity.rulebook import metadata_rules

LEVEL_BY_KIND = {"省": "province", "市": "city", "州": "city", "盟": "city"}
# A zone named by its kind alone, the place before it taken off: 经济开发区.
_KIND_OF_ZONE = re.compile(
    "(?:经济|技术|高新|高|产业|工业|科技|综合|农业|生态|旅游|开发|园|示范|新)+区"
)


def level_of(body: Organisation | None, place: Place) -> str | None:
    """Return `street` `town` `county` `city` `province` or `department`; None if not told."""
    if body is None:
        return None
    if body.tail:
        return "department"
    if body.street:
        kinds = metadata_rules().street_kinds
        kind = next((kind for kind in kinds if body.street.endswith(kind)), None)
        return kinds[kind] if kind else metadata_rules().farm_level
    if body.zone:
        return "department" if place.county else metadata_rules().zone_level
    if body.corps:
        return "city" if "师" in body.corps else "province"
    if place.division_code:
        return "province" if place.province == place.city and not place.county else place.innermost
    kind = (body.bare or "".join(body.chain[-1:]))[-1:]
    return LEVEL_BY_KIND.get(kind, "county") if kind else None


def short_body(body: Organisation | None, place: Place) -> str | None:
    """Return the short name by which the body is known: 宝山区司法局, 北新泾街道, 林西县."""
    if body is None:
        return None
    if body.street:
        return body.street + body.tail
    known = place.division_code and place.innermost
    area = getattr(place, known) if known else "".join(body.chain[-1:])
    if body.zone:
        return f"{area}{body.zone}" if _KIND_OF_ZONE.fullmatch(body.zone) else body.zone
    if body.corps and not body.chain:
        return body.corps + body.tail
    return (area or body.bare or "") + body.tail or None


def district_of(body: Organisation | None, place: Place) -> str | None:
    """Return the county-level division of the body, or the city or province above it.

    None where the county is not known: the city of undecided namesakes is not their district.
    """
    if place.county or not body:
        return place.county
    if body.street and not _is_undivided(place):
        return None
    if not place.division_code and not body.corps:
        return None
    return place.city or place.province


def _is_undivided(place: Place) -> bool:
    """Say whether the city has no counties: its streets belong to the city itself (东莞市)."""
    code = (place.division_code or "")[:4]
    return bool(place.city) and not any(
        len(other) == 6 and other.startswith(code) for other in gazetteer.divisions()
    )
