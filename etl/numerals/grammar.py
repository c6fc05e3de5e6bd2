"""The shape of printed numerals, composed of named parts as regular-expression source.

No part has a capturing group, so that other modules can compose `NUMERAL` with measure words.
Numerals are atomic: what breaks off in the middle of a longer numeral is no numeral.
"""

from etl.numerals.characters import BLANKS, DIGITS, HEDGES, POINTS, SCALES, TENS, UNITS
from etl.numerals.lazy_pattern import LazyPattern
from etl.numerals.words import not_within_words, words_ending_in_numerals

GAP = f"[{BLANKS}]{{0,2}}"
_CHINESE = "".join([*DIGITS, *UNITS, *SCALES, *TENS])
_ZERO = "[零〇○]"
_DIGIT = "[" + "".join(char for char, value in DIGITS.items() if value) + "]"
# 两 stands before a unit, never in a row of digits or behind a decimal point.
_ROW_DIGIT = "[" + "".join(char for char in DIGITS if char not in "两兩倆") + "]"
_HEDGE = f"[{HEDGES}]"
_UNIT = "[" + "".join(UNITS) + "]"

# 千 of 千克, 兆 of 兆瓦 and 百 of 百分点 open a measure word and close the numeral.
_TEN = "[十拾]"
_HUNDRED = f"[百佰](?!{GAP}分{GAP}[点點])"
_THOUSAND = "[千仟](?![克米瓦伏卡帕赫兆]|字节|安时)"
_WAN, _YI, _ZHAO = "[万萬]", "[亿億]", "兆(?![瓦赫帕伏欧比]|字节)"
_SCALE = f"(?:{_WAN}{GAP}{_YI}|{_YI}|{_WAN}{_WAN}?|{_ZHAO})"

# Two neighbouring digits give a low and a high value: 三四十, 七八百, 十五六, 三五.
_PAIR = "(?:一[两二兩]|[二两兩]三|三[四五]|四五|五六|六七|七八|八九)"
_UNITS_BEFORE_PAIR = f"(?:{_DIGIT}?(?:{_UNIT}|{_WAN}|{_YI}){_ZERO}?){{0,6}}"
_BEFORE_PAIR = f"(?:(?:{_DIGIT}{_UNIT}|{_TEN}){_ZERO}?{_UNITS_BEFORE_PAIR})"
PAIRED = (
    f"(?:(?:{_BEFORE_PAIR}|{_DIGIT}(?:{_WAN}|{_YI}))?{_PAIR}"
    f"(?:{_TEN}|{_HUNDRED}|{_THOUSAND})?(?:{_HEDGE}?{_SCALE})?(?![{_CHINESE}]))"
)
# 二〇二三, 一二三四: digits read one by one, no unit behind them.
_ROW = f"(?:{_ROW_DIGIT}{{2,}}(?![{_CHINESE}]))"
# 百万, 千亿: a unit without its 一 before a scale.
_BARE_SCALED = f"(?:{_HUNDRED}|{_THOUSAND}){_SCALE}"
_POINTED = f"{GAP}[{POINTS}]{GAP}{_ROW_DIGIT}+(?!{_TEN})(?:{GAP}{_UNIT}?{_SCALE})?"


def _below_ten_thousand() -> str:
    """Source of a Chinese numeral below 10,000 that begins with a digit, 十 or 廿."""
    zero = f"{GAP}(?:{_ZERO}{GAP})?"
    # 一百二 is 120, but neither 一百二百 nor 一百二十 ends in that 二. Behind a blank the digit
    # may open the next cell or sentence, unless nothing is counted by it.
    ones = (
        f"(?:(?:{GAP}{_ZERO}{GAP})?{_DIGIT}(?!{GAP}{_UNIT})"
        f"|[{BLANKS}]{{1,2}}{_DIGIT}(?={GAP}(?:[又点點]|[^\\w、.．]|$)))"
    )
    tens = f"(?:(?:{_DIGIT}{GAP})?{_TEN}|[{''.join(TENS)}])"
    begins = f"(?={_DIGIT}{GAP}(?:{_TEN}|{_HUNDRED}|{_THOUSAND})|{_TEN}|[{''.join(TENS)}])"
    return (
        f"(?:{begins}(?:{_DIGIT}{GAP}{_THOUSAND})?(?:{zero}{_DIGIT}{GAP}{_HUNDRED})?"
        f"(?:{zero}{tens})?{ones}?|{_DIGIT})"
    )


