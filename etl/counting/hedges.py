"""Hedges around a number: 近, 余, 不少于, 左右; which `qualifier` each gives."""

import re
from functools import cache

from etl.counting.measure_words import any_of

# Hedges of the labelling guidelines by `qualifier`; a word stands in one table of each place.
HEDGES_BEFORE = {
    "at_least": ("至少", "不少于", "不低于", "不小于", "不下于", "最少", "最低"),
    "at_most": (
        "不足",
        "不超过",
        "不多于",
        "不高于",
        "不大于",
        "不到",
        "最多",
        "至多",
        "低于",
        "少于",
    ),
    "near": ("将近", "接近", "近"),
    "over": ("超过", "超出", "超", "逾", "多于", "高于", "大于", "上"),
    "about": ("大约", "大概", "约"),
}
HEDGES_INSIDE = {"over": ("余", "多", "几"), "about": ("来",)}
HEDGES_AFTER = {
    "over": ("以上", "有余", "余", "多"),
    "about": ("左右", "上下"),
    "at_most": ("以内", "之内", "以下"),
}
BEFORE = {word: name for name, words in HEDGES_BEFORE.items() for word in words}
INSIDE = {word: name for name, words in HEDGES_INSIDE.items() for word in words}
AFTER = {word: name for name, words in HEDGES_AFTER.items() for word in words}
# Hedges inside a numeral: 20余万.
OVER = frozenset(HEDGES_INSIDE["over"])
# Verbs that may stand between a hedge and its number: 至少有一个, 至少开展一次.
_HEDGED_VERBS = "有|达|为|在|到|开展|组织|召开|举办|进行|安排|建成|建有|完成|配备|配有|培养|设立"


@cache
def hedge_in_front() -> re.Pattern:
    """A hedge that ends where the numeral begins.

    近 of 最近, 约 of 公约 and 超 of 赶超 are no hedges; 上 is one only before a bare 百, 千 or 万,
    which a lookahead cannot see in a slice: the reader checks it.
    """
    several = any_of(w for words in HEDGES_BEFORE.values() for w in words if len(w) > 1)
    alone = (
        "(?<![最附就邻靠远临])近|(?<![节预条公契合违签大制守特])(?<!规民)约|(?<![赶高反])超|逾|上"
    )
    return re.compile(rf"(?P<hedge>{several}|{alone})(?:{_HEDGED_VERBS})?\s?$")


@cache
def last_of_hedges() -> frozenset[str]:
    """The characters that a hedge in front, or the verb behind it, can end with."""
    hedges = [word for words in HEDGES_BEFORE.values() for word in words]
    return frozenset(word[-1] for word in [*hedges, *_HEDGED_VERBS.split("|"), " "])
