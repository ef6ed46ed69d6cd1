"""From a file's bytes to text, whatever the encoding; what is no text is skipped with its reason."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

MAX_BYTES = 5_000_000
"""Larger files are skipped: five megabytes are a long novel, no article, and every stage's time is
bounded by the size of one article."""

MAX_LINES = 200_000
"""Files with more lines are skipped: no article has them, and each line costs time of its own."""

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotReadable(Exception):
    """A file that is no article; the message says why."""


def read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return a file's text and notes on its encoding. Line ends stay as they are; a BOM goes.

    Raises NotReadable for what is no regular file, cannot be read, is too large, empty or binary.
    """
    return text_of(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises NotReadable for what is no regular file, cannot be read or is too large.
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

    Raises NotReadable for what is binary, empty or has too many lines.
    """
    text, notes = decode(data)
    if not text.strip():
        raise NotReadable("empty")
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MAX_LINES:
        raise NotReadable(f"more than {MAX_LINES} lines")
    return text, notes


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes and notes: UTF-8, UTF-16 or UTF-32 by its BOM, else Windows-1252.

    Raises NotReadable for binary data, which NUL bytes give away.
    """
    if data.startswith(_UTF32):
        text, notes = _decode_wide(data, "utf-32")
    elif data.startswith(_UTF16):
        text, notes = _decode_wide(data, "utf-16")
    elif b"\0" in data:
        raise NotReadable("binary: it contains NUL bytes")
    else:
        text, notes = _decode_narrow(data)
    if "\0" in text:
        raise NotReadable("binary: it contains NUL characters")
    return text, notes


def _decode_wide(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), (f"read as {encoding.upper()}",)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, (f"read as {encoding.upper()}; broken characters were replaced",)


def _decode_narrow(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    lenient = data.decode("utf-8-sig", errors="replace")
    broken = lenient.count("\ufffd")
    # Text in Windows-1252 has hardly any valid sequence of UTF-8: then the file is damaged UTF-8.
    if sum(not character.isascii() for character in lenient) - broken > broken:
        return lenient, (f"not valid UTF-8 (first in line {line}): {broken} broken characters were replaced",)
    try:
        text, encoding = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "Latin-1"
    return text, (f"not valid UTF-8 (first in line {line}): read as {encoding}",)
