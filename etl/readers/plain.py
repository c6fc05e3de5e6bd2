"""Plain text and Markdown."""

import re

from etl.errors import UnreadableReport
from etl.readers.encoding import HANZI, decode_text

_ACCEPTED = "accepted is Chinese text in UTF-8, GB18030 (GBK), UTF-16 or Big5"
# First bytes of formats that people rename to .txt, with what to call them.
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an Office 97 document"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_EXCERPT_LENGTH = 24
# Bytes of a file without content: blanks and byte order marks.
_NOTHING = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
# Stray control characters occur in exported texts; a binary file is full of them.
_CONTROL_LIMIT = 0.02
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_plain(data: bytes) -> tuple[str, str]:
    """Return (text, encoding) of the bytes of a text file; raises UnreadableReport."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableReport(f"content is {kind}, not text; {_ACCEPTED}")
    if not data.strip(_NOTHING):
        raise UnreadableReport(f"empty; {_ACCEPTED}")
    decoded = decode_text(data)
    if decoded is None:
        reason = "binary" if b"\0" in data else "of an encoding that cannot be told"
        raise UnreadableReport(
            f"{reason}, beginning {data[:_EXCERPT_LENGTH].hex(' ')}; {_ACCEPTED}"
        )
    text, encoding = decoded
    if len(_CONTROL.findall(text)) > _CONTROL_LIMIT * len(text):
        raise UnreadableReport(f"binary, with control characters throughout; {_ACCEPTED}")
    if not HANZI.search(text):
        excerpt = " ".join(text.split())[:_EXCERPT_LENGTH]
        raise UnreadableReport(f"without Chinese text, beginning {excerpt!r}; {_ACCEPTED}")
    return text, encoding
