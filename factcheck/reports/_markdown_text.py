"""Untrusted text in Markdown, for GitHub's and GitLab's dialects: shown as it is, and never read as markup.

Both turn text into links also after Markdown was read: `@name`, `#12`, addresses, `:smile:`. No escape
stops that; a zero width space (written `&#8203;`) inside of it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.reports._safe import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Evidence

_MARKUP = re.compile(r"[\\`*_\[\]{}~^]")
_BLOCK_MARKER = re.compile(r"^(\s*)([-+=:])|^(\s*\d{1,9})([.)])")
_LINKED_LATER = re.compile(r"[@#]|:(?=:|//|[\w+-]+:)|\bGH-(?=\d)|\bwww(?=\.)", re.IGNORECASE)
_BREAK = "\u200b"
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "$": "&#36;", _BREAK: "&#8203;"}
)
_BACKTICKS = re.compile(r"`+")
_WHITESPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quote; `marked` if it is one of the words that decided, and can be shown so."""

    text: str
    marked: bool


def escaped(text: str) -> str:
    """Return text on one line, as Markdown that shows it and does nothing, at a line's start too."""
    return _escaped(one_line(text))


def code(text: str) -> str:
    """Return text on one line as a code span, in which nothing is markup or a link.

    A vertical bar is replaced by one that looks like it, because tables are cut at bars in code too.
    """
    line = one_line(text).replace("|", "∣") or " "
    longest = max((len(run) for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text on one line, cut with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def marked_quote(evidence: Evidence, limit: int) -> str:
    """Return a passage's quote as Markdown with its cues bold, at most about `limit` characters of it."""
    return "".join(_piece(piece) for piece in pieces(evidence, limit)).strip()


def pieces(evidence: Evidence, limit: int) -> Iterator[Piece]:
    """Yield a passage's quote, cut where its cues begin and end.

    Of a quote longer than `limit` the part around its first cue is left; `[…]` marks what was left out.
    """
    marks = _marks(evidence)
    begin, end = _window(evidence.quote, marks, limit)
    if begin > 0:
        yield Piece("[…] ", marked=False)
    position = begin
    for start, stop in marks:
        start, stop = max(start, position), min(stop, end)
        if start < stop and _can_be_bold(evidence.quote[start:stop]):
            yield Piece(evidence.quote[position:start], marked=False)
            yield Piece(evidence.quote[start:stop], marked=True)
            position = stop
    yield Piece(evidence.quote[position:end], marked=False)
    if end < len(evidence.quote):
        yield Piece(" […]", marked=False)


def _escaped(text: str) -> str:
    broken = _LINKED_LATER.sub(rf"\g<0>{_BREAK}", text)
    return _BLOCK_MARKER.sub(r"\1\3\\\2\4", _MARKUP.sub(r"\\\g<0>", broken).translate(_ENTITIES))


def _can_be_bold(text: str) -> bool:
    """Return whether asterisks around a text would be read as bold: not beside a space or punctuation."""
    return text[0].isalnum() and text[-1].isalnum()


def _piece(piece: Piece) -> str:
    text = _escaped(visible(_WHITESPACE.sub(" ", piece.text)))
    return f"**{text}**" if piece.marked else text


def _marks(evidence: Evidence) -> tuple[tuple[int, int], ...]:
    """Return where the cues stand in the quote, in order, without those outside of it."""
    offset, length = evidence.span.start, len(evidence.quote)
    spans = (cue.span for cue in evidence.cues if cue.span is not None)
    inside = ((max(0, span.start - offset), min(length, span.end - offset)) for span in spans)
    return tuple(sorted((start, stop) for start, stop in inside if start < stop))


def _window(quote: str, marks: Sequence[tuple[int, int]], limit: int) -> tuple[int, int]:
    if len(quote) <= limit:
        return 0, len(quote)
    first = marks[0][0] if marks else 0
    begin = 0 if first < limit * 2 // 3 else quote.rfind(" ", 0, first - limit // 3) + 1
    end = begin + limit
    if end >= len(quote):
        return begin, len(quote)
    space = quote.rfind(" ", begin + limit // 2, end)
    return begin, end if space < 0 else space
