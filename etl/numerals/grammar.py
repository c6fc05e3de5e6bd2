"""The shape of printed numerals, composed of named parts as regular-expression source.

No part has a capturing group, so that other modules can compose `NUMERAL` with measure words.
Alternatives are atomic: what breaks off in the middle of a longer numeral is no numeral.
"""

import re

from etl.numerals.characters import BLANKS, DIGITS, HEDGES, POINTS, SCALES, TENS, UNITS
from etl.numerals.words import not_within_words

_GAP = f"[{BLANKS}]{{0,2}}"
_ZERO = "[零〇○]"
_DIGIT = "[" + "".join(char for char, value in DIGITS.items() if value) + "]"
# 两 stands before a unit, never in a row of digits or behind a decimal point.
_ROW_DIGIT = "[" + "".join(char for char in DIGITS if char not in "两兩倆") + "]"
_CHINESE = "".join([*DIGITS, *UNITS, *SCALES, *TENS])
_UNIT = "[" + "".join(UNITS) + "]"
_HEDGE = f"[{HEDGES}]"

# 千 of 千克, 兆 of 兆瓦 and 百 of 百分点 open a measure word and close the numeral.
_TEN = "[十拾]"
_HUNDRED = f"[百佰](?!{_GAP}分{_GAP}[点點])"
_THOUSAND = "[千仟](?![克米瓦伏卡帕赫兆]|字节|安时)"
_WAN, _YI, _ZHAO = "[万萬]", "[亿億]", "兆(?![瓦赫帕伏欧比]|字节)"
_SCALE = f"(?:{_WAN}{_GAP}{_YI}|{_YI}|{_WAN}{_WAN}?|{_ZHAO})"

# Two neighbouring digits give a low and a high value: 三四十, 七八百, 十五六, 三五.
_PAIR = "(?:一[两二兩]|[二两兩]三|三[四五]|四五|五六|六七|七八|八九)"
_BEFORE_PAIR = f"(?:{_DIGIT}?(?:{_TEN}|[百佰]|[千仟]|{_WAN}|{_YI}){_ZERO}?)"
PAIRED = (
    f"(?:{_BEFORE_PAIR}*{_PAIR}(?:{_HUNDRED}|{_THOUSAND}|{_TEN})?(?:{_HEDGE}?{_SCALE})?"
    f"(?![{_CHINESE}]))"
)


def _below_ten_thousand() -> str:
    """Source of a Chinese numeral below 10,000 that begins with a digit, 十 or 廿."""
    zero = f"{_GAP}(?:{_ZERO}{_GAP})?"
    # 一百二 is 120, but 一百二百 and 一百二十 do not end in that 二.
    ones = f"(?:{_GAP}{_ZERO}{_GAP})?{_DIGIT}(?!{_GAP}{_UNIT})"
    tens = f"(?:(?:{_DIGIT}{_GAP})?{_TEN}|[{''.join(TENS)}])(?:{_DIGIT}(?!{_UNIT}))?"
    hundreds = f"{_DIGIT}{_GAP}{_HUNDRED}(?:{zero}{tens}|{ones})?"
    thousands = f"{_DIGIT}{_GAP}{_THOUSAND}(?:{zero}(?:{hundreds}|{tens})|{ones})?"
    return f"(?:{thousands}|{hundreds}|{tens}|{_DIGIT})"


def _cardinal() -> str:
    """Source of a Chinese cardinal with its scales in falling order, a hedge before the first."""
    below = _below_ten_thousand()
    begun = f"{_GAP}(?:{_ZERO}{_GAP})?{below}"
    after_wan = f"(?:{begun})?"
    after_yi = f"(?:{begun}(?:{_GAP}{_WAN}{after_wan})?)?"
    after_zhao = f"(?:{begun}(?:{_GAP}{_WAN}?{_YI}{after_yi}|{_GAP}{_WAN}{after_wan})?)?"
    hedge = f"{_GAP}(?:{_ZERO}?{_HEDGE}{_GAP})?"
    scaled = f"{hedge}(?:{_ZHAO}{after_zhao}|{_WAN}?{_YI}{after_yi}|{_WAN}(?:{_WAN}|{after_wan}))"
    fraction = f"{_GAP}[{POINTS}]{_GAP}{_ROW_DIGIT}+(?!{_TEN})(?:{_GAP}{_UNIT}?{_SCALE})?"
    return f"{below}(?:{scaled})?(?:{fraction})?"


# 二〇二三, 一二三四: digits read one by one, no unit behind them.
_ROW = f"(?:{_ROW_DIGIT}{{2,}}(?![{_CHINESE}]))"
# 百万, 千亿: a unit without its 一 before a scale.
_BARE_SCALED = f"(?:{_HUNDRED}|{_THOUSAND}){_SCALE}"
_ZERO_POINT = f"零{_GAP}[{POINTS}]{_GAP}{_ROW_DIGIT}+(?:{_GAP}{_SCALE})?"

