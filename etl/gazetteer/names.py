"""How divisions are called in speech: 延边州 for 延边朝鲜族自治州, 宝山 for 宝山区."""

import re

PEOPLES = (
    *(
        "蒙古",
        "回",
        "藏",
        "维吾尔",
        "苗",
        "彝",
        "壮",
        "布依",
        "朝鲜",
        "满",
        "侗",
        "瑶",
        "白",
        "土家",
    ),
    *(
        "哈尼",
        "哈萨克",
        "傣",
        "黎",
        "傈僳",
        "佤",
        "畲",
        "高山",
        "拉祜",
        "水",
        "东乡",
        "纳西",
        "景颇",
    ),
    *(
        "柯尔克孜",
        "土",
        "达斡尔",
        "仫佬",
        "羌",
        "布朗",
        "撒拉",
        "毛南",
        "仡佬",
        "锡伯",
        "阿昌",
        "普米",
    ),
    *(
        "塔吉克",
        "怒",
        "乌孜别克",
        "俄罗斯",
        "鄂温克",
        "德昂",
        "保安",
        "裕固",
        "京",
        "塔塔尔",
        "独龙",
    ),
    *("鄂伦春", "赫哲", "门巴", "珞巴", "基诺", "各"),
)
# Longest first, so that 土家族 is not read as 土 with a rest; some names leave out 族 (蒙古自治州).
_PEOPLE = "|".join(sorted(PEOPLES, key=len, reverse=True))
_LONG = "|".join(people for people in PEOPLES if len(people) > 1)
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:(?:{_PEOPLE})族|{_LONG})+(自治)?([州县旗乡区])$")
_SUFFIX = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|新区|林区|特区|[省市县区旗盟州])$")
SHORTEST = 2  # 泾县 has no spoken form without its 县


def short_name(name: str) -> str | None:
    """Return the name without its kind, or None where one character would be left."""
    autonomous = _AUTONOMOUS.match(name)
    short = autonomous[1] if autonomous else _SUFFIX.sub("", name)
    return short if len(short) >= SHORTEST and short != name else None


def spoken_names(name: str) -> tuple[str, ...]:
    """Return forms that still tell the kind: 延边州 and 延边自治州, 岫岩县, 前进乡."""
    autonomous = _AUTONOMOUS.match(name)
    if not autonomous:
        return ()
    short, ruling, kind = autonomous.groups()
    return (f"{short}{kind}", f"{short}自治{kind}") if ruling else (f"{short}{kind}",)
