"""`decoding.read_text` in its two halves: a file's bytes, which may be hashed or sent, and their text."""

from __future__ import annotations

import stat
from pathlib import Path

from factcheck.load.decoding import MAX_BYTES, MAX_LINES, NotReadable, decode


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises `NotReadable` for what is no regular file, cannot be read or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadable("not a regular file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise NotReadable(f"cannot be read: {reason or 'the name is not valid'}") from error
    if len(data) > MAX_BYTES:
        raise NotReadable(f"larger than {MAX_BYTES // 1_000_000} MB")
    return data


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file's bytes and notes on its encoding.

    Raises `NotReadable` for what is binary, empty or has too many lines.
    """
    text, notes = decode(data)
    if not text.strip():
        raise NotReadable("empty")
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise NotReadable(f"more than {MAX_LINES} lines")
    return text, notes
