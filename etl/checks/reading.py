"""Checks of how a file was read."""

from etl.checks.findings import finding
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
    fields = {"encoding": encoding, "places": damaged, "sign": REPLACEMENT}
    return [finding("text_damaged", fields, ordinals=ordinals)]
