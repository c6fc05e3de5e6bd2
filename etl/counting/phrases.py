"""The noun phrase that a count counts, and the verb that governs it.

A count stands behind its noun (审核合同|153件), before it (3家|企业), or alone where the noun was
said before (调解|501起): then the object is empty here and `etl.counting.extraction` carries it on.
"""

import re
from typing import NamedTuple

from etl.counting.clauses import Surroundings
from etl.counting.phrase_words import find_verbs, masked, words

_PUNCTUATION = re.compile(r"[，,。；;：:！？!?（()）\n|]")
_CLOSING = {"“": "”", "‘": "’", "《": "》"}
# A noun phrase longer than this holds a clause; its end is what is counted.
_LONGEST = 24
# 2021年全区, 每季度, 去年以来, 三是, 1.: when and as which item, not what.
_WHEN = re.compile(
    r"^(?:[0-9]{1,2}[.、．]|[一二三四五六七八九十]+是|[0-9]{4}年(?:以来|度|来)?|每[一两二三0-9]?个?(?:人|年|季度|月|半年|周|[村镇乡区]|社区)(?:（[^（）]{1,4}）)?"
    r"|(?:去年|今年|近年|一年|本年度|年初)(?:以来|来)?|同期)+"
)
# 21个乡镇（街道）: a second kind in brackets belongs to the noun.
_KINDS = re.compile(
    r"(?<=[村镇乡区市县州街居户])[（(](?:[村镇乡区市县州居]{1,2}|社区|街道|办|园区|单位)[）)]"
)
_GROWTH = re.compile(
    r"(?:同比|环比|[较比](?:上年|去年|同期|上一年|[0-9]{4}年)|再?(?:下降|上升|增长|减少|提高|降低)).*$"
)
# 受理45件，比上年减少|11件: what is compared was said before.
_COMPARED = re.compile(
    r"(?:同比|环比|分别[较比]|[较比](?:上年|去年|同期|[0-9]{4}年)|[是为](?:上年|去年|同期)).*$"
)
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”")
# 46所中小学校|选聘民警, 11个调委会|受理纠纷: whose act the words behind tell.
_BODY = re.compile(
    "(?:委员会|调委会|组织|机构|机关|法院|检察院|中心|部门|单位|企业|学校|人员|大队|中队|支队|局|[村镇乡县])$"
)
# 2,400名学生|聆听了讲座
_DONE = re.compile("(?<=..)[\u4e00-\u9fff]{2}了")
_INSERTED = re.compile(r"(?<=[\u4e00-\u9fff])[（(][\u4e00-\u9fff][）)](?=[\u4e00-\u9fff])")
# 镇长出庭|2件: who appeared in court, in the cases told before.
_APPEARED = re.compile(r"^.{0,14}出庭(?:应诉)?$")
_SHARE = re.compile(r"仅?(?:占|不足|不到|超过)[^占]*$")


class Phrase(NamedTuple):
    """What is counted, by which action, and on which side of the number it was read.

    `end` is where an object behind its number ends in the paragraph, else 0.
    """

    object: str
    action: str
    side: str
    end: int = 0


def find_phrase(text: str, around: Surroundings) -> Phrase:
    """Return the object and action of a count from the words beside it."""
    left, right = text[slice(*around.left)], text[slice(*around.right)]
    group = around.quantity.group
    right = right.lstrip().removeprefix("的") if group == "rate" else right
    behind = "" if group == "money" else _noun_behind(right)
    if behind:
        end = around.right[0] + right.find(behind) + len(behind)
        return Phrase(behind, _last_verb(left), "behind", end)
    object_, verb = _noun_before(left, group)
    if not object_ and group in ("event", "attendance"):
        verb_behind = _verb_at_start(right)
        if verb_behind:
            return Phrase(_noun_behind(right[len(verb_behind) :]), verb_behind, "behind")
    if object_ in words().no_objects or (group == "case" and _APPEARED.match(object_)):
        object_ = ""
    return Phrase(object_, verb, "before")


def noun_of(words_: str) -> str:
    """Return the noun phrase that some words end with, '' where there is none."""
    if words_.endswith("率"):
        return _noun_of_rate(words_)
    verbs = find_verbs(words_)
    begin = verbs[-1][1] if verbs and verbs[-1][1] < len(words_) else 0
    phrase = _core(_strip(words_[begin:]))
    return phrase if len(phrase) >= 2 else ""


def _verb_at_start(right: str) -> str:
    found = find_verbs(right[:8])
    return right[: found[0][1]] if found and found[0][0] == 0 else ""


def _last_verb(left: str) -> str:
    found = find_verbs(left)
    return left[slice(*found[-1])] if found else ""


