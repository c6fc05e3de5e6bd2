"""What a text says of where it is from: the divisions that it mentions, weighed."""

import re
from collections import Counter
from collections.abc import Callable, Collection
from functools import cached_property

from etl import gazetteer
from etl.gazetteer import Division, Mention
from etl.identity.rulebook import metadata_rules

# Weights of a mention, by how much it tells of the writer's own place; OWN is one with 委 or 政府.
FULL, SPOKEN, OWN, ELSEWHERE, BEARER = 2.0, 1.0, 4.0, 0.0, 0.25
# Beyond this a name mentioned again says nothing new.
CAP = 12.0
# A place spoken of so often, and twice as often as any other, is the text's own.
FAVOURITE = 5.0
SHORTEST = 2  # characters of a name: 理县, 宝山
_HANZI = re.compile("[\u4e00-\u9fff]")
WINDOW = 14  # characters looked at on either side of a mention


class Evidence:
    """The divisions mentioned in a text, and how much they tell.

    `street` is the reporting street, town or township: a division printed before its name owns it.
    """

    def __init__(self, text: str, street: str | None = None) -> None:
        self._text = text
        self._street = street

    @cached_property
    def _weights(self) -> tuple[Counter, Counter]:
        mentioned: Counter[str] = Counter()
        owning: Counter[str] = Counter()
        end = 0
        for mention in gazetteer.find_mentions(self._text):
            follows, end = mention.start == end, mention.end
            if not (follows or self._stands_alone(mention)):
                continue
            weight, own = self._weigh(mention)
            mentioned[mention.name] += weight
            owning[mention.name] += own
        return mentioned, owning

    def _stands_alone(self, mention: Mention) -> bool:
        """Say whether the name is one, not parts of two words: 位于新县西北部, 办理县级建议."""
        rules = metadata_rules()
        before = self._text[max(0, mention.start - 1) : mention.start]
        if before and before in rules.run_together.get(mention.name, ""):
            return False
        if len(mention.name) > SHORTEST or not mention.full:
            return True
        begins = not _HANZI.match(before) or before in rules.short_after
        return begins and self._text[mention.end : mention.end + 1] not in rules.short_not_before

    def _weigh(self, mention: Mention) -> tuple[float, float]:
        rules = metadata_rules()
        before = self._text[max(0, mention.start - WINDOW) : mention.start]
        behind = self._text[mention.end : mention.end + WINDOW]
        if not mention.full and mention.name in rules.everyday:
            return 0.0, 0.0
        if self._street and self._text.startswith(self._street, mention.start):
            return 0.0, 0.0
        if rules.elsewhere.search(before):
            return ELSEWHERE, 0.0
        street = self._street and behind.startswith(self._street)
        if mention.full and (street or rules.authority.match(behind)):
            return OWN, OWN
        if rules.bearer.match(behind):
            return BEARER, 0.0
        if mention.name in rules.common:
            return 0.0, 0.0
        return (FULL, FULL / 2) if mention.full else (SPOKEN, 0.0)

    def divisions(self) -> list[Division]:
        """Return the divisions that the text names in full."""
        names = [name for name, weight in self._weights[1].items() if weight]
        return [division for name in names for division in gazetteer.divisions_named(name)]

    def favourites(self, suits: Callable[[Division], bool]) -> list[Division]:
        """Return the suitable divisions called by the spoken name that the text uses most.

        None where no name stands out.
        """
        spoken = {
            name: (weight, found)
            for name, weight in self._weights[0].items()
            if (found := [d for d in gazetteer.divisions_called(name) if suits(d)])
        }
        ranked = sorted(spoken.values(), key=lambda entry: entry[0], reverse=True)
        if not ranked or ranked[0][0] < FAVOURITE:
            return []
        if len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]:
            return []
        return ranked[0][1]

    def elsewhere(self, codes: Collection[str]) -> float:
        """Return how much the text speaks of the place that it mentions most beyond `codes`.

        A place counts as one of `codes` where it lies in one of them or around it.
        """
        most = 0.0
        for name, weight in self._weights[0].items():
            if weight > most and not any(
                division.code.startswith(code) or code.startswith(division.code)
                for division in (
                    *gazetteer.divisions_named(name),
                    *gazetteer.divisions_called(name),
                )
                for code in codes
            ):
                most = weight
        return most

    def own(self, division: Division) -> float:
        """Return how much the text tells that this is its own division."""
        owning = self._weights[1]
        names = gazetteer.full_names(division)
        above = sum(map(self._spoken_of, gazetteer.lineage(division)[1:]))
        return sum(owning[name] for name in names) + above / 100

    def around(self, division: Division, without: Collection[str] = ()) -> float:
        """Return how much the text speaks of this division and those above it.

        Streets of a county count for it; divisions whose name is in `without` do not count.
        """
        places = [d for d in gazetteer.lineage(division) if d.name not in without]
        inner = gazetteer.streets_of(division.code) if division.level == "county" else ()
        return sum(map(self._spoken_of, places)) + sum(d.name in self._text for d in inner)

    def _spoken_of(self, division: Division) -> float:
        if division.level == "street":
            return 0.0
        former = sum(map(self._mentions, gazetteer.predecessors(division.code)))
        return self._mentions(division) + former

    def _mentions(self, division: Division) -> float:
        mentioned = self._weights[0]
        names = {*gazetteer.full_names(division), gazetteer.short_name(division.name)}
        return min(CAP, sum(mentioned[name] for name in names))
