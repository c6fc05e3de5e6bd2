"""The surroundings of a count: its sentence, its clause, and the words on either side.

A clause ends at a comma, and behind a count that `、` or 和 joins to the next one, so that each
count of a list has words of its own.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from etl.counting.quantities import Quantity

# Words further off than this have no say in what a number counts.
LONGEST_SENTENCE = 600
_SENTENCE_END = re.compile(r"[。！？!?；;\n]+[”’」）)]?")
_CLAUSE_END = re.compile(r"[，,；;：:。！？!?\n|]+|(?<![0-9])\.(?![0-9])")
_LIST_JOINT = re.compile(r"[、和及与]")


class Surroundings(NamedTuple):
    """Offsets around one quantity: the sentence, the clause, and the free words beside it.

    `list_start` is where its list of counts begins.
    `left` runs from the end of the count before (or the clause's start) to the quantity, `right`
    from the quantity to the next count or the clause's end.
    """

    quantity: Quantity
    list_start: int
    sentence: tuple[int, int]
    clause: tuple[int, int]
    left: tuple[int, int]
    right: tuple[int, int]

    def after(self, offset: int) -> "Surroundings":
        """Return these surroundings without the words before an offset on the left.

        They belong to the count before: in 38件文件、12项决策 the files are not of the 12.
        """
        if offset <= self.left[0]:
            return self
        return self._replace(left=(min(offset, self.left[1]), self.left[1]))


def find_surroundings(text: str, quantities: list[Quantity]) -> list[Surroundings]:
    """Return the surroundings of the quantities of one paragraph, in the same order."""
    sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    starts = [quantity.start for quantity in quantities]
    commas = [
        mark.span()
        for mark in _CLAUSE_END.finditer(text)
        if not _is_inside(mark.start(), quantities, starts)
    ]
    ends = [end for _, end in commas]
    found = []
    for index, quantity in enumerate(quantities):
        at = bisect_right(sentences, quantity.start) - 1
        sentence = (
            max(sentences[at], quantity.start - LONGEST_SENTENCE),
            min(sentences[min(at + 1, len(sentences) - 1)], quantity.end + LONGEST_SENTENCE),
        )
        comma = bisect_right(ends, quantity.start)
        begin = max(commas[comma - 1][1] if comma else 0, sentence[0])
        end = min(commas[comma][0] if comma < len(commas) else len(text), sentence[1])
        before = quantities[index - 1].end if index else 0
        after = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        clause = begin, end
        if before > begin and _LIST_JOINT.match(text, before):
            clause = before + 1, end
        if after < end and _LIST_JOINT.match(text, quantity.end):
            clause = clause[0], quantity.end
        left = max(clause[0], before), quantity.start
        right = quantity.end, max(quantity.end, min(clause[1], after))
        found.append(Surroundings(quantity, begin, sentence, clause, left, right))
    return found


def _is_inside(offset: int, quantities: list[Quantity], starts: list[int]) -> bool:
    """Tell whether an offset lies within one of the quantities: 1,130人次."""
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < quantities[at].end
