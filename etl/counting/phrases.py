"""What a number counts and the verb that governs it.

A count stands behind its noun (审核合同|153件), before it (3家|企业), or alone where the noun was
said before (调解|501起): which words name it `etl.counting.objects` finds, the verb is the last one
between it and the number.
"""

from typing import NamedTuple

from etl.counting.clauses import Surroundings
from etl.counting.objects import Reader
from etl.counting.objects.choice import Choice
from etl.counting.objects.limits import BACK, BEHIND
from etl.counting.verbs import find_verbs

# A verb that begins the words behind a number of times governs it: 4次|听取.
_VERBAL_GROUPS = ("event", "attendance")


class Phrase(NamedTuple):
    """What is counted, by which action, and on which side of the number it was read.

    `side` is `before`, `behind` or, of a noun said before, `carried`; `end` is where an object
    behind its number ends in the paragraph, else 0.
    """

    object: str
    action: str
    side: str
    end: int = 0


def find_phrase(
    text: str, around: Surroundings, reader: Reader, told: Choice | None = None
) -> Phrase:
    """Return the object and action of a count from the words around it.

    `told` is its object where the counts of a list are told respectively.
    """
    quantity = around.quantity
    choice = reader.take(told, quantity) if told else reader.choose(quantity)
    if choice is None:
        return Phrase("", _action(text, around, None), "carried")
    object_ = "".join(text[choice.start : choice.end].split())
    action = _action(text, around, choice)
    if choice.side == BEHIND:
        return Phrase(object_, action, "behind", choice.end)
    carried = choice.side == BACK and not told
    return Phrase(object_, action, "carried" if carried else "before")


def _action(text: str, around: Surroundings, choice: Choice | None) -> str:
    """Return the last verb before a count that is no part of its object."""
    begin, end = around.left
    left = text[begin:end]
    for start, stop in reversed(find_verbs(left)):
        if choice is None or not (begin + start < choice.end and choice.start < begin + stop):
            return left[start:stop]
    if around.quantity.group in _VERBAL_GROUPS and (choice is None or choice.side != BEHIND):
        right = text[slice(*around.right)]
        found = find_verbs(right[:8])
        return right[: found[0][1]] if found and found[0][0] == 0 else ""
    return ""
