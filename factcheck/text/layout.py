"""From lines to blocks: hard-wrapped lines are joined, menus and lists are not.

A block is what a reader sees as one paragraph, headline, list item or notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.languages.reading import ReadingWords
from factcheck.text.junk import is_notice
from factcheck.text.lines import TextLine, text_lines

HEADLINE_WORDS = 14
"""The longest subheading without a full stop; longer ones are paragraphs that lack theirs."""

_WRAP_WIDTH = 120
_ITEM = re.compile(r"(?:[•‣◦▪●·∙*–—-]|\(?\d{1,2}\))[ \t]+(?=\S)")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")
_QUOTING_MARK = re.compile(r"(?:>[ \t]?)+(?=\S)")
_CLOSERS = "\"'“”‘’»«›‹)]}*_"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text between layout breaks; `content` is `text[start:end]`.

    `gap` says whether a blank line is above it, `marked` whether it is a list item (`item`), a
    Markdown heading (`heading`) or neither (None). The mark itself is outside of the block.
    """

    start: int
    end: int
    content: str
    gap: bool
    marked: str | None = None

    @property
    def last(self) -> str:
        """The last character before closing quotes and brackets, or the last of all."""
        return last_character(self.content)


def last_character(content: str) -> str:
    """Return the last character before closing quotes and brackets (of the last 16 characters)."""
    return (content[-16:].rstrip(_CLOSERS) or content)[-1]


def is_terminated(content: str) -> bool:
    """Whether a text ends as a sentence does."""
    return last_character(content) in ".!?…:"


def blocks(text: str, start: int, reading: ReadingWords) -> list[Block]:
    """Return the blocks of a text from an offset on, in order, in linear time."""
    lines = text_lines(text, start)
    wrapped = _is_hard_wrapped(lines)
    groups = _group_by_gap(lines)
    pieces = [piece for group in groups for piece in _join_lines(text, group, wrapped, reading)]
    return _join_over_gaps(text, pieces, wrapped, reading)


def _is_hard_wrapped(lines: list[TextLine]) -> bool:
    """Whether lines end where a column ended, not where a paragraph did: few are long."""
    long = sum(len(line.content) > _WRAP_WIDTH for line in lines)
    return long * 20 <= len(lines)


def _group_by_gap(lines: list[TextLine]) -> list[list[TextLine]]:
    groups: list[list[TextLine]] = []
    for line in lines:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _join_lines(text: str, group: list[TextLine], wrapped: bool, reading: ReadingWords) -> list[Block]:
    if len(group) == 1:
        return [_block(text, group)]
    width = max(len(line.content) for line in group)
    listed = len(group) >= 3 and all(len(line.content.split(None, 4)) <= 4 for line in group)
    if listed and not any(is_terminated(line.content) for line in group):
        return [_block(text, [line]) for line in group]
    runs: list[list[TextLine]] = []
    for line in group:
        if runs and _continues(runs[-1][-1], line, wrapped, width, reading):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_block(text, run) for run in runs]


def _continues(above: TextLine, line: TextLine, wrapped: bool, width: int, reading: ReadingWords) -> bool:
    """Whether a line goes on with the paragraph of the line directly above it."""
    if line.content[0] in "•‣◦▪●·∙*–—-#(>0123456789" and (
        _ITEM.match(line.content) or _HEADING_MARK.match(line.content)
    ):
        return False
    if (
        _HEADING_MARK.match(above.content)
        or is_notice(line.content, reading)
        or is_notice(above.content, reading)
    ):
        return False
    terminated = is_terminated(above.content)
    if not terminated and (line.content[0].islower() or above.content[-1] in ",-"):
        return True
    if not wrapped:
        return False
    if terminated:
        new_paragraph = line.indent > above.indent + 1 or len(above.content) < 0.6 * width
        return not new_paragraph
    # The next word would have fitted with room to spare: the break was meant.
    first_word = line.content.split(None, 1)[0]
    return len(above.content) + 1 + len(first_word) > 0.6 * width


def _block(text: str, run: list[TextLine]) -> Block:
    start, end, marked = run[0].start, run[-1].end, None
    first = run[0].content
    if quoting := _QUOTING_MARK.match(first):
        start += quoting.end()
        first = first[quoting.end() :]
    if heading := _HEADING_MARK.match(first):
        start, marked = start + heading.end(), "heading"
    elif item := _ITEM.match(first):
        start, marked = start + item.end(), "item"
    return Block(start, end, text[start:end], run[0].gap, marked)


def _join_over_gaps(text: str, pieces: list[Block], wrapped: bool, reading: ReadingWords) -> list[Block]:
    """Join what a blank line (a page break, a careless copy) tore apart in mid-sentence."""
    runs: list[list[Block]] = []
    for piece in pieces:
        if runs and piece.gap and _torn(runs[-1][-1], piece, wrapped, reading):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [run[0] if len(run) == 1 else _joined(text, run[0], run[-1]) for run in runs]


def _joined(text: str, first: Block, last: Block) -> Block:
    return Block(first.start, last.end, text[first.start : last.end], first.gap, first.marked)


def _torn(above: Block, below: Block, wrapped: bool, reading: ReadingWords) -> bool:
    if below.marked or above.marked == "heading" or not below.content[0].isalpha() or above.last in ".!?…:":
        return False
    # Only the end of a long paragraph is looked at: joining many pieces must stay linear.
    ending = above.content[-200:]
    words = ending.split()
    unfinished = words[-1].lower() in reading.unfinished_endings
    byline = not wrapped and below.content.lower().startswith(reading.byline_starts)
    going_on = below.content[0].islower() and (wrapped or len(words) > HEADLINE_WORDS) and not byline
    if not (unfinished or going_on):
        return False
    return not is_notice(below.content, reading) and not is_notice(ending, reading)
