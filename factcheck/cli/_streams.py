"""Writing to stdout and stderr: no locale changes the bytes, pipes may close; colour and width."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO

import click

from factcheck.model import Detail, RenderOptions
from factcheck.reports._safe import inert_line, visible

COLOR_CHOICES = ("auto", "always", "never")


def say(line: str) -> None:
    """Write one line for a person to stderr. What strangers wrote in it does not act."""
    write_stderr(f"{inert_line(visible(line))}\n")


def write_stdout(text: str) -> None:
    """Write a whole output to stdout, in UTF-8 whatever the locale. A reader that left early is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard(sys.stdout)


def write_stderr(text: str) -> None:
    """Write a text to stderr, which may be the same pipe as stdout and as closed."""
    try:
        click.echo(text, err=True, nl=False)
    except BrokenPipeError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Send what is still to be written to a stream nowhere: Python flushes at exit and would complain."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


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
) -> RenderOptions:
    """Return how to render for stdout."""
    return RenderOptions(
        width=_width(),
        color=wants_color(color, sys.stdout),
        detail=detail,
        statistics=statistics,
        unicode=_speaks_unicode(sys.stdout),
    )


def _width() -> int:
    """Return the columns of COLUMNS, else of the terminal, else 80."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def _speaks_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("_", "-").startswith("utf")
