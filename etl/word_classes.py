"""The word class of a word by jieba's general dictionary: n noun, v verb, m numeral, x sign."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from etl.segmentation import Jieba

# Tags of what no dictionary holds, as rjieba gives them.
_NUMERAL, _LETTERS, _OTHER = "m", "eng", "x"


@lru_cache(maxsize=1 << 16)
def tag_of(word: str) -> str:
    """Return the tag of a word; of several dictionary words that of the last one behind a +."""
    tags = _tagger()(word)
    return tags[0] if len(tags) == 1 else "+" + tags[-1]


def rjieba_tagger() -> Callable[[str], list[str]]:
    """Return what gives the tags of the dictionary words of a text, by rjieba."""
    engine = Jieba()
    return lambda text: [tag for _, tag in engine.tag(text, hmm=False)]


def jieba_tagger() -> Callable[[str], list[str]]:
    """Return what gives the tags of the dictionary words of a text, by jieba's dictionary."""
    import jieba

    engine = jieba.Tokenizer()
    engine.FREQ, engine.total = engine.gen_pfdict(engine.get_dict_file())
    engine.initialized = True
    with engine.get_dict_file() as lines:
        entries = (line.decode("utf-8").split() for line in lines)
        tags = {entry[0]: entry[2] for entry in entries}
    return lambda text: [
        tags.get(word) or _tag_of_unknown(word) for word in engine.lcut(text, HMM=False)
    ]


def _tag_of_unknown(word: str) -> str:
    if re.fullmatch(r"[0-9]+", word):
        return _NUMERAL
    return _LETTERS if re.fullmatch(r"[A-Za-z0-9]+", word) else _OTHER


@cache
def _tagger() -> Callable[[str], list[str]]:
    return jieba_tagger() if Jieba is None else rjieba_tagger()
