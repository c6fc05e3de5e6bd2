"""Names of public bodies taken apart: 大连市沙河口区人民政府黑石礁街道办事处."""

import re
from dataclasses import dataclass, replace

from etl import gazetteer
from etl.identity.rulebook import metadata_rules

_SPACE = re.compile(r"\s+")
# The Party's name before the government's (中共甲镇委员会甲镇人民政府), or before a committee's.
_PARTY = re.compile(
    r"^(?:中国共产党|中共)(?:.{2,24}?(?:委员会|[省市州县区旗镇乡]委(?!员))(?=.{2,}(?:政府|办事处)))?"
)
# The head office in the name of its local one: 国家税务总局甲县税务局.
_ABOVE = re.compile("^国家税务总局(?=.{2,}税务局)")
_PAPER = re.compile(r"(?:文件|（?通知）?|\(通知\))$")
# 区司法局, 市人民政府: the kind of division without its name.
_BARE = re.compile(r"^(?:本|我)?([省市州县区旗盟])(?!场|政[^府]|容|民|域|级|直|属)")
_BETWEEN = re.compile(r"^(?:人民政府|委)(?=.{2,}(?:街道|镇|乡|苏木|办事处))")
_OFFICE = re.compile(r"^([^，。；、]{1,8}?)街?(?:道)?办事处$")
# 东区 in 东区街道办事处 is no district, 汉中市 in 汉中市镇巴县 is a city.
_STREET_KIND = re.compile("(?:街道|镇|乡)(?:$|办|人民政府|党|委员会)|办事处")
LONGEST_BODY = 60  # characters; longer texts are no names
LONGEST_NAME = 16  # characters; the longest division name has 15


@dataclass(frozen=True, slots=True)
class Organisation:
    """A public body as printed, and what its name says.

    `chain` are the divisions named, outermost first; `bare` the kind of a division without its
    name (区 in 区司法局); `zone` a development zone; `tail` a department, empty where the division
    itself speaks.
    """

    text: str
    chain: tuple[str, ...] = ()
    bare: str | None = None
    street: str | None = None
    zone: str | None = None
    corps: str | None = None
    tail: str = ""

    @property
    def places(self) -> bool:
        """Whether the name says anything of a place."""
        return bool(self.chain or self.bare or self.street or self.zone or self.corps)

    @property
    def names_organ(self) -> bool:
        """Whether the name says who speaks for the place: 人民政府, 办事处, a department."""
        place = self.street or self.zone or "".join(self.chain[-1:]) or self.corps or self.bare
        return not place or not self.text.endswith(place)

    @property
    def is_division(self) -> bool:
        """Whether the name is that of a division above the street, or of its government."""
        return bool(self.chain) and not (self.street or self.zone or self.corps or self.tail)

    def is_same_body(self, other: "Organisation") -> bool:
        """Say whether the other name is another form of this one: 甲街道, 乙区甲街道办事处."""
        if (self.street, self.zone, self.tail) != (other.street, other.zone, other.tail):
            return False
        return bool(self.street or self.zone) or self.chain[-1:] == other.chain[-1:]


def parse_organisation(text: str) -> Organisation | None:
    """Return the parts of a body's name; None where the text is no name of a body."""
    printed = _PAPER.sub("", _SPACE.sub("", text))
    name = _ABOVE.sub("", _PARTY.sub("", printed))
    if not name or len(printed) > LONGEST_BODY:
        return None
    found = _with_chain(Organisation(text=printed), name)
    if found.tail:
        return found if _matches("departments", found.tail) else None
    return found if found.places else None


def _with_chain(found: Organisation, rest: str) -> Organisation:
    chain: list[str] = []
    while rest:
        if chain and (between := _BETWEEN.match(rest)):
            rest = rest[between.end() :]
            continue
        name = None if _known_street(rest) else _division_prefix(rest)
        if not name:
            break
        chain.append(name)
        rest = rest[len(name) :]
    return _with_body(replace(found, chain=(*found.chain, *chain)), rest)


def _division_prefix(rest: str) -> str | None:
    for length in range(min(LONGEST_NAME, len(rest)), 1, -1):
        name, behind = rest[:length], rest[length:]
        if gazetteer.divisions_named(name) and not _STREET_KIND.match(behind):
            return name
    for length in range(min(LONGEST_NAME, len(rest)), 1, -1):
        name, behind = rest[:length], rest[length:]
        above = gazetteer.divisions_called(name)
        if above and _lies_in(behind, above):
            return name
    return None


def _lies_in(rest: str, above: tuple[gazetteer.Division, ...]) -> bool:
    """Say whether `rest` begins with a division or street inside one of `above`."""
    codes = tuple(division.code for division in above)
    inner = [d for n in range(2, LONGEST_NAME) for d in gazetteer.divisions_named(rest[:n])]
    inner += gazetteer.streets_named(_known_street(rest) or "-")
    return any(d.code.startswith(codes) and d.code not in codes for d in inner)


def _known_street(rest: str) -> str | None:
    name, _ = _split_street(rest)
    return name if name and gazetteer.streets_named(name) else None


def _split_street(rest: str) -> tuple[str | None, str]:
    """Return the street, town or township that the text begins with, and what follows it."""
    kinds = metadata_rules().street_kinds
    ends = [kind.end() for kind in re.finditer("|".join(kinds), rest)]
    parts = [
        (rest[:end], rest[end:]) for end in ends if end <= LONGEST_NAME and rest[:end] not in kinds
    ]
    for name, tail in parts:
        if not tail or _matches("speaking", tail):
            return name, ""
    for name, tail in parts:
        if _matches("departments", tail) and gazetteer.streets_named(name):
            return name, tail
    office = _OFFICE.match(rest)
    return (f"{office[1]}街道", "") if office else (None, rest)


def _with_body(found: Organisation, rest: str) -> Organisation:
    corps = metadata_rules().corps.match(rest)
    if corps and not found.corps:
        return _with_chain(replace(found, corps=corps[0]), rest[corps.end() :])
    street, tail = _split_street(rest)
    if street:
        return replace(found, street=street, tail=tail)
    farm = metadata_rules().farms.match(rest)
    if farm and (farm.end() == len(rest) or _matches("speaking", rest[farm.end() :])):
        return replace(found, street=farm[0])
    zone = metadata_rules().zones.match(rest)
    if zone:
        found, rest = replace(found, zone=zone[0]), rest[zone.end() :]
    elif not found.chain and not corps and (bare := _BARE.match(rest)):
        found, rest = replace(found, bare=bare[1]), rest[bare.end() :]
    return replace(found, tail="" if _matches("speaking", rest) else rest)


def _matches(rule: str, text: str) -> bool:
    return getattr(metadata_rules(), rule).fullmatch(text) is not None