def _cardinal() -> str:
    """Source of a Chinese cardinal with its scales in falling order, a hedge before the first."""
    below = _below_ten_thousand()
    begun = f"{GAP}(?:{_ZERO}{GAP})?{below}"
    hedge = f"{GAP}(?:{_ZERO}?{_HEDGE}{GAP})?"
    # Each scale is there or not; two of them meet only with a count between them.
    zhao = f"(?:{_ZHAO}(?:{begun}{GAP}(?={_WAN}|{_YI}))?)?"
    yi = f"(?:(?<!兆){_WAN}?{_YI}(?:{begun}{GAP}(?={_WAN}))?)?"
    wan = f"(?:(?<![兆亿億]){_WAN})?"
    scaled = f"{hedge}(?:{_WAN}{_WAN}|(?={_SCALE}){zhao}{yi}{wan}(?:{begun})?)"
    return f"{below}(?:{scaled})?(?:{_POINTED})?"


# 1,130 and 1，130: groups of exactly three; a blank does not group. .5 has no whole part.
_ARABIC = (
    r"(?:(?:[0-9０-９]{1,3}(?:(?:,[0-9０-９]{3})++|(?:，[0-9０-９]{3})++)(?![0-9０-９])|[0-9０-９]++)"
    r"(?:[.．][0-9０-９]++)?|[.．][0-9０-９]++)"
)


def _arabic_scaled() -> str:
    """Source of the units behind Arabic digits: 万, 千万, 余万, 亿2345万, 万5千4百."""
    part = f"{GAP}[0-9０-９]{{1,3}}{GAP}"
    tail = "".join(f"(?:{part}{unit})?" for unit in (_THOUSAND, _HUNDRED, _TEN))
    yi = f"(?:{_WAN}{GAP})?{_YI}(?:{GAP}{_ARABIC}{GAP}{_WAN})?"
    scaled = f"(?:{_HUNDRED}|{_THOUSAND})?(?:{_ZHAO}|{yi}|{_WAN}{_WAN}?){tail}"
    unscaled = f"(?:{_THOUSAND}(?:{part}{_HUNDRED})?|{_HUNDRED})(?:{part}{_TEN})?"
    return f"(?:{GAP}(?:{_HEDGE}{GAP})?(?:{scaled}|{unscaled}))?"


# 5G, 4A, 3D: a digit in front of one capital is a name; 12km and 20kV are measured.
_NO_NAME = "(?![ABDGKSＡＢＤＧＫＳ](?![A-Za-zＡ-Ｚａ-ｚ]))"
_SLASHED = (
    r"(?:(?<![/／])[0-9０-９]{1,3}[/／](?![0０])[0-9０-９]{1,3}(?![0-9０-９/／.．A-Za-z年月]))"
)
UNSIGNED_ARABIC = f"(?>{_ARABIC}{_arabic_scaled()}{_NO_NAME})"
UNSIGNED_CHINESE = (
    f"(?>{PAIRED}|{_ROW}|{_cardinal()}|零{_POINTED}|{_BARE_SCALED})(?![零〇○一二三四五六七八九])"
)
UNSIGNED = f"(?>{_SLASHED}|{UNSIGNED_ARABIC}|{UNSIGNED_CHINESE})"
OVER = f"{GAP}分{GAP}之{GAP}"
# What makes a fraction of a numeral: 三|分之一, 3|又1000分之23, 百|分之九十五点三, 百|分之百.
_BASE = "[百佰千仟万萬]"
# 0分之1, 零点零分之三: nothing is a part of no parts.
_MULTIPLIES = "".join([*UNITS, *SCALES, POINTS, HEDGES, BLANKS])
_NOT_OVER_ZERO = f"(?![0０.．零〇○](?:[0０.．零〇○{_MULTIPLIES}]|[,，](?=[0０]))*+{OVER})"
_OF_BASE = (
    f"(?:(?:{GAP}又{GAP}{_NOT_OVER_ZERO}(?:{UNSIGNED}|{_BASE}))?{OVER}"
    f"(?:[负負]{GAP})?(?:{UNSIGNED}|[百佰零]))"
)
# 百 alone is a number only as the base of a fraction: 百分之几 has none.
_FRACTION_OR_WHOLE = (
    f"(?:{_NOT_OVER_ZERO}(?:{UNSIGNED}|{_BASE}(?={OVER}))"
    f"(?:{_OF_BASE}|(?!{OVER})|(?<!{_BASE})|(?<=[0-9０-９{_CHINESE}]{_BASE})))"
)

