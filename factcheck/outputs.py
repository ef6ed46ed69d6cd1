"""Where the report goes: reads `--format FORMAT[:FILE]`, adds what GitHub Actions expects, and writes.

A file appears whole or not at all: it is written beside its place and then moved there.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from factcheck.errors import InputError
from factcheck.model import RenderOptions, Report
from factcheck.reports import format_names, render

DEFAULT_FORMAT = "text"

_ANNOTATIONS = "github"
_SUMMARY = "markdown"


class Stream(StrEnum):
    """A standard stream that a report can go to."""

    STDOUT = "stdout"
    STDERR = "stderr"


@dataclass(frozen=True, slots=True)
class Destination:
    """One format and where it goes: a stream or a file.

    `append` adds to a file that others write to as well. What was not `requested` by the user was added
    for the CI service: where it cannot be written the run goes on.
    """

    format: str
    target: Stream | Path
    append: bool = False
    requested: bool = True


def destinations(specs: Sequence[str], environ: Mapping[str, str]) -> tuple[Destination, ...]:
    """Return where each `FORMAT[:FILE]` goes; without any, text goes to standard output.

    A missing FILE, or `-`, is standard output. In GitHub Actions annotations are added, unless asked for
    anyway: on standard output below text, on standard error, which GitHub's runner reads too, where
    another program reads the output. The Markdown is appended to the job's summary, as is anything that
    was asked for there.
    Raises InputError for an unknown format, an empty file name, a file named twice, and a second format
    for standard output.
    """
    requested = tuple(_parsed(spec) for spec in specs) or (Destination(DEFAULT_FORMAT, Stream.STDOUT),)
    _check_targets(requested)
    if environ.get("GITHUB_ACTIONS") != "true":
        return requested
    summary = environ.get("GITHUB_STEP_SUMMARY", "")
    requested = tuple(replace(place, append=_is_same(place.target, summary)) for place in requested)
    return (*requested, *_added_for_github(requested, summary))


def write(
    report: Report,
    places: Sequence[Destination],
    options: RenderOptions,
    stdout: TextIO,
    stderr: TextIO,
) -> tuple[str, ...]:
    """Write the report to all its destinations, files first: a closed pipe costs no file.

    `options` is for standard output; files and standard error get no colour. Returns a warning for each
    destination that was not requested and could not be written. Raises InputError if a requested file
    cannot be written, and whatever the streams raise.
    """
    warnings = []
    plain = replace(options, color=False, unicode=True)
    for place in places:
        if not isinstance(place.target, Path):
            continue
        text = render(place.format, report, plain)
        try:
            if place.append:
                _append(place.target, text)
            else:
                write_file(place.target, text)
        except OSError as error:
            message = f"cannot write {place.format} to {place.target}: {error.strerror or error}"
            if place.requested:
                raise InputError(None, message, "name a file in a folder that you may write to") from error
            warnings.append(message)
    for place in places:
        if place.target is Stream.STDOUT:
            stdout.write(render(place.format, report, options))
        elif place.target is Stream.STDERR:
            stderr.write(render(place.format, report, replace(options, color=False)))
    return tuple(warnings)


def write_file(path: Path, text: str) -> None:
    """Write a text as UTF-8 so that the file is at all times either the old or the new one, whole.

    Missing folders are made. A link is followed; a device or a pipe is written to directly. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    try:
        # "x" creates the file with the rights that any new file gets, unlike the tempfile module.
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def _append(path: Path, text: str) -> None:
    """Append a text to a file, with a blank line after what others wrote there."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\n\n{text}" if file.tell() else text)


def _parsed(spec: str) -> Destination:
    name, colon, file = spec.partition(":")
    if name not in format_names():
        close = difflib.get_close_matches(name, format_names(), n=1)
        known = f"known are {', '.join(format_names())}"
        hint = f"did you mean {close[0]}? {known}" if close else known
        raise InputError(None, f"unknown format {name!r} in --format {spec}", hint)
    if colon and not file:
        raise InputError(None, f"no file name in --format {spec}", f"write --format {name}:FILE")
    return Destination(name, Stream.STDOUT if file in ("", "-") else Path(file))


def _check_targets(requested: Sequence[Destination]) -> None:
    taken: dict[str, Destination] = {}
    for place in requested:
        key = "-" if isinstance(place.target, Stream) else os.path.realpath(place.target)
        other = taken.setdefault(key, place)
        if other is place:
            continue
        where = "standard output" if isinstance(place.target, Stream) else str(place.target)
        raise InputError(
            None,
            f"both {other.format} and {place.format} would go to {where}",
            f"give one of them a file of its own: --format {place.format}:FILE",
        )


def _is_same(target: Stream | Path, file: str) -> bool:
    return bool(file) and isinstance(target, Path) and os.path.realpath(target) == os.path.realpath(file)


def _added_for_github(requested: Sequence[Destination], summary: str) -> tuple[Destination, ...]:
    added = []
    if all(place.format != _ANNOTATIONS for place in requested):
        others = {place.format for place in requested if place.target is Stream.STDOUT}
        stream = Stream.STDOUT if others <= {DEFAULT_FORMAT} else Stream.STDERR
        added.append(Destination(_ANNOTATIONS, stream, requested=False))
    if summary and not any(place.append for place in requested):
        added.append(Destination(_SUMMARY, Path(summary), append=True, requested=False))
    return tuple(added)
