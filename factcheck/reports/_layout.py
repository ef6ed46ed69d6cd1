"""Lines of text laid out in columns. Everything here returns lines that fit; nothing prints."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.reports._sheet import DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.reports._sheet import Sheet

BLANK = Text()


def wrapped(sheet: Sheet, text: Text, width: int) -> list[Text]:
    """Return the text as lines of at most `width` columns; words that are longer are broken."""
    lines = list(text.wrap(sheet.console, width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


def indented(lines: Iterable[Text], indent: int | Text, first: Text | None = None) -> Iterator[Text]:
    """Return the lines behind an indent: columns of space, or a prefix. The first may have its own."""
    prefix = indent if isinstance(indent, Text) else Text(" " * indent)
    for number, line in enumerate(lines):
        yield Text.assemble(first if first is not None and number == 0 else prefix, line)


def paragraph(sheet: Sheet, text: Text, indent: int = 0, label: Text | None = None) -> Iterator[Text]:
    """Return a text wrapped behind an indent, with a label standing in the first line's indent."""
    first = None if label is None else padded(label, indent)
    return indented(wrapped(sheet, text, sheet.width - indent), indent, first)


def padded(text: Text, width: int) -> Text:
    """Return the text filled with spaces up to `width` columns."""
    return Text.assemble(text, " " * max(0, width - text.cell_len))


def beside(left: Iterable[Text], right: Iterable[Text], left_width: int) -> Iterator[Text]:
    """Return two columns of lines side by side, the left one filled up to `left_width` columns."""
    for first, second in zip_longest(left, right, fillvalue=BLANK):
        yield Text.assemble(padded(first, left_width), second)


def heading(sheet: Sheet, title: str) -> Iterator[Text]:
    """Return a section's title with a rule behind it, and a blank line before and after."""
    lines = wrapped(sheet, sheet.text(title, STRONG), sheet.width)
    room = sheet.width - lines[-1].cell_len - 1
    if room > 0:
        lines[-1] = Text.assemble(lines[-1], " ", (sheet.symbols.rule * room, DIM))
    yield BLANK
    yield from lines
    yield BLANK


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one: `1 claim`, `3 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
