"""Plain text and Markdown."""

import re

from etl.encoding import HANZI, decode_text
from etl.errors import UnreadableReport

_ACCEPTED = "可接受 UTF-8、GB18030/GBK、UTF-16、Big5 编码的中文文本"
# First bytes of formats that people rename to .txt, with what to call them.
_SIGNATURES = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "压缩包或 Office 文档"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"Rar!", "RAR 压缩包"),
    (b"\x7fELF", "程序文件"),
    (b"SQLite format 3", "数据库文件"),
)
_EXCERPT_LENGTH = 24
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_plain(name: str, data: bytes) -> tuple[str, str]:
    """Return (text, encoding) of a text file; raises UnreadableReport, naming `name`."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableReport(f"{name}：内容是{kind}，不是文本；{_ACCEPTED}")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableReport(f"{name}：文件是空的；{_ACCEPTED}")
    decoded = decode_text(data)
    if decoded is None:
        excerpt = data[:_EXCERPT_LENGTH].hex(" ")
        reason = "是二进制文件" if b"\0" in data else "无法判断文字编码"
        raise UnreadableReport(f"{name}：{reason}（开头字节 {excerpt}）；{_ACCEPTED}")
    text, encoding = decoded
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise UnreadableReport(f"{name}：是二进制文件（控制字符过多）；{_ACCEPTED}")
    if not HANZI.search(text):
        excerpt = " ".join(text.split())[:_EXCERPT_LENGTH]
        raise UnreadableReport(f"{name}：没有中文文字（开头是“{excerpt}”）；{_ACCEPTED}")
    return text, encoding
