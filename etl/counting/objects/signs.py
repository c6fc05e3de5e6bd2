"""Words that part a paragraph or hold a phrase together: punctuation, brackets, quantities."""

# Words of no text: before the first of a paragraph, and behind its last.
FIRST, LAST = "^", "$"
_BREAKS = frozenset("，,；;：:。！？!?\n|")
_SENTENCE_ENDS = frozenset("。！？!?；;\n")
_BRACKETS = {"“": 1, "”": -1, "（": 100, "）": -100, "《": 10_000, "》": -10_000}


def is_number(word: str) -> bool:
    """Tell whether a word stands for a quantity."""
    return word[0] == "<" and len(word) > 1


def sign_of(word: str) -> tuple[bool, bool, int]:
    """Return what a word is as a sign.

    Whether no noun phrase goes on over it, whether it ends a sentence, and what it adds to the
    brackets that are open.
    """
    breaks = word[0] in _BREAKS or is_number(word)
    return breaks, word[0] in _SENTENCE_ENDS, _BRACKETS.get(word, 0)
