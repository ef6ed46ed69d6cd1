"""Spans inside quotation marks of all kinds, nested and over several paragraphs.

Typographic marks are matched by kind, straight ones by the white space around them. An unclosed
quotation ends at its paragraph, unless the next mark below closes it; apostrophes and inch marks
are no quotation marks. Single marks (‚…‘, ‘…’, '…') count only where they are closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Span

_MARK = re.compile(r"[\"„“”«»‹›‚'‘’]")
_APOSTROPHES = frozenset("'‘’")
# A closing mark to the opening marks that it may close.
_CLOSES = {
    "“": "„“",
    "”": "„“”",
    '"': '"„',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "‚",
    "’": "‘‚",
    "'": "'",
}
_SINGLE = frozenset("'‘‚")
_CROSSING = frozenset("„“”«»")
_OPENING_CONTEXT = frozenset("([{–—-/„“”«»‹›‚‘\"'")
_MAX_DEPTH = 8
_MAX_CROSSED = 3


@dataclass(frozen=True, slots=True)
class _Mark:
    position: int
    sign: str
    paragraph: int
    opens: bool
    closes: bool


def quotation_spans(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the spans inside quotation marks within the paragraphs, ascending, none empty.

    `paragraphs` are ascending offsets. Linear in the length of the text.
    """
    bounds = list(paragraphs)
    marks = [
        _read_mark(text, found.start(), number, start, end)
        for number, (start, end) in enumerate(bounds)
        for found in _MARK.finditer(text, start, end)
        if not _is_apostrophe(text, found.start())
    ]
    spans: list[tuple[int, int]] = []
    opened: list[_Mark] = []
    for mark in marks:
        opened = _carried_over(opened, mark, bounds, spans)
        _apply(mark, opened, spans)
    _end_at_paragraph(opened, bounds, spans)
    trimmed = (_trimmed(text, start, end) for start, end in spans)
    return tuple(sorted(span for span in trimmed if span is not None))


def _is_apostrophe(text: str, position: int) -> bool:
    """Whether a mark stands within a word: "don't"."""
    return text[position] in _APOSTROPHES and (
        text[max(position - 1, 0) : position].isalnum() and text[position + 1 : position + 2].isalnum()
    )


def _read_mark(text: str, position: int, paragraph: int, start: int, end: int) -> _Mark:
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    opens = not after.isspace() and (before.isspace() or before in _OPENING_CONTEXT)
    closes = not before.isspace() and not after.isalnum()
    return _Mark(position, text[position], paragraph, opens, closes)


def _apply(mark: _Mark, opened: list[_Mark], spans: list[tuple[int, int]]) -> None:
    closable = _CLOSES.get(mark.sign, "")
    depth = next((index for index in reversed(range(len(opened))) if opened[index].sign in closable), None)
    same_sign = mark.sign in "“”»›\"'" and depth is not None and opened[depth].sign == mark.sign
    # A mark that can open and would close a mark of its own sign stands at the next quotation.
    if depth is not None and not (mark.opens and not mark.closes and (same_sign or mark.sign in "“‘'")):
        spans.append((opened[depth].position + 1, mark.position))
        del opened[depth:]
        return
    stray = mark.closes and not mark.opens
    if not stray and (mark.opens or mark.sign not in _SINGLE | {"’"}) and len(opened) < _MAX_DEPTH:
        opened.append(mark)


def _carried_over(
    opened: list[_Mark], mark: _Mark, bounds: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> list[_Mark]:
    """Return what is still open at a mark: in a later paragraph only what this mark closes."""
    if not opened or opened[-1].paragraph == mark.paragraph:
        return opened
    outer = opened[0]
    crossing = (
        outer.sign in _CROSSING
        and outer.sign in _CLOSES.get(mark.sign, "")
        and not mark.opens
        and mark.paragraph - outer.paragraph <= _MAX_CROSSED
    )
    _end_at_paragraph(opened[1:] if crossing else opened, bounds, spans)
    return [outer] if crossing else []


def _end_at_paragraph(
    opened: list[_Mark], bounds: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    spans.extend(
        (mark.position + 1, bounds[mark.paragraph][1]) for mark in opened if mark.sign not in _SINGLE
    )


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
