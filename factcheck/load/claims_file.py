"""The claims file's bytes → text, with a clear error for everything that is no UTF-8 text file."""

from __future__ import annotations

import codecs
from pathlib import Path

from factcheck.errors import InputError, InputErrors
from factcheck.load.problems import Problems, position_at

MAX_BYTES = 20_000_000
"""10,000 claims with ten wordings each are about 9 MB; reading 20 MB takes seconds, not minutes."""


def read_claims_text(path: Path) -> str:
    """Return the text of a claims file.

    Raises `InputErrors` if the file is missing, no file, unreadable, too large or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _failure(
            f"there is no file {path}", "`factcheck init` writes a commented one to start from"
        ) from None
    except IsADirectoryError:
        raise _failure(f"{path} is a folder", f"name the file: {path / 'claims.yaml'}") from None
    except PermissionError:
        raise _failure(f"{path} may not be read", "check the file's permissions") from None
    except (OSError, ValueError) as error:
        raise _failure(f"{str(path)!r} cannot be read: {error}") from None
    if len(content) > MAX_BYTES:
        raise _failure(f"{path} is larger than {MAX_BYTES // 1_000_000} MB", "split it into several files")
    return _decode(content, str(path))


def _decode(content: bytes, path: str) -> str:
    problems = Problems(path)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = position_at("", 0)
        problems.stop(start, "the file is UTF-16, not UTF-8", "save it as UTF-8 in your editor")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind the byte order mark, as its `object` does.
        before = error.object[: error.start].decode("utf-8", errors="replace")
        problems.stop(
            position_at(before, len(before)),
            f"the byte 0x{error.object[error.start]:02X} is not UTF-8 text",
            "the file seems to be saved in another encoding, such as Windows-1252: save it as UTF-8",
        )


def _failure(message: str, hint: str | None = None) -> InputErrors:
    return InputErrors((InputError(None, message, hint),))
