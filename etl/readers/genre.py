"""Whether a text is a government report at all."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.errors import UnreadableReport

# A title stands within so many characters; signs are sought at the head and the foot.
_TITLE_CHARACTERS, _HEAD_CHARACTERS, _TAIL_CHARACTERS = 600, 6000, 2000
_EXCERPT_LENGTH = 24
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign for or against a government report, with texts to test it by.

    It shows where it is found once; one that asks a `density` has to be found twice at least, and
    so often in a hundred Chinese characters.
    """

    name: str
    weight: int
    where: str
    density: float
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
            sign.get("density", 0.0),
            re.compile(sign["pattern"]),
            tuple(sign["examples"]),
            tuple(sign["rejects"]),
        )
        for sign in rules["sign"]
    )
    return rules["least"], signs


def check_genre(text: str) -> None:
    """Raise UnreadableReport for a text that is no government report."""
    least, signs = genre_rules()
    sample = text[:_HEAD_CHARACTERS] + text[_HEAD_CHARACTERS:][-_TAIL_CHARACTERS:]
    found = [sign for sign in signs if _shows(sign, sample)]
    if sum(sign.weight for sign in found) < least:
        excerpt = " ".join(text.split())[:_EXCERPT_LENGTH]
        raise UnreadableReport(
            f"no government report, beginning {excerpt!r}; accepted are reports of public bodies "
            "on their work, and passages of them"
        )


def _shows(sign: Sign, sample: str) -> bool:
    if sign.where == "title":
        lines = sample[:_TITLE_CHARACTERS].split("\n")
        return any(sign.pattern.search(line) for line in lines if "。" not in line)
    if not sign.density:
        return sign.pattern.search(sample) is not None
    found = len(sign.pattern.findall(sample))
    return found > 1 and 100 * found >= sign.density * len(_CHINESE.findall(sample))
