"""Dates and years as printed: 2023年3月20日, 二〇二三年三月二十日, 2024-03-29."""

import re
from datetime import date

_DIGITS = {
    **{str(n): n for n in range(10)},
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
}
_DIGITS |= dict.fromkeys("〇○◯ＯOoΟ０", 0) | dict(
    zip("１２３４５６７８９", range(1, 10), strict=True)
)
_SPOKEN = re.compile("两千[零〇]?(?:[一二]?十)?[一二三四五六七八九]?")
_YEAR_DIGIT = f"[{''.join(_DIGITS)}]"
_NUMBER = r"[\d０-９一二三四五六七八九十廿卅元]{1,3}"
# A year as printed, in a named group for the caller to compose with.
YEAR = rf"(?<![\d０-９])(?:[12２１二一]{_YEAR_DIGIT}{{3}}|{_SPOKEN.pattern})"
_DATE = re.compile(
    rf"({YEAR})\s*(?:年\s*({_NUMBER})\s*月\s*({_NUMBER})\s*日|[-/.]({_NUMBER})[-/.]({_NUMBER})(?!\d))"
)
# Reports of this kind exist since 2004; later years than this are printing errors.
FIRST_YEAR, LAST_YEAR = 1978, 2099


def parse_year(text: str) -> int | None:
    """Return a printed year as a number: 2023, ２０２３, 二〇二三, 二○二三, 两千零八."""
    if _SPOKEN.fullmatch(text):
        value = 2000 + (_small(text[2:].lstrip("零〇")) or 0)
    elif len(text) == 4 and all(char in _DIGITS for char in text):
        value = int("".join(str(_DIGITS[char]) for char in text))
    else:
        return None
    return value if FIRST_YEAR <= value <= LAST_YEAR else None


def find_dates(text: str) -> list[date]:
    """Return the full dates in the text in order; impossible ones (2月30日) are left out."""
    found = []
    for match in _DATE.finditer(text):
        year, *parts = (match[1], *(part for part in match.groups()[1:] if part))
        numbers = [parse_year(year), *(_small(part) for part in parts)]
        try:
            found.append(date(*numbers))
        except (TypeError, ValueError):
            continue
    return found


def _small(text: str) -> int | None:
    """Return a number below 100 in digits or in Chinese: 12, １２, 十二, 二十, 廿二."""
    if not text:
        return None
    text = text.replace("廿", "二十").replace("卅", "三十").replace("元", "1")
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return None
