"""Chinese word segmentation with the domain dictionary `rules/userdict.txt`.

The engine is `rjieba`; where it cannot be imported, `jieba` cuts instead, to the same words.
Neither guesses at words that no dictionary holds: of a report's guesses nine in ten were fragments
(率均, 可利旧), and the rest belongs into the dictionary.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from etl.errors import RuleError
from etl.stopwords import formula_phrases

try:
    from rjieba import Jieba
except ImportError:
    Jieba = None

DICTIONARY = "userdict.txt"

# Frequency of a dictionary word unless its line says otherwise. Among the 60 million of the
# general dictionary it outweighs any two words that a domain word could be cut into.
FREQUENCY = 20_000
# Frequency of a formula: it outweighs the words that it is made of and leaves the others alone.
FORMULA_FREQUENCY = 5_000

# What both engines keep in one block; at least one Chinese character, so that figures stay figures.
WORD = re.compile(r"(?=.*[\u4e00-\u9fd5])[\u4e00-\u9fd5A-Za-z0-9+]{2,20}")


def cut(text: str) -> list[str]:
    """Cut a text into words; joined, they give the text back."""
    return _cutter()(text)


@cache
def dictionary() -> dict[str, int]:
    """Return the words of the domain dictionary with their frequencies, in order of the file.

    Raises RuleError for a line that is no word, names its file and line number.
    """
    return parse_dictionary(files("etl").joinpath(f"rules/{DICTIONARY}").read_text("utf-8"))


def parse_dictionary(content: str, name: str = DICTIONARY) -> dict[str, int]:
    """Parse groups of lines of `word [frequency]`, each below a line of # with their source.

    Raises RuleError for a line with anything else, for a word without a source, and for one
    that stands twice.
    """
    words: dict[str, int] = {}
    sourced = False
    for number, line in enumerate(content.splitlines(), 1):
        where = f"{name}:{number}: {line!r}"
        if not line or line.startswith("#"):
            sourced = line.startswith("#")
            continue
        word, _, frequency = line.partition(" ")
        _check_word(word, where, sourced)
        if word in words:
            raise RuleError(f"{where} stands twice")
        words[word] = _frequency(frequency, where)
    return words


def rjieba_cutter() -> Callable[[str], list[str]]:
    """Return rjieba with the domain dictionary, as an instance of its own."""
    engine = Jieba()
    for word, frequency in _words():
        engine.add_word(word, frequency, "n")
    return lambda text: engine.cut(text, hmm=False)


def jieba_cutter() -> Callable[[str], list[str]]:
    """Return jieba with the domain dictionary.

    Its general dictionary is loaded here and not by jieba itself, which would log and leave a
    cache file in the temporary folder that all users of the machine share.
    """
    import jieba

    engine = jieba.Tokenizer()
    engine.FREQ, engine.total = engine.gen_pfdict(engine.get_dict_file())
    engine.initialized = True
    for word, frequency in _words():
        engine.add_word(word, frequency)
    return lambda text: engine.lcut(text, HMM=False)


@cache
def _cutter() -> Callable[[str], list[str]]:
    return jieba_cutter() if Jieba is None else rjieba_cutter()


def _words() -> list[tuple[str, int]]:
    """Return what the engines are given: the domain dictionary and the formulas of the genre."""
    words = dictionary()
    phrases = sorted(formula_phrases() - words.keys())
    return [*words.items(), *((phrase, FORMULA_FREQUENCY) for phrase in phrases)]


def _check_word(word: str, where: str, sourced: bool) -> None:
    if not WORD.fullmatch(word):
        raise RuleError(
            f"{where} is no word: wanted are 2 to 20 Chinese characters, letters, digits or +, at "
            "least one of them Chinese, and then a space and a frequency at most"
        )
    if not sourced:
        raise RuleError(f"{where} has no source: wanted is a line of # above its group")


def _frequency(text: str, where: str) -> int:
    if not text:
        return FREQUENCY
    if not text.isdecimal() or int(text) == 0:
        raise RuleError(f"{where}: {text!r} is no frequency, wanted is a whole number above 0")
    return int(text)
