"""Whether a text is a government report at all."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.errors import UnreadableReport

# A title stands within so many characters; signs are sought in so much of the text.
_TITLE_CHARACTERS, _TEXT_CHARACTERS = 600, 60000
_EXCERPT_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign for or against a government report, with texts to test it by."""

    name: str
    weight: int
    where: str
    pattern: re.Pattern
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def genre_rules() -> tuple[int, tuple[Sign, ...]]:
    """Return the least weight of a report and the signs of `rules/genre.toml`."""
    rules = tomllib.loads(files("etl").joinpath("rules/genre.toml").read_text("utf-8"))
    signs = tuple(
        Sign(
            sign["name"],
            sign["weight"],
            sign["where"],
            re.compile(sign["pattern"]),
            tuple(sign["examples"]),
            tuple(sign["rejects"]),
        )
        for sign in rules["sign"]
    )
    return rules["least"], signs


def check_genre(name: str, text: str) -> None:
    """Raise UnreadableReport, naming the file `name`, for a text that is no government report."""
    least, signs = genre_rules()
    found = [sign for sign in signs if _shows(sign, text)]
    if sum(sign.weight for sign in found) < least:
        excerpt = " ".join(text.split())[:_EXCERPT_LENGTH]
        raise UnreadableReport(
            f"{name}：不是政府工作或法治政府建设报告（开头是“{excerpt}”）；"
            "可接受有报告标题、正文和分节标题的年度报告"
        )


def _shows(sign: Sign, text: str) -> bool:
    if sign.where == "title":
        lines = text[:_TITLE_CHARACTERS].split("\n")
        return any(sign.pattern.search(line) for line in lines if "。" not in line)
    return sign.pattern.search(text[:_TEXT_CHARACTERS]) is not None
