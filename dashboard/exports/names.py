"""Names of downloaded files."""

import re

_UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
# Most file systems take 255 bytes of a name; a suffix and the number of a second copy are added.
_BYTES = 200


def file_name(*parts: str, suffix: str) -> str:
    """Return a file name that every system accepts; a long one is cut in the middle part.

    The last part, usually a date, and the suffix stay whole.
    """
    *named, last = (_UNSAFE.sub("_", part) for part in parts if part)
    room = _BYTES - len(last.encode()) - len(suffix) - 1
    head = "_".join(named).encode()[:room].decode("utf-8", "ignore")
    return "_".join(part for part in (head, last) if part) + suffix