_HYPHEN = "[-－−﹣]"
# What a numeral may be wherever it stands: the language of `parse_numeral`.
_ANY_SIGN = f"(?:[负負]{GAP}|零下{GAP}|{_HYPHEN}{GAP})?"
ALONE = f"{_ANY_SIGN}(?:{_ZERO}|[百佰千仟]|{_SCALE})"
SHAPE = f"(?:{_ANY_SIGN}(?>{_FRACTION_OR_WHOLE})|{ALONE})"

# A hyphen is a minus only where no range, date or code can run through it.
SIGN = (
    f"(?:(?<![正胜欺减辜税担肩抱背包债自])[负負]{GAP}|零下{GAP}"
    rf"|(?<![^\s，。；：、（(:,;=为達达至了降比长長速率升幅]){_HYPHEN})"
)
_NO_DOTTED = "(?![0-9０-９]++[.．][0-9０-９]++[.．][0-9０-９])"
ARABIC_BEGINS = (
    r"(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ])(?<![0-9０-９][.．])(?<![A-Za-z][-－])(?<![分 ]之)"
    rf"{_NO_DOTTED}(?!(?<=[\w.．])[.．])"
)
# 队伍三次: the 伍 in front belongs to a word and not to the numeral.
CHINESE_BEGINS = (
    f"(?:(?<![{_CHINESE}])|(?<={'|'.join(words_ending_in_numerals())}))(?<![分 ]之)"
    f"(?!(?<=[数數几幾])(?:{_UNIT}|{_SCALE}))"
)
# Alone these are names and words before they are digits (队伍, 陆续, 參加); 壹 is always a digit.
LONE = "肆伍陆陸參幺弌弍弎倆〇○"
_NO_LONE = f"(?![{LONE}](?![{_CHINESE}{POINTS}{BLANKS}又分]))"
# 百余, 上千, 近万: a unit stands for one of it only beside a hedge.
_BARE = (
    f"(?:(?:[百佰](?!{GAP}分)|{_THOUSAND}|{_SCALE})"
    f"(?:(?={GAP}[余多餘])|(?<=[上近超逾达達约約过過].)))"
)
# 零 is a number before a measure word; elsewhere it is 零售, 零距离 or half of 二〇.
_COUNTED_ZERO = "零(?=[起个個例次人户戶宗元])"

FIRST = f"[0-9０-９{_CHINESE}负負.．\\-－−﹣]"
NOT_WITHIN_WORDS = not_within_words()
NUMERAL = (
    f"(?:(?={FIRST}){SIGN}?{NOT_WITHIN_WORDS}"
    f"(?:(?=[0-9０-９.．]){ARABIC_BEGINS}|(?![0-9０-９.．]){CHINESE_BEGINS}{_NO_LONE})"
    f"(?>{_FRACTION_OR_WHOLE}|{_BARE}|{_COUNTED_ZERO}))"
)
NUMERAL_RE = LazyPattern(NUMERAL)
