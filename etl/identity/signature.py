"""Who signed a report, and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.identity.dates import YEAR, find_dates
from etl.identity.organisations import parse_organisation
from etl.models import Paragraph

_DATE = re.compile(
    rf"[(（]?{YEAR}(?:年.{{1,3}}月(?:.{{1,3}}日)?|[-/.]\d{{1,2}}[-/.]\d{{1,2}})[)）]?"
)
_SEAL = re.compile(r"[(（](?:[^()（）]{0,6}章)[)）]")
_NAME = re.compile(r"[^，。；：！？、]{3,40}")
_PARTY = ("中共", "中国共产党")
# The line under the title of a report that was delivered: ——2019年2月1日在…会议上, or who
# delivered it with the day: 县长（2019年2月1日）.
_DELIVERED = re.compile(r"会议?上[)）]?$|(?:长|主任|主席)[^，。]{0,8}[(（][^()（）]{6,12}日[)）]$")
_DELIVERED_WITHIN, _LINE_LENGTH = 5, 60


@dataclass(frozen=True, slots=True)
class Signature:
    """The name and the date at the foot of a report; None where there is none."""

    name: str | None
    signed_on: date | None


def read_signature(paragraphs: Sequence[Paragraph]) -> Signature:
    """Return name and date of the signature; of several names the government's, not the Party's."""
    texts = [part for text in _signature_texts(paragraphs) for part in _split_names(text)]
    days = [day for text in texts for day in find_dates(text)]
    names = [
        name for text in texts if (name := _SEAL.sub("", _DATE.sub("", text)).strip("：:，。"))
    ]
    named = [name for name in names if parse_organisation(name)]
    named.sort(key=lambda name: name.startswith(_PARTY))
    return Signature(next(iter(named), None), days[0] if days else None)


def delivered_on(paragraphs: Sequence[Paragraph]) -> date | None:
    """Return the day on which a report was delivered, as it is printed under its title."""
    for paragraph in paragraphs[1:_DELIVERED_WITHIN]:
        line = paragraph.text.strip()
        named = len(line) <= _LINE_LENGTH and _DELIVERED.search(line)
        if named and (days := find_dates(line)):
            return days[0]
    return None


def _signature_texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the lines of the signature, and the short line before it: a name seldom signed."""
    signed = [index for index, p in enumerate(paragraphs) if p.kind == "signature"]
    texts = [paragraphs[index].text for index in signed]
    before = paragraphs[signed[0] - 1] if signed and signed[0] else None
    if before and before.kind == "body" and _NAME.fullmatch(before.text.strip()):
        texts.append(before.text)
    return texts


def _split_names(text: str) -> list[str]:
    """Return the bodies that sign on one line apart; a name printed with wide spacing is one."""
    parts = text.split()
    if len(parts) > 1 and all(parse_organisation(part) for part in parts):
        return parts
    return ["".join(parts)]
