"""Checks of how a file was read."""

from etl.checks.vocabulary import finding
from etl.models import Count, Document, Finding

# What a decoder puts in the place of bytes that are no character.
REPLACEMENT = "\ufffd"


def check_damage(document: Document, counts: list[Count]) -> list[Finding]:
    """Report characters that could not be decoded, with the paragraphs that hold them."""
    damaged = document.source.text.count(REPLACEMENT)
    if not damaged:
        return []
    ordinals = tuple(p.ordinal for p in document.paragraphs if REPLACEMENT in p.text)
    encoding = document.source.encoding.removesuffix("+replaced")
    message = f"文件按 {encoding} 解码，有{damaged}处字节损坏，无法辨认的字以“{REPLACEMENT}”代替。"
    return [finding("text_damaged", message, ordinals=ordinals)]
