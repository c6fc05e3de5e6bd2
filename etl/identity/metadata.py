"""Who reports, on which year, from where, signed and published when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from etl.checks.findings import finding
from etl.identity.bodies import district_of, level_of, short_body
from etl.identity.dates import find_dates
from etl.identity.evidence import Evidence
from etl.identity.organisations import Organisation, parse_organisation
from etl.identity.places import resolve_place
from etl.identity.rulebook import metadata_rules
from etl.identity.signature import delivered_on, read_signature
from etl.identity.titles import find_title, names_in_opening, names_in_title
from etl.identity.years import resolve_year
from etl.models import Finding, Metadata, Paragraph
from etl.structure.layout import Layout

# Facts of a web page that name the issuer, the most telling first.
ISSUER_FACTS = ("letterhead", "publisher", "source")
# Facts whose words tell where the report is from.
PLACE_FACTS = (*ISSUER_FACTS, "title", "breadcrumb")


@dataclass(frozen=True, slots=True)
class _Names:
    """The name of the reporting body wherever the report prints it; None where it does not."""

    title: Organisation | None
    signature: Organisation | None
    facts: tuple[Organisation, ...]
    opening: tuple[Organisation, ...]

    def issuer(self) -> str | None:
        """The signature; else the title's, the letterhead's, the web page's name.

        A name without its organ (甲街道) is completed by another that has it, and for a division
        above the street by its government: only that reports in the name of a county.
        """
        if self.signature:
            return self.signature.text
        bodies = [body for body in (self.title, *self.facts, *self.opening) if body]
        if not bodies or bodies[0].names_organ:
            return bodies[0].text if bodies else None
        return _complete(bodies[0], bodies[1:])

    def in_order(self) -> list[Organisation]:
        """The subject first: the title's name, or the first that tells a place."""
        bodies = (self.title, self.signature, *self.facts, *self.opening)
        return sorted(filter(None, bodies), key=_vagueness)


def _complete(body: Organisation, others: Iterable[Organisation]) -> str:
    rules = metadata_rules()
    for other in others:
        if body.is_same_body(other) and rules.governing.search(other.text):
            return other.text
    if not body.is_division:
        return body.text
    governments = (office for kind, office in rules.governments.items() if body.text.endswith(kind))
    return body.text + next(governments, rules.government)


def _vagueness(body: Organisation) -> int:
    if body.chain or body.street or body.zone:
        return 0
    return 1 if body.places else 2


def resolve_metadata(
    layout: Layout, paragraphs: Sequence[Paragraph]
) -> tuple[Metadata, tuple[Finding, ...]]:
    """Return what the report says of itself, and what it leaves open or contradicts."""
    title = find_title(paragraphs, layout.facts)
    signature = read_signature(paragraphs)
    signed_on = (
        signature.signed_on or _fact_date(layout.facts, "drafted") or delivered_on(paragraphs)
    )
    published_on = _fact_date(layout.facts, "published")
    names = _Names(
        title=_first_body(names_in_title(title or "")),
        signature=parse_organisation(signature.name) if signature.name else None,
        facts=tuple(_fact_bodies(layout.facts)),
        opening=tuple(filter(None, map(parse_organisation, names_in_opening(paragraphs)))),
    )
    year, year_findings = resolve_year(title, paragraphs, signed_on, published_on)
    bodies = names.in_order()
    subject = bodies[0] if bodies else None
    evidence = Evidence(_words(layout.facts, paragraphs), subject.street if subject else None)
    place, place_findings = resolve_place(bodies, evidence, year)
    metadata = Metadata(
        title=title,
        issuer=names.issuer(),
        level=level_of(subject, place),
        year=year,
        signed_on=signed_on,
        published_on=published_on,
        province=place.province,
        city=place.city,
        county=place.county,
        street=place.street,
        body=short_body(subject, place),
        district=district_of(subject, place),
        division_code=place.division_code,
    )
    return metadata, (*_missing(metadata), *year_findings, *place_findings)


def _fact_date(facts: Mapping[str, str], key: str) -> date | None:
    return next(iter(find_dates(facts.get(key, ""))), None)


def _first_body(names: Iterable[str]) -> Organisation | None:
    return next(filter(None, map(parse_organisation, names)), None)


def _fact_bodies(facts: Mapping[str, str]) -> list[Organisation]:
    bodies = (parse_organisation(facts[key]) for key in ISSUER_FACTS if key in facts)
    return [body for body in bodies if body]


def _words(facts: Mapping[str, str], paragraphs: Sequence[Paragraph]) -> str:
    stated = [facts[key] for key in PLACE_FACTS if key in facts]
    return "\n".join([*stated, *(paragraph.text for paragraph in paragraphs)])


def _missing(metadata: Metadata) -> list[Finding]:
    found = []
    if metadata.title is None:
        found.append(finding("title_unknown"))
    if metadata.issuer is None:
        found.append(finding("issuer_unknown"))
    return found