# 1,130 and 1，130: groups of exactly three; a space does not group.
_ARABIC = (
    r"(?:[0-9０-９]{1,3}(?:(?:,[0-9０-９]{3})++|(?:，[0-9０-９]{3})++)(?![0-9０-９])|[0-9０-９]++)"
    r"(?:[.．][0-9０-９]++)?"
)
_ONE_TO_THREE = r"[0-9０-９]{1,3}"
_ARABIC_TAIL = "".join(
    f"(?:{_GAP}{_ONE_TO_THREE}{_GAP}{unit})?" for unit in (_THOUSAND, _HUNDRED, _TEN)
)
_ARABIC_SCALED = (
    f"{_GAP}(?:{_HEDGE}{_GAP})?"
    f"(?:(?:{_HUNDRED}|{_THOUSAND})?"
    f"(?:{_ZHAO}|(?:{_WAN}{_GAP})?{_YI}(?:{_GAP}{_ARABIC}{_GAP}{_WAN})?|{_WAN}{_WAN}?){_ARABIC_TAIL}"
    f"|(?:{_THOUSAND}(?:{_GAP}{_ONE_TO_THREE}{_GAP}{_HUNDRED})?|{_HUNDRED})"
    f"(?:{_GAP}{_ONE_TO_THREE}{_GAP}{_TEN})?)"
)
# 5G, 4A, 3D: a digit in front of one capital is a name, 12km and 20kV are measured.
_NO_NAME = "(?![ABDGKSＡＢＤＧＫＳ](?![A-Za-zＡ-Ｚａ-ｚ]))"
_SLASHED = r"(?:(?<![/／])[0-9０-９]{1,3}[/／](?!0)[0-9０-９]{1,3}(?![0-9０-９/／.．A-Za-z]))"

_UNSIGNED_ARABIC = f"(?:{_SLASHED}|{_ARABIC}(?:{_ARABIC_SCALED})?{_NO_NAME})"
_UNSIGNED_CHINESE = f"(?:{PAIRED}|{_ROW}|{_cardinal()}|{_ZERO_POINT}|{_BARE_SCALED})"
UNSIGNED = f"(?>{_UNSIGNED_ARABIC}|{_UNSIGNED_CHINESE})"
_OVER = f"{_GAP}分{_GAP}之{_GAP}"
_NUMERATOR = f"(?:[负負]{_GAP})?{UNSIGNED}"
# 三分之一, 3又1000分之23, 千分之三; 百分之三 is a percentage.
_FRACTION = f"(?:(?:{UNSIGNED}{_GAP}又{_GAP})?(?:{UNSIGNED}|[千仟万萬]){_OVER}{_NUMERATOR})"
_HYPHEN = "[-－−﹣]"
_MAGNITUDE = f"(?>{_FRACTION}|{UNSIGNED})"

# What a numeral may be in full, wherever it stands: the language of `parse_numeral`.
SHAPE = f"(?:[负負]{_GAP}|零下{_GAP}|{_HYPHEN}{_GAP})?(?>{_FRACTION}|{UNSIGNED}|{_ZERO}|[百佰千仟]|{_SCALE})"

# A hyphen is a minus only where no range, date or code can run through it.
_SIGN = (
    f"(?:(?<![正胜欺]){'[负負]'}{_GAP}|零下{_GAP}"
    rf"|(?<![^\s，。；：、（(:,;=为達达至了降长長速率升幅]){_HYPHEN})"
)
_ARABIC_BEGINS = (
    r"(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ])(?<![0-9０-９][.．])(?<![A-Za-z][-－])"
    r"(?![0-9０-９]++[.．][0-9０-９]++[.．][0-9０-９])"
)
_CHINESE_BEGINS = f"(?<![{_CHINESE}])(?!(?<=[数數几幾])(?:{_UNIT}|{_SCALE}))"
_CHINESE_ENDS = f"(?![{''.join(DIGITS)}]|{_TEN}|[百佰](?!{_GAP}分)|{_THOUSAND})"
# 百余, 上千, 近万: a unit stands for one of it only beside a hedge.
_BARE = (
    f"(?:(?:[百佰](?!{_GAP}分)|{_THOUSAND}|{_SCALE})"
    f"(?:(?={_GAP}[余多餘])|(?<=[上近超逾达達约約过過].)))"
)
_COUNTED_ZERO = "零(?=[件起个個例次人户戶宗元分度])"

FIRST = f"[0-9０-９{_CHINESE}负負\\-－−﹣]"
NUMERAL = (
    f"(?:(?={FIRST}){not_within_words()}"
    f"(?:{_SIGN})?(?:(?=[0-9０-９]){_ARABIC_BEGINS}{_MAGNITUDE}"
    f"|{_CHINESE_BEGINS}(?>{_FRACTION}|(?:{_UNSIGNED_CHINESE}|{_BARE}|{_COUNTED_ZERO}){_CHINESE_ENDS})))"
)
NUMERAL_RE = re.compile(NUMERAL)
