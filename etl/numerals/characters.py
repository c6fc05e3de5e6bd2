"""The characters that numerals are printed with, and what each is worth."""

import re

# Everyday, financial and traditional forms, and the variants that forms and old texts use.
_DIGIT_FORMS = {
    0: "零〇○",
    1: "一壹幺弌",
    2: "二两贰兩貳倆弍",
    3: "三叁參弎",
    4: "四肆",
    5: "五伍",
    6: "六陆陸",
    7: "七柒",
    8: "八捌",
    9: "九玖",
}
_UNIT_FORMS = {10: "十拾", 100: "百佰", 1000: "千仟"}
_SCALE_FORMS = {10**4: "万萬", 10**8: "亿億", 10**12: "兆"}


def _by_character(forms: dict[int, str]) -> dict[str, int]:
    return {char: value for value, chars in forms.items() for char in chars}


DIGITS = _by_character(_DIGIT_FORMS)
UNITS = _by_character(_UNIT_FORMS)
SCALES = _by_character(_SCALE_FORMS)
# Tens written as one character: 廿三 is 23.
TENS = {"廿": 20, "卅": 30, "卌": 40}
MINUS_SIGNS = "负負-－−﹣"
POINTS = "点點"
# A hedge inside a numeral, before its scale: 十余万, 二十几亿, 500多万.
HEDGES = "余多几餘幾"
# Spaces that typesetting and text extraction leave inside a numeral: 36.43 万.
BLANKS = " \u00a0\u3000"


def _folding_table() -> dict[int, str]:
    table = {0xFF10 + digit: str(digit) for digit in range(10)}
    for first, length in ((0xFF21, 26), (0xFF41, 26)):
        table.update({code: chr(code - 0xFEE0) for code in range(first, first + length)})
    table.update({ord(wide): narrow for wide, narrow in zip("．％－＋／", ".%-+/", strict=True)})
    return table


_FOLDED = _folding_table()
# Most paragraphs hold none: a search costs a tenth of a translation.
_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")


def fold_width(text: str) -> str:
    """Full-width digits, letters and `．％－＋／` as half-width, one code point for one.

    Offsets into the result are offsets into `text`. The comma and other sentence punctuation
    stay as they are: whether `，` groups digits or parts clauses is for the numeral grammar.
    """
    return text.translate(_FOLDED) if _WIDE.search(text) else text
