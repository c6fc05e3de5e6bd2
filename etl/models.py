"""What the steps of the pipeline hand to each other.

All offsets are Python string offsets into `Paragraph.text`, end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file that was read: its name, the identity of its bytes, and its decoded text."""

    report: str
    report_id: str
    format: str
    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should know about a report; becomes a row of `checks`."""

    check: str
    severity: str
    message: str
    paragraph_ordinals: tuple[int, ...] = ()
    count_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading in reading order, layout repaired.

    `section_path` joins the markers of the headings above it (`二/（四）/1`), `section_title` is
    the wording of the innermost heading, `part` and `kind` are from the closed vocabularies of
    `etl.schema`.
    """

    ordinal: int
    text: str
    kind: str
    part: str
    section_path: str
    section_title: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who reports, on which year, from where; None is 'the text does not say'."""

    title: str | None
    issuer: str | None
    level: str | None
    year: int | None
    signed_on: date | None
    published_on: date | None
    province: str | None = None
    city: str | None = None
    county: str | None = None
    street: str | None = None
    body: str | None = None
    district: str | None = None
    division_code: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: source, metadata, paragraphs, and what was odd about the reading."""

    source: SourceText
    metadata: Metadata
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Count:
    """A number stated in a report with what it counts; becomes a row of `counts`.

    `part_of`, `stage_of` and `restates` point at other counts of the same report.
    """

    paragraph: int
    start: int
    end: int
    text: str
    value: float
    value_max: float | None
    unit: str | None
    qualifier: str
    measure: str
    object: str
    action: str
    category: str
    indicator: str | None
    status: str
    confidence: float
    rule: str
    part_of: "Count | None" = field(default=None, repr=False)
    stage_of: "Count | None" = field(default=None, repr=False)
    restates: "Count | None" = field(default=None, repr=False)
