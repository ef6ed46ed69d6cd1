"""Writing to stdout, stderr and files: no locale changes the bytes, pipes may close, colour, width."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TextIO

import click

from factcheck.errors import InputError
from factcheck.model import Detail, RenderOptions
from factcheck.reports._safe import inert_line, visible

COLOR_CHOICES = ("auto", "always", "never")


def say(line: str) -> None:
    """Write one line for a person to stderr. What strangers wrote in it does not act."""
    click.echo(inert_line(visible(line)), err=True)


def write_stdout(text: str) -> None:
    """Write a whole output to stdout, in UTF-8 whatever the locale. A reader that left early is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard_stdout()


def discard_stdout() -> None:
    """Send what is still to be written to stdout nowhere: Python flushes at exit and would complain."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def write_file(path: Path, text: str) -> None:
    """Write a file as a whole or not at all: who reads it meanwhile sees the old one.

    Raises InputError if it cannot be written.
    """
    import tempfile

    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
            return
        target = path.resolve()
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8", "backslashreplace"))
            Path(temporary).chmod(_mode_of(target))
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(None, f"{path} cannot be written: {reason}", "is the folder there?") from None


def _mode_of(path: Path) -> int:
    """Return the permissions of a file, or those that a new one gets."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def wants_color(choice: str, stream: TextIO) -> bool:
    """Return whether to colour what goes to a stream.

    `always` and `never` decide; for `auto` NO_COLOR (no-color.org), then FORCE_COLOR, if not empty, then
    whether the stream is a terminal that can (not TERM=dumb).
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream)


def is_terminal(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that understands escape codes."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def render_options(
    color: str = "auto",
    detail: Detail = Detail.NORMAL,
    *,
    statistics: bool = False,
    to_file: bool = False,
) -> RenderOptions:
    """Return how to render for stdout, or for a file, which is coloured only if `color` is `always`."""
    return RenderOptions(
        width=_width(),
        color=color == "always" if to_file else wants_color(color, sys.stdout),
        detail=detail,
        statistics=statistics,
        unicode=to_file or _speaks_unicode(sys.stdout),
    )


def _width() -> int:
    """Return the columns of COLUMNS, else of the terminal, else 80."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def _speaks_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("_", "-").startswith("utf")
