"""Lines and columns of a text, and the lines as the layout of an article sees them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Lines:
    r"""Where the lines of one text begin. Lines end at `\n`, `\r\n` or `\r`."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Return the lines of a text, read once, in linear time."""
        return cls((0, *(match.end() for match in _LINE_BREAK.finditer(text))))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, the column in characters."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of one offset; for several offsets of one text build `Lines` once."""
    return Lines.of(text).place(offset)


class TextLine(NamedTuple):
    """One line that is not blank: `content` is `text[start:end]`, trimmed.

    `indent` counts the characters before it; `gap` says whether a blank line, or the text's
    beginning, is above it.
    """

    start: int
    end: int
    indent: int
    gap: bool
    content: str


def text_lines(text: str, start: int) -> list[TextLine]:
    """Return the lines from an offset on that are not blank, in linear time."""
    lines: list[TextLine] = []
    # Both replacements keep every offset; the carriage return before \n counts as white space.
    position, gap = start, True
    for raw in text[start:].replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            begin = position + indent
            lines.append(TextLine(begin, begin + len(content), indent, gap, content))
            gap = False
        else:
            gap = True
        position += len(raw) + 1
    return lines