def _noun_behind(right: str) -> str:
    """Return the noun phrase that begins the words behind a count, or ''."""
    right = right.lstrip()
    if right.startswith(("的", "和", "及", "、", "等", "与", "”", "》")):
        return ""
    mark = _PUNCTUATION.search(_KINDS.sub(lambda kinds: "名" * len(kinds.group()), right))
    phrase = right[: mark.start()] if mark else right
    close = phrase.find(_CLOSING[phrase[0]]) if phrase[:1] in _CLOSING else 0
    close = max(close, 0)
    stops = words().stops.find_matches_as_indexes(masked(phrase)[close:])
    phrase = phrase[: close + stops[0][1]] if stops else phrase
    phrase = _before_verb(phrase).strip(" 、和及的").removesuffix("中")
    if (body := phrase.split("的")[0]) in words().bodies:
        return body
    if phrase in words().short_nouns:
        return phrase
    return _core(phrase) if 2 <= len(phrase) <= _LONGEST else ""


def _before_verb(phrase: str) -> str:
    """Return the subject of a clause: 46所|中小学校选聘民警."""
    nominal = words().nominal_verbs
    for begin, end in find_verbs(phrase):
        if begin >= 2 and (phrase[begin:end] not in nominal or _BODY.search(phrase[:begin])):
            return phrase[:begin]
    done = _DONE.search(phrase)
    return phrase[: done.start()] if done else phrase


def _noun_before(left: str, group: str) -> tuple[str, str]:
    """Return the noun phrase before a count and its verb; ('', verb) where there is no noun."""
    pattern = _GROWTH if group in ("rate", "change", "score") else _COMPARED
    left = pattern.sub("", left)
    if group == "rate":
        return _noun_of_rate(left), _last_verb(left)
    if group == "money" and (noun := words().money.search(left)):
        return noun[1], _last_verb(left)
    found = find_verbs(left)
    if group == "event" and found and found[-1][1] == len(_stripped_end(left)):
        # 联合检查|36次: the verb itself is what was held.
        found = found[:-1] if left[slice(*found[-1])] in words().nominal_verbs else found
    if group == "case" and found and found[-1][1] == len(_stripped_end(left)):
        verb = left[slice(*found[-1])]
        if verb in words().self_named and left[found[-1][0] - 1 : found[-1][0]] != "类":
            return verb, verb
    action, end = "", len(left)
    for begin, stop in reversed([(0, 0), *found]):
        phrase = _without_subject(_core(_strip(left[stop:end])))
        action = action or left[begin:stop]
        if len(phrase) >= 2:
            return phrase[-_LONGEST:], action
        end = begin
    return "", action


def _noun_of_rate(left: str) -> str:
    """Return what a rate is of: 实现律师使用率|100%, 审核人员|占总数的|5%."""
    share = _SHARE.search(left)
    if share and share.start() > 1:
        left = left[: share.start()]
    phrase = _PUNCTUATION.split(_stripped_end(left))[-1].strip(" “”‘’、")
    nominal = words().nominal_verbs
    begins = [end for start, end in find_verbs(phrase) if phrase[start:end] not in nominal]
    pure = [end for end in begins if len(phrase) - end > 2 and "率" in phrase[end:]]
    phrase = phrase[pure[0] :] if pure and pure[0] <= 4 else phrase
    return _tail(_WHEN.sub("", phrase))[-_LONGEST:]


def _stripped_end(phrase: str) -> str:
    """Strip what links a noun phrase to its number."""
    while (match := words().trailing.search(phrase)) is not None:
        phrase = phrase[: match.start()]
    return phrase


def _strip(phrase: str) -> str:
    """Strip what links a noun phrase to its number and its clause."""
    phrase = _stripped_end(phrase)
    if not phrase.endswith(("）", ")")):
        whole = _INSERTED.sub(lambda inserted: "名" * len(inserted.group()), phrase)
        phrase = phrase[len(phrase) - len(_PUNCTUATION.split(whole)[-1]) :]
    phrase = _WHEN.sub("", phrase.strip())
    leading = words().leading
    while (match := leading.match(phrase)) is not None and len(phrase) > match.end():
        phrase = phrase[match.end() :]
    return phrase.strip(" “”‘’、的")


def _without_subject(phrase: str) -> str:
    """Strip who does what is counted: 主任办公会|会前学法."""
    return words().subjects.sub("", phrase)


def _core(phrase: str) -> str:
    """Return the noun that a list of instances ends with: 民宿、餐饮等|经营主体."""
    instances = re.match(
        r".*(?:[、”》）)][^、]{0,12}等|》等|..(?<![平高初特同均中上何])等)(?=..)", phrase
    )
    if instances and not phrase.endswith("等"):
        phrase = phrase[instances.end() :].removeprefix("内容").removeprefix("各类")
    return _tail(phrase)


def _tail(phrase: str) -> str:
    """Return what stands behind the last 的 where that is a noun of its own."""
    at = _QUOTED.sub(lambda quoted: "名" * len(quoted.group()), phrase).rfind("的") + 1
    tail = phrase[at:].strip(" ")
    if at and find_verbs(tail)[:1] == [(0, len(tail))]:
        return phrase[: at - 1]
    tail = tail if len(tail) >= 2 else phrase
    if tail.count("“") != tail.count("”"):
        tail = tail.strip("“”")
    return tail
