"""Files to text: one reader a format, chosen by suffix, behind one function."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from etl.errors import UnreadableReport
from etl.models import SourceText
from etl.readers import plain
from etl.readers.genre import check_genre

# A reader turns the bytes of a file into (text, encoding), and raises UnreadableReport.
Reader = Callable[[bytes], tuple[str, str]]
READERS: dict[str, Reader] = {
    ".txt": plain.read_plain,
    ".text": plain.read_plain,
    ".md": plain.read_plain,
}
MAX_BYTES = 20 * 1024 * 1024


def read_source(path: str | Path, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """Return the decoded text of a report with the identity of its bytes.

    Raises UnreadableReport for a file that cannot be opened, is empty, larger than `max_bytes`,
    of another format, binary, undecodable, without Chinese text, or no government report. The
    message gives the reason and what would be accepted; the caller names the file, since one
    content may stand under several names.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        raise UnreadableReport(
            f"format {suffix or 'without suffix'!r} is not read; accepted are {', '.join(READERS)}"
        )
    data = _read_bytes(path, max_bytes)
    text, encoding = reader(data)
    check_genre(text)
    return SourceText(
        report=path.name,
        report_id=hashlib.sha256(data).hexdigest()[:16],
        format=suffix.removeprefix("."),
        encoding=encoding,
        text=text,
    )


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableReport(f"cannot be opened: {error.strerror}") from error
    if len(data) > max_bytes:
        raise UnreadableReport(
            f"larger than {max_bytes / 1024 / 1024:g} MiB; accepted are single reports below that"
        )
    return data
