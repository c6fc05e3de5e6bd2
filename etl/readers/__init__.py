"""Files to text: one reader a format, chosen by suffix, behind one function."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from etl.errors import UnreadableReport
from etl.models import SourceText
from etl.readers import plain
from etl.readers.genre import check_genre

# A reader turns the bytes of a file into (text, encoding), and raises UnreadableReport.
Reader = Callable[[str, bytes], tuple[str, str]]
READERS: dict[str, Reader] = {
    ".txt": plain.read_plain,
    ".text": plain.read_plain,
    ".md": plain.read_plain,
}
MAX_BYTES = 20 * 1024 * 1024


def read_source(path: str | Path, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """Return the decoded text of a report with the identity of its bytes.

    Raises UnreadableReport for a file that is missing, empty, too large, of another format,
    binary, undecodable, without Chinese text, or no government report.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableReport(
            f"{path.name}：不支持的文件格式“{path.suffix or '无扩展名'}”，可接受 {' '.join(READERS)}"
        )
    data = _read_bytes(path, max_bytes)
    text, encoding = reader(path.name, data)
    check_genre(path.name, text)
    return SourceText(
        report=path.name,
        report_id=hashlib.sha256(data).hexdigest()[:16],
        format=path.suffix.lower().removeprefix("."),
        encoding=encoding,
        text=text,
    )


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableReport(f"{path.name}：无法打开文件（{error.strerror}）") from error
    if len(data) > max_bytes:
        raise UnreadableReport(
            f"{path.name}：文件超过大小上限 {max_bytes / 1024 / 1024:g} MiB，请拆分或另存为纯文本"
        )
    return data
