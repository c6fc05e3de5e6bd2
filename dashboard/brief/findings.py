"""The findings of the checks in a brief."""

from collections.abc import Mapping

from dashboard.brief.citations import Citations
from dashboard.brief.material import Material
from dashboard.brief.model import Block, Paragraph, Phrase
from dashboard.brief.wording import interleaved, text
from dashboard.findings import GRAVEST_FIRST, check_label, finding_text
from dashboard.formatting import year_text
from dashboard.language import _
from etl.schema import SEVERITIES

FINDINGS = 15  # findings of a brief; the gravest
_PLACES = 6  # paragraphs that a finding names


def finding_blocks(material: Material) -> list[Block]:
    """Return the findings, the gravest first, each with the paragraphs that it is about."""
    if not material.findings:
        return [text(_("没有发现互相矛盾、缺漏或逾期之处。"))]
    ordered = sorted(material.findings, key=lambda row: GRAVEST_FIRST.index(row["severity"]))
    several = len({row["report_id"] for row in material.findings}) > 1
    blocks: list[Block] = [
        _paragraph(number, row, several, material.citations)
        for number, row in enumerate(ordered[:FINDINGS], 1)
    ]
    if len(ordered) > FINDINGS:
        words = _("共 {total} 条提示，只列 {shown} 条；全部见数据质量页。")
        words = words.format(total=len(ordered), shown=FINDINGS)
        blocks.append(text(words, remark=True))
    return blocks


def _paragraph(number: int, row: Mapping, several: bool, citations: Citations) -> Paragraph:
    head = _("{number}. （{severity}）{check}：").format(
        number=number, severity=_(SEVERITIES[row["severity"]]), check=_(check_label(row["check"]))
    )
    about = f"{row['name']} {year_text(row['year'])} " if several else ""
    known = [count["id"] for count in row["counts"] or () if count["id"] in citations.sources]
    note = citations.note(known, summed=False) if known else None
    message = Phrase(about + finding_text(row), note)
    return Paragraph((Phrase(head), message, *_places(row, citations)))


def _places(row: Mapping, citations: Citations) -> list[Phrase]:
    """Return where a finding is found, each paragraph a link where there is an address."""
    paragraphs = (row["paragraphs"] or [])[:_PLACES]
    if not paragraphs:
        return []
    links = [
        [
            Phrase(
                _("第 {paragraph} 段").format(paragraph=paragraph["ordinal"]),
                address=citations.paragraph_link(row["report_id"], paragraph["id"]),
            )
        ]
        for paragraph in paragraphs
    ]
    return [Phrase(_("（")), *interleaved(links, _("、")), Phrase(_("）"))]
